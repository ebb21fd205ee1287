"""Delete a request for good: its items, its log, its letters."""

from __future__ import annotations

from assistant.store.erasure import Erased, erase_request
from assistant.store.store import Store

__all__ = ["Erased", "delete_request"]


def delete_request(store: Store, workspace: str, request: str) -> Erased:
    """Erase a request; returns how many rows of each table went. Raises NotFound.

    It takes the store rather than a session: only once the deletion is done can its traces be wiped from the file.
    """
    with store.unit_of_work(workspace) as session:
        erased = erase_request(session, request)
    store.scrub()
    return erased
