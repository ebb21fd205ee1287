"""The one thing to do next, as facts for the card on top of a request; its sentences stand in the template."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.deadlines import Deadline
from assistant.domain.events import Event, EventKind, first, in_force, last
from assistant.domain.places import Authority
from assistant.domain.states import State, answer_deadline
from assistant.domain.steps import StepKind
from assistant.services.show_request import Shown, Standing


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next. `key` names the sentences in templates/requests/next.html.

    `days` are days from today to the last lawful day, negative once it has passed. `assumed`: the day of arrival is
    not known yet. `asked_on` is the day of what they asked for or of what was last recorded. `by` is the last day for
    a complaint.
    """

    key: str
    answer: Deadline | None = None
    days: int | None = None
    assumed: bool = False
    asked_on: datetime.date | None = None
    authority: Authority | None = None
    by: datetime.date | None = None

    @property
    def sign(self) -> str:
        """The sign beside the sentence: waiting, late, done, draft, or none. Late only where the day is certain."""
        if self.key == "chase":
            return "late" if self.answer and self.answer.certain else ""
        return _SIGNS.get(self.key, "")


_SIGNS = {
    "draft": "draft",
    "wait": "waiting",
    "wait_doubtful": "waiting",
    "wait_past_doubtful_day": "waiting",
    "wait_expected": "waiting",
    "complained": "waiting",
    "late": "late",
    "closed": "done",
}

_DEMANDS = (
    (EventKind.IDENTITY_ASKED, EventKind.IDENTITY_GIVEN),
    (EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_GIVEN),
    (EventKind.FEE_ASKED, EventKind.FEE_PAID),
)


def next_step(shown: Shown, today: datetime.date) -> NextStep:
    """What to do next with a request; what cannot be known is a step of its own."""
    if shown.standing is None:
        return NextStep("unknown")
    events = in_force(shown.history.events)
    where = shown.standing.state
    match where:
        case State.WAITING | State.LATE | State.CHASE:
            return _about_the_answer(shown.standing, events, today)
        case State.WAITING_FOR_YOU:
            demand = open_demand(events)
            return NextStep(demand.kind.value if demand else where.value, asked_on=demand.day if demand else None)
        case State.REFUSED | State.DECIDED:
            return _after_a_no(shown.standing, events)
    return NextStep(where.value, asked_on=events[-1].day if events else None)


def open_demand(events: Sequence[Event]) -> Event | None:
    """What they asked for last and have not been given yet."""
    open_ones = [
        demand
        for asked, given in _DEMANDS
        if (demand := last(events, asked)) is not None
        and sum(e.kind is asked for e in events) > sum(e.kind is given for e in events)
    ]
    return max(open_ones, key=lambda event: (event.day, event.number), default=None)


def _about_the_answer(standing: Standing, events: Sequence[Event], today: datetime.date) -> NextStep:
    answer = answer_deadline(standing.deadlines)
    key = _key(standing.state, answer, today)
    days = (answer.due - today).days if answer and answer.due else None
    return NextStep(key, answer, days, assumed=first(events, EventKind.DELIVERED) is None)


def _key(where: State, answer: Deadline | None, today: datetime.date) -> str:
    if answer is None or (answer.due is None and answer.expected is None):
        return "wait_without_number"
    if answer.due is None:
        return "chase_expected" if where is State.CHASE else "wait_expected"
    if where is State.WAITING and today > answer.due:
        return "wait_past_doubtful_day"
    if where is State.WAITING and not answer.certain:
        return "wait_doubtful"
    return {State.WAITING: "wait", State.LATE: "late"}.get(where, "chase")


def _after_a_no(standing: Standing, events: Sequence[Event]) -> NextStep:
    step = standing.steps.next
    what = standing.state.value if step.kind in (StepKind.COMPLAIN, StepKind.GO_TO_COURT) else "nobody_left"
    return NextStep(what, asked_on=events[-1].day, authority=step.authority, by=step.by)
