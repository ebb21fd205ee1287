"""What is due: what a person can do now, and what comes within a few days. Says references and days, no names.

Nothing is remembered between two calls. What was missed on a day on which nobody asked is still there the next time,
and asking twice says the same twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.lookup import Rulebook
from assistant.domain.turns import FOR_OTHERS
from assistant.services.calendar_file import DayKind, calendar_days
from assistant.services.open_store import WorkspaceSession
from assistant.services.reckon_deadlines import Calendars
from assistant.services.request_outlook import next_date
from assistant.services.show_all import show_all
from assistant.services.show_request import Shown


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do or to expect.

    `what` is the code of a step (`remind`, `answer_them`, …) that can be taken since `day`, with `by` as its last day
    where there is one; or what comes on `day`: `due`, `probably_due`, `chase_from`, `complain_by`.
    """

    reference: str
    what: str
    day: datetime.date | None
    by: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class WhatsDue:
    """What can be done now, and what comes soon; each by its day."""

    today: datetime.date
    now: tuple[Due, ...]
    soon: tuple[Due, ...]


def whats_due(
    session: WorkspaceSession, rulebook: Rulebook, calendars: Calendars, today: datetime.date, days_ahead: int = 7
) -> WhatsDue:
    """What is due in a workspace on a day, and within the days ahead."""
    shown = show_all(session, rulebook, calendars, today)
    until = today + datetime.timedelta(days=days_ahead)
    now = [one for each in shown for one in _now(each)]
    soon = [one for each in shown for one in _soon(each, today, until)]
    return WhatsDue(today, tuple(sorted(now, key=_by_day)), tuple(sorted(soon, key=_by_day)))


def _now(shown: Shown) -> Iterator[Due]:
    if shown.standing is None:
        return
    step = shown.standing.steps.next
    if step.kind not in FOR_OTHERS:
        since = next_date(step, shown.request, shown.history.events)
        yield Due(shown.request.reference, step.kind.value, since, step.by)


def _soon(shown: Shown, today: datetime.date, until: datetime.date) -> Iterator[Due]:
    for day in calendar_days(shown):
        # A reminder that is fair already is among what can be done now.
        if today <= day.day <= until and not (day.kind is DayKind.CHASE_FROM and day.day == today):
            yield Due(shown.request.reference, day.kind.value, day.day)


def _by_day(due: Due) -> tuple[datetime.date, str]:
    return due.day or datetime.date.max, due.reference
