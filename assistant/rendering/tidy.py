"""What no letter can carry is taken out before it is made, and said: invisible control signs and broken line ends.

Everything else stays as it was typed. Nothing here knows a format; each output escapes for itself.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from assistant.domain.letters import Letter, Origin
from assistant.domain.typed_text import is_blank
from assistant.errors import LetterError

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAKEN_OUT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffc\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_TURNS_WRITING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_PRINTED = frozenset({"key", "language", "profile", "email", "origin"})
_MAY_BREAK = frozenset({"text", "rows"})
MOST_MARKS = 6
"""Marks on one letter; more run into the lines above and below."""

Part = TypeVar("Part")


def tidy(letter: Letter) -> tuple[Letter, tuple[str, ...]]:
    """The letter without what cannot be printed, and a note on each kind of sign that was taken out.

    Raises LetterError for half characters, for more marks on a letter than paper can show, and for a letter whose
    address has nothing in it.
    """
    taken: dict[str, None] = {}

    def clean(name: str, text: str) -> str:
        if _HALVES.search(text):
            raise LetterError(
                f"The letter holds a damaged character ({_code(_HALVES.findall(text)[0])}). "
                "It often comes from a broken emoji: type that place afresh."
            )
        taken.update(dict.fromkeys(_TAKEN_OUT.findall(text)))
        text = _LINE_ENDS.sub("\n", _TAKEN_OUT.sub("", text)).replace("\t", " ")
        return text if name in _MAY_BREAK else " ".join(text.split("\n")).strip()

    tidied = _without_empty_lines(_mapped(letter, clean, ""))
    if not tidied.addressee.lines:
        raise LetterError("The letter has no address. Enter at least the name of the organisation.")
    _check_marks(tidied)
    return tidied, tuple(_note(sign) for sign in taken)


def printed_texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """Every text that stands on paper, each after the name of the part it belongs to, such as `addressee`."""
    for field in dataclasses.fields(letter):
        if field.name not in _NOT_PRINTED:
            for text in _texts(getattr(letter, field.name)):
                yield field.name, text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _NOT_PRINTED:
                yield from _texts(getattr(value, field.name))


def _mapped(value: Part, clean: Callable[[str, str], str], name: str) -> Part:
    """The same structure with every printed text cleaned; a structure that does not change is the same object."""
    if isinstance(value, str):
        return cast("Part", clean(name, value))
    if isinstance(value, tuple):
        return cast("Part", tuple(_mapped(each, clean, name) for each in value))
    if isinstance(value, bool | int | datetime.date | Origin) or not dataclasses.is_dataclass(value):
        return value
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        if field.name not in _NOT_PRINTED and (after := _mapped(before, clean, field.name)) != before:
            changed[field.name] = after
    return cast("Part", dataclasses.replace(cast("Any", value), **changed)) if changed else value


def _without_empty_lines(letter: Letter) -> Letter:
    """The letter without empty lines in its addresses, which a window has no room for."""
    sender, addressee = letter.sender, letter.addressee
    return dataclasses.replace(
        letter,
        sender=dataclasses.replace(sender, lines=_seen(sender.lines), contact=_seen(sender.contact)),
        addressee=dataclasses.replace(addressee, lines=_seen(addressee.lines)),
    )


def _seen(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if not is_blank(line))


def _check_marks(letter: Letter) -> None:
    for _, text in printed_texts(letter):
        in_a_row = 0
        for char in text if not text.isascii() else "":
            in_a_row = in_a_row + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
            if in_a_row > MOST_MARKS and not "\ufe00" <= char <= "\ufe0f" and not "\U000e0000" <= char <= "\U000e0fff":
                raise LetterError(
                    f"One letter carries more than {MOST_MARKS} accents or marks ({_code(char)} is the last of them), "
                    "which would print over other lines. Write that word without them."
                )


def _note(sign: str) -> str:
    if _TURNS_WRITING.match(sign):
        return f"An invisible sign that turns the direction of writing was taken out ({_code(sign)})."
    return f"A sign that cannot be printed was taken out ({_code(sign)})."


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
