"""What a workspace knows of organisations: sealed, one row for each organisation."""

from __future__ import annotations

import msgspec
from sqlalchemy import Select, delete, insert, select, update

from assistant.domain.own_records import OwnRecord
from assistant.errors import RecourseError
from assistant.store.ids import is_id
from assistant.store.models import OwnOrganisationRow
from assistant.store.store import WorkspaceSession

_CONTENT = "own_organisations.content"
_INDEX = "own_organisations.organisation_index"


class FromNewerVersion(RecourseError):
    """A record was kept by a version of the program that knows more."""


def all_own(session: WorkspaceSession) -> tuple[OwnRecord, ...]:
    """Everything this workspace knows of organisations, oldest first."""
    return tuple(_record(session, row) for row in session.db.scalars(_rows(session).order_by(OwnOrganisationRow.id)))


def find_own(session: WorkspaceSession, organisation: str) -> OwnRecord | None:
    """What this workspace knows of an organisation, by the organisation's id; None where it knows nothing."""
    index = session.vault.index(organisation, _INDEX)
    row = session.db.scalars(_rows(session).where(OwnOrganisationRow.organisation_index == index)).one_or_none()
    return _record(session, row) if row else None


def put_own(session: WorkspaceSession, record: OwnRecord) -> None:
    """Keep what is known of an organisation, in place of what was kept under the same id."""
    if not is_id(record.id):
        raise ValueError(f"{record.id!r} is not an id")
    values = {
        "organisation_index": session.vault.index(record.organisation, _INDEX),
        "content": session.vault.seal(msgspec.to_builtins(record), _CONTENT, record.id),
        "changed_at": record.changed_at,
    }
    mine = OwnOrganisationRow.workspace_id == session.workspace, OwnOrganisationRow.id == record.id
    if not session.change(update(OwnOrganisationRow).where(*mine).values(values)):
        session.db.execute(insert(OwnOrganisationRow).values(workspace_id=session.workspace, id=record.id, **values))


def drop_own(session: WorkspaceSession, record: OwnRecord) -> None:
    """Forget what is known of an organisation."""
    mine = OwnOrganisationRow.workspace_id == session.workspace, OwnOrganisationRow.id == record.id
    session.change(delete(OwnOrganisationRow).where(*mine))


def _rows(session: WorkspaceSession) -> Select[OwnOrganisationRow]:
    query = select(OwnOrganisationRow).where(OwnOrganisationRow.workspace_id == session.workspace)
    return query.execution_options(populate_existing=True)


def _record(session: WorkspaceSession, row: OwnOrganisationRow) -> OwnRecord:
    try:
        return msgspec.convert(session.vault.open(row.content, _CONTENT, row.id), OwnRecord)
    except msgspec.ValidationError as trouble:
        raise FromNewerVersion(
            "An organisation here was kept by a newer version of Recourse. Install that version again."
        ) from trouble
