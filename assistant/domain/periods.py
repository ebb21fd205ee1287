"""Lengths of time as the law writes them, and the plain arithmetic of adding them to a day.

How a law counts (first day, days off, moving the end) is in `counting`; here is only what a month is.
"""

from __future__ import annotations

import calendar as month_tables
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

ONE_DAY = datetime.timedelta(days=1)


class Unit(StrEnum):
    """The unit in which a law gives a period. `WORKING_DAY` serves for business days too: they are counted alike."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_WRITTEN = re.compile(r"(\d{1,4}) (hour|day|working day|week|month|year)(s?)")


@dataclass(frozen=True, slots=True)
class Period:
    """A number of hours, days, working days, weeks, months or years; written `30 days`, `1 month`, `2 working days`."""

    length: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period as the rulebook writes it; raise ValueError with the mend for anything else."""
        found = _WRITTEN.fullmatch(text)
        if not found or (found[3] == "s") == (int(found[1]) == 1):
            raise ValueError(
                f"{text!r} is not a period; write a number and a unit, such as '1 month', '10 working days'"
            )
        return cls(int(found[1]), Unit(found[2].replace(" ", "_")))

    def __str__(self) -> str:
        unit = self.unit.value.replace("_", " ")
        return f"{self.length} {unit}" if self.length == 1 else f"{self.length} {unit}s"

    def __add__(self, other: Period) -> Period:
        """Two lengths in one unit, reckoned as one period (an extended month is three months from the start)."""
        if self.unit is not other.unit:
            raise ValueError(f"{self} and {other} are not in one unit")
        return Period(self.length + other.length, self.unit)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same-numbered day that many months later, or that month's last day where there is none.

    Regulation 1182/71 Art. 3(2)(c), section 188(2) and (3) BGB and their sisters elsewhere agree on this.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = month_tables.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def add_plain(day: datetime.date, period: Period) -> datetime.date:
    """`day` plus a period in days, weeks, months or years, with no regard to days off."""
    match period.unit:
        case Unit.DAY:
            return day + period.length * ONE_DAY
        case Unit.WEEK:
            return day + 7 * period.length * ONE_DAY
        case Unit.MONTH:
            return add_months(day, period.length)
        case Unit.YEAR:
            return add_months(day, 12 * period.length)
        case Unit.HOUR:
            return day + -(-period.length // 24) * ONE_DAY
        case Unit.WORKING_DAY:
            raise ValueError("working days need a calendar")
