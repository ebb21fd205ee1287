"""Filters for templates. A day is always printed with its weekday, and its month in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from babel.dates import format_date, format_skeleton
from flask_babel import get_locale

# English pages are read in many countries; the order day, month in words, year is understood in all of them.
DATE_LOCALES = {"en": "en_GB"}


def _locale() -> str:
    locale = str(get_locale() or "en")
    return DATE_LOCALES.get(locale, locale)


def long_day(day: datetime.date) -> str:
    """Tuesday 7 April 2026."""
    return format_date(day, "full", locale=_locale()).replace(",", "") if _is_english() else _full(day)


def _is_english() -> bool:
    return _locale().startswith("en")


def _full(day: datetime.date) -> str:
    return format_date(day, "full", locale=_locale())


def short_day(day: datetime.date) -> str:
    """Tue 7 Apr 2026."""
    text = format_skeleton("yMMMEd", day, locale=_locale())
    return text.replace(",", "") if _is_english() else text


def kind(thing: object) -> str:
    """The name of a domain object's class: lets a template tell the blocks of a letter apart."""
    return type(thing).__name__


FILTERS: dict[str, Callable[..., Any]] = {"long_day": long_day, "short_day": short_day, "kind": kind}
