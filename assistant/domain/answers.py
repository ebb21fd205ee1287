"""What a person answered before a letter is written: who they are, what is wrong, and their own account."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from assistant.domain.identifiers import Identifier
from assistant.domain.people import LONGEST_LINE, PersonName, PostalAddress
from assistant.domain.typed_text import is_blank, problem_in_line, problem_in_passage, tidy_line, tidy_passage
from assistant.errors import BadInput

LONGEST_IDENTIFIER = 160
LONGEST_CELL = 2_000
LONGEST_ACCOUNT = 8_000
MOST_ITEMS = 40
MOST_ENCLOSURES = 40

_TOP = ("person", "person_in", "items", "situation", "statement", "signature_place", "enclosures")
_PERSON = ("name", "address", "identifiers")
_ADDRESS = ("lines", "country")
_ITEM = ("what", "why_wrong", "should_be", "proof")

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is wrong: what stands there, why it is wrong, what should stand there, what proves it."""

    what: str
    why_wrong: str
    should_be: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes. `address` is None where none was given; a letter that goes by post needs one."""

    name: PersonName
    address: PostalAddress | None = None
    identifiers: tuple[tuple[Identifier, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a letter is made from besides rule and text. `person_in` is the place whose law protects the person."""

    person: Person
    person_in: str
    items: tuple[Item, ...] = ()
    situation: str = ""
    statement: str = ""
    signature_place: str = ""
    enclosures: tuple[str, ...] = ()


def read_answers(data: object) -> Answers:
    """Answers from plain data, as JSON gives them; raises BadInput that names every field that is wrong.

    `person.address` holds `lines` and `country`; whoever accepts the parts of an address makes lines of them first.
    """
    reader = _Reader()
    top = reader.object_at("", data, _TOP)
    person = _person(reader, reader.object_at("person", top.get("person"), _PERSON))
    answers = Answers(
        person=person,
        person_in=reader.line("person_in", top.get("person_in"), 12).upper(),
        items=_items(reader, top.get("items")),
        situation=reader.passage("situation", top.get("situation"), LONGEST_ACCOUNT),
        statement=reader.passage("statement", top.get("statement"), LONGEST_ACCOUNT),
        signature_place=reader.line("signature_place", top.get("signature_place"), LONGEST_LINE),
        enclosures=_enclosures(reader, top.get("enclosures")),
    )
    if not answers.person_in:
        reader.problems.setdefault("person_in", "say where you live, as a place code such as GB, DE or US-CA")
    if reader.problems:
        raise BadInput(reader.problems)
    return answers


def nearest(word: str, allowed: Iterable[str]) -> str:
    """A hint at what was meant: "did you mean 'items'?", or the list where nothing is near."""
    words = [str(one) for one in allowed]
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"choose from {', '.join(words)}"


def _person(reader: _Reader, given: Mapping[str, object]) -> Person:
    name = reader.attempt(lambda: PersonName.read(reader.text("person.name", given.get("name"))))
    address = None
    if given.get("address") is not None:
        parts = reader.object_at("person.address", given["address"], _ADDRESS)
        lines = [
            reader.text(f"person.address.lines.{n}", line)
            for n, line in enumerate(reader.list_at("person.address.lines", parts.get("lines")))
        ]
        country = reader.text("person.address.country", parts.get("country"))
        address = reader.attempt(lambda: PostalAddress.read(lines, country))
    return Person(name or PersonName(""), address, _identifiers(reader, given.get("identifiers")))


def _identifiers(reader: _Reader, given: object) -> tuple[tuple[Identifier, tuple[str, ...]], ...]:
    found: dict[Identifier, tuple[str, ...]] = {}
    for key, value in reader.object_at("person.identifiers", given, tuple(Identifier)).items():
        field = f"person.identifiers.{key}"
        values = value if isinstance(value, list) else [value]
        lines = tuple(reader.line(field, one, LONGEST_IDENTIFIER) for one in values)
        if key in tuple(Identifier) and (kept := tuple(line for line in lines if line)):
            found[Identifier(key)] = kept
    return tuple(found.items())


