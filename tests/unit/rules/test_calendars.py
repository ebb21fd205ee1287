"""Calendars of seats: shared days and days of parts, substitute days, federal days, years, and honest refusals."""

from __future__ import annotations

import datetime

import pytest

from assistant.domain.lookup import Rulebook
from assistant.domain.places import CalendarSource, WhenPartUnknown
from assistant.errors import DateUnknown, NotFound
from assistant.rules.calendars import Calendars, supported
from tests.unit.domain.lawbooks import place

GB_PARTS = ("ENG", "WLS", "SCT", "NIR")


@pytest.fixture(scope="module")
def calendars() -> Calendars:
    return Calendars(
        Rulebook.build(
            [
                place("EU"),
                place("DE", "EU", calendar=CalendarSource("DE", parts=("HE", "BY", "SL", "SN"))),
                place("CH", calendar=CalendarSource("CH", parts=("ZH", "GE"))),
                place("GB", calendar=CalendarSource("GB", parts=GB_PARTS, when_part_unknown=WhenPartUnknown.ANY)),
                place("US", calendar=CalendarSource("US")),
                place("US-CA", "US", calendar=CalendarSource("US", "CA")),
                place("CA", calendar=CalendarSource("CA")),
                place("CA-ON", "CA", calendar=CalendarSource("CA", "ON")),
                place("CA-QC", "CA", calendar=CalendarSource("CA", "QC")),
                place("AU", calendar=CalendarSource("AU", parts=("NSW", "VIC"))),
                place("NZ", calendar=CalendarSource("NZ")),
                place("IE", "EU", calendar=CalendarSource("IE", from_year=2020, to_year=2027)),
            ],
            [],
        )
    )


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("seat", "text", "name"),
    [
        ("DE", "2026-04-03", "Good Friday"),  # Friday
        ("DE", "2026-06-04", None),  # Thursday, Corpus Christi only in some states
        ("DE-HE", "2026-06-04", "Corpus Christi"),
        ("DE-BY", "2026-11-01", "All Saints' Day"),  # Sunday
        ("CH", "2026-04-03", None),  # Good Friday is not kept in all cantons
        ("CH-ZH", "2026-04-03", "Good Friday"),
        ("GB", "2026-04-06", "Easter Monday (ENG, WLS, NIR)"),  # Monday
        ("GB", "2026-11-30", "Saint Andrew's Day (SCT)"),  # Monday
        ("GB-ENG", "2026-04-06", "Easter Monday"),
        ("GB-ENG", "2026-11-30", None),
        ("GB-SCT", "2026-04-06", None),
        ("GB-ENG", "2026-12-28", "Boxing Day (observed)"),  # Monday, for Saturday 26 December
        ("US", "2026-07-03", "Independence Day (observed)"),  # Friday, for Saturday 4 July
        ("US", "2026-11-27", None),  # Friday after Thanksgiving, no federal holiday
        ("US-CA", "2026-11-27", "Day After Thanksgiving"),
        ("US-CA", "2026-10-12", None),  # Columbus Day is not kept in California
        ("US", "2026-10-12", "Columbus Day"),
        ("CA", "2026-10-12", "Thanksgiving Day"),  # Monday; a holiday of federal law
        ("CA", "2026-04-06", "Easter Monday"),
        ("CA", "2026-05-18", "Victoria Day"),
        ("CA", "2026-09-30", "National Day for Truth and Reconciliation"),  # Wednesday
        ("CA", "2026-11-11", "Remembrance Day"),  # Wednesday
        ("CA", "2026-12-26", None),  # Boxing Day is not in the Interpretation Act
        ("CA", "2026-02-16", None),  # Family Day is Ontario's
        ("CA-ON", "2026-02-16", "Family Day"),
        ("CA-ON", "2026-09-30", None),
        ("CA-ON", "2026-12-28", "Boxing Day (observed)"),
        ("CA-ON", "2026-04-06", "Easter Monday"),  # Legislation Act, 2006, s. 88(2), though shops open
        ("CA-ON", "2026-11-11", "Remembrance Day"),  # Wednesday
        ("CA-ON", "2026-08-03", None),  # Civic Holiday, Monday, is a city's
        ("CA", "2026-08-03", None),
        ("CA", "2027-12-27", None),  # Monday after a Christmas Day on Saturday: federal law puts no day in its place
        ("CA", "2029-07-02", "Canada Day (observed)"),  # Monday, for Sunday 1 July (Holidays Act, s. 2)
        ("CA", "2028-07-03", None),  # Monday after a Canada Day on Saturday
        ("CA-QC", "2026-04-06", "Easter Monday"),  # Interpretation Act, CQLR c. I-16, s. 61(23)
        ("CA-QC", "2026-06-24", "Saint John the Baptist Day"),  # Wednesday
        ("CA-QC", "2026-11-11", None),  # Remembrance Day is federal, not Quebec's
        ("AU", "2026-06-08", None),  # King's Birthday, not in every state
        ("AU-NSW", "2026-06-08", "King's Birthday"),
        ("NZ", "2026-07-10", "Matariki"),  # Friday
        ("NZ", "2026-04-27", "Anzac Day (observed)"),  # Monday, for Saturday 25 April
        ("NZ", "2026-01-26", None),  # Auckland Anniversary Day is a province's
    ],
)
def test_a_day_off_where_the_organisation_sits(calendars: Calendars, seat: str, text: str, name: str | None) -> None:
    assert calendars.calendar(seat).holiday(day(text)) == name


