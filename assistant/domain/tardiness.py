"""Never accuse early: the latest day that a fair reader could still call in time.

`due` is what the law says. Before a reminder goes out, every reading that favours the organisation is tried: the day of
receipt left out, a part of the country with one more holiday, an end on a Sunday moved although the law does not
say so, a longer time that may apply without our knowing, the days for sending out the result, and the post.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.clocks import Clock, ClockKind, Starts
from assistant.domain.counting import Because, Counting, EndRule, FirstDay, Interval, count
from assistant.domain.ground import Ground, counting_for
from assistant.domain.periods import ONE_DAY, Period
from assistant.domain.starts import Start

POST_MARGIN = 3 * ONE_DAY
"""An answer sent on the last lawful day may be in the post this long."""

ARRIVAL_MARGIN = 4 * ONE_DAY
"""A letter whose arrival is only assumed may have arrived this much later."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock as the law counts it, to be read again in the organisation's favour."""

    ground: Ground
    clock: Clock
    counting: Counting
    start: Start
    not_counting: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest fair end, and a sentence where the part of the seat is not known and makes a difference."""

    day: datetime.date
    in_a_part: Because | None = None


def latest_reading(reading: Reading, period: Period, due: datetime.date) -> Latest:
    """The latest day among all fair readings; never before `due`."""
    parts = _in_parts(reading, period)
    fair = max(due, parts, *_other_readings(reading, period, due))
    if not reading.start.certain:
        fair += ARRIVAL_MARGIN
    if parts == due:
        return Latest(fair)
    words = "Where the organisation sits in a part of {place} with another holiday, {date}"
    return Latest(fair, Because.of(words, place=reading.ground.calendar.place, date=parts))


def _in_parts(reading: Reading, period: Period) -> datetime.date:
    calendar = reading.ground.calendar.with_parts()
    return count(period, reading.start.day, reading.counting, calendar, reading.not_counting).last_day


def _other_readings(reading: Reading, period: Period, due: datetime.date) -> Iterator[datetime.date]:
    calendar = reading.ground.calendar.with_parts()
    generous = replace(reading.counting, first_day=FirstDay.NOT_COUNTED, ends_on_day_off=EndRule.NEXT_WORKING_DAY)
    yield count(period, reading.start.day, generous, calendar, reading.not_counting).last_day
    if reading.clock.what is not ClockKind.ANSWER:
        return
    longest = max((due, *_longer_clocks(reading)))
    yield longest
    for clock in reading.ground.rule.clocks:
        if clock.what is ClockKind.NOTIFY_RESULT and clock.starts is Starts.END_OF_ANSWER and clock.period:
            yield count(clock.period, longest, generous, calendar).last_day


def _longer_clocks(reading: Reading) -> Iterator[datetime.date]:
    """Ends of clocks for cases that may apply although nobody said so (a dispute after a free report: 45 days)."""
    start, calendar = reading.start.day, reading.ground.calendar
    for clock in reading.ground.rule.clocks:
        if clock.what is ClockKind.ANSWER and clock.when and clock.period and clock.starts is reading.clock.starts:
            counting, _ = counting_for(reading.ground, clock, start)
            yield count(clock.period, start, counting, calendar, reading.not_counting).last_day
