"""Clocks: each can be counted, belongs to somebody, and is told apart from its neighbours."""

from __future__ import annotations

from collections import Counter

from assistant.domain.clocks import PERSONS_OWN, Clock, ClockKind, Extension, Owner, Starts
from assistant.domain.counting_rules import CountingRule
from assistant.domain.periods import Unit
from assistant.domain.rulebook import Law, Rule
from assistant.rules.checks.context import Context

_ONCE = frozenset({ClockKind.ACKNOWLEDGE, ClockKind.ANSWER, ClockKind.IDENTITY_REPLY, ClockKind.APPEAL})


def check(context: Context) -> None:
    """The clocks, extensions and ways of counting of every law and place."""
    for place in context.draft.places:
        if place.counting is not None:
            _counting(context, place.counting)
    for law in context.draft.laws:
        for entry in law.counting:
            _counting(context, entry)
    for law, rule in context.rules():
        _rule(context, law, rule)


def _counting(context: Context, entry: CountingRule) -> None:
    if entry.by_national_law:
        return
    for field in ("first_day", "ends_on_day_off"):
        if getattr(entry, field) is None:
            mend = f"add '{field}', or write 'by_national_law: true' where national law decides"
            context.say(entry, field, "the way of counting does not say this", mend)


def _rule(context: Context, law: Law, rule: Rule) -> None:
    for clock in rule.clocks:
        _owner(context, clock)
        _notes(context, clock)
    counted = [clock for clock in rule.clocks if clock.period is not None]
    if counted and not law.counting:
        wrong = "a time is to be counted, but the law does not say how"
        context.say(counted[0], "period", wrong, "add 'counting' to the law")
    doubles = Counter(clock.what for clock in rule.clocks if clock.when is None and clock.what in _ONCE)
    for clock in rule.clocks:
        if clock.when is None and doubles[clock.what] > 1:
            mend = "keep one; name the case of the other in 'when' and explain it in 'when_note'"
            context.say(clock, "what", f"two ordinary clocks for {clock.what.value} stand in one rule", mend)
            break
    if rule.extension is not None:
        _extension(context, rule, rule.extension)


_OWNERS = {
    ClockKind.AUTHORITY_REPLY: Owner.AUTHORITY,
    ClockKind.SOURCE_REPLY: Owner.SOURCE,
    **dict.fromkeys(PERSONS_OWN, Owner.PERSON),
}


def _owner(context: Context, clock: Clock) -> None:
    must = _OWNERS.get(clock.what, Owner.ORGANISATION)
    if clock.owner is not must:
        wrong = f"a clock for {clock.what.value} is not kept by the {clock.owner.value}"
        context.say(clock, "owner", wrong, f"write 'owner: {must.value}'")


def _notes(context: Context, clock: Clock) -> None:
    if clock.starts is Starts.ELSEWHERE and not clock.starts_note:
        context.say(clock, "starts", "it is not said what starts this clock", "add 'starts_note'")
    if clock.when is not None and not clock.when_note:
        context.say(clock, "when", f"the case {clock.when!r} is not explained", "add 'when_note'")
    if clock.period is not None and clock.guidance is not None:
        mend = "delete 'guidance': it is for laws that give no number"
        context.say(clock, "guidance", "the law's own period and the regulator's guidance stand side by side", mend)


def _extension(context: Context, rule: Rule, extension: Extension) -> None:
    answers = [c.period for c in rule.clocks if c.what is ClockKind.ANSWER and c.when is None and c.period]
    if extension.period is None:
        return
    if not answers:
        wrong = "there is no time to answer that could be lengthened"
        context.say(extension, "period", wrong, "add a clock 'answer' with a period, or delete the extension's")
    elif answers[0].unit is not (unit := extension.period.unit) and Unit.WORKING_DAY not in (answers[0].unit, unit):
        wrong = f"{extension.period} cannot be added to {answers[0]}: both are reckoned as one period"
        context.say(extension, "period", wrong, "write both in the same unit")
