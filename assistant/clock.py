"""The only place that asks the system for the time. Everything else is given a clock, or a date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime.datetime:
        """This moment, with its time zone (UTC)."""
        ...

    def today(self, zone: datetime.tzinfo | None = None) -> datetime.date:
        """The date in a time zone; without one, in the zone of this machine."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        return datetime.datetime.now(datetime.UTC)

    def today(self, zone: datetime.tzinfo | None = None) -> datetime.date:
        """The date in a time zone; without one, in the zone of this machine."""
        return self.now().astimezone(zone).date()


class FixedClock:
    """A clock that stands still until it is moved: for tests, and for answering "what if it were that day"."""

    def __init__(self, moment: datetime.datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a fixed clock needs a moment with a time zone")
        self._moment = moment

    @classmethod
    def on(cls, day: datetime.date) -> FixedClock:
        """A clock that shows noon UTC of a day, which is the same date in every zone of Europe and America."""
        return cls(datetime.datetime.combine(day, datetime.time(12), datetime.UTC))

    def now(self) -> datetime.datetime:
        """The moment it stands at, in UTC."""
        return self._moment.astimezone(datetime.UTC)

    def today(self, zone: datetime.tzinfo | None = None) -> datetime.date:
        """The date in a time zone; without one, in the zone the clock was set with."""
        return self._moment.astimezone(zone or self._moment.tzinfo).date()

    def advance(self, by: datetime.timedelta) -> None:
        """Move the clock on."""
        self._moment += by
