"""What a person typed and may need again: details of a sender, and half-filled journeys."""

from __future__ import annotations

import datetime

from sqlalchemy import Select, delete, insert, select, update

from assistant.domain.requests import Draft, JsonObject
from assistant.errors import NotFound
from assistant.store.codec import as_json
from assistant.store.ids import is_id
from assistant.store.models import DetailsRow, DraftRow
from assistant.store.store import WorkspaceSession

_NONE = "There is no such draft."
OWN = "own"
"""The id of the details of whoever owns a personal workspace."""


def keep_details(session: WorkspaceSession, details: JsonObject, now: datetime.datetime, owner: str = OWN) -> None:
    """Keep the details of a sender in place of earlier ones."""
    drop_details(session, owner)
    content = session.vault.seal(as_json(details), "details.content", owner)
    values = {"workspace_id": session.workspace, "id": owner, "content": content, "changed_at": now}
    session.db.execute(insert(DetailsRow).values(values))


def find_details(session: WorkspaceSession, owner: str = OWN) -> JsonObject | None:
    """The details of a sender; None where none are kept."""
    query = select(DetailsRow.content).where(DetailsRow.workspace_id == session.workspace, DetailsRow.id == owner)
    found: JsonObject | None = session.vault.open(session.db.scalar(query), "details.content", owner)
    return found


def drop_details(session: WorkspaceSession, owner: str = OWN) -> None:
    """Forget the details of a sender."""
    session.db.execute(delete(DetailsRow).where(DetailsRow.workspace_id == session.workspace, DetailsRow.id == owner))


def add_draft(session: WorkspaceSession, draft: Draft) -> None:
    """Keep a new draft."""
    session.db.execute(
        insert(DraftRow).values(
            workspace_id=session.workspace,
            id=draft.id,
            content=_sealed(session, draft.id, draft.content),
            created_at=draft.created_at,
            changed_at=draft.changed_at,
        )
    )


def change_draft(session: WorkspaceSession, draft: str, content: JsonObject, now: datetime.datetime) -> None:
    """Keep a draft as it stands now; raises NotFound."""
    _must_be_id(draft)
    changed = session.change(
        update(DraftRow)
        .where(DraftRow.workspace_id == session.workspace, DraftRow.id == draft)
        .values(content=_sealed(session, draft, content), changed_at=now)
    )
    _must_exist(changed)


def find_draft(session: WorkspaceSession, draft: str) -> Draft | None:
    """A draft by its id; None where this workspace has none of that id."""
    if not is_id(draft):
        return None
    row = session.db.scalars(_drafts(session).where(DraftRow.id == draft)).one_or_none()
    return _draft(session, row) if row else None


def all_drafts(session: WorkspaceSession) -> tuple[Draft, ...]:
    """All drafts, the one changed last first."""
    query = _drafts(session).order_by(DraftRow.changed_at.desc(), DraftRow.id.desc())
    return tuple(_draft(session, row) for row in session.db.scalars(query))


def drop_draft(session: WorkspaceSession, draft: str) -> None:
    """Delete a draft; raises NotFound."""
    _must_be_id(draft)
    _must_exist(
        session.change(delete(DraftRow).where(DraftRow.workspace_id == session.workspace, DraftRow.id == draft))
    )


def _drafts(session: WorkspaceSession) -> Select[DraftRow]:
    query = select(DraftRow).where(DraftRow.workspace_id == session.workspace)
    return query.execution_options(populate_existing=True)


def _draft(session: WorkspaceSession, row: DraftRow) -> Draft:
    content = session.vault.open(row.content, "drafts.content", row.id)
    return Draft(id=row.id, created_at=row.created_at, changed_at=row.changed_at, content=content)


def _sealed(session: WorkspaceSession, draft: str, content: JsonObject) -> bytes:
    return session.vault.seal(as_json(content), "drafts.content", draft)


def _must_be_id(draft: str) -> None:
    if not is_id(draft):
        raise NotFound(_NONE)


def _must_exist(changed: int) -> None:
    if not changed:
        raise NotFound(_NONE)
