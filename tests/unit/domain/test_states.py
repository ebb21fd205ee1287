"""Where a request stands, from its events and the day it is."""

from __future__ import annotations

import pytest

from assistant.domain.deadlines import deadlines
from assistant.domain.states import State, state
from tests.unit.domain.days import clock, day, events, ground, rule

ON = ground(rule(clock("1 month")))


def stands(today: str, **days: str | list[str]) -> State:
    log = events(**days)
    return state(log, deadlines(ON, log), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("Tue 2026-04-07", State.WAITING),
        ("Wed 2026-04-08", State.LATE),
        ("Fri 2026-04-10", State.LATE),
        ("Sat 2026-04-11", State.CHASE),
    ],
)
def test_silence_is_late_after_the_last_lawful_day_and_chased_after_the_margin(today: str, expected: State) -> None:
    assert stands(today, delivered="Tue 2026-03-03") is expected


def test_an_assumed_arrival_never_makes_anybody_late_before_the_margin() -> None:
    assert stands("Thu 2026-04-09", sent="Tue 2026-03-03") is State.WAITING
    assert stands("Wed 2026-04-15", sent="Tue 2026-03-03") is State.CHASE


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("answered", State.ANSWERED),
        ("answered_in_part", State.ANSWERED_IN_PART),
        ("refused", State.REFUSED),
        ("corrected", State.CORRECTED),
        ("reinserted", State.REINSERTED),
        ("complained", State.COMPLAINED),
        ("decided", State.DECIDED),
        ("closed", State.CLOSED),
        ("bounced", State.CAME_BACK),
    ],
)
def test_what_came_back_decides_where_it_stands(event: str, expected: State) -> None:
    assert stands("Mon 2026-06-01", delivered="2026-03-03", **{event: "2026-03-20"}) is expected


def test_an_acknowledgement_or_more_time_is_no_answer() -> None:
    assert stands("2026-03-20", delivered="2026-03-03", acknowledged="2026-03-05") is State.WAITING
    assert stands("2026-03-20", delivered="2026-03-03", extended="2026-03-15") is State.WAITING


def test_an_unmet_demand_waits_for_you_until_it_is_met() -> None:
    assert stands("2026-03-20", delivered="2026-03-03", identity_asked="2026-03-10") is State.WAITING_FOR_YOU
    met: dict[str, str | list[str]] = {"identity_asked": "2026-03-10", "identity_given": "2026-03-12"}
    assert stands("2026-03-20", delivered="2026-03-03", **met) is State.WAITING
    twice: dict[str, str | list[str]] = {
        "clarification_asked": ["2026-03-10", "2026-03-15"],
        "clarification_given": "2026-03-12",
    }
    assert stands("2026-03-20", delivered="2026-03-03", **twice) is State.WAITING_FOR_YOU


def test_nothing_sent_is_a_draft() -> None:
    assert stands("2026-03-20") is State.DRAFT


def test_a_letter_sent_again_after_it_came_back_waits_again() -> None:
    again: dict[str, str | list[str]] = {"sent": ["2026-03-03", "2026-03-16"], "bounced": "2026-03-12"}
    assert stands("2026-03-20", **again) is State.WAITING


def test_a_refusal_nobody_wrote_for_is_still_a_refusal() -> None:
    assert stands("2026-03-20", refused="2026-03-10") is State.REFUSED
