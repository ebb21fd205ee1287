"""Where a clock stands on a day: nothing is called late before its time, or without our knowing."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.domain.clock_states import ClockState, clock_state
from assistant.domain.clocks import ClockKind, Owner
from assistant.domain.deadlines import Deadline, deadlines
from tests.unit.domain.days import clock, day, events, ground, rule

ONE_MONTH = ground(rule(clock("1 month")))


def state_on(today: str, what: str = "answer", **days: str) -> ClockState:
    happened = events(**days)
    found = next(d for d in deadlines(ONE_MONTH, happened) if d.what is ClockKind(what))
    return clock_state(found, happened, day(today))


def of_kind(what: ClockKind, **changes: object) -> Deadline:
    """A certain deadline that ends on Tuesday 7 April 2026, after Easter."""
    ends = day("Tue 2026-04-07")
    made = Deadline(what, Owner.ORGANISATION, "r", ends, (), (), certain=True, chase_from=day("Sat 2026-04-11"))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_clock_runs_until_the_end_of_its_last_lawful_day() -> None:
    # Good Friday is 3 April 2026, so a month from 3 March ends on Tuesday 7 April
    assert state_on("Tue 2026-04-07", delivered="Tue 2026-03-03") is ClockState.RUNNING
    assert state_on("Wed 2026-04-08", delivered="Tue 2026-03-03") is ClockState.LATE


def test_nothing_is_late_while_the_day_of_arrival_is_only_assumed() -> None:
    assert state_on("Mon 2026-05-04", sent="Tue 2026-03-03") is ClockState.PASSED


def test_an_answer_in_time_keeps_the_clock() -> None:
    assert state_on("Thu 2026-06-11", delivered="Tue 2026-03-03", answered="Tue 2026-04-07") is ClockState.DONE


def test_an_answer_that_was_in_the_post_over_the_last_day_is_not_called_late() -> None:
    kept = of_kind(ClockKind.ANSWER)
    assert clock_state(kept, events(answered="Fri 2026-04-10"), day("Mon 2026-04-13")) is ClockState.DONE
    assert clock_state(kept, events(answered="Sat 2026-04-11"), day("Mon 2026-04-13")) is ClockState.DONE_LATE


def test_an_acknowledgement_keeps_no_clock_but_its_own() -> None:
    written = events(acknowledged="Mon 2026-03-09")
    assert clock_state(of_kind(ClockKind.ACKNOWLEDGE), written, day("Tue 2026-03-10")) is ClockState.DONE
    assert clock_state(of_kind(ClockKind.ANSWER), written, day("Tue 2026-03-10")) is ClockState.RUNNING


def test_what_nobody_tells_the_person_is_never_called_late() -> None:
    forwarded = of_kind(ClockKind.FORWARD_TO_SOURCE)
    assert clock_state(forwarded, events(delivered="Tue 2026-03-03"), day("Mon 2026-04-13")) is ClockState.PASSED


@pytest.mark.parametrize(
    ("today", "expected"),
    [("Tue 2026-04-07", ClockState.YOURS), ("Wed 2026-04-08", ClockState.YOURS_PASSED)],
)
def test_the_persons_own_time_is_told_apart(today: str, expected: ClockState) -> None:
    own = of_kind(ClockKind.COMPLAIN_BY, owner=Owner.PERSON, chase_from=None)
    assert clock_state(own, (), day(today)) is expected


def test_a_longer_time_takes_the_place_of_the_first() -> None:
    moved = of_kind(ClockKind.ANSWER, moved=True)
    assert clock_state(moved, (), datetime.date(2026, 5, 1)) is ClockState.REPLACED


def test_without_a_number_of_days_there_is_no_day() -> None:
    undated = of_kind(ClockKind.ANSWER, due=None, chase_from=None, certain=False)
    assert clock_state(undated, (), datetime.date(2030, 1, 1)) is ClockState.NO_DAY
