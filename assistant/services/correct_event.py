"""Correct what was recorded: the log keeps both, and the correction counts."""

from __future__ import annotations

import datetime

from assistant.clock import Clock
from assistant.domain.events import Event, EventKind, in_force
from assistant.domain.requests import OutlookOf
from assistant.errors import Conflict, NotFound
from assistant.services.record_event import SeenTooEarly, add_to_log
from assistant.services.request_history import RequestHistory
from assistant.store.events import log_of
from assistant.store.requests import get_request
from assistant.store.store import WorkspaceSession

__all__ = ["AlreadyCorrected", "SeenTooEarly", "correct_event", "take_back_event"]


class AlreadyCorrected(Conflict):
    """The entry no longer counts: a later one replaced it or took it back."""


def correct_event(
    session: WorkspaceSession,
    clock: Clock,
    request: str,
    number: int,
    kind: EventKind,
    day: datetime.date,
    *,
    channel: str | None = None,
    note: str | None = None,
    proof: str | None = None,
    seen: int | None = None,
    outlook_of: OutlookOf | None = None,
) -> RequestHistory:
    """Record what really happened in place of entry `number`; `kind` WITHDRAWN says that nothing did.

    Raises NotFound, BadInput by field, AlreadyCorrected, SeenTooEarly, Conflict.
    """
    _must_stand(session, request, number)
    event = Event(0, kind, day, channel=channel, note=note, proof=proof, corrects=number)
    return add_to_log(session, clock, request, event, seen=seen, outlook_of=outlook_of)


def take_back_event(
    session: WorkspaceSession,
    clock: Clock,
    request: str,
    number: int,
    *,
    note: str | None = None,
    seen: int | None = None,
    outlook_of: OutlookOf | None = None,
) -> RequestHistory:
    """Record that entry `number` did not happen; raises as `correct_event` does."""
    event = _must_stand(session, request, number)
    return correct_event(
        session, clock, request, number, EventKind.WITHDRAWN, event.day, note=note, seen=seen, outlook_of=outlook_of
    )


def _must_stand(session: WorkspaceSession, request: str, number: int) -> Event:
    get_request(session, request)
    events = {entry.event.number: entry.event for entry in log_of(session, request)}
    if number not in events:
        raise NotFound("There is no such entry in this log.")
    if events[number] not in in_force(events.values()):
        raise AlreadyCorrected("This entry was corrected or taken back before. Correct the one that replaced it.")
    return events[number]
