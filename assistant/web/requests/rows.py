"""The list of requests as rows that read as sentences, in the groups in which they are shown."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from assistant.domain.clock_states import ClockState, clock_state
from assistant.domain.clocks import PERSONS_OWN
from assistant.domain.states import State, answer_deadline
from assistant.domain.turns import Turn
from assistant.services.request_outlook import Standing
from assistant.services.requests_today import Row
from assistant.web.organisations import organisation_name
from assistant.web.requests.clock_lines import state_words
from assistant.web.requests.words import ASKED_FOR, AWAITED, STATES, TURNS

_ABOUT_THE_ANSWER = frozenset({State.WAITING, State.LATE, State.CHASE})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list, as macros/requests.html takes it."""

    organisation: str
    url: str
    about: Markup
    awaited: str
    by: datetime.date | None
    state_is: str
    state_text: str


def groups(rows: Sequence[Row], today: datetime.date) -> list[tuple[str, list[Line]]]:
    """The rows in their groups, with the title of each."""
    return [(str(title), [_line(row, today) for row in rows if row.turn is turn]) for turn, title in TURNS.items()]


def _line(row: Row, today: datetime.date) -> Line:
    summary = row.summary
    by, sign, said = _state(row, today)
    return Line(
        organisation=organisation_name(summary),
        url=url_for("requests.show", request_id=summary.id),
        about=Markup('{}, <span class="nowrap">{}</span>').format(
            ", ".join(str(ASKED_FOR[right]) for right in summary.rights), summary.reference
        ),
        awaited=str(AWAITED[row.standing.state]) if row.standing else _("a date that cannot be reckoned"),
        by=by,
        state_is=sign,
        state_text=said,
    )


def _state(row: Row, today: datetime.date) -> tuple[datetime.date | None, str, str]:
    """The day of the row, and the sign and word of its state."""
    if row.turn is Turn.CLOSED:
        return row.summary.closed_on, "done", _("closed")
    if row.standing is None:
        return None, "draft", _("no day set")
    if row.standing.state in _ABOUT_THE_ANSWER:
        return _about_the_answer(row, row.standing, today)
    sign, word = STATES[row.standing.state]
    return _own_day(row.standing, today), sign, str(word)


def _own_day(now: Standing, today: datetime.date) -> datetime.date | None:
    """The last day on which the person can still act, where there is one."""
    days = [one.due for one in now.deadlines if one.what in PERSONS_OWN and one.due and one.due >= today]
    return min(days, default=now.steps.next.by)


def _about_the_answer(row: Row, now: Standing, today: datetime.date) -> tuple[datetime.date | None, str, str]:
    answer = answer_deadline(now.deadlines)
    if answer is None or answer.due is None:
        return answer.expected if answer else None, "waiting", _("waiting")
    where = clock_state(answer, row.events, today)
    if where is ClockState.PASSED and now.state is State.CHASE:
        return answer.due, "waiting", _("no answer yet")
    return answer.due, *state_words(where, answer, today)
