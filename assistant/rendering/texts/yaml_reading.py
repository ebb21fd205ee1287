"""Small YAML files read strictly: every key known, once, of its kind; each problem with file, line, key and mend."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import yaml

from assistant.errors import RuleFileError

Value = TypeVar("Value")

_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under a key, and in which line of the file."""

    node: yaml.Node
    line: int


class Problems:
    """Gathers what is wrong with one file, so that its author mends everything at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def add(self, line: int, key: str, mend: str) -> None:
        """Note a problem; `mend` says what is wrong and what to write instead."""
        self.found.append(f"{self.file}:{line}: {key}: {mend}" if key else f"{self.file}:{line}: {mend}")

    def raise_any(self) -> None:
        """Raise RuleFileError if anything was noted."""
        if self.found:
            raise RuleFileError(self.found)


def read_mapping(text: str, problems: Problems, first_line: int = 1) -> dict[str, Entry]:
    """The top mapping of a YAML text that begins in line `first_line` of its file; a key that stands twice is noted."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as trouble:
        line = (trouble.problem_mark.line if trouble.problem_mark else 0) + first_line
        problems.add(line, "", f"this is not YAML ({trouble.problem}); put the text after the key into quotation marks")
        return {}
    if node is None:
        return {}
    return members(node, problems, first_line)


def scalar(text: str, line: int) -> Entry:
    """An entry that holds just this text; empty text counts as nothing."""
    return Entry(yaml.ScalarNode("tag:yaml.org,2002:str" if text else _NULL, text), line)


def members(node: yaml.Node, problems: Problems, first_line: int = 1, key: str = "") -> dict[str, Entry]:
    """The members of a mapping node; anything else, and a key that stands twice, is noted."""
    line = node.start_mark.line + first_line
    if not isinstance(node, yaml.MappingNode):
        problems.add(line, key, "write keys with values here, one a line")
        return {}
    found: dict[str, Entry] = {}
    for name, value in node.value:
        at = name.start_mark.line + first_line
        if name.value in found:
            problems.add(
                at, str(name.value), f"this key already stands in line {found[name.value].line}; keep one of them"
            )
        found[str(name.value)] = Entry(value, at)
    return found


def only(entries: Mapping[str, Entry], required: tuple[str, ...], allowed: tuple[str, ...], problems: Problems) -> None:
    """Note keys that are missing and keys that are not known."""
    for key, entry in entries.items():
        if key not in required and key not in allowed:
            problems.add(entry.line, key, f"this key is not known; the keys are {', '.join((*required, *allowed))}")
    for key in required:
        if key not in entries:
            problems.add(1, key, "this key is missing")


def text_of(entries: Mapping[str, Entry], key: str, problems: Problems) -> str | None:
    """The text under a key, as written; None where there is none."""
    entry = entries.get(key)
    if entry is None or _is_null(entry.node):
        return None
    if not isinstance(entry.node, yaml.ScalarNode) or not entry.node.value.strip():
        problems.add(entry.line, key, "write a text here")
        return None
    return str(entry.node.value).strip()


def date_of(entries: Mapping[str, Entry], key: str, problems: Problems) -> datetime.date | None:
    """The date under a key, which is written 2026-11-23."""
    return _parsed(entries, key, problems, _iso_date, "write the date as 2026-11-23")


def number_of(entries: Mapping[str, Entry], key: str, problems: Problems) -> int | None:
    """The whole number under a key, 1 or more."""
    return _parsed(entries, key, problems, _positive, "write a whole number, 1 or more")


def _parsed(
    entries: Mapping[str, Entry], key: str, problems: Problems, parse: Callable[[str], Value], mend: str
) -> Value | None:
    text = text_of(entries, key, problems)
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError:
        problems.add(entries[key].line, key, f"{text!r} cannot be read; {mend}")
        return None


def _iso_date(text: str) -> datetime.date:
    if len(text) != 10:
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL
