"""Ids that point to something else: it must be there, and within reach."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Authority, Place
from assistant.domain.rulebook import Law, Rule
from assistant.rules.checks.context import Context
from assistant.rules.problems import choices, closest
from assistant.rules.seats import known_parts, split_seat

_KINDS = tuple(kind.value for kind in Kind)
_FIELDS = frozenset(item.name for item in dataclasses.fields(Organisation))


def check(context: Context) -> None:
    """Every id in every file."""
    for place in context.draft.places:
        _place(context, place)
        for authority in place.authorities:
            _authority(context, authority)
    for law in context.draft.laws:
        _law(context, law)
    for law, rule in context.rules():
        _addressees(context, rule)
        _dangling(context, rule, "not_organisations", context.rulebook.organisations)
        _complements(context, law, rule)
    for organisation in context.draft.organisations:
        _organisation(context, organisation)


def _dangling(context: Context, built: object, field: str, known: Iterable[str]) -> None:
    """Every id of a field (one, or a list) must be known."""
    value = getattr(built, field)
    given = (value,) if isinstance(value, str) else tuple(value or ())
    known = frozenset(known)
    for index, one in enumerate(given):
        if one not in known:
            mend = closest(one, sorted(known), "correct it, or add what it names")
            context.say(built, field, f"{one!r} points to nothing", mend, None if isinstance(value, str) else index)


def _place(context: Context, place: Place) -> None:
    rulebook = context.rulebook
    _dangling(context, place, "parent", rulebook.places)
    chain = [place.code, *(parent.code for parent in rulebook.parents(place.code))]
    if rulebook.places[chain[-1]].parent in chain:
        context.say(place, "parent", f"{place.code} is its own forebear", "correct the parents of these places")
    if place.inherits is None:
        return
    if place.parent is None:
        context.say(place, "inherits", "a place without a parent inherits nothing", "delete it, or name the parent")
        return
    if place.parent in rulebook.places:
        above = {reaching.law.id for reaching in rulebook.reaching(place.parent)}
        _dangling(context, place, "inherits", above)


def _authority(context: Context, authority: Authority) -> None:
    _dangling(context, authority, "then", context.rulebook.authorities)


def _law(context: Context, law: Law) -> None:
    if law.place not in context.rulebook.places:
        # The folder has no place.yaml that can be read, which has been said already.
        return
    for index, code in enumerate(law.displaced_in):
        if not _lies_below(context, code, law.place):
            mend = f"name a place that inherits from {law.place}"
            context.say(law, "displaced_in", f"{code!r} is not a place below {law.place}", mend, index)
    if law.but_not_displaced_for and not law.displaced_in:
        context.say(law, "but_not_displaced_for", "the law is displaced nowhere", "add 'displaced_in', or delete this")
    _addressees(context, law)
    for field in ("not_addressees", "but_not_displaced_for"):
        _kinds(context, law, field)


def _lies_below(context: Context, code: str, above: str) -> bool:
    """Whether a place inherits from another. A part that the rulebook does not hold yet may be named by its code."""
    places = context.rulebook.places
    if code not in places:
        return code.startswith(f"{above}-")
    return any(parent.code == above for parent in context.rulebook.parents(code))


def _addressees(context: Context, bound: Law | Rule) -> None:
    _kinds(context, bound, "addressees")
    _dangling(context, bound, "organisations", context.rulebook.organisations)


def _kinds(context: Context, built: object, field: str) -> None:
    for index, kind in enumerate(getattr(built, field)):
        if kind not in _KINDS:
            mend = closest(kind, _KINDS, "choose from the list") + f" (allowed: {choices(_KINDS)})"
            context.say(built, field, f"{kind!r} is no kind of organisation", mend, index)


def _complements(context: Context, law: Law, rule: Rule) -> None:
    if rule.complements is None or law.place not in context.rulebook.places:
        return
    if rule.complements == law.id:
        context.say(rule, "complements", "a law cannot add to itself", "name the other law, or delete the key")
        return
    reaching = {r.law.id: r.law for r in context.rulebook.reaching(law.place)}
    if rule.complements not in reaching:
        _dangling(context, rule, "complements", reaching)
    elif not any(other.right is rule.right for other in reaching[rule.complements].rules):
        wrong = f"the law {rule.complements!r} has no rule for {rule.right.value} that this one could add to"
        context.say(rule, "complements", wrong, "delete the key, so that this rule stands by itself, or add that rule")


def _organisation(context: Context, organisation: Organisation) -> None:
    _dangling(context, organisation, "places", context.rulebook.places)
    for index, name in enumerate(organisation.doubtful):
        if name not in _FIELDS:
            mend = closest(name, sorted(_FIELDS), "name a key of the organisation")
            context.say(organisation, "doubtful", f"{name!r} is no key of an organisation", mend, index)
    if organisation.seat is None:
        return
    # A seat in a country without a place here is looked up among the holidays, see `words`.
    place, part = split_seat(organisation.seat, context.rulebook)
    if place is not None and part is not None and part not in known_parts(place):
        known = choices(f"{place.code}-{one}" for one in known_parts(place)) or "none"
        mend = f"write {place.code}, or one of its parts (known: {known})"
        context.say(organisation, "seat", f"{part!r} is not a part of {place.code} with a calendar of its own", mend)
