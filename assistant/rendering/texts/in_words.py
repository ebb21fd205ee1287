"""Dates and names of countries in words, in the language of the letter."""

from __future__ import annotations

import datetime
from functools import cache

import babel
import pycountry
from babel import localedata
from babel.dates import format_date

_FIRST_OF_MONTH = {"fr": ("1 ", "1er "), "it": ("1 ", "1º "), "pt_BR": ("1 ", "1º ")}
"""How a language, or one in a country, writes the first of a month where the locale data give the bare number."""

_NOT_LATIN = frozenset(
    {"ar", "bg", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mk", "mn", "ru", "sr", "th", "uk", "zh"}
)


def date_in_words(day: datetime.date, language: str, country: str | None = None) -> str:
    """The date as it is written in a language and country: 23 November 2026, November 23, 2026, 1. Jänner 2027."""
    text = format_date(day, "long", locale=_locale(language, country))
    bare, ordinal = _FIRST_OF_MONTH.get(f"{language}_{country}", _FIRST_OF_MONTH.get(language, ("", "")))
    return f"{ordinal}{text.removeprefix(bare)}" if bare and text.startswith(bare) else text


def country_name(country: str, language: str) -> str | None:
    """A country's name in a language; None where it has none. `EU` is the European Union."""
    return _locale(language, None).territories.get(country)


def country_line(country: str, sender_language: str) -> str:
    """The last line of an address that goes abroad: the country in capitals, in the language of the country it leaves.

    The Universal Postal Union advises that, or a language known everywhere; English stands in for other scripts.
    """
    readable = "en" if sender_language in _NOT_LATIN else sender_language
    return (country_name(country, readable) or country).upper()


def is_country(code: str) -> bool:
    """Whether this is the two-letter code of a country."""
    return pycountry.countries.get(alpha_2=code) is not None


@cache
def _locale(language: str, country: str | None) -> babel.Locale:
    # English of no country in particular is written the British way, as elsewhere in Europe.
    usual = "en_GB" if language == "en" else language
    wanted = f"{language}_{country}" if country else usual
    known = next((code for code in (wanted, usual) if localedata.exists(code)), "en_GB")
    return babel.Locale.parse(known)
