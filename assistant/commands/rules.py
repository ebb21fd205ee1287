"""`recourse rules`: which law gives a person what against an organisation, and why that law."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._rulebook import KIND, RIGHT, kind_of, open_rulebook_here, read_day, said
from assistant.domain.applicable import Applicable, Candidate, applicable, every_right
from assistant.domain.binding import Addressee
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Because
from assistant.domain.explaining import in_words
from assistant.domain.lookup import Rulebook
from assistant.domain.rights import Right
from assistant.errors import BadInput


@click.command("rules")
@click.option("--person-in", required=True, metavar="CODE", help="Where the person lives, such as DE or US-CA.")
@click.option("--organisation", metavar="ID", help="Who holds the file; 'recourse organisations' finds the id.")
@click.option("--right", type=RIGHT, help="Only this right; otherwise every right that applies.")
@click.option("--on", metavar="DATE", help="The day whose law is asked for (default: today).")
@click.option("--kind", type=KIND, help="The kind of organisation, where it acts as another than the directory says.")
@json_option
def command(person_in: str, organisation: str | None, right: str | None, on: str | None, **given: Any) -> None:
    """Say which law gives a person which right against an organisation, the leading law first, and why."""
    rulebook = open_rulebook_here()
    addressee = _addressee(rulebook, organisation, given["kind"])
    day = read_day("on", on) if on else SystemClock().today()
    if right:
        answers: tuple[Applicable, ...] = (applicable(rulebook, person_in, addressee, Right(right), day),)
    else:
        answers = every_right(rulebook, person_in, addressee, day)
    if given["as_json"]:
        print_json(_as_json(person_in, organisation, addressee, day, answers))
    else:
        click.echo("\n".join(_lines(answers, alone=right is not None)))
    if not any(answer.candidates for answer in answers):
        click.get_current_context().exit(1)


def _addressee(rulebook: Rulebook, organisation: str | None, kind: str | None) -> Addressee:
    if organisation:
        return Addressee.of(rulebook.organisation(organisation), kind_of(kind))
    if chosen := kind_of(kind):
        return Addressee(chosen)
    raise BadInput({"organisation": "name it with --organisation ID, or its kind with --kind"})


def _as_json(
    person_in: str, organisation: str | None, addressee: Addressee, day: datetime.date, answers: tuple[Applicable, ...]
) -> dict[str, Any]:
    return {
        "person_in": person_in,
        "organisation": organisation,
        "kind": addressee.kind,
        "on": day,
        "rights": [_answer(answer) for answer in answers],
    }


def _answer(answer: Applicable) -> dict[str, Any]:
    return {
        "right": answer.right,
        "applies": bool(answer.candidates),
        "rules": [_candidate(candidate) for candidate in answer.candidates],
        "left_out": [{"rule": item.rule.id, "why": in_words(item.why)} for item in answer.left_out],
        "why_not": _words(answer.nothing),
        "instead": answer.instead,
        "caution": _words(answer.caution),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    rule, law = candidate.rule, candidate.law
    return {
        "rule": rule.id,
        "law": law.id,
        "short": law.short,
        "provision": rule.provision,
        "since": rule.since,
        "until": rule.until,
        "variant": rule.variant,
        "adds_to": candidate.adds_to,
        "confidence": rule.confidence,
        "because": [in_words(because) for because in candidate.because],
        "source": rule.source,
    }


def _words(because: Because | None) -> str | None:
    return in_words(because) if because else None


def _lines(answers: tuple[Applicable, ...], *, alone: bool) -> Iterator[str]:
    shown = [answer for answer in answers if alone or answer.candidates]
    for answer in shown:
        yield answer.right.value
        yield from said("  caution", _words(answer.caution))
        for candidate in answer.candidates:
            yield from _candidate_lines(candidate)
        yield from said("  does not apply", _words(answer.nothing))
        yield from said("  instead", tuple(right.value for right in answer.instead))
        if alone:
            yield from (f"  not {item.rule.id}: {in_words(item.why)}" for item in answer.left_out)
    missing = [answer.right.value for answer in answers if not answer.candidates]
    if missing and not alone:
        yield f"not given here: {', '.join(missing)} (--right says why)"


def _candidate_lines(candidate: Candidate) -> Iterator[str]:
    sign = "+" if candidate.adds_to else "-"
    unsure = " (unsure)" if candidate.rule.confidence is Confidence.UNSURE else ""
    yield f"  {sign} {candidate.law.short}, {candidate.rule.provision}{unsure} [{candidate.rule.id}]"
    yield f"    {'; '.join(in_words(because) for because in candidate.because)}"
