"""Calendars of the places where organisations sit, from the package `holidays` and the rulebook's own word on it.

Days off are made when a seat is first asked for, and kept.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import holidays

from assistant.domain.calendars import MONDAY_TO_FRIDAY, Calendar, easter_sunday
from assistant.domain.lookup import Rulebook
from assistant.domain.periods import ONE_DAY
from assistant.domain.places import CalendarSource, Place, Weekday, WhenPartUnknown
from assistant.errors import DateUnknown, NotFound
from assistant.rules.problems import choices
from assistant.rules.seats import known_parts, split_seat

Days = Mapping[datetime.date, str]
_WEEKDAYS = {weekday: number for number, weekday in enumerate(Weekday)}


class Calendars:
    """The calendars of a rulebook's places and their parts, and of the other countries where organisations sit."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._made: dict[str, Calendar] = {}

    def calendar(self, seat: str) -> Calendar:
        """The calendar of a seat: a place (`DE`, `US-CA`), a part of one (`DE-HE`), or another country (`LU`).

        Raises NotFound for a seat without a calendar, DateUnknown for a place that has no holidays of its own.
        """
        if seat not in self._made:
            self._made[seat] = self._make(seat)
        return self._made[seat]

    def in_rulebook(self, seat: str) -> bool:
        """Whether the calendar rests on a place of the rulebook. Any other is the package's word alone, unchecked."""
        return split_seat(seat, self._rulebook)[0] is not None

    def part_known(self, seat: str) -> bool:
        """Whether a seat is exact enough: False for a country whose parts have days off of their own (`DE`)."""
        place, part = split_seat(seat, self._rulebook)
        return place is None or part is not None or not known_parts(place)

    def _make(self, seat: str) -> Calendar:
        place, part = split_seat(seat, self._rulebook)
        if place is None:
            return _of_the_package(seat)
        if place.calendar is None:
            raise DateUnknown(
                f"{place.name.en} ({place.code}) has no public holidays of its own. "
                "Name the country in which the organisation sits, such as DE."
            )
        if part is not None and part not in place.calendar.parts:
            raise NotFound(_unknown_part(place, seat))
        return _of_the_rulebook(place, place.calendar, seat, part)


def _unknown_part(place: Place, seat: str) -> str:
    known = [f"{place.code}-{part}" for part in known_parts(place)]
    if not known:
        return f"{seat!r} is not a seat: {place.code} has one calendar for all its parts. Write {place.code}."
    return (
        f"{seat!r} is not a seat: {place.code} has no part of that name. Write {place.code} or one of {choices(known)}."
    )


def _of_the_rulebook(place: Place, source: CalendarSource, seat: str, part: str | None) -> Calendar:
    years = range(source.from_year, source.to_year + 1)
    shared = _days(source.country, part or source.part, years)
    apart: Days = {}
    if part is None and source.parts:
        apart = _InParts(source.country, source.parts, years, shared)
        if source.when_part_unknown is WhenPartUnknown.ANY:
            shared, apart = {**apart, **shared}, {}
    working_week = frozenset(_WEEKDAYS[day] for day in place.working_week)
    federal = _federal(source.country, part or source.part, years)
    return Calendar(seat, source.from_year, source.to_year, shared, apart, working_week, federal)


def _federal(country: str, part: str | None, years: range) -> Days | None:
    """The days off of federal law, where they are not those of the seat; None where they are.

    In the United States a state's own days never count for it. In Canada a province's days count there too
    (Interpretation Act, R.S.C. 1985, c. I-21, s. 35(1) "holiday", paragraphs (a) to (c)).
    """
    if country == "US":
        return _days(country, None, years)
    if country == "CA" and part is not None:
        return {**_days(country, part, years), **_canada(years)}
    return None


def _of_the_package(seat: str) -> Calendar:
    """The calendar of a country that is no place of the rulebook, to reckon the answer of a firm that sits there."""
    country, _, part = seat.partition("-")
    known = supported()
    if country not in known or (part and part not in known[country]):
        raise NotFound(
            f"{seat!r} is not a seat that Recourse has a calendar for. Write the two letters of the country, with the "
            "part where it is known, such as GB, DE-HE or US-CA; 'recourse places' lists the places of the rulebook."
        )
    span = CalendarSource(country)
    years = range(span.from_year, span.to_year + 1)
    weekend = holidays.country_holidays(country).weekend
    working_week = frozenset(range(7)) - weekend if len(weekend) == 2 else MONDAY_TO_FRIDAY
    days, federal = _days(country, part or None, years), _federal(country, part or None, years)
    return Calendar(seat, span.from_year, span.to_year, days, {}, working_week, federal)


