"""How a law or a place counts time, as a dated and sourced entry of the rulebook."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.confidence import Confidence
from assistant.domain.counting import Closure, Counting, DayOff, EndRule, FirstDay


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A published example of counting."""

    rule: str
    received: str
    due: str
    source: str


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a law counts time, from a day on. `first_day` and the rest are None where national law decides."""

    how: str
    source: tuple[str, ...]
    confidence: Confidence
    since: datetime.date | None = None
    first_day: FirstDay | None = None
    ends_on_day_off: EndRule | None = None
    days_off: tuple[DayOff, ...] = ()
    closures: tuple[Closure, ...] = ()
    by_national_law: bool = False
    holidays_of: str | None = None
    unclear: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    examples: tuple[WorkedExample, ...] = ()

    def counting(self) -> Counting | None:
        """The way of counting, or None where national law decides."""
        if self.first_day is None or self.ends_on_day_off is None:
            return None
        return Counting(self.first_day, self.ends_on_day_off, frozenset(self.days_off), self.closures)
