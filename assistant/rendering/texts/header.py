"""The header of a letter text: which right under which law it is for, in which language and version."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from assistant.domain.rights import Right
from assistant.rendering.texts.yaml_reading import Entry, Problems, date_of, number_of, only, scalar, text_of

REQUIRED = ("law", "right", "stage", "language", "version", "written_on", "subject")
OPTIONAL = ("variant", "reviewed_by", "reviewed_on", "note", "word_limit", "word_limit_note")
STAGES = (
    "first",
    "furnisher",
    "reminder",
    "gap",
    "identity",
    "refusal",
    "extension",
    "complaint",
    "appeal",
    "withdraw",
)

GENERAL = "general"
"""The law named by texts that serve every law without a text of its own: they belong to a right, not to a law."""

_FILE_NAME = re.compile(r"(?P<stage>[a-z_]+)(?:-(?P<variant>[a-z0-9_-]+))?\.(?P<language>[a-z]{2})\.md")
_LINE = re.compile(r"([a-z_]+):(?:[ \t]+(.*))?")
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says about itself. `subject` may hold blanks, as the body does.

    `word_limit` is the most words that the law allows the person's statement. Where a bureau may set that limit only
    on a condition, `word_limit_note` says so, and a longer statement is warned about instead of refused.
    """

    law: str
    right: Right
    stage: str
    language: str
    version: int
    written_on: datetime.date
    subject: str
    subject_line: int
    variant: str | None = None
    reviewed_by: str | None = None
    reviewed_on: datetime.date | None = None
    note: str | None = None
    word_limit: int | None = None
    word_limit_note: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A text file taken apart: the header's YAML, the body, and the line in which the body begins."""

    header: str
    body: str
    body_line: int


def split(text: str, problems: Problems) -> Split | None:
    """Header and body; None, with the problem noted, where the file does not begin with a header."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        problems.add(1, "", "begin the file with a header between two lines of three hyphens")
        return None
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    return Split("\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2)


def read_header(path: PurePosixPath, text: str, problems: Problems) -> Header | None:
    """The header of the text at `path` (law/right/stage[-variant].language.md); None where anything in it is wrong."""
    before = len(problems.found)
    entries = _read_lines(text, problems, first_line=2)
    only(entries, REQUIRED, OPTIONAL, problems)
    words = {key: text_of(entries, key, problems) for key in (*REQUIRED, *OPTIONAL)}
    version = number_of(entries, "version", problems)
    written_on = date_of(entries, "written_on", problems)
    right = _right(entries, words["right"], problems)
    _check_path(path, entries, words, problems)
    if len(problems.found) > before or right is None or version is None or written_on is None:
        return None
    return Header(
        law=words["law"] or "",
        right=right,
        stage=words["stage"] or "",
        language=words["language"] or "",
        version=version,
        written_on=written_on,
        subject=words["subject"] or "",
        subject_line=entries["subject"].line,
        variant=words["variant"],
        reviewed_by=words["reviewed_by"],
        reviewed_on=date_of(entries, "reviewed_on", problems),
        note=words["note"],
        word_limit=number_of(entries, "word_limit", problems),
        word_limit_note=words["word_limit_note"],
    )


def _read_lines(text: str, problems: Problems, first_line: int) -> dict[str, Entry]:
    """Keys and texts, one a line: all that follows the colon is the text, whatever signs it holds.

    YAML would stumble over a second colon, a hash sign or a blank. Quotation marks around the whole text may stand.
    """
    found: dict[str, Entry] = {}
    for number, line in enumerate(text.split("\n"), first_line):
        if not line.strip() or line.startswith("#"):
            continue
        parted = _LINE.fullmatch(line.rstrip())
        if parted is None:
            problems.add(
                number, "", "begin each line of the header with a key and a colon, and keep its text in that line"
            )
        elif parted[1] in found:
            mend = f"this key already stands in line {found[parted[1]].line}; keep one of them"
            problems.add(number, parted[1], mend)
        else:
            found[parted[1]] = scalar(_unquoted(parted[2] or "", number, parted[1], problems), number)
    return found


def _unquoted(text: str, line: int, key: str, problems: Problems) -> str:
    text = text.strip()
    if text[:1] not in ('"', "'"):
        return text
    try:
        return str(yaml.safe_load(text))
    except yaml.YAMLError:
        problems.add(line, key, "the quotation marks do not match; put one at each end, or none")
        return ""


def _right(entries: dict[str, Entry], word: str | None, problems: Problems) -> Right | None:
    if word is None:
        if "right" in entries:
            problems.add(entries["right"].line, "right", "name the right")
        return None
    try:
        return Right(word)
    except ValueError:
        problems.add(entries["right"].line, "right", f"{word!r} is no right; choose from {', '.join(Right)}")
        return None


def _check_path(
    path: PurePosixPath, entries: dict[str, Entry], words: dict[str, str | None], problems: Problems
) -> None:
    """The file's place and name must say what its header says: people look for texts by their names."""
    name = _FILE_NAME.fullmatch(path.name)
    if name is None or len(path.parts) != 3:
        problems.add(1, "", "put the file at LAW/RIGHT/STAGE.LANGUAGE.md or LAW/RIGHT/STAGE-VARIANT.LANGUAGE.md")
        return
    by_path = {"law": path.parts[0], "right": path.parts[1], **name.groupdict()}
    for key, expected in by_path.items():
        if words[key] != expected and (key == "variant" or words[key] is not None):
            line = entries[key].line if key in entries else 1
            problems.add(line, key, f"the header says {words[key]!r}, the file name {expected!r}; make them agree")
    if name["stage"] not in STAGES:
        problems.add(1, "stage", f"{name['stage']!r} is no stage; choose from {', '.join(STAGES)}")
