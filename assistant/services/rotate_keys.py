"""New keys for old data: regularly, or when somebody may have seen the old ones."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.store.rotation import rotate_master_key, rotate_workspace_key
from assistant.store.store import Store


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many workspaces got new keys, and how many rows were encrypted again."""

    workspaces: int
    rows: int


def rotate_keys(store: Store) -> Rotated:
    """Make a new master key, and a new key for every workspace; the program may go on working meanwhile."""
    workspaces = rotate_master_key(store)
    return Rotated(workspaces, sum(rotate_workspace_key(store, workspace) for workspace in store.workspaces()))
