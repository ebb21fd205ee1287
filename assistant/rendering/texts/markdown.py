"""The little Markdown that letter texts may use, read into blocks whose values are still marks.

Allowed: paragraphs, numbered and bullet lists of one level, `##` headings and `**strong**`. Everything else is refused,
so that no text can bring markup into a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.rendering.texts.marks import LINE


class Shape(Enum):
    """What a block is before its values are known. The value begins the block's key."""

    PARAGRAPH = "p"
    HEADING = "h"
    ASKS = "asks"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style; it may hold value marks."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block with value marks in it: one line of pieces for a paragraph, one for each member of a list.

    `source` is the part and line of the file that the block comes from, `identity:3` or `:12`.
    """

    shape: Shape
    source: str
    lines: tuple[tuple[Piece, ...], ...]


class NotAllowed(Exception):
    """Markdown that letters do not have; `source` is where it stands."""

    def __init__(self, source: str, what: str) -> None:
        self.source = source
        super().__init__(
            f"{what} cannot stand in a letter; use paragraphs, numbered or bullet lists, ## headings and **strong**"
        )


_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("entity")
_SPACES = re.compile(r"[ \t]+")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
_LISTS = {"ordered_list_open": Shape.ASKS, "bullet_list_open": Shape.POINTS}
_NAMES = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "link_open": "a link",
    "image": "an image",
    "em_open": "emphasis with one star or underscore",
    "s_open": "struck-through text",
    "code_inline": "code",
    "code_block": "an indented line, which Markdown takes for code,",
    "fence": "code",
    "table_open": "a table",
    "blockquote_open": "a quotation",
    "hr": "a rule line",
    "hardbreak": "a forced line break",
}


def read(text: str) -> tuple[Draft, ...]:
    """The blocks of a filled text, in order; raises NotAllowed for Markdown that letters do not have."""
    if found := _ENTITY.search(text):
        raise NotAllowed(_source(text[found.start() :]), f"{found[0]} (type the sign itself)")
    tokens = iter(_PARSER.parse(text))
    return tuple(draft for token in tokens if (draft := _block(token, tokens)) is not None)


def _block(token: Token, rest: Iterator[Token]) -> Draft | None:
    if token.type in _LISTS:
        return _list(_LISTS[token.type], token.type.replace("open", "close"), rest)
    if token.type == "paragraph_open":
        return _single(Shape.PARAGRAPH, rest)
    if token.type == "heading_open":
        if token.markup != "##":
            raise NotAllowed(_source(next(rest).content), "a heading of another level")
        return _single(Shape.HEADING, rest)
    raise NotAllowed(_source(token.content or "".join(after.content for after in rest)), _named(token))


def _single(shape: Shape, rest: Iterator[Token]) -> Draft | None:
    inline = next(rest)
    next(rest)
    pieces = _pieces(inline)
    return Draft(shape, _source(inline.content), (pieces,)) if pieces else None


def _list(shape: Shape, end: str, rest: Iterator[Token]) -> Draft | None:
    source = ""
    lines: list[tuple[Piece, ...]] = []
    paragraphs = 0
    for token in rest:
        if token.type == end:
            break
        if token.type == "list_item_open":
            paragraphs = 0
        elif token.type == "inline":
            paragraphs += 1
            source = source or _source(token.content)
            if paragraphs > 1:
                raise NotAllowed(_source(token.content), "a second paragraph inside one member of a list")
            lines.append(_pieces(token))
        elif token.type not in ("list_item_close", "paragraph_open", "paragraph_close"):
            raise NotAllowed(
                _source(token.content or "".join(after.content for after in rest)), _named(token, "inside a list")
            )
    kept = tuple(line for line in lines if line)
    return Draft(shape, source, kept) if kept else None


def _pieces(inline: Token) -> tuple[Piece, ...]:
    """The text of a paragraph without line marks, with single spaces, and none at its ends."""
    found: list[Piece] = []
    strong = False
    for child in inline.children or []:
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("text", "softbreak"):
            found.append(Piece(" " if child.type == "softbreak" else child.content, strong))
        else:
            raise NotAllowed(_source(inline.content), _named(child))
    return _tidied(found)


def _tidied(pieces: list[Piece]) -> tuple[Piece, ...]:
    kept: list[Piece] = []
    for piece in pieces:
        text = LINE.sub("", piece.text)
        if kept and kept[-1].strong == piece.strong:
            kept[-1] = Piece(kept[-1].text + text, piece.strong)
        elif text:
            kept.append(Piece(text, piece.strong))
    joined = [Piece(_SPACES.sub(" ", piece.text), piece.strong) for piece in kept]
    if joined:
        joined[0] = Piece(joined[0].text.lstrip(" "), joined[0].strong)
        joined[-1] = Piece(joined[-1].text.rstrip(" "), joined[-1].strong)
    return tuple(piece for piece in joined if piece.text)


def _source(content: str) -> str:
    found = LINE.search(content)
    return found[1] if found else ":1"


def _named(token: Token, where: str = "") -> str:
    what = _NAMES.get(token.type, "a list" if token.type in _LISTS else token.type.replace("_", " "))
    return f"{what} {where}".rstrip()
