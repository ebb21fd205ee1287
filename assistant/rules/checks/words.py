"""Codes that others keep: languages, currencies, countries, time zones, holiday calendars."""

from __future__ import annotations

import functools
import zoneinfo

import holidays
import pycountry

from assistant.domain.organisations import Organisation
from assistant.domain.places import Authority, Place
from assistant.domain.rulebook import Law
from assistant.rules.calendars import supported
from assistant.rules.checks.context import Context
from assistant.rules.problems import choices, closest
from assistant.rules.seats import split_seat

UNION = "EU"


def check(context: Context) -> None:
    """The codes in every file."""
    for place in context.draft.places:
        _place(context, place)
        for authority in place.authorities:
            _languages(context, authority)
    for law in context.draft.laws:
        _law(context, law)
    for organisation in context.draft.organisations:
        _organisation(context, organisation)


def _law(context: Context, law: Law) -> None:
    for index, code in enumerate(law.displaced_in):
        if not is_place(code):
            context.say(law, "displaced_in", f"{code!r} is no place", "use the code of ISO 3166", index)
    for rule in law.rules:
        for language, _ in rule.cite:
            if not is_language(language):
                context.say(rule, "cite", f"{language!r} is no language", "use its code, such as 'de'")


def _organisation(context: Context, organisation: Organisation) -> None:
    written = organisation.letter_language
    if written is not None and not is_language(written):
        context.say(organisation, "letter_language", f"{written!r} is no language", "use its code, such as 'de'")
    _seat(context, organisation)


def _seat(context: Context, organisation: Organisation) -> None:
    """A seat outside the rulebook must at least have holidays that are known."""
    seat = organisation.seat
    if seat is None or split_seat(seat, context.rulebook)[0] is not None:
        return
    country, _, part = seat.partition("-")
    if country not in supported() or (part and part not in supported()[country]):
        mend = closest(seat, context.rulebook.places, "use the two letters of the country, or leave the seat out")
        context.say(organisation, "seat", f"there is no calendar for {seat!r}", mend)


@functools.cache
def is_language(code: str) -> bool:
    """Whether this is the code of a language (`de`, `fil`), be it with the script (`zh-Hant`)."""
    language, hyphen, script = code.partition("-")
    known = pycountry.languages.get(alpha_2=language) if len(language) == 2 else None
    if known is None and len(language) == 3:
        known = pycountry.languages.get(alpha_3=language)
    return known is not None and (not hyphen or pycountry.scripts.get(alpha_4=script) is not None)


@functools.cache
def is_place(code: str) -> bool:
    """Whether this is the code of a country or of a part of one, or of the European Union."""
    if "-" in code:
        return pycountry.subdivisions.get(code=code) is not None  # type: ignore[no-untyped-call]
    return code == UNION or is_country(code)


@functools.cache
def is_country(code: str) -> bool:
    """Whether this is the two-letter code of a country."""
    return len(code) == 2 and code.isupper() and pycountry.countries.get(alpha_2=code) is not None


def _place(context: Context, place: Place) -> None:
    if not is_place(place.code):
        context.say(place, "code", f"{place.code!r} is no place", "use the code of ISO 3166, such as DE or US-CA")
    _languages(context, place)
    if pycountry.currencies.get(alpha_3=place.currency) is None:
        context.say(place, "currency", f"{place.currency!r} is no currency", "use its three letters, such as EUR")
    zones = _time_zones()
    if zones and place.time_zone not in zones:
        mend = closest(place.time_zone, zones, "use the name of the IANA database, such as Europe/Berlin")
        context.say(place, "time_zone", f"{place.time_zone!r} is no time zone", mend)
    _calendar(context, place)


@functools.cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _languages(context: Context, built: Place | Authority) -> None:
    for index, code in enumerate(built.languages):
        if not is_language(code):
            context.say(built, "languages", f"{code!r} is no language", "use its code, such as 'de'", index)


def _calendar(context: Context, place: Place) -> None:
    """Country and parts must be known to the package that holds the holidays."""
    source = place.calendar
    if source is None:
        return
    known = supported()
    if source.country not in known:
        mend = closest(source.country, sorted(known), "use the two-letter code")
        context.say(source, "country", f"there are no holidays for {source.country!r}", mend)
        return
    parts = known[source.country]
    if source.part is not None and source.part not in parts:
        mend = f"choose from {choices(parts) or 'no parts'}"
        context.say(source, "part", f"there are no holidays for {source.country}-{source.part}", mend)
    if source.part is not None and source.parts:
        context.say(source, "parts", "a part has no parts", "keep either 'part' or 'parts'")
    for index, part in enumerate(source.parts):
        if part not in parts:
            mend = closest(part, parts, f"choose from {choices(parts) or 'no parts'}")
            context.say(source, "parts", f"there are no holidays for {source.country}-{part}", mend, index)
    _years(context, place)


def _years(context: Context, place: Place) -> None:
    source = place.calendar
    if source is None:
        return
    if source.to_year < source.from_year:
        context.say(source, "to_year", "the calendar ends before it begins", "correct 'from_year' or 'to_year'")
        return
    package = holidays.country_holidays(source.country)
    if not package.start_year <= source.from_year <= source.to_year <= package.end_year:
        mend = f"stay between {package.start_year} and {package.end_year}"
        context.say(source, "to_year", "the package of holidays does not know all of these years", mend)
