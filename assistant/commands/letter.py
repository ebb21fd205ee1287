"""`recourse letter`: one letter from an organisation, a right and a file of answers."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from assistant import resources
from assistant.clock import SystemClock
from assistant.commands._deadline_lines import read_date, read_right
from assistant.commands._directory import open_whole_rulebook
from assistant.domain.answers import Answers
from assistant.domain.counting import Because
from assistant.domain.explaining import in_words
from assistant.domain.identifiers import Identifier
from assistant.errors import BadInput, LetterError
from assistant.rendering.texts.catalogue import load_catalogue
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.read_answers import parse_answers

FORMATS = ("pdf", "docx", "eml", "txt", "json")
PRINTED = ("txt", "json")
STDOUT = "-"
_LARGEST = 2_000_000


@click.command("letter")
@click.option("--organisation", required=True, metavar="ID", help="Who holds the file; see 'recourse organisations'.")
@click.option("--right", required=True, help="What is asked for, such as access or dispute.")
@click.option("--answers", required=True, metavar="FILE.json", help="Who writes and what is wrong; '-' reads stdin.")
@click.option("--law", metavar="ID", help="The law to write under, where several apply.")
@click.option("--kind", help="The kind of organisation, or whom the right binds, where a law has it for several.")
@click.option("--language", metavar="xx", help="The language of the letter.")
@click.option(
    "--stage", default="first", help="Which letter: first, or furnisher (to the source of an entry; with --law)."
)
@click.option("--on", metavar="DATE", help="The date of the letter (default: today).")
@click.option("--profile", metavar="ID", help="The envelope, such as din-5008-b, uk-dl, us-10 or plain.")
@click.option("--out", required=True, metavar="FILE", help=f"The file to write, .{', .'.join(FORMATS)}; '-' prints it.")
@click.option("--format", "form", type=click.Choice(PRINTED), default="txt", help="What '--out -' prints.")
def command(
    organisation: str,
    right: str,
    answers: str,
    law: str | None,
    kind: str | None,
    language: str | None,
    stage: str,
    on: str | None,
    profile: str | None,
    out: str,
    form: str,
) -> None:
    """Write a letter to an organisation. What the letter leaves out, and what to check, is said on stderr.

    The answers are one JSON object: "person" with "name", "address" ("lines" in postal order and "country") and
    "identifiers"; "person_in", the place whose law protects the person; and, where the letter rests on them, "items"
    (each with "what", "why_wrong", "should_be", "proof"), "situation", "statement", "enclosures", "signature_place".
    """
    ending = _format(out, form)
    rulebook = open_whole_rulebook()
    read = parse_answers(_read(answers), rulebook)
    wanted = LetterWanted(
        organisation=organisation,
        right=read_right(right),
        answers=read.answers,
        law=law,
        kind=kind,
        language=language,
        on=read_date(on, "on") if on else None,
        profile=profile,
        stage=stage,
    )
    drafted = draft_letter(rulebook, load_catalogue(resources.letter_texts()), wanted, SystemClock().today())
    made, notes = _make(drafted, read.answers, ending, chosen=profile)
    _put(out, made)
    for line in (*_notes(drafted, read.warnings), *notes):
        click.echo(line, err=True)


def _format(out: str, form: str) -> str:
    if out == STDOUT:
        return form
    ending = Path(out).suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise BadInput({"out": f"{out!r} names no format; let the file end in .{', .'.join(FORMATS)}"})
    return ending


def _read(name: str) -> bytes:
    if name == STDOUT:
        return sys.stdin.buffer.read(_LARGEST)
    try:
        path = Path(name)
        if path.stat().st_size > _LARGEST:
            raise BadInput({"answers": f"{name} is too large to hold answers for one letter"})
        return path.read_bytes()
    except OSError as trouble:
        raise BadInput({"answers": f"{name} cannot be read ({trouble.strerror}); name a JSON file"}) from trouble


def _make(drafted: Drafted, answers: Answers, ending: str, chosen: str | None) -> tuple[bytes, tuple[str, ...]]:
    """The letter as a file, and what its making had to leave out."""
    # What sets pages takes time to load: a letter that is refused says so without it.
    from assistant.rendering.renderer import Renderer  # noqa: PLC0415
    from assistant.services.choose_envelope import in_fitting_envelope  # noqa: PLC0415

    renderer = Renderer(resources.letter_styles())
    renderer.profile_of(drafted.letter)
    letter, note = (drafted.letter, None) if chosen else in_fitting_envelope(drafted.letter, renderer)
    match ending:
        case "pdf":
            made = renderer.pdf(letter)
        case "docx":
            made = renderer.docx(letter)
        case "eml":
            made = renderer.eml(letter, from_email=_own_email(answers))
        case "txt":
            made = renderer.text(letter).encode("utf-8")
        case _:
            made = renderer.json(letter).encode("utf-8")
    return made, (*([f"{in_words(note)}."] if note else []), *renderer.notes(letter))


def _own_email(answers: Answers) -> str | None:
    values = dict(answers.person.identifiers).get(Identifier.EMAIL, ())
    return values[0] if values else None


def _put(out: str, made: bytes) -> None:
    if out == STDOUT:
        sys.stdout.buffer.write(made if made.endswith(b"\n") else made + b"\n")
        sys.stdout.buffer.flush()
        return
    try:
        _replace(Path(out), made)
    except OSError as trouble:
        raise LetterError(f"{out} cannot be written ({trouble.strerror}); name another file.") from trouble


def _replace(path: Path, content: bytes) -> None:
    """Put a file in place whole, so that a letter broken off half-way never lies where a good one is expected."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _notes(drafted: Drafted, about_answers: tuple[Because, ...]) -> Iterator[str]:
    for left in drafted.left_out:
        yield f"Left out: {left.field}: {in_words(left.why)}."
    for warning in (*about_answers, *drafted.warnings):
        yield f"{in_words(warning)}."
