"""What to do next, from whom, and from which day."""

from __future__ import annotations

import datetime

import pytest

from assistant.domain.confidence import Confidence
from assistant.domain.deadlines import deadlines
from assistant.domain.places import Authority, AuthorityKind, Name
from assistant.domain.states import State, state
from assistant.domain.steps import Recipient, Step, StepKind, Steps, steps
from tests.unit.domain.days import clock, day, events, ground, rule


def authority(code: str, kind: AuthorityKind) -> Authority:
    return Authority(
        id=code,
        name=Name(code, code),
        kind=kind,
        covers="everything",
        languages=("de",),
        source=("the test",),
        confidence=Confidence.KNOWN,
        checked_on=datetime.date(2026, 11, 23),
    )


REGULATOR = authority("de-test-authority", AuthorityKind.DATA_PROTECTION_AUTHORITY)
COURT = authority("de-test-court", AuthorityKind.COURT)
ON = ground(rule(clock("1 month"), clock("6 months", what="complain_by", starts="answer_or_end")))


def next_steps(today: str, **days: str) -> Steps:
    log = events(**days)
    found = deadlines(ON, log)
    return steps(state(log, found, day(today)), found, (REGULATOR, COURT))


def test_a_draft_is_to_be_sent() -> None:
    assert next_steps("2026-03-01").next == Step(StepKind.SEND, Recipient.ORGANISATION)


def test_while_the_clock_runs_there_is_only_waiting_with_both_dates() -> None:
    found = next_steps("Mon 2026-03-09", delivered="Tue 2026-03-03")
    waiting = Step(StepKind.WAIT, Recipient.ORGANISATION, None, day("Sat 2026-04-11"), day("Tue 2026-04-07"))
    assert found == Steps(waiting)


def test_silence_is_reminded_first_and_may_be_complained_of() -> None:
    found = next_steps("Sat 2026-04-11", delivered="Tue 2026-03-03")
    assert found.next.kind is StepKind.REMIND
    assert [(s.kind, s.authority) for s in found.others] == [
        (StepKind.COMPLAIN, REGULATOR),
        (StepKind.GO_TO_COURT, COURT),
    ]
    assert {s.by for s in found.others} == {day("Wed 2026-10-07")}


def test_a_refusal_leads_to_the_authority_with_its_last_day() -> None:
    found = next_steps("2026-03-25", delivered="2026-03-03", refused="Fri 2026-03-20")
    assert found.next == Step(StepKind.COMPLAIN, Recipient.AUTHORITY, REGULATOR, None, day("Mon 2026-09-21"))
    assert found.others[-1].kind is StepKind.CLOSE


def test_after_a_decision_only_courts_are_left() -> None:
    found = next_steps("2026-09-01", delivered="2026-03-03", decided="2026-08-20")
    assert found.next.kind is StepKind.GO_TO_COURT
    assert found.next.authority == COURT


def test_a_closed_matter_needs_nothing() -> None:
    assert next_steps("2026-09-01", delivered="2026-03-03", closed="2026-08-20").next.kind is StepKind.NOTHING


@pytest.mark.parametrize("where", State)
@pytest.mark.parametrize("remedies", [(), (REGULATOR,), (REGULATOR, COURT)])
def test_every_state_has_a_next_step(where: State, remedies: tuple[Authority, ...]) -> None:
    found = steps(where, (), remedies)
    assert isinstance(found.next, Step)
    assert found.next not in found.others
    if found.next.recipient is Recipient.AUTHORITY and where is not State.COMPLAINED:
        assert found.next.authority is not None
