"""Where one clock stands on a day: the words a page may use about it, and no harsher ones.

Nothing here is called late before the day after the last lawful one, nor while that day itself is not certain, nor
where only the organisation knows whether it did what it had to.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum

from assistant.domain.clocks import PERSONS_OWN, ClockKind, Owner
from assistant.domain.deadlines import Deadline
from assistant.domain.events import ANSWERS, Event, EventKind, first, in_force


class ClockState(StrEnum):
    """Where a clock stands."""

    NO_DAY = "no_day"
    """The law names no number of days, or the clock has not begun."""
    REPLACED = "replaced"
    """A longer time has taken its place."""
    RUNNING = "running"
    YOURS = "yours"
    """It runs, and the person must keep it."""
    DONE = "done"
    DONE_LATE = "done_late"
    PASSED = "passed"
    """The day has passed; whether it was kept is not known, or the day itself is not certain."""
    YOURS_PASSED = "yours_passed"
    LATE = "late"
    """The last lawful day has passed for certain, and what was owed has not come."""


_MET_BY: Mapping[ClockKind, tuple[EventKind, ...]] = {
    ClockKind.ACKNOWLEDGE: (EventKind.ACKNOWLEDGED, *sorted(ANSWERS)),
    ClockKind.ANSWER: tuple(sorted(ANSWERS)),
    ClockKind.EXTENDED_ANSWER: tuple(sorted(ANSWERS)),
    ClockKind.CORRECT: (EventKind.CORRECTED,),
    ClockKind.AUTHORITY_REPLY: (EventKind.DECIDED,),
    ClockKind.APPEAL: (EventKind.DECIDED,),
    ClockKind.APPEAL_EXTENDED: (EventKind.DECIDED,),
    ClockKind.COMPLAIN_BY: (EventKind.COMPLAINED,),
}
"""What must have happened for a clock to be kept; the other clocks end without a word to the person."""

_TOLD_TO_THE_PERSON = frozenset(_MET_BY) - PERSONS_OWN
"""Clocks whose end the person would hear of, so that silence means something."""


def clock_state(deadline: Deadline, events: Sequence[Event], today: datetime.date) -> ClockState:
    """Where a clock stands on a day."""
    if deadline.moved:
        return ClockState.REPLACED
    met = first(in_force(events), *_MET_BY.get(deadline.what, ()))
    if met is not None:
        return _kept(deadline, met)
    if deadline.due is None:
        return ClockState.NO_DAY
    own = deadline.what in PERSONS_OWN or deadline.owner is Owner.PERSON
    if today <= deadline.due:
        return ClockState.YOURS if own else ClockState.RUNNING
    if own:
        return ClockState.YOURS_PASSED
    sure = deadline.certain and deadline.what in _TOLD_TO_THE_PERSON
    return ClockState.LATE if sure else ClockState.PASSED


def _kept(deadline: Deadline, met: Event) -> ClockState:
    """An answer is called late only from the day on which no post can excuse it any more."""
    fair = deadline.chase_from
    late = deadline.certain and deadline.due is not None and fair is not None and met.day >= fair
    return ClockState.DONE_LATE if late else ClockState.DONE
