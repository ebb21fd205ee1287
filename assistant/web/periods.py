"""Lengths of time and seats in the language of the page."""

from __future__ import annotations

import pycountry
from flask_babel import gettext, ngettext

from assistant.domain.periods import Period, Unit
from assistant.web.places import country_name, place_name
from assistant.web.workspace import parts


def period_words(period: Period) -> str:
    """`1 month`, `30 days`; nothing at all is `at once`."""
    return str(_in_words(period.length, period.unit) if period.length else gettext("at once"))


def _in_words(number: int, unit: Unit) -> object:
    match unit:
        case Unit.HOUR:
            return ngettext("%(num)d hour", "%(num)d hours", number)
        case Unit.DAY:
            return ngettext("%(num)d day", "%(num)d days", number)
        case Unit.WORKING_DAY:
            return ngettext("%(num)d working day", "%(num)d working days", number)
        case Unit.WEEK:
            return ngettext("%(num)d week", "%(num)d weeks", number)
        case Unit.MONTH:
            return ngettext("%(num)d month", "%(num)d months", number)
        case Unit.YEAR:
            return ngettext("%(num)d year", "%(num)d years", number)


def seat_name(code: str) -> str:
    """The name of a place or a part of one (`DE-HE`): where an organisation sits."""
    known = parts().desk.rulebook.places.get(code)
    if known is not None:
        return place_name(known)
    country = country_name(code.partition("-")[0])
    part = pycountry.subdivisions.get(code=code) if "-" in code else None  # type: ignore[no-untyped-call]
    return f"{part.name}, {country}" if part else country
