"""Cases: finding, keeping and leaving none empty."""

from __future__ import annotations

import datetime

from sqlalchemy import Select, delete, exists, insert, select

from assistant.domain.requests import Case
from assistant.errors import NotFound
from assistant.store.ids import is_id
from assistant.store.models import CaseRow, RequestRow
from assistant.store.store import WorkspaceSession

_NONE = "There is no such case."


def add_case(session: WorkspaceSession, case: Case) -> None:
    """Keep a new case."""
    session.db.execute(
        insert(CaseRow).values(
            workspace_id=session.workspace,
            id=case.id,
            created_on=case.created_on,
            title=session.vault.seal_if(case.title, "cases.title", case.id),
        )
    )


def find_case(session: WorkspaceSession, case: str) -> Case | None:
    """A case by its id; None where this workspace has none of that id."""
    row = session.db.execute(_of(session).where(CaseRow.id == case)).one_or_none() if is_id(case) else None
    return _case(session, *row) if row else None


def get_case(session: WorkspaceSession, case: str) -> Case:
    """A case by its id; raises NotFound."""
    found = find_case(session, case)
    if found is None:
        raise NotFound(_NONE)
    return found


def all_cases(session: WorkspaceSession) -> tuple[Case, ...]:
    """All cases, oldest first."""
    return tuple(_case(session, *row) for row in session.db.execute(_of(session).order_by(CaseRow.id)))


def drop_empty_case(session: WorkspaceSession, case: str) -> int:
    """Delete a case that holds no request any more; returns how many were deleted."""
    held = exists().where(RequestRow.workspace_id == session.workspace, RequestRow.case_id == case)
    return session.change(delete(CaseRow).where(CaseRow.workspace_id == session.workspace, CaseRow.id == case, ~held))


def _of(session: WorkspaceSession) -> Select[str, datetime.date, bytes | None]:
    return select(CaseRow.id, CaseRow.created_on, CaseRow.title).where(CaseRow.workspace_id == session.workspace)


def _case(session: WorkspaceSession, case: str, created_on: datetime.date, title: bytes | None) -> Case:
    return Case(id=case, created_on=created_on, title=session.vault.open(title, "cases.title", case))
