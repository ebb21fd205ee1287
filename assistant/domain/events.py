"""What happens to a request: events on days, kept for ever; a correction is an event too."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    """Something that happened."""

    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    IDENTITY_ASKED = "identity_asked"
    IDENTITY_GIVEN = "identity_given"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_GIVEN = "clarification_given"
    FEE_ASKED = "fee_asked"
    FEE_PAID = "fee_paid"
    MORE_INFORMATION_SENT = "more_information_sent"
    EXTENDED = "extended"
    ANSWERED = "answered"
    ANSWERED_IN_PART = "answered_in_part"
    REFUSED = "refused"
    CORRECTED = "corrected"
    REINSERTED = "reinserted"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


ANSWERS = frozenset({EventKind.ANSWERED, EventKind.ANSWERED_IN_PART, EventKind.REFUSED, EventKind.CORRECTED})
"""Replies with legal effect. An acknowledgement or an automatic reply is none of them."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day.

    `number` counts the events of one request from 1 in the order in which they were recorded. `corrects` is the
    number of an earlier event that this one replaces; with `kind` WITHDRAWN it only takes that event back.
    """

    number: int
    kind: EventKind
    day: datetime.date
    channel: str | None = None
    note: str | None = None
    proof: str | None = None
    corrects: int | None = None


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that stand, after corrections, in order of day and then of number."""
    log = sorted(events, key=lambda event: event.number)
    replaced = {event.corrects for event in log if event.corrects is not None}
    standing = (e for e in log if e.number not in replaced and e.kind is not EventKind.WITHDRAWN)
    return tuple(sorted(standing, key=lambda event: (event.day, event.number)))


def first(events: Iterable[Event], *kinds: EventKind) -> Event | None:
    """The earliest event of one of these kinds."""
    return min((e for e in events if e.kind in kinds), key=lambda e: (e.day, e.number), default=None)


def last(events: Iterable[Event], *kinds: EventKind) -> Event | None:
    """The latest event of one of these kinds."""
    return max((e for e in events if e.kind in kinds), key=lambda e: (e.day, e.number), default=None)
