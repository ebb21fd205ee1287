"""What the law of a place gives a person on a day, and what is known to change."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.clocks import Clock, ClockKind
from assistant.domain.confidence import Confidence
from assistant.domain.lookup import Rulebook, law_holds_on
from assistant.domain.periods import ONE_DAY
from assistant.domain.places import Authority, Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule


@dataclass(frozen=True, slots=True)
class RuleHere:
    """A rule of a law that reaches the place."""

    law: Law
    rule: Rule

    @property
    def answer(self) -> Clock | None:
        """The ordinary time to answer; None where the rule gives none."""
        return next((c for c in self.rule.clocks if c.what is ClockKind.ANSWER and c.when is None), None)

    @property
    def acknowledge(self) -> Clock | None:
        """The time to confirm that the letter came."""
        return next((c for c in self.rule.clocks if c.what is ClockKind.ACKNOWLEDGE), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of organisation that the rule or its law speaks to; empty: whomever the law binds."""
        return self.rule.addressees or self.law.addressees


@dataclass(frozen=True, slots=True)
class RightHere:
    """A right and the rules that give it, those for particular organisations and of the place itself first."""

    right: Right
    rules: tuple[RuleHere, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that changes: `right` is given from that day or, with `ends`, until it; else `what` says it.

    `day` is None where the day is not known yet. `again`: an earlier version of the same rule holds until then.
    """

    law: Law
    day: datetime.date | None
    what: str = ""
    right: Right | None = None
    ends: bool = False
    again: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class RightsInPlace:
    """What holds in a place on a day."""

    place: Place
    rights: tuple[RightHere, ...]
    coming: tuple[Coming, ...]
    laws: tuple[Law, ...]
    authorities: tuple[Authority, ...]


def rights_in_place(rulebook: Rulebook, code: str, today: datetime.date) -> RightsInPlace:
    """What a person who lives there can ask on a day; raises NotFound for a place that the rulebook does not hold."""
    place = rulebook.place(code)
    laws = rulebook.laws_reaching(code)
    return RightsInPlace(
        place=place,
        rights=tuple(_rights(laws, today)),
        coming=tuple(sorted(_coming(laws, today), key=lambda one: (one.day is None, one.day or today, one.law.id))),
        laws=tuple(law for law in laws if law.rules),
        authorities=rulebook.authorities_reaching(code),
    )


def _rights(laws: tuple[Law, ...], today: datetime.date) -> Iterator[RightHere]:
    for right in Right:
        rules = tuple(
            RuleHere(law, rule)
            for law in laws
            if law_holds_on(law, today)
            for rule in law.rules
            if rule.right is right and rule.holds_on(today)
        )
        if rules:
            yield RightHere(right, rules)


def _coming(laws: tuple[Law, ...], today: datetime.date) -> Iterator[Coming]:
    for law in laws:
        for change in law.changes:
            if change.date is None or change.date > today:
                yield Coming(law, change.date, change.what, certain=change.confidence is not Confidence.UNSURE)
        for rule in law.rules:
            yield from _coming_of(law, rule, today)


def _coming_of(law: Law, rule: Rule, today: datetime.date) -> Iterator[Coming]:
    sure = rule.confidence is not Confidence.UNSURE
    begins = max((day for day in (rule.since, law.in_force) if day), default=None)
    if begins is None or begins > today:
        again = any(_follows(rule, other) for other in law.rules)
        yield Coming(law, begins, right=rule.right, again=again, certain=sure)
    ends = min((day for day in (rule.until, law.until) if day), default=None)
    if ends is not None and ends >= today and not _goes_on(law, rule):
        yield Coming(law, ends, right=rule.right, ends=True, certain=sure)


def _follows(rule: Rule, other: Rule) -> bool:
    same = other.right is rule.right and other.variant == rule.variant
    return same and other.until is not None and rule.since == other.until + ONE_DAY


def _goes_on(law: Law, rule: Rule) -> bool:
    """Whether another version of the same rule follows at once."""
    return any(_follows(other, rule) for other in law.rules)
