"""Calendars know their holidays and their limits."""

from __future__ import annotations

import datetime

import pytest

from assistant.domain.calendars import Calendar, easter_sunday
from assistant.errors import DateUnknown
from tests.unit.domain.days import calendar, day


@pytest.mark.parametrize(
    "date",
    ["2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2035-03-25", "2038-04-25"],
)
def test_easter_falls_where_the_church_put_it(date: str) -> None:
    assert easter_sunday(int(date[:4])) == datetime.date.fromisoformat(date)


def test_every_easter_is_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1900, 2200):
        easter = easter_sunday(year)
        assert easter.weekday() == 6
        assert datetime.date(year, 3, 22) <= easter <= datetime.date(year, 4, 25)


def test_a_holiday_has_a_name_and_a_working_day_has_none() -> None:
    assert calendar().holiday(day("Fri 2026-04-03")) == "Good Friday"
    assert calendar().holiday(day("Thu 2026-04-02")) is None


@pytest.mark.parametrize("year", [2019, 2031, 1900, 9999])
def test_a_year_without_data_is_refused_by_name(year: int) -> None:
    with pytest.raises(DateUnknown, match=rf"DE covers the years 2020 to 2030, not {year}"):
        calendar().holiday(datetime.date(year, 6, 1))


def test_holidays_of_a_part_count_only_when_asked_for() -> None:
    with_parts = calendar({"2026-01-06": "Epiphany"})
    epiphany = day("Tue 2026-01-06")
    assert with_parts.holiday(epiphany) is None
    assert with_parts.with_parts().holiday(epiphany) == "Epiphany"
    assert with_parts.with_parts().holiday(day("Fri 2026-04-03")) == "Good Friday"


def test_a_calendar_without_parts_stays_itself() -> None:
    plain = Calendar("IE", 2020, 2030, {})
    assert plain.with_parts() is plain
