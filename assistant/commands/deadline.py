"""`recourse deadline`: by which day must they answer, and why. One question, or many from a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from assistant import resources
from assistant.clock import SystemClock
from assistant.commands._deadline_lines import as_json, as_lines, read_date, read_line
from assistant.commands._facts import json_option, print_json
from assistant.config import read_settings
from assistant.domain.lookup import Rulebook
from assistant.errors import BadInput, RecourseError
from assistant.rules.cache import open_rulebook
from assistant.rules.calendars import Calendars
from assistant.services.reckon_deadlines import Question, Reckoned, reckon_deadlines


@click.command("deadline")
@click.option("--law", help="The law's id, such as gdpr.")
@click.option("--right", help="What was asked, such as access.")
@click.option("--seat", help="Where the organisation sits: a place, with its part where known (DE-HE).")
@click.option("--kind", help="The kind of organisation, where a law has the right for several.")
@click.option("--case", "cases", multiple=True, help="A special case of the rule, such as after_free_report.")
@click.option("--event", "events", multiple=True, metavar="NAME=DATE", help="What happened; may be repeated.")
@click.option("--today", help="The day to look from (default: today).")
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file of JSON lines.")
@json_option
def command(**given: Any) -> None:
    """Say by which day an organisation must answer, with every step of the counting.

    Events: sent, delivered, acknowledged, identity_asked, identity_given, clarification_asked, clarification_given,
    fee_asked, fee_paid, more_information_sent, extended, answered, answered_in_part, refused, corrected, reinserted,
    bounced, complained, decided.
    """
    rulebook = open_rulebook(resources.rulebook(), read_settings(os.environ).data)
    reckoner = Reckoner(rulebook, Calendars(rulebook))
    if given["batch"]:
        for line in _batch(reckoner, given["batch"]):
            click.echo(line)
        return
    _one(reckoner, given)


@dataclass(frozen=True, slots=True)
class Reckoner:
    """What answers questions about deadlines."""

    rulebook: Rulebook
    calendars: Calendars

    def reckon(self, question: Question) -> Reckoned:
        """The rule and its deadlines."""
        return reckon_deadlines(self.rulebook, self.calendars, question)


def _one(reckoner: Reckoner, given: dict[str, Any]) -> None:
    missing = {name: f"say it with --{name}" for name in ("law", "right", "seat") if not given[name]}
    if missing:
        raise BadInput(missing)
    days: dict[str, list[str]] = {}
    for name, date in (_pair(text) for text in given["events"]):
        days.setdefault(name, []).append(date)
    asked = {key: given[key] for key in ("law", "right", "seat", "kind")}
    question = read_line({**asked, "cases": list(given["cases"]), "events": days})
    today = read_date(given["today"], "today") if given["today"] else SystemClock().today()
    reckoned = reckoner.reckon(question)
    if given["as_json"]:
        print_json(as_json(reckoned, question, today))
    else:
        click.echo("\n".join(as_lines(reckoned, today)))


def _pair(text: str) -> tuple[str, str]:
    name, equals, date = text.partition("=")
    if not equals:
        raise BadInput({"event": f"{text!r} is not NAME=DATE; write for example delivered=2026-03-03"})
    return name.strip(), date.strip()


def _batch(reckoner: Reckoner, path: Path) -> Iterator[str]:
    """One answer a line, in the order of the questions; a line that cannot be answered says why and stops nothing."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for line in lines:
            if line.strip():
                yield json.dumps(_answer(reckoner, line), ensure_ascii=False)


def _answer(reckoner: Reckoner, line: str) -> dict[str, Any]:
    asked: Any = None
    try:
        asked = json.loads(line)
        question = read_line(asked)
        answer = as_json(reckoner.reckon(question), question, None)
    except (json.JSONDecodeError, RecursionError) as error:
        answer = {"error": f"this line is not JSON: {error}"}
    except RecourseError as trouble:
        answer = {"error": str(trouble)}
    return {"id": asked.get("id") if isinstance(asked, dict) else None, **answer}
