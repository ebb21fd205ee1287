"""Erasing: one request with all that belongs to it, or a workspace with its keys.

Tables are found by their columns, so that a table made later is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import CursorResult, Table, delete, select, update
from sqlalchemy.orm import Session

from assistant.errors import NotFound
from assistant.store.base import Base
from assistant.store.cases import drop_empty_case
from assistant.store.models import RequestRow, WorkspaceRow
from assistant.store.requests import get_request
from assistant.store.store import SCRUB, Store, WorkspaceSession


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: how many rows of each table."""

    rows: Mapping[str, int]


def erase_request(session: WorkspaceSession, request: str) -> Erased:
    """Erase a request with its items, log and letters, and its case where nothing else is in it; raises NotFound."""
    case = get_request(session, request).case
    own = RequestRow.workspace_id == session.workspace, RequestRow.id == request
    session.change(update(RequestRow).where(*own).values(erasing=True))
    rows = {
        table.name: session.change(
            delete(table).where(table.c.workspace_id == session.workspace, table.c.request_id == request)
        )
        for table in _tables_with("request_id")
    }
    rows["requests"] = session.change(delete(RequestRow).where(*own))
    rows["cases"] = drop_empty_case(session, case)
    session.db.info[SCRUB] = True
    return Erased(rows)


def erase_workspace(store: Store, workspace: str) -> Erased:
    """Destroy the keys of a workspace, then delete its rows; raises NotFound.

    The keys go first and by themselves: whatever happens after that, nothing can be read any more.
    """
    with store.across_workspaces() as db:
        mine = WorkspaceRow.id == workspace, WorkspaceRow.keys.is_not(None)
        if not _changed(db, update(WorkspaceRow).where(*mine).values(keys=None)):
            raise NotFound("There is no such workspace.")
    with store.across_workspaces() as db:
        rows = _delete_rows(db, workspace)
    store.scrub()
    return Erased(rows)


def finish_erasing(store: Store) -> None:
    """Delete what is left of workspaces whose erasure was interrupted."""
    with store.across_workspaces() as db:
        for workspace in db.scalars(select(WorkspaceRow.id).where(WorkspaceRow.keys.is_(None))).all():
            _delete_rows(db, workspace)
    store.scrub()


def _delete_rows(db: Session, workspace: str) -> dict[str, int]:
    db.execute(update(RequestRow).where(RequestRow.workspace_id == workspace).values(erasing=True))
    rows = {
        table.name: _changed(db, delete(table).where(table.c.workspace_id == workspace))
        for table in _tables_with("workspace_id")
    }
    db.execute(delete(WorkspaceRow).where(WorkspaceRow.id == workspace))
    return rows


def _tables_with(column: str) -> Iterator[Table]:
    """Tables that have a column, those that others point to last."""
    return (table for table in reversed(Base.metadata.sorted_tables) if column in table.columns)


def _changed(db: Session, statement: Any) -> int:
    return cast("CursorResult[Any]", db.execute(statement)).rowcount
