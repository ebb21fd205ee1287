"""Delete a request for good: its items, its log, its letters."""

from __future__ import annotations

from assistant.store.erasure import Erased, erase_request
from assistant.store.store import WorkspaceSession

__all__ = ["Erased", "delete_request"]


def delete_request(session: WorkspaceSession, request: str) -> Erased:
    """Erase a request; returns how many rows of each table went. Raises NotFound.

    Once the transaction is kept, what it left in the files is wiped too.
    """
    return erase_request(session, request)
