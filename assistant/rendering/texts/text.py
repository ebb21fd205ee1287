"""A letter text and what the texts of its language share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from assistant.domain.letters import Block, Origin
from assistant.domain.rulebook import Rule
from assistant.rendering.texts.header import GENERAL, Header
from assistant.rendering.texts.words import Words


@dataclass(frozen=True, slots=True)
class Text:
    """One letter text. `path` is below the folder of texts; `body` begins in line `body_line` of the file."""

    header: Header
    path: PurePosixPath
    body: str
    body_line: int

    @property
    def general(self) -> bool:
        """Whether it serves every law that has no text of its own for the right."""
        return self.header.law == GENERAL

    def origin(self, rule: Rule) -> Origin:
        """What a letter made from this text says about where it comes from."""
        return Origin(rule.id, str(self.path), self.header.version, self.header.reviewed_by)


@dataclass(frozen=True, slots=True)
class Language:
    """What the letters of one language share: fixed words, those of single countries, and parts that texts include."""

    code: str
    words: Words
    of_countries: Mapping[str, Words]
    parts: Mapping[str, str]

    def words_in(self, country: str | None) -> Words:
        """The fixed words as they are used in a country."""
        varied = self.of_countries.get(country or "")
        return self.words.varied(varied) if varied else self.words


@dataclass(frozen=True, slots=True)
class Filled:
    """A text filled with facts.

    `printed` names the block blanks (items, situation, statement) that the letter shows, `missing` those that it is
    built around though nothing was given for them.
    """

    subject: str
    blocks: tuple[Block, ...]
    printed: frozenset[str]
    missing: frozenset[str]
