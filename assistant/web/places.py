"""Places by the name they have in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assistant.domain.lookup import Rulebook
from assistant.domain.places import Place
from assistant.domain.search import folded

UNION = "EU"

MEMBERS = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""The countries of the Union: somebody in one that the rulebook lacks still has the law of the Union."""

NAMES = {
    "EU": _l("the European Union"),
    "US-CA": _l("California"),
    "CA-BC": _l("British Columbia"),
    "CA-NL": _l("Newfoundland and Labrador"),
    "CA-NS": _l("Nova Scotia"),
    "CA-ON": _l("Ontario"),
    "CA-QC": _l("Quebec"),
}
"""Places that are no country and have another name in other languages; the others go by that of the rulebook."""

NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""Two letters that Babel names and no letter can be sent to."""


def place_name(place: Place) -> str:
    """The name of a place: a country as Babel has it, a part of one as we translate it."""
    if "-" in place.code or place.code == UNION:
        return str(NAMES.get(place.code, place.name.en))
    return country_name(place.code)


def country_name(code: str) -> str:
    """The name of a country in the language of the page; its code where it has none."""
    return str(_locale().territories.get(code, code))


def countries_with_law(rulebook: Rulebook) -> list[tuple[str, str]]:
    """The countries whose law Recourse knows, by name; last the Union, for its other members."""
    own = [place for code, place in rulebook.places.items() if "-" not in code and code != UNION]
    pairs = _by_name((place.code, place_name(place)) for place in own)
    if UNION in rulebook.places and not rulebook.places.keys() >= MEMBERS:
        return [*pairs, (UNION, _("Another country of the European Union"))]
    return pairs


def parts_with_law(rulebook: Rulebook, codes: Iterable[str], country: str) -> list[tuple[str, str]]:
    """The parts of a country whose law Recourse knows apart, by name; last the rest of the country."""
    pairs = _by_name((code, place_name(rulebook.place(code))) for code in codes)
    return [*pairs, (country, _("Somewhere else in the country"))]


def all_countries() -> list[tuple[str, str]]:
    """Every country of the world by name."""
    territories = _locale().territories
    return _by_name((code, str(name)) for code, name in territories.items() if _is_country(code))


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES


def _by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: folded(pair[1]))


def _locale() -> Locale:
    return get_locale() or Locale("en")


def language_name(code: str) -> str:
    """The name of a language in the language of the page, as it begins a line."""
    name = str(_locale().languages.get(code, code))
    return name[:1].upper() + name[1:]
