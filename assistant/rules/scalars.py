"""Single values of a rule file: text, dates, numbers, periods, listed words. Each is read in exactly one way."""

from __future__ import annotations

import datetime
import enum
import re

from assistant.domain.periods import Period, Unit
from assistant.rules.nodes import Scalar, yaml_type
from assistant.rules.problems import choices, closest

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"0|-?[1-9]\d{0,8}", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
A_LEAP_YEAR = 2000


class Refused(Exception):
    """A value that cannot be used: what is wrong with it, and the mend."""

    def __init__(self, wrong: str, mend: str) -> None:
        self.wrong = wrong
        self.mend = mend
        super().__init__(f"{wrong}; {mend}")


def is_nothing(scalar: Scalar) -> bool:
    """Whether the value was left empty or written as `null`."""
    return scalar.plain and scalar.text in _NOTHING


def read_text(scalar: Scalar) -> str:
    """A text. What YAML would take for something else must stand in quotes: `NO` is Norway only as `'NO'`."""
    if scalar.plain and (meant := yaml_type(scalar.text)):
        raise Refused(f"YAML reads {scalar.text} as {meant}, not as text", f"put it in quotes: '{scalar.text}'")
    text = scalar.text.strip()
    if not text:
        raise Refused("the text is empty", "write it, or leave the key out where it may be missing")
    return text


def read_date(scalar: Scalar) -> datetime.date:
    """A day written `2026-11-23`, without quotes."""
    mend = "write year-month-day without quotes and without a time, such as 2026-11-23"
    if not scalar.plain or not _DATE.fullmatch(scalar.text):
        shown = scalar.text if scalar.plain else f"'{scalar.text}'"
        raise Refused(f"{shown} is not a date as it is written here", mend)
    try:
        return datetime.date.fromisoformat(scalar.text)
    except ValueError:
        raise Refused(f"{scalar.text} is not a day of the calendar", "check year, month and day") from None


def read_number(scalar: Scalar) -> int:
    """A whole number in decimal digits, without quotes: no leading zero (octal), no underscore, no colon."""
    if not scalar.plain or not _NUMBER.fullmatch(scalar.text):
        raise Refused(f"{scalar.text!r} is not a whole number", "write digits only, without quotes or leading zeros")
    return int(scalar.text)


def read_truth(scalar: Scalar) -> bool:
    """`true` or `false`, and no other word for it."""
    if not scalar.plain or scalar.text not in ("true", "false"):
        raise Refused(f"{scalar.text!r} is neither true nor false", "write true or false")
    return scalar.text == "true"


def read_month_day(scalar: Scalar) -> tuple[int, int]:
    """A day of every year, written `12-25`."""
    found = _MONTH_DAY.fullmatch(scalar.text)
    if found:
        try:
            day = datetime.date(A_LEAP_YEAR, int(found[1]), int(found[2]))
        except ValueError:
            raise Refused(f"{scalar.text} is not a day of the year", "check month and day") from None
        return day.month, day.day
    raise Refused(f"{scalar.text!r} is not a day of the year", "write month-day, such as 12-25")


def read_period(scalar: Scalar) -> Period:
    """A period such as `1 month` or `10 working days`."""
    try:
        return Period.parse(scalar.text)
    except ValueError:
        units = choices(unit.value.replace("_", " ") for unit in Unit)
        mend = f"write a number and a unit ({units}), such as '1 month' or '10 working days'"
        raise Refused(f"{scalar.text!r} is not a period", mend) from None


def read_word(scalar: Scalar, words: type[enum.StrEnum]) -> enum.StrEnum:
    """One of a fixed list of words."""
    if scalar.plain and (meant := yaml_type(scalar.text)) and scalar.text in {word.value for word in words}:
        raise Refused(f"YAML reads {scalar.text} as {meant}, not as text", f"put it in quotes: '{scalar.text}'")
    try:
        return words(scalar.text)
    except ValueError:
        values = [word.value for word in words]
        mend = closest(scalar.text, values, "choose from the list") + f" (allowed: {choices(values)})"
        raise Refused(f"{scalar.text!r} is not one of the words allowed here", mend) from None
