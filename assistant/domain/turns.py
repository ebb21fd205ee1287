"""Whose turn it is: what a list of requests is grouped by."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import StrEnum

from assistant.domain.clocks import PERSONS_OWN
from assistant.domain.deadlines import Deadline
from assistant.domain.states import State, answer_deadline
from assistant.domain.steps import Step, StepKind

FOR_OTHERS = frozenset({StepKind.WAIT, StepKind.AWAIT_AUTHORITY, StepKind.NOTHING})
"""Steps in which the person has nothing to do until a day comes."""

ONE_WEEK = datetime.timedelta(days=7)


class Turn(StrEnum):
    """The groups of a list, in the order in which they are shown."""

    TODAY = "today"
    """The person can do something now."""
    THIS_WEEK = "this_week"
    """A day comes within a week."""
    WAITING = "waiting"
    CLOSED = "closed"


def turn(where: State, following: Step, deadlines: Sequence[Deadline], today: datetime.date) -> Turn:
    """Whose turn it is on a day."""
    if where is State.CLOSED:
        return Turn.CLOSED
    if following.kind not in FOR_OTHERS:
        return Turn.TODAY
    coming = next_day(deadlines, today)
    return Turn.THIS_WEEK if coming is not None and coming <= today + ONE_WEEK else Turn.WAITING


def next_day(deadlines: Sequence[Deadline], today: datetime.date) -> datetime.date | None:
    """The next day from today on that matters: an answer is due or may be asked after, or the person's time ends."""
    answer = answer_deadline(deadlines)
    days = [answer.due, answer.expected, answer.chase_from] if answer else []
    days += [one.due for one in deadlines if one.what in PERSONS_OWN]
    return min((day for day in days if day is not None and day >= today), default=None)
