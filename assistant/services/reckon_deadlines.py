"""Which deadlines follow from a law, a right, a seat and what happened."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.calendars import Calendar
from assistant.domain.deadlines import Deadline, deadlines
from assistant.domain.events import Event, EventKind, in_force
from assistant.domain.ground import Ground
from assistant.domain.lookup import Rulebook
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import BadInput, DateUnknown, NotFound


class Calendars(Protocol):
    """Where the calendar of a seat comes from."""

    def calendar(self, seat: str) -> Calendar:
        """The days off of a seat (`DE`, `DE-HE`); raises NotFound for a seat that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which deadlines a right under a law gives against somebody who sits in a place.

    `kind` is the kind of organisation, or the variant of the rule, where a law has the right for several addressees.
    `cases` name what switches on special clocks (`after_free_report`).
    """

    law: str
    right: Right
    seat: str
    events: tuple[Event, ...]
    kind: str | None = None
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The rule that answers, and its deadlines."""

    rule: Rule
    deadlines: tuple[Deadline, ...]


def reckon_deadlines(rulebook: Rulebook, calendars: Calendars, question: Question) -> Reckoned:
    """The deadlines, by the version of the rule in force on the day the request began.

    Raises NotFound for a law, right or seat that the rulebook does not know, DateUnknown for events before the law or
    outside the calendar, BadInput for events that cannot be or a missing kind.
    """
    law = rulebook.law(question.law)
    began = _began(question.events)
    rule = _rule(law, question, began)
    _check_order(question.events)
    cases = question.cases | ({question.kind} if question.kind else frozenset())
    ground = ground_for(rulebook, calendars, rule, question.seat, cases)
    return Reckoned(rule, deadlines(ground, question.events))


def ground_for(
    rulebook: Rulebook, calendars: Calendars, rule: Rule, seat: str, cases: frozenset[str] = frozenset()
) -> Ground:
    """What the deadlines of a rule against an organisation with that seat are reckoned on."""
    calendar = calendars.calendar(seat)
    place = rulebook.places.get(seat) or rulebook.places.get(seat.partition("-")[0])
    return Ground(rule, rulebook.law(rule.law), calendar, place.counting if place else None, cases)


_BEGINNINGS = (EventKind.SENT, EventKind.DELIVERED)


def _began(events: Iterable[Event]) -> datetime.date:
    """The day by whose law a request is answered: that of its sending, else of the first thing that happened."""
    standing = in_force(events)
    if not standing:
        raise BadInput({"events": "nothing has happened yet; name at least one event, such as delivered=2026-03-03"})
    return next((e.day for e in standing if e.kind is EventKind.DELIVERED), standing[0].day)


def _rule(law: Law, question: Question, day: datetime.date) -> Rule:
    of_right = [rule for rule in law.rules if rule.right is question.right]
    if not of_right:
        known = ", ".join(dict.fromkeys(rule.right.value for rule in law.rules)) or "no right at all"
        raise NotFound(f"{law.short} gives no right {question.right.value!r}; it gives: {known}.")
    holding = [rule for rule in of_right if rule.holds_on(day)]
    if not holding:
        raise DateUnknown(_not_in_force(law, of_right, day))
    return _for_kind(law, holding, question)


def _not_in_force(law: Law, rules: Sequence[Rule], day: datetime.date) -> str:
    starts = sorted(rule.since for rule in rules if rule.since)
    if not starts:
        return f"{law.short} does not give this right yet; no day is known from which it will."
    if day < starts[0]:
        return f"{law.short} gives this right from {starts[0]}; {day} is before that. Check the dates you entered."
    return f"{law.short} no longer gave this right on {day}. Check the dates you entered."


def _for_kind(law: Law, rules: Sequence[Rule], question: Question) -> Rule:
    """The rule for the addressee: the only one, or the one that fits the kind, variant or words given."""
    if len(rules) == 1:
        return rules[0]
    if question.kind is None:
        if len({rule.addressees for rule in rules}) == 1 and all(rule.addressees for rule in rules):
            return rules[0]
        raise BadInput({"kind": _which_kind(law, rules)})
    fitting = [rule for rule in rules if _fits(rule, question.kind)]
    general = [rule for rule in rules if not rule.addressees]
    if not fitting and not general:
        raise BadInput({"kind": _which_kind(law, rules)})
    return (fitting or general)[0]


def _fits(rule: Rule, kind: str) -> bool:
    return kind in rule.addressees or kind == rule.variant or (rule.binds or "").casefold() == kind.casefold()


def _which_kind(law: Law, rules: Sequence[Rule]) -> str:
    choices = "; ".join(_addressee_words(rule) for rule in rules)
    return f"{law.short} has this right for several addressees; say which kind of organisation it is: {choices}"


def _addressee_words(rule: Rule) -> str:
    names = ", ".join(rule.addressees) or rule.variant or "any other"
    return f"{names} ({rule.binds})" if rule.binds else names


_ANSWERS_TO = {
    EventKind.IDENTITY_GIVEN: EventKind.IDENTITY_ASKED,
    EventKind.CLARIFICATION_GIVEN: EventKind.CLARIFICATION_ASKED,
    EventKind.FEE_PAID: EventKind.FEE_ASKED,
}


def _check_order(events: Sequence[Event]) -> None:
    """Refuse events that cannot have happened in the order of their days."""
    standing = in_force(events)
    begun = [event.day for event in standing if event.kind in _BEGINNINGS]
    problems: dict[str, str] = {}
    for event in standing:
        cause = _ANSWERS_TO.get(event.kind)
        if cause and not any(e.kind is cause and e.day <= event.day for e in standing):
            problems[event.kind.value] = (
                f"there is no {cause.value} on or before {event.day}; enter what they asked first"
            )
        if event.kind is EventKind.EXTENDED and begun and event.day < min(begun):
            problems["extended"] = f"{event.day} is before the letter went out on {min(begun)}; check both dates"
    sent = next((e.day for e in standing if e.kind is EventKind.SENT), None)
    delivered = [e.day for e in standing if e.kind is EventKind.DELIVERED]
    if sent and delivered and max(delivered) < sent:
        problems["delivered"] = f"it cannot have arrived on {max(delivered)}, before it was sent on {sent}; check both"
    if problems:
        raise BadInput(problems)
