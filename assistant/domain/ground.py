"""What deadlines are reckoned on: a rule, its law, a calendar, and the case at hand."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.calendars import Calendar
from assistant.domain.clocks import Clock
from assistant.domain.counting import Counting, DayOff, EndRule, FirstDay
from assistant.domain.counting_rules import CountingRule
from assistant.domain.rulebook import Law, Rule

DEFAULT_COUNTING = Counting(
    FirstDay.NOT_COUNTED,
    EndRule.NEXT_WORKING_DAY,
    frozenset({DayOff.SATURDAY, DayOff.SUNDAY, DayOff.PUBLIC_HOLIDAYS}),
)
"""Where neither law nor place says how to count: the common way, and never shown as certain."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What deadlines are reckoned on: the rule and its law, how time is counted, whose calendar, and the case.

    `national` is how the seat's own law counts, for laws that leave it to national law. `cases` are the names that
    switch on the clocks marked with `when`: the addressee's kind, `after_free_report` and the like.
    """

    rule: Rule
    law: Law
    calendar: Calendar
    national: CountingRule | None = None
    cases: frozenset[str] = frozenset()


def counting_for(ground: Ground, clock: Clock, day: datetime.date) -> tuple[Counting, CountingRule | None]:
    """How a clock counts on a day: the law's way (or the seat's, where the law says so) with the clock's exceptions."""
    entry = ground.law.counting_on(day)
    if entry is not None and entry.by_national_law:
        entry = ground.national
    counting = (entry.counting() if entry else None) or DEFAULT_COUNTING
    return (
        Counting(
            clock.first_day or counting.first_day,
            clock.ends_on_day_off or counting.ends_on_day_off,
            frozenset(clock.days_off) if clock.days_off is not None else counting.days_off,
            counting.closures,
        ),
        entry,
    )
