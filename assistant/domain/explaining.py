"""Putting an explanation into words. English here; pages pass their own translation and way of writing dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from assistant.domain.counting import Because, Value

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: datetime.date) -> str:
    """A date with its weekday in English: `Tue 7 Apr 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words(
    because: Because,
    translate: Callable[[str], str] = str,
    write_date: Callable[[datetime.date], str] = short_date,
) -> str:
    """One sentence of an explanation. Texts among its values (reasons, units) are translated too."""

    def word(value: Value) -> str:
        if isinstance(value, datetime.date):
            return write_date(value)
        return translate(value) if isinstance(value, str) else str(value)

    return translate(because.text).format(**{name: word(value) for name, value in because.values})
