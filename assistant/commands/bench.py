"""`recourse bench`: how quickly this machine opens the rulebook, reckons dates and makes letters."""

from __future__ import annotations

import datetime
import itertools
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from assistant import resources
from assistant.commands._facts import json_option, print_json
from assistant.config import read_settings
from assistant.domain.events import Event, EventKind
from assistant.domain.letters import Addressee, Asks, Letter, Paragraph, Run, Sender
from assistant.domain.rights import Right
from assistant.rules import Rules, load_rules
from assistant.services.reckon_deadlines import Question, reckon_deadlines

ROUNDS = 9
DATES = 400
_SENTENCE = "Please name each recipient of my data, what it received and when, and where each entry came from. "
LETTER = Letter(
    reference="R-2026-BENCH",
    language="en-GB",
    profile="uk-dl",
    sender=Sender("A. Person", ("12 High Street", "Leeds LS1 1AA")),
    addressee=Addressee(("An Organisation Limited", "1 Broad Street", "Nottingham", "NG1 1AA")),
    date=datetime.date(2026, 11, 23),
    place_and_date="23 November 2026",
    reference_label="My reference",
    subject="Access to my personal data",
    salutation="Dear Sir or Madam,",
    blocks=(
        *(Paragraph(f"p{number}", (Run(_SENTENCE * 3),)) for number in range(4)),
        Asks("asks", tuple((Run(_SENTENCE),) for _ in range(10))),
    ),
    closing="Yours faithfully,",
    signature="A. Person",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing measured: the median and the best of some rounds, in milliseconds."""

    what: str
    median_ms: float
    best_ms: float


@click.command("bench")
@json_option
def command(as_json: bool) -> None:
    """Measure opening the rulebook, reckoning deadlines and making a letter, on this machine, now."""
    measured = [_opening(), _deadlines(), *_letters()]
    if as_json:
        print_json(measured)
        return
    for one in measured:
        click.echo(f"{one.what:<42} {one.median_ms:9.1f} ms   (best {one.best_ms:.1f} ms)")


def _time(what: str, work: Callable[[], object], rounds: int = ROUNDS) -> Measured:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return Measured(what, round(statistics.median(taken), 2), round(min(taken), 2))


def _open() -> Rules:
    return load_rules(read_settings(os.environ))


def _opening() -> Measured:
    _open()
    return _time("open the rulebook", _open)


def _deadlines() -> Measured:
    rules = _open()
    first = datetime.date(2026, 1, 1)
    days = [first + datetime.timedelta(n) for n in range(DATES)]
    asked = [("gdpr", Right.ACCESS, "DE"), ("fcra", Right.DISPUTE, "US"), ("privacy-act-2020", Right.ACCESS, "NZ")]
    questions = [
        Question(law, right, seat, (Event(1, EventKind.DELIVERED, day),))
        for (law, right, seat), day in itertools.product(asked, days)
    ]

    def reckon() -> None:
        for question in questions:
            reckon_deadlines(rules.rulebook, rules.calendars, question)

    return _time(f"reckon {len(questions)} requests", reckon, 3)


def _letters() -> list[Measured]:
    # The layout engine takes half a second to load: only here, where it is measured.
    from assistant.rendering.renderer import Renderer  # noqa: PLC0415

    renderer = Renderer(resources.letter_styles())
    first = _time("the first letter (PDF, checked)", lambda: renderer.pdf(LETTER), 1)
    return [
        first,
        _time("each further letter (PDF, checked)", lambda: renderer.pdf(LETTER)),
        _time("the same as DOCX", lambda: renderer.docx(LETTER)),
    ]
