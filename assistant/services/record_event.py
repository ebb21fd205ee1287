"""Record what happened to a request."""

from __future__ import annotations

import datetime

from assistant.clock import Clock
from assistant.domain.events import Event, EventKind
from assistant.domain.requests import OutlookOf, is_code
from assistant.errors import BadInput, Conflict
from assistant.services._outlook import refresh_outlook
from assistant.services.request_history import RequestHistory, request_history
from assistant.store.events import LogMovedOn, append, head_of_log
from assistant.store.store import WorkspaceSession

_FURTHEST_EAST = datetime.timezone(datetime.timedelta(hours=14))
_ATTEMPTS = 3


class SeenTooEarly(Conflict):
    """Something was recorded since the person last looked."""


def record_event(
    session: WorkspaceSession,
    clock: Clock,
    request: str,
    kind: EventKind,
    day: datetime.date,
    *,
    channel: str | None = None,
    note: str | None = None,
    proof: str | None = None,
    seen: int | None = None,
    outlook_of: OutlookOf | None = None,
) -> RequestHistory:
    """Add an event to the log of a request; returns its history with it.

    `seen` is the number of the last entry the person saw: given, nothing is recorded after one they did not see, so
    that a form sent twice records once. Raises NotFound, BadInput by field, SeenTooEarly, Conflict.
    """
    if kind is EventKind.WITHDRAWN:
        raise BadInput({"kind": "choose what happened; to take an entry back, correct that entry"})
    event = Event(0, kind, day, channel=channel, note=note, proof=proof)
    return add_to_log(session, clock, request, event, seen=seen, outlook_of=outlook_of)


def add_to_log(
    session: WorkspaceSession,
    clock: Clock,
    request: str,
    event: Event,
    *,
    seen: int | None,
    outlook_of: OutlookOf | None,
) -> RequestHistory:
    """Add an event, whatever its number, as the next entry; the rest as for `record_event`."""
    problems = _problems(event, clock)
    if problems:
        raise BadInput(problems)
    for attempts_left in reversed(range(_ATTEMPTS)):
        head = head_of_log(session, request, lock=True)
        if seen is not None and head.length != seen:
            raise SeenTooEarly("Something else was recorded in the meantime. Look at the list again, then decide.")
        try:
            append(session, request, head, event, clock.now())
            break
        except LogMovedOn:
            if not attempts_left:
                raise
    refresh_outlook(session, request, outlook_of)
    return request_history(session, request)


def _problems(event: Event, clock: Clock) -> dict[str, str]:
    problems = {}
    # Where the person lives it may be tomorrow already.
    if event.day > clock.today(_FURTHEST_EAST):
        problems["day"] = "is still to come; record what has happened, on the day it happened"
    if event.channel is not None and not is_code(event.channel):
        problems["channel"] = "must be one of the ways offered"
    return problems