def _items(reader: _Reader, given: object) -> tuple[Item, ...]:
    rows = reader.list_at("items", given)
    if len(rows) > MOST_ITEMS:
        reader.problems["items"] = f"a letter holds at most {MOST_ITEMS} items; write a second letter for the others"
        return ()
    return tuple(_item(reader, f"items.{number}", row) for number, row in enumerate(rows))


def _item(reader: _Reader, field: str, given: object) -> Item:
    row = reader.object_at(field, given, _ITEM)
    read = {key: reader.passage(f"{field}.{key}", row.get(key), LONGEST_CELL) for key in _ITEM}
    for key, mend in (("what", "say which entry you mean, as it stands there"), ("why_wrong", "say why it is wrong")):
        if not read[key]:
            reader.problems.setdefault(f"{field}.{key}", mend)
    return Item(**read)


def _enclosures(reader: _Reader, given: object) -> tuple[str, ...]:
    names = reader.list_at("enclosures", given)
    if len(names) > MOST_ENCLOSURES:
        reader.problems["enclosures"] = (
            f"name at most {MOST_ENCLOSURES} enclosures; put what belongs together under one name"
        )
        return ()
    read = (reader.line(f"enclosures.{number}", name, LONGEST_IDENTIFIER) for number, name in enumerate(names))
    return tuple(name for name in read if name)


class _Reader:
    """Takes plain data apart and gathers every problem instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    def object_at(self, field: str, given: object, allowed: tuple[str, ...]) -> Mapping[str, object]:
        """The members of an object; unknown ones are a problem that names the nearest allowed one."""
        if given is None and field:
            return {}
        if not isinstance(given, dict):
            self.problems[field] = f"this must be an object with {', '.join(allowed)}"
            return {}
        for key in given:
            if key not in allowed:
                name = f"{field}.{_shown(key)}" if field else _shown(key)
                self.problems[name] = f"this key is not known; {nearest(_shown(key), allowed)}"
        return given

    def list_at(self, field: str, given: object) -> list[object]:
        """The members of a list; nothing counts as an empty one."""
        if given is None:
            return []
        if not isinstance(given, list):
            self.problems[field] = "this must be a list, in square brackets"
            return []
        return given

    def text(self, field: str, given: object) -> str:
        """A text as typed; a whole number is taken for its digits."""
        if given is None:
            return ""
        if isinstance(given, int) and not isinstance(given, bool):
            return str(given)
        if not isinstance(given, str):
            self.problems[field] = "this must be text, in quotation marks"
            return ""
        return given

    def line(self, field: str, given: object, longest: int) -> str:
        """A text that stands in one line; empty where nothing visible was typed."""
        return self._checked(field, tidy_line(self.text(field, given)), longest, problem_in_line)

    def passage(self, field: str, given: object, longest: int) -> str:
        """A text of any number of lines; empty where nothing visible was typed."""
        return self._checked(field, tidy_passage(self.text(field, given)), longest, problem_in_passage)

    def attempt(self, read: Callable[[], Read]) -> Read | None:
        """What `read` gives, or None once its problems are noted; a problem noted earlier stands."""
        try:
            return read()
        except BadInput as trouble:
            for field, text in trouble.problems.items():
                self.problems.setdefault(field, text)
            return None

    def _checked(self, field: str, text: str, longest: int, problem_in: Callable[[str, int], str | None]) -> str:
        if problem := problem_in(text, longest):
            self.problems[field] = problem
            return ""
        return "" if is_blank(text) else text


def _shown(key: object) -> str:
    """A key that somebody else wrote, fit to be shown in a message."""
    text = str(key)
    return text if text.isprintable() and len(text) <= 60 else ascii(text)[:60]
