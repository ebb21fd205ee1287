"""`recourse places`: what the law of a place gives, who hears a complaint there, in which languages letters go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from assistant.commands._facts import json_option, print_json
from assistant.commands._rulebook import open_rulebook_here, said
from assistant.domain.confidence import Confidence
from assistant.domain.lookup import Rulebook
from assistant.domain.places import Authority, Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule


@click.command("places")
@click.argument("code", required=False)
@json_option
def command(code: str | None, as_json: bool) -> None:
    """List the places, or show one: its laws with the rights they give, its authorities and languages."""
    rulebook = open_rulebook_here()
    if code is None:
        listed = [_short(rulebook, place) for place in rulebook.places.values()]
        if as_json:
            print_json({"places": listed})
        else:
            for one in listed:
                click.echo(f"{one['code']:6} {one['name']} (rights: {one['rights']}, laws: {one['laws']})")
        return
    place = rulebook.place(code)
    if as_json:
        print_json(_whole(rulebook, place))
    else:
        click.echo("\n".join(_lines(rulebook, place)))


def _short(rulebook: Rulebook, place: Place) -> dict[str, Any]:
    laws = rulebook.laws_reaching(place.code)
    return {
        "code": place.code,
        "name": place.name.en,
        "parent": place.parent,
        "languages": place.languages,
        "laws": len(laws),
        "rights": len({rule.right for law in laws for rule in law.rules}),
    }


def _whole(rulebook: Rulebook, place: Place) -> dict[str, Any]:
    laws = rulebook.laws_reaching(place.code)
    return {
        "code": place.code,
        "name": place.name,
        "parents": [parent.code for parent in rulebook.parents(place.code)],
        "languages": place.languages,
        "time_zone": place.time_zone,
        "paper": place.paper,
        "currency": place.currency,
        "checked_on": place.checked_on,
        "rights": {right.value: _giving(laws, right) for right in Right if _giving(laws, right)},
        "laws": [_law(law) for law in laws],
        "authorities": rulebook.authorities_reaching(place.code),
    }


def _giving(laws: tuple[Law, ...], right: Right) -> list[str]:
    return [rule.id for law in laws for rule in law.rules if rule.right is right]


def _law(law: Law) -> dict[str, Any]:
    return {
        "id": law.id,
        "place": law.place,
        "title": law.title,
        "short": law.short,
        "cite": law.cite,
        "url": law.url,
        "in_force": law.in_force,
        "until": law.until,
        "binds": law.binds,
        "rules": [_rule(rule) for rule in law.rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "right": rule.right,
        "provision": rule.provision,
        "since": rule.since,
        "until": rule.until,
        "addressees": rule.addressees,
        "confidence": rule.confidence,
    }


def _lines(rulebook: Rulebook, place: Place) -> Iterator[str]:
    yield f"{place.name.en} ({place.code})"
    yield from said("  inherits from", tuple(parent.code for parent in rulebook.parents(place.code)))
    yield from said("  letters may be written in", place.languages)
    for law in rulebook.laws_reaching(place.code):
        yield ""
        yield f"{law.short} [{law.id}]: {law.title}"
        yield f"  {law.cite}; {_life(law)}"
        yield f"  binds {law.binds}"
        yield from (_rule_line(rule) for rule in law.rules)
    for authority in rulebook.authorities_reaching(place.code):
        yield ""
        yield from _authority(authority)


def _life(law: Law | Rule) -> str:
    since = law.in_force if isinstance(law, Law) else law.since
    start = f"since {since}" if since else "not in force"
    return f"{start} until {law.until}" if law.until else start


def _rule_line(rule: Rule) -> str:
    to = f" against {', '.join(rule.addressees)}" if rule.addressees else ""
    unsure = " (unsure)" if rule.confidence is Confidence.UNSURE else ""
    return f"  - {rule.right.value}{to}: {rule.provision}; {_life(rule)}{unsure}"


def _authority(authority: Authority) -> Iterator[str]:
    yield f"{authority.name.en} [{authority.id}]"
    yield f"  {authority.covers}"
    yield from said("  complaints", authority.complaint_url or authority.web)
    yield from said("  before you complain", authority.before_you_complain)
    yield from said("  time limit", authority.time_limit)
