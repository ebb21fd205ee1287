from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.clock import Clock, FixedClock, SystemClock

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().utcoffset() == datetime.timedelta(0)


def test_the_system_clock_says_the_date_of_each_zone() -> None:
    clock = SystemClock()
    assert clock.today(AUCKLAND) >= clock.today(LOS_ANGELES)


def test_without_a_zone_today_is_the_date_of_this_machine() -> None:
    before = datetime.datetime.now().astimezone().date()
    assert before <= SystemClock().today() <= datetime.datetime.now().astimezone().date()


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (LOS_ANGELES, datetime.date(2026, 3, 2)),  # still Monday
        (BERLIN, datetime.date(2026, 3, 3)),  # Tuesday
        (AUCKLAND, datetime.date(2026, 3, 3)),  # Tuesday noon
    ],
)
def test_one_moment_is_another_date_in_another_zone(zone: ZoneInfo, day: datetime.date) -> None:
    clock: Clock = FixedClock(datetime.datetime(2026, 3, 2, 23, 30, tzinfo=datetime.UTC))
    assert clock.today(zone) == day


def test_the_day_that_summer_time_begins_is_no_shorter() -> None:
    # Sunday 29 March 2026, 23:59 in Berlin, already two hours ahead of UTC
    clock = FixedClock(datetime.datetime(2026, 3, 29, 21, 59, tzinfo=datetime.UTC))
    assert clock.today(BERLIN) == datetime.date(2026, 3, 29)


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock.on(datetime.date(2026, 3, 3))
    assert clock.today() == datetime.date(2026, 3, 3)
    clock.advance(datetime.timedelta(days=31))
    assert clock.today() == datetime.date(2026, 4, 3)
    assert clock.now() == datetime.datetime(2026, 4, 3, 12, tzinfo=datetime.UTC)


def test_a_fixed_clock_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime.datetime(2026, 3, 3))  # noqa: DTZ001  this is the mistake