@functools.cache
def supported() -> Mapping[str, tuple[str, ...]]:
    """The countries that the package knows, each with its parts."""
    return {code: tuple(parts) for code, parts in holidays.list_supported_countries(include_aliases=False).items()}


def _days(country: str, part: str | None, years: range) -> dict[datetime.date, str]:
    """The days off of a country or a part of it in some years, substitute days among them."""
    if country == "CA":
        return _canada(years) if part is None else _province(part, years)
    return _public(country, part, years)


def _public(country: str, part: str | None, years: range, *more: str) -> dict[datetime.date, str]:
    made = holidays.country_holidays(
        country, subdiv=part, years=years, language=_english(country), categories=("public", *more)
    )
    return {day: name for day, name in sorted(made.items()) if day.year in years}


@functools.cache
def _english(country: str) -> str | None:
    languages = holidays.country_holidays(country).supported_languages
    english = [language for language in languages if language.startswith("en")]
    return "en_US" if "en_US" in english else next(iter(english), None)


def _canada(years: range) -> dict[datetime.date, str]:
    """The holidays of federal law: Interpretation Act, R.S.C. 1985, c. I-21, s. 35(1) "holiday".

    It has Easter Monday, and by proclamation Thanksgiving, but neither Boxing Day nor the Civic Holiday, which some
    provinces keep. It puts no other day in the place of one that falls on a weekend, save 2 July for a Canada Day on a
    Sunday (Holidays Act, R.S.C. 1985, c. H-5, s. 2).
    """
    found = _public("CA", None, years, "government")
    federal = {day: name for day, name in found.items() if not name.startswith("Boxing Day") and _of_the_act(day, name)}
    federal.update({easter_sunday(year) + ONE_DAY: "Easter Monday" for year in years})
    return dict(sorted(federal.items()))


def _of_the_act(day: datetime.date, name: str) -> bool:
    return not name.endswith("(observed)") or (name.startswith("Canada Day") and (day.month, day.day) == (7, 2))


def _province(part: str, years: range) -> dict[datetime.date, str]:
    """The holidays of a province, with those that its interpretation act counts though shops and works do not close.

    Ontario: Legislation Act, 2006, s. 88(2). Quebec: Interpretation Act, CQLR c. I-16, s. 61(23).
    """
    found = _public("CA", part, years)
    if part in ("ON", "QC"):
        found.update({easter_sunday(year) + ONE_DAY: "Easter Monday" for year in years})
    if part == "ON":
        found.update({datetime.date(year, 11, 11): "Remembrance Day" for year in years})
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Spread:
    """A day off that only some parts keep."""

    name: str
    parts: list[str]


class _InParts(Mapping[datetime.date, str]):
    """Days off that hold in some parts only, a year at a time: a country of fifty parts is not reckoned in advance."""

    def __init__(self, country: str, parts: tuple[str, ...], years: range, shared: Days) -> None:
        self._country = country
        self._parts = parts
        self._years = years
        self._shared = shared
        self._made: dict[int, dict[datetime.date, str]] = {}

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, day: datetime.date) -> str:
        if day.year not in self._years:
            raise KeyError(day)
        return self._year(day.year)[day]

    def __iter__(self) -> Iterator[datetime.date]:
        for year in self._years:
            yield from self._year(year)

    def __len__(self) -> int:
        return sum(len(self._year(year)) for year in self._years)

    def _year(self, year: int) -> dict[datetime.date, str]:
        if year not in self._made:
            self._made[year] = self._make(year)
        return self._made[year]

    def _make(self, year: int) -> dict[datetime.date, str]:
        found: dict[datetime.date, _Spread] = {}
        for part in self._parts:
            for day, name in _days(self._country, part, range(year, year + 1)).items():
                if day not in self._shared:
                    found.setdefault(day, _Spread(name, [])).parts.append(part)
        return {day: f"{spread.name} ({', '.join(spread.parts)})" for day, spread in sorted(found.items())}
