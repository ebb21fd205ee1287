"""The log: corrections are events, and only what stands counts."""

from __future__ import annotations

from assistant.domain.events import Event, EventKind, first, in_force, last
from tests.unit.domain.days import day, events


def test_events_stand_in_the_order_of_their_days() -> None:
    log = events(answered="2026-04-01", delivered="2026-03-03", sent="2026-03-01")
    assert [e.kind.value for e in in_force(log)] == ["sent", "delivered", "answered"]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    log = [
        Event(1, EventKind.DELIVERED, day("2026-03-03")),
        Event(2, EventKind.DELIVERED, day("2026-03-05"), corrects=1),
    ]
    assert in_force(log) == (log[1],)


def test_a_correction_can_itself_be_corrected_or_taken_back() -> None:
    log = [
        Event(1, EventKind.DELIVERED, day("2026-03-03")),
        Event(2, EventKind.DELIVERED, day("2026-03-05"), corrects=1),
        Event(3, EventKind.WITHDRAWN, day("2026-03-06"), corrects=2),
    ]
    assert in_force(log) == ()


def test_the_first_and_the_last_of_a_kind_are_found() -> None:
    log = events(identity_asked=["2026-03-10", "2026-03-20"], sent="2026-03-01")
    assert first(log, EventKind.IDENTITY_ASKED) == log[0]
    assert last(log, EventKind.IDENTITY_ASKED) == log[1]
    assert first(log, EventKind.ANSWERED) is None
    assert last(log, EventKind.ANSWERED, EventKind.SENT) == log[2]
