"""Lengths of time, and what a month is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.periods import Period, Unit, add_months, add_plain
from tests.unit.domain.days import day

DATES = st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("text", "length", "unit"),
    [
        ("1 month", 1, Unit.MONTH),
        ("30 days", 30, Unit.DAY),
        ("10 working days", 10, Unit.WORKING_DAY),
        ("2 weeks", 2, Unit.WEEK),
        ("48 hours", 48, Unit.HOUR),
        ("0 days", 0, Unit.DAY),
    ],
)
def test_a_period_is_read_as_the_rulebook_writes_it(text: str, length: int, unit: Unit) -> None:
    assert Period.parse(text) == Period(length, unit)


@pytest.mark.parametrize("text", ["1 months", "30 day", "a month", "30", "", "-1 day", "30 business days", "1  day"])
def test_a_loose_period_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(ValueError, match="such as '1 month'"):
        Period.parse(text)


@given(st.integers(0, 9999), st.sampled_from(Unit))
def test_writing_and_reading_a_period_changes_nothing(length: int, unit: Unit) -> None:
    period = Period(length, unit)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("start", "months", "end", "why"),
    [
        ("Tue 2026-03-03", 1, "Fri 2026-04-03", "the same-numbered day"),
        ("Sat 2026-01-31", 1, "Sat 2026-02-28", "February has no 31st"),
        ("Mon 2028-01-31", 1, "Tue 2028-02-29", "a leap year has a 29th"),
        ("Mon 2026-08-31", 1, "Wed 2026-09-30", "September has no 31st"),
        ("Mon 2026-08-31", 3, "Mon 2026-11-30", "November has no 31st"),
        ("Sat 2026-01-31", 3, "Thu 2026-04-30", "one period of three months is clamped once"),
        ("Thu 2026-12-31", 2, "Sun 2027-02-28", "over the turn of the year"),
        ("Thu 2024-02-29", 12, "Fri 2025-02-28", "a year after a leap day"),
    ],
)
def test_months_end_on_the_same_numbered_day_or_the_last(start: str, months: int, end: str, why: str) -> None:
    assert add_months(day(start), months) == day(end), why


@given(DATES, st.integers(0, 240))
def test_a_month_never_ends_on_a_later_numbered_day_and_never_skips_a_month(start: datetime.date, months: int) -> None:
    end = add_months(start, months)
    assert end.day <= start.day
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months


@given(DATES, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_period_never_ends_earlier(start: datetime.date, shorter: int, more: int) -> None:
    for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.HOUR):
        if unit is Unit.YEAR and shorter + more > 10:
            continue
        assert add_plain(start, Period(shorter, unit)) <= add_plain(start, Period(shorter + more, unit))


def test_hours_end_on_the_day_in_which_they_run_out() -> None:
    assert add_plain(day("Tue 2026-03-03"), Period(48, Unit.HOUR)) == day("Thu 2026-03-05")
    assert add_plain(day("Tue 2026-03-03"), Period(49, Unit.HOUR)) == day("Fri 2026-03-06")


def test_working_days_cannot_be_added_without_a_calendar() -> None:
    with pytest.raises(ValueError, match="calendar"):
        add_plain(day("Tue 2026-03-03"), Period(5, Unit.WORKING_DAY))


def test_two_periods_in_one_unit_make_one_longer_period() -> None:
    assert Period.parse("1 month") + Period.parse("2 months") == Period.parse("3 months")
    with pytest.raises(ValueError, match="not in one unit"):
        Period.parse("1 month") + Period.parse("30 days")
