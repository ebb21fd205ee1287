"""Ids: each written in one way, each there once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.checks.context import Context

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)


def check(context: Context) -> None:
    """Ids of laws, authorities, organisations and rules, codes of places."""
    _well_formed(context)
    _unique(context)
    _unique_rules(context)


def _named(context: Context) -> Iterator[tuple[str, object, str]]:
    """Every object with an id of its own: the id, the object, and what it is."""
    for law in context.draft.laws:
        yield law.id, law, "law"
    for place in context.draft.places:
        for authority in place.authorities:
            yield authority.id, authority, "authority"
    for organisation in context.draft.organisations:
        yield organisation.id, organisation, "organisation"


def _well_formed(context: Context) -> None:
    for given, thing, _ in _named(context):
        if not _ID.fullmatch(given):
            mend = "write small letters a-z, digits and single hyphens, such as 'experian-gb'"
            context.say(thing, "id", f"{given!r} is not an id", mend)
    for place in context.draft.places:
        if not _CODE.fullmatch(place.code):
            mend = "use the code of ISO 3166: 'DE' for a country, 'US-CA' for a part of one"
            context.say(place, "code", f"{place.code!r} is not the code of a place", mend)


def _unique(context: Context) -> None:
    seen: dict[str, tuple[object, str]] = {}
    for given, thing, what in _named(context):
        if given in seen:
            other, kind = seen[given]
            wrong = f"the id {given!r} is taken by the {kind} at {context.where(other, 'id')}"
            context.say(thing, "id", wrong, f"give this {what} an id of its own")
        seen.setdefault(given, (thing, what))


def _unique_rules(context: Context) -> None:
    for law in context.draft.laws:
        seen: dict[str, object] = {}
        for rule in law.rules:
            if rule.id in seen:
                wrong = f"the rule {rule.id!r} stands already at {context.where(seen[rule.id])}"
                mend = "tell the two apart: 'variant' for other addressees, 'since' for another version"
                context.say(rule, "right", wrong, mend)
            seen.setdefault(rule.id, rule)
