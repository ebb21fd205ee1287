"""The letter as plain text: for mail bodies, for people who read with a terminal, and to compare letters by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from assistant.domain.letters import Asks, Block, Heading, Inline, Letter, Paragraph, Points, Quotation, Table

WIDTH = 72
"""Columns; a wide character, as in Chinese, takes two."""


def write(letter: Letter, width: int = WIDTH) -> str:
    """The whole letter, head and all."""
    sender = letter.sender
    head = [
        "\n".join((sender.name, *sender.lines, *sender.contact)),
        "\n".join(letter.addressee.lines),
        "\n".join(filter(None, (letter.place_and_date, reference_line(letter)))),
        letter.delivery_note,
        wrapped(letter.subject, width),
    ]
    return "\n\n".join([*filter(None, head), *body(letter, width)]) + "\n"


def body(letter: Letter, width: int | None = WIDTH) -> list[str]:
    """What stands under the subject, a part an entry; lines are not broken where `width` is None."""
    details = [f"{detail.label}: {detail.value}" for detail in letter.details]
    enclosures = [f"- {enclosure}" for enclosure in letter.enclosures]
    parts = [
        "\n".join([*filter(None, [letter.details_label]), *details]) if details else "",
        letter.salutation,
        *(part for block in letter.blocks for part in parts_of(block, width)),
        "\n\n".join(filter(None, (letter.closing, letter.signature))),
        "\n".join([*filter(None, [letter.enclosures_label]), *enclosures]) if enclosures else "",
    ]
    return [part for part in parts if part]


def parts_of(block: Block, width: int | None = WIDTH) -> Iterator[str]:
    """A block as one or more stretches of text that belong together."""
    match block:
        case Paragraph() | Heading():
            yield wrapped(plain(block.runs), width)
        case Asks():
            for number, ask in enumerate(block.asks, start=block.first):
                yield numbered(number, ask, width)
        case Points():
            yield "\n".join(wrapped(plain(point), width, "- ") for point in block.points)
        case Table():
            for row in block.rows:
                cells = zip(block.columns, row, strict=False)
                yield "\n".join(wrapped(f"{column}: {cell}", width, rest="  ") for column, cell in cells)
        case Quotation():
            yield "\n".join(wrapped(line, width, "    ", "    ") if line.strip() else "" for line in block.lines)


def numbered(number: int, ask: Inline, width: int | None = WIDTH) -> str:
    """One ask under its number."""
    return wrapped(plain(ask), width, f"{number}. ")


def reference_line(letter: Letter) -> str:
    """The reference after its label."""
    return f"{letter.reference_label}: {letter.reference}" if letter.reference_label else letter.reference


def plain(runs: Inline) -> str:
    """The text of some runs without their style."""
    return "".join(run.text for run in runs)


def wrapped(text: str, width: int | None, first: str = "", rest: str | None = None) -> str:
    """The text in lines no wider than `width` columns, where its words allow.

    The first line begins with `first`, the others with `rest` (by default as many spaces). A line end that was typed
    stays; a word that is too long for a line stays whole, so that an address on the web still works.
    """
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for typed in text.split("\n"):
        start = rest if lines else first
        lines += [start + typed] if width is None else _lines(typed, width, start, rest)
    return "\n".join(line.rstrip() for line in lines)


def _lines(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    line, empty = first, True
    for word in _words(text):
        needed = columns(line) + columns(word.rstrip(" "))
        if needed > width and not empty:
            yield line
            line = rest
        line += word
        empty = False
    yield line


def _words(text: str) -> Iterator[str]:
    """The text in pieces that must not be broken, each with the space after it; wide characters are pieces alone."""
    piece = ""
    for char in text:
        if (_is_wide(char) and piece and not piece.endswith(" ")) or (piece.endswith(" ") and char != " "):
            yield piece
            piece = ""
        piece += char
    yield piece


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for an accent."""
    if text.isascii():
        return len(text)
    return sum(2 if _is_wide(char) else 0 if unicodedata.combining(char) else 1 for char in text)


def _is_wide(char: str) -> bool:
    return not char.isascii() and unicodedata.east_asian_width(char) in "WF"
