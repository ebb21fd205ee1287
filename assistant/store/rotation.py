"""New keys for old data, while the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, select, tuple_, update

from assistant.errors import NotFound
from assistant.store.base import Base, Sealed
from assistant.store.models import WorkspaceRow
from assistant.store.store import Store, WorkspaceSession

_BATCH = 200


def rotate_master_key(store: Store) -> int:
    """Make a new master key and wrap the keys of every workspace with it; returns how many workspaces.

    It can be interrupted anywhere: everything stays readable, and the next rotation finishes the work.
    """
    store.master.add_key()
    with store.across_workspaces() as db:
        kept = {row.id: row.keys for row in db.scalars(select(WorkspaceRow)) if row.keys is not None}
        for workspace, wrapped in kept.items():
            keys = store.master.wrap(workspace, store.master.unwrap(workspace, wrapped))
            db.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(keys=keys))
    store.master.drop_old_keys()
    return len(kept)


def rotate_workspace_key(store: Store, workspace: str) -> int:
    """Make a new key for a workspace and encrypt everything in it again; returns how many rows. Raises NotFound.

    It can be interrupted anywhere: everything stays readable, and the next rotation finishes the work.
    """
    _change_ring(store, workspace, grow=True)
    changed = sum(_seal_table_again(store, workspace, table) for table in _sealed_tables())
    _change_ring(store, workspace, grow=False)
    return changed


def sealed_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table that a workspace's key encrypts."""
    return tuple(column for column in table.columns if isinstance(column.type, Sealed))


def _sealed_tables() -> Iterator[Table]:
    return (table for table in Base.metadata.sorted_tables if "workspace_id" in table.columns and sealed_columns(table))


def _change_ring(store: Store, workspace: str, *, grow: bool) -> None:
    with store.across_workspaces() as db:
        row = select(WorkspaceRow.keys).where(WorkspaceRow.id == workspace).with_for_update()
        wrapped = db.scalar(row)
        if wrapped is None:
            raise NotFound("There is no such workspace.")
        ring = store.master.unwrap(workspace, wrapped)
        keys = store.master.wrap(workspace, ring.rotated() if grow else ring.without_old_keys())
        db.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(keys=keys))


def _seal_table_again(store: Store, workspace: str, table: Table) -> int:
    changed = 0
    last: tuple[object, ...] | None = None
    while True:
        # A short transaction for each batch, so that nobody waits long.
        with store.unit_of_work(workspace) as session:
            done, last = _seal_batch_again(session, table, last)
        changed += done
        if last is None:
            return changed


def _seal_batch_again(
    session: WorkspaceSession, table: Table, after: tuple[object, ...] | None
) -> tuple[int, tuple[object, ...] | None]:
    key = [column for column in table.primary_key.columns if column.name != "workspace_id"]
    sealed = sealed_columns(table)
    query = select(*key, *sealed).where(table.c.workspace_id == session.workspace)
    if after is not None:
        query = query.where(tuple_(*key) > tuple_(*after))
    rows = session.db.execute(query.order_by(*key).limit(_BATCH).with_for_update()).all()
    changed = 0
    for row in rows:
        own = tuple(row[: len(key)])
        again = _sealed_again(session, sealed, row[len(key) :], own)
        if again:
            this = [column == part for column, part in zip(key, own, strict=True)]
            changed += session.change(
                update(table).where(table.c.workspace_id == session.workspace, *this).values(again)
            )
    return changed, tuple(rows[-1][: len(key)]) if len(rows) == _BATCH else None


def _sealed_again(
    session: WorkspaceSession, columns: tuple[Column[Any], ...], tokens: tuple[Any, ...], row: tuple[object, ...]
) -> dict[str, bytes]:
    vault = session.vault
    return {
        column.name: vault.seal_again(token, f"{column.table.name}.{column.name}", *row)
        for column, token in zip(columns, tokens, strict=True)
        if token is not None and vault.ring.is_old(token)
    }
