"""Whose turn it is, and which day comes next."""

from __future__ import annotations

import pytest

from assistant.domain.clocks import ClockKind, Owner
from assistant.domain.deadlines import Deadline
from assistant.domain.states import State
from assistant.domain.steps import Recipient, Step, StepKind
from assistant.domain.turns import Turn, next_day, turn
from tests.unit.domain.days import day

WAIT = Step(StepKind.WAIT, Recipient.ORGANISATION)
DUE = Deadline(
    ClockKind.ANSWER,
    Owner.ORGANISATION,
    "r",
    day("Tue 2026-04-07"),  # after Easter
    (),
    (),
    certain=True,
    chase_from=day("Sat 2026-04-11"),
)
COMPLAIN_BY = Deadline(ClockKind.COMPLAIN_BY, Owner.PERSON, "r", day("Mon 2026-05-04"), (), (), certain=True)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("Mon 2026-03-30", Turn.WAITING),
        ("Tue 2026-03-31", Turn.THIS_WEEK),
        ("Tue 2026-04-07", Turn.THIS_WEEK),
        ("Wed 2026-04-08", Turn.THIS_WEEK),  # a reminder is fair from Saturday on
    ],
)
def test_an_answer_awaited_moves_to_this_week_seven_days_ahead(today: str, expected: Turn) -> None:
    assert turn(State.WAITING, WAIT, (DUE,), day(today)) is expected


def test_what_the_person_can_do_now_is_for_today() -> None:
    remind = Step(StepKind.REMIND, Recipient.ORGANISATION)
    assert turn(State.CHASE, remind, (DUE,), day("Sat 2026-04-11")) is Turn.TODAY


def test_what_is_closed_is_closed_whatever_the_dates() -> None:
    nothing = Step(StepKind.NOTHING, Recipient.NOBODY)
    assert turn(State.CLOSED, nothing, (DUE,), day("Tue 2026-04-07")) is Turn.CLOSED


def test_the_persons_own_last_day_counts_too() -> None:
    assert next_day((DUE, COMPLAIN_BY), day("Mon 2026-04-13")) == day("Mon 2026-05-04")
    assert next_day((DUE, COMPLAIN_BY), day("Tue 2026-05-05")) is None


def test_without_a_day_it_waits() -> None:
    assert turn(State.WAITING, WAIT, (), day("Tue 2026-04-07")) is Turn.WAITING
