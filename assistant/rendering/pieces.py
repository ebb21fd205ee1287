"""The letter in pieces to copy into the form on an organisation's website, which may allow only so many characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.domain.letters import Asks, Letter
from assistant.errors import LetterError
from assistant.rendering.text import body, plain, reference_line

SMALLEST_LIMIT = 40
_SENTENCE_END = re.compile(r"[.!?;:。！？][\"”’»)]*\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to copy as one. `number` is the ask's own number, or the part's, of `of` parts."""

    kind: Literal["subject", "body", "ask"]
    text: str
    number: int = 1
    of: int = 1


def cut(letter: Letter, limit: int | None) -> list[Piece]:
    """Subject, then the body in as few parts as the limit allows, then every ask by itself.

    Nothing is left out: what is too long goes on in the next part. Raises LetterError for a limit nobody could write
    within.
    """
    if limit is not None and limit < SMALLEST_LIMIT:
        raise LetterError(
            f"No letter fits into parts of {limit} characters; the shortest possible is {SMALLEST_LIMIT}."
        )
    parts = [*body(letter, width=None), reference_line(letter)]
    texts = _packed(parts, limit)
    pieces = [Piece("subject", letter.subject)]
    pieces += [Piece("body", text, number, len(texts)) for number, text in enumerate(texts, start=1)]
    for block in letter.blocks:
        if isinstance(block, Asks):
            for number, ask in enumerate(block.asks, start=block.first):
                pieces += [Piece("ask", text, number) for text in _split(plain(ask), limit)]
    return pieces


def _packed(parts: list[str], limit: int | None) -> list[str]:
    if limit is None:
        return ["\n\n".join(parts)]
    packed: list[str] = []
    for part in parts:
        for text in _split(part, limit):
            together = f"{packed[-1]}\n\n{text}" if packed else text
            if packed and len(together) <= limit:
                packed[-1] = together
            else:
                packed.append(text)
    return packed


def _split(text: str, limit: int | None) -> Iterator[str]:
    """The text in stretches within the limit, broken after a line, a sentence or a word, wherever comes last."""
    while limit is not None and len(text) > limit:
        at = _break(text, limit)
        yield text[:at].rstrip()
        text = text[at:].lstrip()
    yield text


def _break(text: str, limit: int) -> int:
    window = text[: limit + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(window) if match.end() - 1 <= limit]
    for at in (window.rfind("\n"), ends[-1] if ends else -1, window.rfind(" ")):
        if at > limit // 3:
            return at
    return limit
