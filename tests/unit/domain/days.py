"""Builders for tests about days: a German calendar of 2026, common ways of counting, rules in one line."""

from __future__ import annotations

import datetime

from assistant.domain.calendars import Calendar
from assistant.domain.clocks import Clock, ClockKind, Extension, Pause, Starts
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Closure, Counting, DayOff, EndRule, FirstDay
from assistant.domain.counting_rules import CountingRule
from assistant.domain.events import Event, EventKind
from assistant.domain.ground import Ground
from assistant.domain.periods import Period
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule

WEEKEND_AND_HOLIDAYS = frozenset({DayOff.SATURDAY, DayOff.SUNDAY, DayOff.PUBLIC_HOLIDAYS})
ROLLS = Counting(FirstDay.NOT_COUNTED, EndRule.NEXT_WORKING_DAY, WEEKEND_AND_HOLIDAYS)
STAYS = Counting(FirstDay.NOT_COUNTED, EndRule.UNCHANGED, WEEKEND_AND_HOLIDAYS)
ROLLS_COUNTING_THE_FIRST = Counting(FirstDay.COUNTED, EndRule.NEXT_WORKING_DAY, WEEKEND_AND_HOLIDAYS)
STAYS_COUNTING_THE_FIRST = Counting(FirstDay.COUNTED, EndRule.UNCHANGED, WEEKEND_AND_HOLIDAYS)
SUMMER_CLOSURE = Closure((12, 25), (1, 15))
NEW_ZEALAND = Counting(FirstDay.NOT_COUNTED, EndRule.UNCHANGED, WEEKEND_AND_HOLIDAYS, (SUMMER_CLOSURE,))

GERMAN_2026 = {
    "2026-01-01": "New Year's Day",
    "2026-04-03": "Good Friday",
    "2026-04-06": "Easter Monday",
    "2026-05-01": "Labor Day",
    "2026-05-14": "Ascension Day",
    "2026-05-25": "Whit Monday",
    "2026-10-03": "German Unity Day",
    "2026-12-25": "Christmas Day",
    "2026-12-26": "Second Day of Christmas",
    "2027-01-01": "New Year's Day",
}


def day(text: str) -> datetime.date:
    """A date from `2026-04-07` or, to show the weekday, `Tue 2026-04-07`; a wrong weekday is an error."""
    *weekday, date = text.split(" ")
    found = datetime.date.fromisoformat(date)
    if weekday and found.strftime("%a") != weekday[0]:
        raise ValueError(f"{date} is a {found:%A}")
    return found


def calendar(parts: dict[str, str] | None = None, **more: str) -> Calendar:
    """Germany's calendar for 2020 to 2030, true for 2026; `parts` are holidays of some Länder only."""
    holidays = {datetime.date.fromisoformat(date): name for date, name in {**GERMAN_2026, **more}.items()}
    in_parts = {datetime.date.fromisoformat(date): name for date, name in (parts or {}).items()}
    return Calendar("DE", 2020, 2030, holidays, in_parts)


def counting_rule(counting: Counting = ROLLS, confidence: Confidence = Confidence.VERIFIED) -> CountingRule:
    """A law's way of counting."""
    return CountingRule(
        how="as the test says",
        source=("the test's law, section 1",),
        confidence=confidence,
        first_day=counting.first_day,
        ends_on_day_off=counting.ends_on_day_off,
        days_off=tuple(counting.days_off),
        closures=counting.closures,
    )


def clock(period: str | None, what: str = "answer", starts: str = "receipt", **more: object) -> Clock:
    """A clock in one line; further fields by name."""
    parsed = Period.parse(period) if period else None
    return Clock(ClockKind(what), Starts(starts), parsed, **more)  # type: ignore[arg-type]


def rule(
    *clocks: Clock,
    extension: Extension | None = None,
    pauses: tuple[Pause, ...] = (),
    confidence: Confidence = Confidence.VERIFIED,
) -> Rule:
    """A rule of the test's law, in force since 2018."""
    return Rule(
        law="test-law",
        right=Right.ACCESS,
        provision="section 2",
        source=("the test's law, section 2",),
        confidence=confidence,
        checked_on=datetime.date(2026, 11, 23),
        since=datetime.date(2018, 5, 25),
        clocks=clocks,
        extension=extension,
        pauses=pauses,
    )


def ground(
    of: Rule,
    counting: Counting = ROLLS,
    where: Calendar | None = None,
    *,
    cases: frozenset[str] = frozenset(),
    counting_entry: CountingRule | None = None,
    national: CountingRule | None = None,
) -> Ground:
    """What the deadlines of a test are reckoned on."""
    law = Law(
        id="test-law",
        place="DE",
        title="The test's law",
        short="TL",
        cite="TL",
        url="https://example.org/",
        binds="everyone",
        checked_on=datetime.date(2026, 11, 23),
        in_force=datetime.date(2018, 5, 25),
        counting=(counting_entry or counting_rule(counting),),
        rules=(of,),
    )
    return Ground(of, law, where or calendar(), national, cases)


def events(**days: str | list[str]) -> tuple[Event, ...]:
    """Events from `delivered="Tue 2026-03-03"`; a list for what happened more than once."""
    log: list[Event] = []
    for name, given in days.items():
        for text in [given] if isinstance(given, str) else given:
            log.append(Event(len(log) + 1, EventKind(name), day(text)))
    return tuple(log)
