"""Erase a workspace: its keys are destroyed first, then its rows."""

from __future__ import annotations

from assistant.store import erasure
from assistant.store.erasure import Erased
from assistant.store.store import Store

__all__ = ["Erased", "erase_workspace"]


def erase_workspace(store: Store, workspace: str) -> Erased:
    """Erase everything in a workspace, and the workspace; returns how many rows of each table went. Raises NotFound.

    Backups made before still hold the data: whoever erases must be told to delete those too.
    """
    return erasure.erase_workspace(store, workspace)
