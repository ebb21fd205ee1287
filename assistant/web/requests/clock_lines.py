"""The clocks of a request as lines of its page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from assistant.domain.clock_states import ClockState, clock_state
from assistant.domain.clocks import ClockKind
from assistant.domain.deadlines import Deadline
from assistant.domain.events import Event
from assistant.web.counting_lines import Line, why
from assistant.web.requests.words import CLOCKS

ANSWERS = frozenset({ClockKind.ANSWER, ClockKind.EXTENDED_ANSWER, ClockKind.AUTHORITY_REPLY})


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock. `date` is None where no day can be named; `expected` says that the day is guidance, not law."""

    name: str
    date: datetime.date | None
    state_is: str
    state_text: str
    because: Sequence[Line]
    sources: Sequence[str | tuple[str, str]]
    certain: bool
    note: str
    expected: bool
    late_from: datetime.date | None
    chase_from: datetime.date | None


def clock_lines(deadlines: Sequence[Deadline], events: Sequence[Event], today: datetime.date) -> list[ClockLine]:
    """Every clock, in the order of the rule."""
    return [_line(deadline, clock_state(deadline, events, today), today) for deadline in deadlines]


def _line(deadline: Deadline, where: ClockState, today: datetime.date) -> ClockLine:
    sign, said = state_words(where, deadline, today)
    because, sources = why(deadline)
    running = where in (ClockState.RUNNING, ClockState.LATE, ClockState.PASSED)
    return ClockLine(
        name=str(CLOCKS[deadline.what]),
        date=deadline.due or deadline.expected,
        state_is=sign,
        state_text=said,
        because=because,
        sources=sources,
        certain=deadline.certain or deadline.due is None,
        note=deadline.note or "",
        expected=deadline.due is None and deadline.expected is not None,
        late_from=deadline.late_from if running else None,
        chase_from=deadline.chase_from if running else None,
    )


def state_words(where: ClockState, deadline: Deadline, today: datetime.date) -> tuple[str, str]:
    """The sign and the words of a clock's state."""
    days = (deadline.due - today).days if deadline.due else 0
    match where:
        case ClockState.RUNNING:
            return "waiting", _days_left(days)
        case ClockState.YOURS:
            return "waiting", _("for you: %(days)s", days=_days_left(days))
        case ClockState.LATE:
            return "late", ngettext("%(num)d day late", "%(num)d days late", -days)
        case ClockState.DONE:
            return "done", _("answered") if deadline.what in ANSWERS else _("done")
        case ClockState.DONE_LATE:
            return "late", _("came late")
        case ClockState.PASSED:
            return "waiting", _("day has passed")
        case ClockState.YOURS_PASSED:
            return "waiting", _("time has passed")
        case ClockState.REPLACED:
            return "draft", _("replaced by a longer time")
    return "draft", _("no day set")


def _days_left(days: int) -> str:
    if days == 0:
        return str(_("today is the last day"))
    return str(ngettext("%(num)d day left", "%(num)d days left", days))
