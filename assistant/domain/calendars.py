"""The days off of a place. A calendar knows which years it covers and refuses to speak of any other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.errors import DateUnknown

MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays and working week of one place (`DE`, `DE-HE`).

    `holidays` are the days off that hold in the whole place; `holidays_in_parts` are those that hold only in some of
    its parts, and count only where the part is not known (see `Place.when_part_unknown`). Names are in English.
    `working_week` holds weekday numbers, Monday is 0. `federal` are the days off of federal law, where that counts
    others than the part in which the seat lies; None: the same days.
    """

    place: str
    first_year: int
    last_year: int
    holidays: Mapping[datetime.date, str]
    holidays_in_parts: Mapping[datetime.date, str] = field(default_factory=dict)
    working_week: frozenset[int] = MONDAY_TO_FRIDAY
    federal: Mapping[datetime.date, str] | None = None

    def require(self, day: datetime.date) -> None:
        """Raise DateUnknown for a day in a year that this calendar does not cover."""
        if not self.first_year <= day.year <= self.last_year:
            raise DateUnknown(
                f"The calendar of {self.place} covers the years {self.first_year} to {self.last_year}, not {day.year}. "
                "Check the dates you entered; a date outside these years would be a guess."
            )

    def holiday(self, day: datetime.date) -> str | None:
        """The name of the public holiday on that day, or None. Raises DateUnknown outside the covered years."""
        self.require(day)
        return self.holidays.get(day)

    def federal_holiday(self, day: datetime.date) -> str | None:
        """The name of the holiday of federal law on that day, or None. Raises DateUnknown outside the years."""
        self.require(day)
        return (self.holidays if self.federal is None else self.federal).get(day)

    def with_parts(self) -> Calendar:
        """The calendar in which a day off in any part counts: the fairest reading when the part is not known."""
        if not self.holidays_in_parts:
            return self
        joined = _Joined(self.holidays, self.holidays_in_parts)
        return Calendar(self.place, self.first_year, self.last_year, joined, {}, self.working_week, self.federal)


@dataclass(frozen=True, slots=True)
class _Joined(Mapping[datetime.date, str]):
    """Two maps of days as one, without copying; what stands in the first wins."""

    first: Mapping[datetime.date, str]
    second: Mapping[datetime.date, str]

    def __getitem__(self, day: datetime.date) -> str:
        return self.first[day] if day in self.first else self.second[day]

    def __iter__(self) -> Iterator[datetime.date]:
        return iter({**self.second, **self.first})

    def __len__(self) -> int:
        return len({**self.second, **self.first})


def easter_sunday(year: int) -> datetime.date:
    """Western Easter (Gregorian computus), for laws that name Good Friday whatever the holidays of the place."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, single = divmod(rest, 4)
    weekday = (32 + 2 * leap + 2 * quarter - moon - single) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)
