"""Laws and their rules, dated: a request is answered by the law in force on its day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.clocks import Clock, Extension, Pause
from assistant.domain.confidence import Confidence
from assistant.domain.counting_rules import CountingRule
from assistant.domain.places import AuthorityKind
from assistant.domain.rights import Right


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changes a law on a known day, or on one that is not known yet (`date` None)."""

    what: str
    date: datetime.date | None = None
    confidence: Confidence = Confidence.KNOWN


@dataclass(frozen=True, slots=True)
class Rule:
    """One right under one law, in the version that holds from `since` to `until` (both days included).

    `addressees` are the kinds of organisation it binds; empty: whomever the law binds. `complements` names the law
    whose rule for the same right is written under, where this one only adds to it or limits it. `only_for` names the
    case it is about, where that is narrower than the right: such a rule never leads where a wider one applies.
    `not_organisations` are ids that it leaves out though they are of its kinds, such as a state's own register.
    `to_authority` marks a way to an authority or a court: no letter to the organisation is written under it.
    """

    law: str
    right: Right
    provision: str
    source: tuple[str, ...]
    confidence: Confidence
    checked_on: datetime.date
    since: datetime.date | None
    until: datetime.date | None = None
    variant: str | None = None
    binds: str | None = None
    addressees: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    not_organisations: tuple[str, ...] = ()
    complements: str | None = None
    only_for: str | None = None
    to_authority: bool = False
    plain: str | None = None
    cite: tuple[tuple[str, str], ...] = ()
    precondition: str | None = None
    grounds: tuple[str, ...] = ()
    ask_for: tuple[str, ...] = ()
    letter_must_hold: tuple[str, ...] = ()
    letter_note: str | None = None
    identity: str | None = None
    fee: str | None = None
    clocks: tuple[Clock, ...] = ()
    extension: Extension | None = None
    pauses: tuple[Pause, ...] = ()
    answer_must_hold: tuple[str, ...] = ()
    refusal_must_hold: tuple[str, ...] = ()
    silence: str | None = None
    for_credit_bureaus: str | None = None
    remedies: tuple[str, ...] = ()
    remedy_kinds: tuple[AuthorityKind, ...] = ()
    remedies_note: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`law/right@since`; where a law has a right twice for different addressees: `law/right:variant@since`."""
        variant = f":{self.variant}" if self.variant else ""
        return f"{self.law}/{self.right.value}{variant}@{self.since or 'not-yet'}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether this version is in force on that day."""
        return self.since is not None and self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Law:
    """A statute or regulation of a place.

    `addressees` are the kinds of organisation it binds (empty: any), `not_addressees` those it leaves out, and
    `organisations` the ids of the only ones it binds, where it is a law about one register.
    """

    id: str
    place: str
    title: str
    short: str
    cite: str
    url: str
    binds: str
    checked_on: datetime.date
    in_force: datetime.date | None
    until: datetime.date | None = None
    title_local: str | None = None
    in_force_note: str | None = None
    addressees: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    not_addressees: tuple[str, ...] = ()
    displaced_in: tuple[str, ...] = ()
    displaced_in_note: str | None = None
    but_not_displaced_for: tuple[str, ...] = ()
    cite_in_letters: str | None = None
    not_for: str | None = None
    changes: tuple[Change, ...] = ()
    future: str | None = None
    counting: tuple[CountingRule, ...] = ()
    authority_rule: str | None = None
    notes: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def counting_on(self, day: datetime.date) -> CountingRule | None:
        """How the law counted on that day; the entry with the latest start not after it."""
        fitting = [c for c in self.counting if c.since is None or c.since <= day]
        return max(fitting, key=lambda c: c.since or datetime.date.min) if fitting else None
