"""Dates: in order, inside the life of the law, and no day with two versions of a rule or with none between two."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict

from assistant.domain.rulebook import Law, Rule
from assistant.rules.checks.context import Context

ONE_DAY = datetime.timedelta(days=1)


def check(context: Context) -> None:
    """The dates of every law and rule."""
    for law in context.draft.laws:
        _law(context, law)
        for rule in law.rules:
            _rule(context, law, rule)
        _versions(context, law)


def _law(context: Context, law: Law) -> None:
    if law.until is not None and (law.in_force is None or law.until < law.in_force):
        context.say(law, "until", "the law ends before it begins", "correct 'in_force' or 'until'")
    seen: dict[datetime.date | None, object] = {}
    for entry in law.counting:
        if entry.since in seen:
            day = entry.since or "the start"
            wrong = f"two ways of counting hold from {day} on"
            context.say(entry, "since", wrong, "give the later one its first day in 'since'")
        seen[entry.since] = entry


def _rule(context: Context, law: Law, rule: Rule) -> None:
    if rule.since is None:
        if rule.until is not None:
            context.say(rule, "until", "a rule that is not yet in force has an end", "add 'since', or delete 'until'")
        return
    if rule.until is not None and rule.until < rule.since:
        context.say(rule, "until", f"the rule ends before it begins ({rule.since})", "correct 'since' or 'until'")
    if law.in_force is None:
        wrong = f"the rule holds from {rule.since} on, but its law is not in force"
        context.say(rule, "since", wrong, "add 'in_force' to the law, or empty 'since'")
    elif rule.since < law.in_force:
        wrong = f"the rule begins on {rule.since}, before its law ({law.in_force})"
        context.say(rule, "since", wrong, "correct 'since', or 'in_force' of the law")
    if law.until is not None and (rule.until is None or rule.until > law.until):
        wrong = f"the rule outlives its law, which ends on {law.until}"
        context.say(rule, "until" if rule.until else "since", wrong, f"write 'until: {law.until}' or an earlier day")


def _versions(context: Context, law: Law) -> None:
    """Versions of one rule follow each other without overlap and without a gap."""
    groups: dict[tuple[str, str | None], list[Rule]] = defaultdict(list)
    for rule in law.rules:
        if rule.since is not None:
            groups[rule.right.value, rule.variant].append(rule)
    for versions in groups.values():
        versions.sort(key=lambda rule: rule.since or datetime.date.min)
        for earlier, later in itertools.pairwise(versions):
            _follow(context, earlier, later)


def _follow(context: Context, earlier: Rule, later: Rule) -> None:
    if later.since is None or later.since == earlier.since:
        # Two rules with one first day have one id, which is said with the ids.
        return
    day_before = later.since - ONE_DAY
    other = context.where(earlier)
    if earlier.until is None or earlier.until >= later.since:
        wrong = f"two rules for {later.right.value} hold from {later.since} on, this one and that at {other}"
        mend = f"write 'until: {day_before}' in the earlier one, or tell them apart with 'variant'"
        context.say(later, "since", wrong, mend)
    elif earlier.until < day_before:
        wrong = f"nothing holds between {earlier.until} (the end of the version at {other}) and {later.since}"
        mend = f"write 'until: {day_before}' in the earlier one, or add the version between"
        context.say(later, "since", wrong, mend)
