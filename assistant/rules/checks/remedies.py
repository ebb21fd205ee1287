"""No dead ends: every rule names who hears a complaint, and that authority is within the person's reach."""

from __future__ import annotations

from assistant.domain.rulebook import Law, Rule
from assistant.rules.checks.context import Context
from assistant.rules.problems import closest


def check(context: Context) -> None:
    """The remedies of every rule."""
    for law, rule in context.rules():
        if law.place not in context.rulebook.places:
            continue
        if not (rule.remedies or rule.remedy_kinds or rule.remedies_note):
            mend = (
                "name authorities in 'remedies', kinds in 'remedy_kinds', or say in 'remedies_note' why there is none"
            )
            context.say(rule, "", "the rule leads nowhere: nobody is named who hears a complaint", mend)
        _named(context, law, rule)
        _by_kind(context, law, rule)


def _named(context: Context, law: Law, rule: Rule) -> None:
    near = {authority.id for authority in context.rulebook.authorities_reaching(law.place)}
    for index, authority in enumerate(rule.remedies):
        if authority in near:
            continue
        if elsewhere := context.rulebook.place_of_authority.get(authority):
            wrong = f"{authority!r} is an authority of {elsewhere}, out of reach of a law of {law.place}"
            mend = "name an authority of this place or its parents, or use 'remedy_kinds'"
        else:
            wrong = f"{authority!r} points to nothing"
            mend = closest(authority, sorted(near), "correct it, or add the authority")
        context.say(rule, "remedies", wrong, mend, index)


def _by_kind(context: Context, law: Law, rule: Rule) -> None:
    """A law that names only kinds leads nowhere in a place that has no authority of any of them."""
    if not rule.remedy_kinds or rule.remedies or rule.remedies_note:
        return
    for place in context.rulebook.places.values():
        if place.code == law.place or law not in context.rulebook.laws_reaching(place.code):
            continue
        if not context.rulebook.remedies(rule, place.code):
            wrong = f"in {place.code} there is no authority of these kinds"
            context.say(rule, "remedy_kinds", wrong, f"add one to {place.code}, or say more in 'remedies_note'")