def test_days_of_parts_are_kept_apart_where_the_part_is_not_known(calendars: Calendars) -> None:
    germany = calendars.calendar("DE")
    assert germany.holidays_in_parts[day("2026-06-04")] == "Corpus Christi (HE, BY, SL)"  # Thursday
    assert germany.holidays_in_parts[day("2026-11-18")] == "Repentance and Prayer Day (SN)"  # Wednesday
    assert day("2026-04-03") not in germany.holidays_in_parts
    assert germany.with_parts().holiday(day("2026-06-04")) == "Corpus Christi (HE, BY, SL)"
    assert germany.with_parts().holiday(day("2026-04-03")) == "Good Friday"


def test_days_of_parts_can_be_listed_and_end_with_the_calendar(calendars: Calendars) -> None:
    parts = calendars.calendar("DE").holidays_in_parts
    assert parts
    assert len(parts) == len(list(parts)) > 100
    assert {one.year for one in parts} == set(range(2010, 2036))
    assert day("2036-06-12") not in parts
    assert day("2009-06-11") not in parts


def test_a_holiday_in_any_part_counts_where_the_place_says_so(calendars: Calendars) -> None:
    britain = calendars.calendar("GB")
    assert britain.holidays_in_parts == {}
    in_parts = [set(calendars.calendar(f"GB-{part}").holidays) for part in GB_PARTS]
    assert set(britain.holidays) == set.union(*in_parts)


@pytest.mark.parametrize(
    ("seat", "text", "name"),
    [
        ("US-CA", "2026-03-31", None),  # Tuesday, Cesar Chavez Day is California's
        ("US-CA", "2026-11-27", None),  # Friday after Thanksgiving
        ("US-CA", "2026-10-12", "Columbus Day"),  # Monday, not kept in California, yet federal
        ("US", "2026-10-12", "Columbus Day"),
        ("CA-ON", "2026-02-16", "Family Day"),  # a province's day counts for federal law there
        ("CA-ON", "2026-09-30", "National Day for Truth and Reconciliation"),
        ("CA", "2026-02-16", None),
        ("CA", "2026-09-30", "National Day for Truth and Reconciliation"),
        ("NZ", "2026-07-10", "Matariki"),
    ],
)
def test_a_holiday_of_federal_law(calendars: Calendars, seat: str, text: str, name: str | None) -> None:
    assert calendars.calendar(seat).federal_holiday(day(text)) == name
    assert calendars.calendar(seat).with_parts().federal_holiday(day(text)) == name


def test_a_part_has_no_parts(calendars: Calendars) -> None:
    for seat in ("DE-HE", "US-CA", "US", "NZ"):
        assert calendars.calendar(seat).holidays_in_parts == {}


def test_a_year_that_is_not_covered_is_refused(calendars: Calendars) -> None:
    ireland = calendars.calendar("IE")
    assert (ireland.first_year, ireland.last_year) == (2020, 2027)
    assert {one.year for one in ireland.holidays} == set(range(2020, 2028))
    with pytest.raises(DateUnknown, match="covers the years 2020 to 2027, not 2028"):
        ireland.holiday(day("2028-03-17"))


def test_a_calendar_is_made_once(calendars: Calendars) -> None:
    assert calendars.calendar("DE-HE") is calendars.calendar("DE-HE")
    assert calendars.calendar("DE-HE").place == "DE-HE"


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        ("DE-XX", "DE has no part of that name. Write DE or one of DE-HE, DE-BY, DE-SL, DE-SN."),
        ("NZ-AUK", "NZ has one calendar for all its parts. Write NZ."),
        ("US-CA-LA", "US has one calendar for all its parts"),
        ("XX", "'XX' is not a seat that Recourse has a calendar for"),
        ("de", "Write the two letters of the country, with the part where it is known"),
        ("", "'recourse places' lists the places of the rulebook"),
        ("FR-75001", "'FR-75001' is not a seat"),
    ],
)
def test_a_seat_that_is_not_known_is_not_found(calendars: Calendars, seat: str, words: str) -> None:
    with pytest.raises(NotFound) as refused:
        calendars.calendar(seat)
    assert words in str(refused.value)


def test_the_union_has_no_holidays_of_its_own(calendars: Calendars) -> None:
    with pytest.raises(DateUnknown, match="Name the country in which the organisation sits"):
        calendars.calendar("EU")


def test_a_firm_may_sit_in_a_country_without_a_place_here(calendars: Calendars) -> None:
    luxembourg = calendars.calendar("LU")
    assert luxembourg.holiday(day("2026-06-23")) == "National Day"  # Tuesday
    assert luxembourg.working_week == frozenset(range(5))
    assert not calendars.in_rulebook("LU")
    assert calendars.in_rulebook("DE-HE")
    assert calendars.calendar("BR-SP").holiday(day("2026-07-09")) is not None  # Thursday, a holiday of São Paulo


def test_the_working_week_follows_the_country(calendars: Calendars) -> None:
    assert calendars.calendar("IL").working_week == frozenset({6, 0, 1, 2, 3})  # Sunday to Thursday
    assert calendars.calendar("HK").working_week == frozenset(range(5))


def test_it_is_said_whether_the_part_of_a_seat_is_known(calendars: Calendars) -> None:
    known = {seat: calendars.part_known(seat) for seat in ("DE", "DE-HE", "GB", "US", "US-CA", "NZ", "LU")}
    assert known == {"DE": False, "DE-HE": True, "GB": False, "US": True, "US-CA": True, "NZ": True, "LU": True}


def test_names_are_english_wherever_the_package_has_them(calendars: Calendars) -> None:
    christmas = {
        seat: calendars.calendar(seat).holiday(day("2026-12-25")) for seat in ("DE", "CH", "LU", "CA-ON", "NZ")
    }
    assert christmas == dict.fromkeys(christmas, "Christmas Day")


def test_the_package_knows_the_countries_of_the_house() -> None:
    assert {"DE", "GB", "US", "CA", "AU", "NZ", "LU", "SE"} <= supported().keys()
