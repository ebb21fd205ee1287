"""How a law counts a period: which day is the first, which days do not count, where the end moves to.

Everything is a pure function of a period, a starting day, the law's way of counting and a calendar. Each step of the
counting is kept as a sentence (`Because`), so that a date can explain itself.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.calendars import Calendar, easter_sunday
from assistant.domain.periods import ONE_DAY, Period, Unit, add_plain
from assistant.errors import DateUnknown

Value = str | int | datetime.date


@dataclass(frozen=True, slots=True)
class Because:
    """One sentence of an explanation: a text with named blanks, and what stands in them.

    The text is a message id, translated by whoever shows it; dates are kept as dates until then.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, text: str, **values: Value) -> Because:
        """A sentence with its values."""
        return cls(text, tuple(values.items()))

    def mapping(self) -> Mapping[str, Value]:
        """The values by name."""
        return dict(self.values)


class DayOff(StrEnum):
    """A kind of day on which a period does not end, where the law moves the end."""

    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"
    PUBLIC_HOLIDAYS = "public_holidays"
    BANK_HOLIDAYS = "bank_holidays"
    FEDERAL_HOLIDAYS = "federal_holidays"
    GOOD_FRIDAY = "good_friday"
    CHRISTMAS_DAY = "christmas_day"
    MIDSUMMER_EVE = "midsummer_eve"
    MAY_5 = "may_5"
    JUNE_5 = "jun_5"
    DECEMBER_24 = "dec_24"
    DECEMBER_31 = "dec_31"


class FirstDay(StrEnum):
    """Whether the day of the event is day one of the period or day nought."""

    NOT_COUNTED = "not_counted"
    COUNTED = "counted"


class EndRule(StrEnum):
    """What happens when a period ends on a day off."""

    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days of every year that are no working days by the law's own word; month and day, both ends included."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: datetime.date) -> bool:
        """Whether the day lies in the closure, which may run over the turn of the year."""
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


@dataclass(frozen=True, slots=True)
class Counting:
    """A law's way of counting time."""

    first_day: FirstDay
    ends_on_day_off: EndRule
    days_off: frozenset[DayOff]
    closures: tuple[Closure, ...] = ()


_WEEKDAYS_OFF = {DayOff.FRIDAY: (4, "Friday"), DayOff.SATURDAY: (5, "Saturday"), DayOff.SUNDAY: (6, "Sunday")}
_FIXED = {
    DayOff.CHRISTMAS_DAY: ((12, 25), "Christmas Day"),
    DayOff.MAY_5: ((5, 5), "5 May"),
    DayOff.JUNE_5: ((6, 5), "5 June"),
    DayOff.DECEMBER_24: ((12, 24), "24 December"),
    DayOff.DECEMBER_31: ((12, 31), "31 December"),
}
WEEKEND = "weekend"
CLOSED = "offices are closed by law"
_HOLIDAYS = {DayOff.PUBLIC_HOLIDAYS, DayOff.BANK_HOLIDAYS}


def _named_day_off(day: datetime.date, off: frozenset[DayOff], calendar: Calendar) -> str | None:
    """The name of a day off that is none of the weekend."""
    if off & _HOLIDAYS and (name := calendar.holiday(day)):
        return name
    if DayOff.FEDERAL_HOLIDAYS in off and (name := calendar.federal_holiday(day)):
        return name
    if DayOff.GOOD_FRIDAY in off and day == easter_sunday(day.year) - 2 * ONE_DAY:
        return "Good Friday"
    if DayOff.MIDSUMMER_EVE in off and day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4:
        return "Midsummer Eve"
    for kind, (month_day, name) in _FIXED.items():
        if kind in off and (day.month, day.day) == month_day:
            return name
    return None


def day_off(day: datetime.date, counting: Counting, calendar: Calendar) -> str | None:
    """Why a period does not end on that day under this law, or None where it may."""
    calendar.require(day)
    if name := _named_day_off(day, counting.days_off, calendar):
        return name
    for kind, (weekday, name) in _WEEKDAYS_OFF.items():
        if kind in counting.days_off and day.weekday() == weekday:
            return name
    return CLOSED if any(c.holds(day) for c in counting.closures) else None


