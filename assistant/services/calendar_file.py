"""The dates of requests as a calendar file that real calendar apps take, with nothing personal in it.

An entry bears the reference and what the day is about; the name of an organisation only where the person wants it.
The same day of the same request keeps its name (UID) for ever, so that importing again moves it instead of doubling it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from icalendar import Alarm, Calendar, Event

from assistant import __version__
from assistant.clock import Clock
from assistant.domain.clocks import ClockKind
from assistant.domain.deadlines import Deadline
from assistant.domain.states import State, answer_deadline
from assistant.services.show_request import Shown

ONE_DAY = datetime.timedelta(days=1)
NINE_IN_THE_MORNING = datetime.timedelta(hours=9)
_SETTLED = frozenset(
    {State.CLOSED, State.ANSWERED, State.ANSWERED_IN_PART, State.REFUSED, State.CORRECTED, State.DECIDED}
)


class DayKind(StrEnum):
    """What a day of the calendar is about."""

    DUE = "due"
    PROBABLY_DUE = "probably_due"
    CHASE_FROM = "chase_from"
    COMPLAIN_BY = "complain_by"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One all-day entry. `id` stays the same when the day moves."""

    id: str
    kind: DayKind
    day: datetime.date


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What entries are called, in the person's language: the calendar, and an entry by kind and reference.

    `about` is given an organisation's name where the person wants it, else an empty text.
    """

    title: str
    about: Callable[[DayKind, str, str], str]
    what_to_do: str


def calendar_days(shown: Shown) -> tuple[CalendarDay, ...]:
    """The days of one request that belong into a calendar; none once it is settled, but for the person's own."""
    return tuple(_days(shown)) if shown.standing else ()


def calendar_file(
    requests: Iterable[tuple[Shown, str]], words: CalendarWords, clock: Clock, *, remind: bool = False
) -> bytes:
    """The file; `requests` are pairs of a request and the name to show with it, empty for none."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Recourse//Recourse {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.title)
    for shown, name in requests:
        for day in calendar_days(shown):
            calendar.add_component(_entry(shown, day, name, words, clock, remind=remind))
    return bytes(calendar.to_ical())


def _days(shown: Shown) -> Iterator[CalendarDay]:
    standing = shown.standing
    if standing is None or standing.state is State.CLOSED:
        return
    answer = answer_deadline(standing.deadlines)
    if answer is not None and standing.state not in _SETTLED:
        yield from _answer_days(shown.request.id, answer)
    own = [one for one in standing.deadlines if one.what is ClockKind.COMPLAIN_BY and one.due]
    for number, deadline in enumerate(own, 1):
        if deadline.due and standing.state is not State.COMPLAINED:
            yield CalendarDay(f"{shown.request.id}-complain-{number}", DayKind.COMPLAIN_BY, deadline.due)


def _answer_days(request_id: str, answer: Deadline) -> Iterator[CalendarDay]:
    # The longer time after an extension is the same entry, so that it moves in the calendar.
    if day := answer.due or answer.expected:
        certain = answer.certain and answer.due is not None
        yield CalendarDay(f"{request_id}-answer", DayKind.DUE if certain else DayKind.PROBABLY_DUE, day)
    if answer.chase_from:
        yield CalendarDay(f"{request_id}-chase", DayKind.CHASE_FROM, answer.chase_from)


def _entry(shown: Shown, day: CalendarDay, name: str, words: CalendarWords, clock: Clock, *, remind: bool) -> Event:
    summary = words.about(day.kind, shown.request.reference, name)
    entry = Event()
    entry.add("uid", f"{day.id}@recourse.invalid")
    entry.add("dtstamp", clock.now())
    entry.add("sequence", len(shown.history.log))
    entry.add("dtstart", day.day)
    entry.add("dtend", day.day + ONE_DAY)
    entry.add("summary", summary)
    entry.add("description", words.what_to_do)
    entry.add("transp", "TRANSPARENT")
    entry.add("class", "PRIVATE")
    if remind:
        entry.add_component(_alarm(summary))
    return entry


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", NINE_IN_THE_MORNING)
    alarm.add("description", summary)
    return alarm
