"""Letters as they were made: kept and read, never changed."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from assistant.domain.letters import Letter
from assistant.domain.requests import StoredLetter
from assistant.errors import Conflict, NotFound
from assistant.store.codec import as_json, from_json
from assistant.store.ids import is_id
from assistant.store.models import LetterRow
from assistant.store.store import WorkspaceSession


class LetterKept(Conflict):
    """A letter of this id is kept already."""


def add_letter(session: WorkspaceSession, kept: StoredLetter) -> None:
    """Keep a letter; raises LetterKept."""
    try:
        with session.db.begin_nested():
            session.db.execute(insert(LetterRow).values(_row(session, kept)))
    except IntegrityError as trouble:
        raise LetterKept("This letter is kept already, and letters are never changed.") from trouble


def letters_of(session: WorkspaceSession, request: str) -> tuple[StoredLetter, ...]:
    """The letters of a request in the order in which they were made."""
    query = select(LetterRow).where(LetterRow.workspace_id == session.workspace, LetterRow.request_id == request)
    return tuple(_letter(session, row) for row in session.db.scalars(query.order_by(LetterRow.id)))


def get_letter(session: WorkspaceSession, letter: str) -> StoredLetter:
    """A letter by its id; raises NotFound."""
    query = select(LetterRow).where(LetterRow.workspace_id == session.workspace, LetterRow.id == letter)
    row = session.db.scalars(query).one_or_none() if is_id(letter) else None
    if row is None:
        raise NotFound("There is no such letter.")
    return _letter(session, row)


def _row(session: WorkspaceSession, kept: StoredLetter) -> dict[str, object]:
    origin = kept.letter.origin
    return {
        "workspace_id": session.workspace,
        "id": kept.id,
        "request_id": kept.request,
        "stage": kept.stage,
        "content": session.vault.seal(as_json(kept.letter), "letters.content", kept.id),
        "made_at": kept.made_at,
        "language": kept.letter.language,
        "profile": kept.letter.profile,
        "rule": origin.rule if origin else None,
        "text": origin.text if origin else None,
        "text_version": origin.text_version if origin else None,
        "pdf_sha256": kept.pdf_sha256,
        "sent_through": kept.sent_through,
    }


def _letter(session: WorkspaceSession, row: LetterRow) -> StoredLetter:
    return StoredLetter(
        id=row.id,
        request=row.request_id,
        stage=row.stage,
        letter=from_json(Letter, session.vault.open(row.content, "letters.content", row.id)),
        made_at=row.made_at,
        pdf_sha256=row.pdf_sha256,
        sent_through=row.sent_through,
    )
