"""`recourse organisations`: who holds files about people, found by what people call them.

Where something was imported, or added or corrected here, that is found too, and said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import click

from assistant.clock import SystemClock
from assistant.commands._directory import kept_directory
from assistant.commands._facts import json_option, print_json
from assistant.commands._rulebook import KIND, kind_of, open_rulebook_here, said
from assistant.domain.confidence import Confidence
from assistant.domain.directory import CHECK_AGAIN_AFTER, Gone, Origin
from assistant.domain.entries import Entry
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.search import find_organisations

FEW = 3
"""Up to so many organisations are shown whole; more are listed a line each."""


@click.command("organisations")
@click.argument("query", nargs=-1)
@click.option("--place", help="Where the person lives: only organisations that serve that place.")
@click.option("--kind", type=KIND, help="Only organisations of this kind.")
@json_option
def command(query: tuple[str, ...], place: str | None, kind: str | None, as_json: bool) -> None:
    """Find organisations by name, former name or brand; accents, order and small slips do not matter."""
    entries, gone = _find(" ".join(query), place, kind_of(kind))
    if as_json:
        print_json({"organisations": [_told(entry) for entry in entries]})
    elif len(entries) > FEW:
        for entry in entries:
            one = entry.organisation
            click.echo(f"{one.id:32} {one.name} ({one.kind.value}; {_served(one)}{_from(entry, '; ')})")
    else:
        for entry in entries:
            click.echo("\n".join((*_lines(entry.organisation), *_known(entry))))
    for lost in gone:
        click.echo(f"{lost.name} is no longer listed: {lost.reason.replace('-', ' ')}.", err=True)
    if not entries:
        mend = "Try another name, a part of it, or leave out --place and --kind."
        click.echo(f"No organisation in the directory fits. {mend}", err=True)
        click.get_current_context().exit(1)


def _find(query: str, place: str | None, kind: Kind | None) -> tuple[Sequence[Entry], Sequence[Gone]]:
    with kept_directory() as kept:
        if kept is None:
            listed = find_organisations(open_rulebook_here(), query, place, kind)
            return [Entry(one, Origin.SHIPPED, one) for one in listed], ()
        from assistant.services.find_organisations import find_organisations as find_all  # noqa: PLC0415

        found = find_all(*kept, query, place, kind)
        return found.entries, found.gone


def _told(entry: Entry) -> dict[str, object]:
    """An entry for programs: every field, whose record it is, and what was found out here."""
    told = {"origin": entry.origin, "formerly": entry.formerly, "found_out_here": entry.said}
    where = {"directory": entry.source, "quality": entry.taken.record.quality} if entry.taken else {}
    return {**_fields(entry.organisation), **told, **where}


def _fields(organisation: Organisation) -> dict[str, object]:
    return {item.name: getattr(organisation, item.name) for item in dataclasses.fields(organisation)}


def _from(entry: Entry, before: str) -> str:
    if entry.origin is Origin.OWN:
        return f"{before}your own"
    return f"{before}from {entry.source.title}, {entry.source.as_of}" if entry.source else ""


def _known(entry: Entry) -> Iterator[str]:
    """What is to be said of a record beside what it says itself."""
    if entry.origin is not Origin.SHIPPED:
        yield f"  {_from(entry, '').strip()}"
    yield from said("  formerly", entry.formerly)
    if entry.taken and entry.taken.record.other_law:
        yield "  It may answer under a law of its own: check which before you write."
    if entry.fresh(SystemClock().today()).stale:
        yield f"  Checked more than {CHECK_AGAIN_AFTER} months ago: look the address up before you write."
    for one in entry.said:
        yield f"  {one.field.value.replace('_', ' ')} {one.how.value} by you on {one.on}"


def _served(organisation: Organisation) -> str:
    return ", ".join(organisation.places)


def _lines(organisation: Organisation) -> Iterator[str]:
    yield f"{organisation.name} [{organisation.id}]"
    yield from said("  legal name", organisation.legal_name)
    yield f"  {organisation.kind.value}; for people in {_served(organisation)}"
    if organisation.what_it_holds:
        yield f"  holds {organisation.what_it_holds}"
    for address in organisation.addresses:
        doubt = " (in doubt)" if address.in_doubt else ""
        yield f"  {address.purpose}{doubt}: {', '.join(address.lines)}, {address.country}"
    for name in ("email", "web_form", "portal", "phone", "web"):
        doubt = " (in doubt)" if name in organisation.doubtful else ""
        yield from said(f"  {name.replace('_', ' ')}{doubt}", getattr(organisation, name))
    if organisation.confidence is Confidence.UNSURE:
        yield "  Unsure: check this before you write."
    yield from said("  checked on", organisation.checked_on)
