"""Where a request stands: derived from its events and deadlines on a day, never stored as truth."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import StrEnum

from assistant.domain.clocks import ClockKind
from assistant.domain.deadlines import Deadline
from assistant.domain.events import Event, EventKind, in_force


class State(StrEnum):
    """What is awaited, and from whom."""

    DRAFT = "draft"
    WAITING = "waiting"
    WAITING_FOR_YOU = "waiting_for_you"
    LATE = "late"
    CHASE = "chase"
    CAME_BACK = "came_back"
    ANSWERED = "answered"
    ANSWERED_IN_PART = "answered_in_part"
    REFUSED = "refused"
    CORRECTED = "corrected"
    REINSERTED = "reinserted"
    COMPLAINED = "complained"
    DECIDED = "decided"
    CLOSED = "closed"


_BY_EVENT = {
    EventKind.ANSWERED: State.ANSWERED,
    EventKind.ANSWERED_IN_PART: State.ANSWERED_IN_PART,
    EventKind.REFUSED: State.REFUSED,
    EventKind.CORRECTED: State.CORRECTED,
    EventKind.REINSERTED: State.REINSERTED,
    EventKind.COMPLAINED: State.COMPLAINED,
    EventKind.DECIDED: State.DECIDED,
    EventKind.CLOSED: State.CLOSED,
    EventKind.BOUNCED: State.CAME_BACK,
}
_ASKED_AND_GIVEN = {
    EventKind.IDENTITY_ASKED: EventKind.IDENTITY_GIVEN,
    EventKind.CLARIFICATION_ASKED: EventKind.CLARIFICATION_GIVEN,
    EventKind.FEE_ASKED: EventKind.FEE_PAID,
}


def answer_deadline(deadlines: Sequence[Deadline]) -> Deadline | None:
    """The deadline of the answer as it stands, after any extension."""
    answers = [d for d in deadlines if d.what in (ClockKind.ANSWER, ClockKind.EXTENDED_ANSWER) and not d.moved]
    return answers[-1] if answers else None


def state(events: Sequence[Event], deadlines: Sequence[Deadline], today: datetime.date) -> State:
    """Where a request stands on a day. An acknowledgement changes nothing; only the latest event with effect does."""
    standing = in_force(events)
    if not any(e.kind in (EventKind.SENT, EventKind.DELIVERED) for e in standing):
        return _by_latest(standing) or State.DRAFT
    settled = _by_latest(standing)
    if settled is not None:
        return settled
    if _open_demand(standing):
        return State.WAITING_FOR_YOU
    return _by_clock(answer_deadline(deadlines), today)


def _by_latest(standing: Sequence[Event]) -> State | None:
    """The state that the latest event with effect puts the request in; sending again starts afresh after a bounce."""
    for event in reversed(standing):
        if event.kind is EventKind.SENT or event.kind is EventKind.DELIVERED:
            return None
        if event.kind in _BY_EVENT:
            return _BY_EVENT[event.kind]
    return None


def _open_demand(standing: Sequence[Event]) -> bool:
    for asked, given in _ASKED_AND_GIVEN.items():
        demands = sum(e.kind is asked for e in standing)
        if demands > sum(e.kind is given for e in standing):
            return True
    return False


def _by_clock(answer: Deadline | None, today: datetime.date) -> State:
    if answer is None:
        return State.WAITING
    if answer.chase_from is not None and today >= answer.chase_from:
        return State.CHASE
    if answer.late_from is not None and answer.certain and today >= answer.late_from:
        return State.LATE
    return State.WAITING
