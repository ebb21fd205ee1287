"""What to do next, from whom, from which day: every state has a step with a recipient, or an honest end."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.clocks import ClockKind
from assistant.domain.deadlines import Deadline
from assistant.domain.places import Authority, AuthorityKind
from assistant.domain.states import State, answer_deadline


class StepKind(StrEnum):
    """What the person does."""

    SEND = "send"
    WAIT = "wait"
    SEND_AGAIN = "send_again"
    ANSWER_THEM = "answer_them"
    REMIND = "remind"
    CHECK_ANSWER = "check_answer"
    ASK_FOR_THE_REST = "ask_for_the_rest"
    CHECK_CORRECTION = "check_correction"
    COMPLAIN = "complain"
    GO_TO_COURT = "go_to_court"
    AWAIT_AUTHORITY = "await_authority"
    CLOSE = "close"
    NOTHING = "nothing"


class Recipient(StrEnum):
    """Who the step is addressed to."""

    NOBODY = "nobody"
    ORGANISATION = "organisation"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `not_before` is the first fair day, `by` the last one where there is a limit."""

    kind: StepKind
    recipient: Recipient
    authority: Authority | None = None
    not_before: datetime.date | None = None
    by: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """The one thing to do next, and the other roads."""

    next: Step
    others: tuple[Step, ...] = ()


def steps(where: State, deadlines: Sequence[Deadline], remedies: Sequence[Authority]) -> Steps:
    """What to do next in a state. `remedies` are the authorities of the rule, in the order a person would use them."""
    answer = answer_deadline(deadlines)
    complaints = _complaints(where, deadlines, remedies, answer)
    first = _next(where, answer, complaints)
    return Steps(first, tuple(step for step in _others(where, complaints) if step != first))


_ALWAYS = {
    State.DRAFT: Step(StepKind.SEND, Recipient.ORGANISATION),
    State.WAITING_FOR_YOU: Step(StepKind.ANSWER_THEM, Recipient.ORGANISATION),
    State.CAME_BACK: Step(StepKind.SEND_AGAIN, Recipient.ORGANISATION),
    State.ANSWERED: Step(StepKind.CHECK_ANSWER, Recipient.NOBODY),
    State.ANSWERED_IN_PART: Step(StepKind.ASK_FOR_THE_REST, Recipient.ORGANISATION),
    State.CORRECTED: Step(StepKind.CHECK_CORRECTION, Recipient.NOBODY),
    State.REINSERTED: Step(StepKind.REMIND, Recipient.ORGANISATION),
    State.COMPLAINED: Step(StepKind.AWAIT_AUTHORITY, Recipient.AUTHORITY),
    State.CLOSED: Step(StepKind.NOTHING, Recipient.NOBODY),
}


def _next(where: State, answer: Deadline | None, complaints: Sequence[Step]) -> Step:
    if where in _ALWAYS:
        return _ALWAYS[where]
    chase_from = answer.chase_from if answer else None
    if where in (State.WAITING, State.LATE):
        return Step(StepKind.WAIT, Recipient.ORGANISATION, not_before=chase_from, by=answer.due if answer else None)
    if where is State.CHASE:
        return Step(StepKind.REMIND, Recipient.ORGANISATION, not_before=chase_from)
    if complaints:
        return complaints[0]
    return Step(StepKind.CLOSE, Recipient.NOBODY)


_COMPLAIN_IN = {
    State.CHASE,
    State.REFUSED,
    State.ANSWERED,
    State.ANSWERED_IN_PART,
    State.REINSERTED,
    State.COMPLAINED,
    State.DECIDED,
}


def _complaints(
    where: State, deadlines: Sequence[Deadline], remedies: Sequence[Authority], answer: Deadline | None
) -> list[Step]:
    """A complaint to each authority in turn; after a decision, only courts are left."""
    if where not in _COMPLAIN_IN:
        return []
    until = min((d.due for d in deadlines if d.what is ClockKind.COMPLAIN_BY and d.due), default=None)
    since = answer.chase_from if answer and where is State.CHASE else None
    left = [a for a in remedies if where is not State.DECIDED or a.kind is AuthorityKind.COURT]
    return [Step(_kind_for(a), Recipient.AUTHORITY, a, not_before=since, by=until) for a in left]


def _kind_for(authority: Authority) -> StepKind:
    return StepKind.GO_TO_COURT if authority.kind is AuthorityKind.COURT else StepKind.COMPLAIN


def _others(where: State, complaints: Sequence[Step]) -> list[Step]:
    others = list(complaints)
    if where in (State.ANSWERED, State.CORRECTED, State.DECIDED, State.REFUSED):
        others.append(Step(StepKind.CLOSE, Recipient.NOBODY))
    return others
