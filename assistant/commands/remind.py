"""`recourse remind`: what is due, by reference and day; made to be run every morning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import own_settings, own_workspace
from assistant.commands._rulebook import read_day
from assistant.domain.explaining import short_date
from assistant.rules import load_rules
from assistant.services.whats_due import Due, WhatsDue, whats_due

WORDS = {
    "send": "send the letter",
    "send_again": "send the letter again",
    "answer_them": "give them what they asked for",
    "remind": "remind them",
    "check_answer": "check their answer",
    "ask_for_the_rest": "ask for what is missing",
    "check_correction": "check the correction",
    "complain": "complain, if you want to",
    "go_to_court": "go to court, if you want to",
    "close": "decide whether it is over",
    "due": "the answer is due",
    "probably_due": "the answer is probably due",
    "chase_from": "a reminder is fair",
    "complain_by": "last day to complain",
}
"""What a code means."""


@click.command("remind")
@click.option("--ahead", type=click.IntRange(0, 366), default=7, show_default=True, help="How many days to look ahead.")
@click.option("--today", metavar="DATE", help="Say what is due on another day (default: today).")
@json_option
def command(ahead: int, today: str | None, *, as_json: bool) -> None:
    """Say what is due, and what comes within a week: references and days, no names.

    What was missed while nobody asked is still named, and asking twice says the same twice: run it every morning, and
    let it send you what it says.
    """
    rules = load_rules(own_settings())
    day = read_day("today", today) if today else SystemClock().today()
    with own_workspace() as (store, workspace), store.reading(workspace) as session:
        found = whats_due(session, rules.rulebook, rules.calendars, day, ahead)
    if as_json:
        print_json(found)
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: WhatsDue) -> Iterator[str]:
    if not found.now and not found.soon:
        yield "Nothing is due."
    if found.now:
        yield "To do"
        yield from _each(found.now, "since")
    if found.soon:
        yield "Soon"
        yield from _each(found.soon, "on")


def _each(due: Sequence[Due], word: str) -> Iterator[str]:
    for one in due:
        when = f", {word} {short_date(one.day)}" if one.day else ""
        until = f", by {short_date(one.by)}" if one.by else ""
        yield f"  {one.reference}: {WORDS.get(one.what, one.what)}{when}{until}"
