"""Filling a letter text: values become marks, Markdown becomes blocks, then the values take their places."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath

import jinja2

from assistant.domain.letters import Asks, Block, Heading, Inline, Paragraph, Points, Quotation, Run, Table
from assistant.errors import LetterError
from assistant.rendering.texts import markdown
from assistant.rendering.texts.blanks import BlockBlank, Facts, as_blanks
from assistant.rendering.texts.markdown import Draft, NotAllowed, Piece, Shape
from assistant.rendering.texts.marks import VALUE, with_line_marks
from assistant.rendering.texts.template import Values, environment, fill
from assistant.rendering.texts.text import Filled, Language, Text
from assistant.rendering.texts.words import Words


class Filler:
    """Fills the texts of one language; each is compiled once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        marked = {name: with_line_marks(body, PurePath(name).stem) for name, body in language.parts.items()}
        self.environment = environment(marked)
        self._compiled: dict[PurePosixPath, tuple[jinja2.Template, jinja2.Template]] = {}

    def fill(self, text: Text, facts: Facts, country: str | None = None) -> Filled:
        """Subject and blocks of a letter. `country` is that whose words are used.

        Raises LetterError where the text uses what letter texts may not; checking the texts finds that beforehand.
        """
        try:
            return self.try_to_fill(text, facts, country)
        except (jinja2.TemplateError, NotAllowed) as trouble:
            raise LetterError(f"The letter text {text.path} cannot be used: {trouble}") from trouble

    def try_to_fill(self, text: Text, facts: Facts, country: str | None = None) -> Filled:
        """As `fill`, with the errors of the template engine and of Markdown as they come."""
        subject_template, body_template = self._templates(text)
        blanks = as_blanks(facts)
        subject, subject_values = fill(subject_template, blanks)
        body, values = fill(body_template, blanks)
        shown = {value.name: value for value in values if isinstance(value, BlockBlank)}
        return Filled(
            subject=_plain(subject, subject_values),
            blocks=_numbered(_blocks(markdown.read(body), values, facts, self.language.words_in(country))),
            printed=frozenset(name for name, value in shown.items() if value),
            missing=frozenset(name for name, value in shown.items() if not value),
        )

    def _templates(self, text: Text) -> tuple[jinja2.Template, jinja2.Template]:
        if text.path not in self._compiled:
            self._compiled[text.path] = (
                self.environment.from_string(text.header.subject),
                self.environment.from_string(with_line_marks(text.body, first_line=text.body_line)),
            )
        return self._compiled[text.path]


def _blocks(drafts: tuple[Draft, ...], values: Values, facts: Facts, words: Words) -> Iterator[Block]:
    for draft in drafts:
        if (blank := _block_blank(draft, values)) is not None:
            yield from _whole_block(blank, facts, words)
        else:
            lines = tuple(_runs(line, values, draft.source) for line in draft.lines)
            yield _text_block(draft.shape, _key(draft), lines)


def _block_blank(draft: Draft, values: Values) -> BlockBlank | None:
    """The block blank that stands alone in this paragraph, if one does."""
    if draft.shape is not Shape.PARAGRAPH or len(draft.lines[0]) != 1:
        return None
    mark = VALUE.fullmatch(draft.lines[0][0].text)
    value = values[int(mark[1])] if mark else None
    return value if isinstance(value, BlockBlank) else None


def _whole_block(blank: BlockBlank, facts: Facts, words: Words) -> Iterator[Block]:
    if blank.name == "items" and facts.items:
        yield _table(facts, words)
    elif blank.name != "items" and (own := facts.situation if blank.name == "situation" else facts.statement):
        yield Quotation(blank.name, tuple(own.split("\n")))


def _table(facts: Facts, words: Words) -> Table:
    """The items under the columns that hold anything; the first column numbers them."""
    names = [name for name in ("what", "why_wrong", "should_be", "proof") if any(getattr(i, name) for i in facts.items)]
    return Table(
        "items",
        tuple(words[f"table.{name}"] for name in ("number", *names)),
        tuple((str(n), *(getattr(item, name) for name in names)) for n, item in enumerate(facts.items, 1)),
    )


def _text_block(shape: Shape, key: str, lines: tuple[Inline, ...]) -> Block:
    match shape:
        case Shape.PARAGRAPH:
            return Paragraph(key, lines[0])
        case Shape.HEADING:
            return Heading(key, lines[0])
        case Shape.ASKS:
            return Asks(key, lines)
        case Shape.POINTS:
            return Points(key, lines)


def _runs(pieces: tuple[Piece, ...], values: Values, source: str) -> Inline:
    """Pieces with the values in the places of their marks; a value is looked at once and never read again."""
    return tuple(Run(_spoken(piece.text, values, source), piece.strong) for piece in pieces)


def _spoken(text: str, values: Values, source: str) -> str:
    halves = VALUE.split(text)
    for place in range(1, len(halves), 2):
        value = values[int(halves[place])]
        if isinstance(value, BlockBlank):
            raise NotAllowed(source, f"{{{{ {value.name} }}}} beside other text (put it alone into a paragraph); it")
        halves[place] = str(value)
    return "".join(halves)


def _plain(text: str, values: Values) -> str:
    return " ".join(_spoken(text, values, "subject:1").split(" ")).strip()


def _key(draft: Draft) -> str:
    """Named after the line of the file: an edit finds its paragraph again when other answers change the letter."""
    part, _, line = draft.source.partition(":")
    return f"{draft.shape.value}-{part}-{line}" if part else f"{draft.shape.value}{line}"


def _numbered(blocks: Iterator[Block]) -> tuple[Block, ...]:
    """The blocks with asks that count on from list to list, and with keys that differ."""
    done: list[Block] = []
    seen: dict[str, int] = {}
    following = 1
    for block in blocks:
        seen[block.key] = seen.get(block.key, 0) + 1
        key = block.key if seen[block.key] == 1 else f"{block.key}_{seen[block.key]}"
        if isinstance(block, Asks):
            done.append(dataclasses.replace(block, key=key, first=following))
            following += len(block.asks)
        else:
            done.append(dataclasses.replace(block, key=key))
    return tuple(done)
