"""`recourse organisations`: who holds files about people, found by what people call them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from assistant.commands._facts import json_option, print_json
from assistant.commands._rulebook import KIND, kind_of, open_rulebook_here, said
from assistant.domain.confidence import Confidence
from assistant.domain.organisations import Organisation
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
    found = find_organisations(open_rulebook_here(), " ".join(query), place, kind_of(kind))
    if as_json:
        print_json({"organisations": found})
    elif len(found) > FEW:
        for organisation in found:
            click.echo(f"{organisation.id:32} {organisation.name} ({organisation.kind.value}; {_served(organisation)})")
    else:
        for organisation in found:
            click.echo("\n".join(_lines(organisation)))
    if not found:
        mend = "Try another name, a part of it, or leave out --place and --kind."
        click.echo(f"No organisation in the directory fits. {mend}", err=True)
        click.get_current_context().exit(1)


def _served(organisation: Organisation) -> str:
    return ", ".join(organisation.places)


def _lines(organisation: Organisation) -> Iterator[str]:
    yield f"{organisation.name} [{organisation.id}]"
    yield from said("  legal name", organisation.legal_name)
    yield f"  {organisation.kind.value}; for people in {_served(organisation)}"
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
