"""The log of a request: entries are added and read, never changed."""

from __future__ import annotations

import dataclasses
import datetime
import secrets
from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.domain.chain import PRIVATE, Entry, Head, link
from assistant.domain.events import Event, EventKind
from assistant.errors import Conflict, NotFound
from assistant.store.codec import as_json, from_json
from assistant.store.ids import is_id
from assistant.store.models import EventRow, RequestRow
from assistant.store.store import WorkspaceSession

_SALT_BYTES = 32


class LogMovedOn(Conflict):
    """Another entry was added to the same log first."""


def log_of(session: WorkspaceSession, request: str) -> tuple[Entry, ...]:
    """All entries of a log in order of number; empty where there is no such request."""
    query = select(EventRow).where(EventRow.workspace_id == session.workspace, EventRow.request_id == request)
    return tuple(_entry(session, row) for row in session.db.scalars(query.order_by(EventRow.number)))


def head_of_log(session: WorkspaceSession, request: str, *, lock: bool = False) -> Head:
    """How long a log is and what its last entry is, as it was kept apart from the log; raises NotFound.

    With `lock`, nobody else adds to the log until the end of the transaction (SQLite lets one write at a time anyway).
    """
    query = select(RequestRow.head).where(RequestRow.workspace_id == session.workspace, RequestRow.id == request)
    token = session.db.scalar(query.with_for_update() if lock else query) if is_id(request) else None
    if token is None:
        raise NotFound("There is no such request.")
    return from_json(Head, session.vault.open(token, "requests.head", request))


def append(session: WorkspaceSession, request: str, head: Head, event: Event, now: datetime.datetime) -> Entry:
    """Add an event as the entry after a head, whatever number it was given. Raises LogMovedOn."""
    numbered = dataclasses.replace(event, number=head.length + 1)
    entry = link(request, head, numbered, now, secrets.token_hex(_SALT_BYTES))
    put(session, request, [entry])
    return entry


def put(session: WorkspaceSession, request: str, entries: Iterable[Entry]) -> None:
    """Add entries as they are: their place in the chain must have been verified. Raises LogMovedOn."""
    for entry in entries:
        try:
            # Undone alone where another writer was faster, so that the caller can try again with the next number.
            with session.db.begin_nested():
                session.db.execute(insert(EventRow).values(_row(session, request, entry)))
        except IntegrityError as trouble:
            raise LogMovedOn("Something else was recorded for this request at the same moment.") from trouble
        head = session.vault.seal(as_json(Head(entry.event.number, entry.fingerprint)), "requests.head", request)
        session.db.execute(
            update(RequestRow)
            .where(RequestRow.workspace_id == session.workspace, RequestRow.id == request)
            .values(head=head)
        )


def _row(session: WorkspaceSession, request: str, entry: Entry) -> dict[str, object]:
    event = entry.event
    private = {name: getattr(event, name) for name in PRIVATE} | {"salt": entry.salt}
    return {
        "workspace_id": session.workspace,
        "request_id": request,
        "number": event.number,
        "kind": event.kind.value,
        "day": event.day,
        "channel": event.channel,
        "corrects": event.corrects,
        "recorded_at": entry.recorded_at,
        "private": session.vault.seal(private, "events.private", request, event.number),
        "previous": entry.previous,
        "fingerprint": entry.fingerprint,
    }


def _entry(session: WorkspaceSession, row: EventRow) -> Entry:
    private = session.vault.open(row.private, "events.private", row.request_id, row.number)
    event = Event(
        number=row.number,
        kind=EventKind(row.kind),
        day=row.day,
        channel=row.channel,
        note=private["note"],
        proof=private["proof"],
        corrects=row.corrects,
    )
    return Entry(event, row.recorded_at, private["salt"], row.previous, row.fingerprint)