def not_a_working_day(day: datetime.date, counting: Counting, calendar: Calendar) -> str | None:
    """Why a day is left out when working days are counted, or None where it counts.

    Working days leave out the days outside the working week, the public holidays (for a law that names the federal
    ones: only these), the law's own days and closures, whatever the law says about moving an end.
    """
    off = frozenset(counting.days_off - _WEEKDAYS_OFF.keys())
    if DayOff.FEDERAL_HOLIDAYS not in off:
        off |= {DayOff.PUBLIC_HOLIDAYS}
    calendar.require(day)
    if name := _named_day_off(day, off, calendar):
        return name
    if day.weekday() not in calendar.working_week:
        return WEEKEND
    return CLOSED if any(c.holds(day) for c in counting.closures) else None


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a period, and how it was found."""

    last_day: datetime.date
    because: tuple[Because, ...]


Interval = tuple[datetime.date, datetime.date]
"""A run of days, both ends included."""


def count(
    period: Period,
    start: datetime.date,
    counting: Counting,
    calendar: Calendar,
    not_counting: tuple[Interval, ...] = (),
) -> Counted:
    """The last day of a period that an event on `start` sets off.

    Days in `not_counting` (pauses) do not count. Raises DateUnknown where the calendar does not cover the years.
    """
    calendar.require(start)
    if period.unit is Unit.WORKING_DAY:
        return _count_working_days(period.length, start, counting, calendar, not_counting)
    try:
        end = add_plain(start, period)
    except (ValueError, OverflowError) as error:
        raise DateUnknown(f"{period} from {start} cannot be reckoned: the date is out of range.") from error
    if counting.first_day is FirstDay.COUNTED and period.unit is not Unit.HOUR and period.length:
        end -= ONE_DAY
    because = [_plain_sentence(period, end, counting)]
    for first, last in not_counting:
        days = (last - first).days + 1
        end += days * ONE_DAY
        because.append(Because.of("+ {days} days that do not count → {date}", days=days, date=end))
    if period.unit is Unit.HOUR:
        return Counted(end, tuple(because))
    moved, steps = move_end(end, counting, calendar)
    return Counted(moved, (*because, *steps))


def _plain_sentence(period: Period, end: datetime.date, counting: Counting) -> Because:
    if counting.first_day is FirstDay.COUNTED:
        return Because.of("+ {period}, the first day counted → {date}", period=str(period), date=end)
    return Because.of("+ {period} → {date}", period=str(period), date=end)


def move_end(end: datetime.date, counting: Counting, calendar: Calendar) -> tuple[datetime.date, tuple[Because, ...]]:
    """Where a period ends that would end on `end`: moved off the days off, if the law moves it, with the reasons."""
    calendar.require(end)
    reason = day_off(end, counting, calendar)
    if reason is None:
        return end, ()
    if counting.ends_on_day_off is EndRule.UNCHANGED:
        return end, (Because.of("{date} is {reason}; this law does not move the end", date=end, reason=reason),)
    step = ONE_DAY if counting.ends_on_day_off is EndRule.NEXT_WORKING_DAY else -ONE_DAY
    because = []
    while reason is not None:
        because.append(Because.of("{date}: {reason} in {place}", date=end, reason=reason, place=calendar.place))
        end += step
        reason = day_off(end, counting, calendar)
    word = "→ next working day {date}" if step == ONE_DAY else "→ working day before {date}"
    return end, (*because, Because.of(word, date=end))


def _count_working_days(
    number: int,
    start: datetime.date,
    counting: Counting,
    calendar: Calendar,
    not_counting: tuple[Interval, ...],
) -> Counted:
    def left_out_for(day: datetime.date) -> str | None:
        if any(first <= day <= last for first, last in not_counting):
            return "the clock stood still"
        return not_a_working_day(day, counting, calendar)

    first_counts = counting.first_day is FirstDay.COUNTED
    day, counted, left_out = start, 0, []
    if first_counts and left_out_for(day) is None:
        counted = 1
    while counted < number:
        day += ONE_DAY
        reason = left_out_for(day)
        if reason is None:
            counted += 1
        elif reason != WEEKEND:
            left_out.append((day, reason))
    words = (
        "+ {number} working days, the first day counted → {date}"
        if first_counts
        else "+ {number} working days → {date}"
    )
    return Counted(day, (*_left_out_sentences(left_out), Because.of(words, number=number, date=day)))


def _left_out_sentences(left_out: list[tuple[datetime.date, str]]) -> list[Because]:
    """One sentence for each run of days left out for one reason."""
    sentences = []
    for reason, group in itertools.groupby(left_out, key=lambda pair: pair[1]):
        days = [day for day, _ in group]
        if len(days) == 1:
            sentences.append(Because.of("{date} left out: {reason}", date=days[0], reason=reason))
        else:
            words = "{first} to {date} left out: {reason}"
            sentences.append(Because.of(words, first=days[0], date=days[-1], reason=reason))
    return sentences
