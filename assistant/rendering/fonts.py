"""The fonts that are shipped: what they can write, how wide it is, and how a renderer is made to use only them."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from assistant.errors import LetterError
from assistant.rendering.geometry import POINTS_PER_MM

_ENVIRONMENT = "FONTCONFIG_FILE"


class FontFile:
    """One font file; its tables are read when they are first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def characters(self) -> Mapping[int, str]:
        """The glyph name of each code point that the font has."""
        found: Mapping[int, str] = self._tables.getBestCmap()
        return found

    @cached_property
    def pdf_name(self) -> str:
        """The family and style as a PDF names the font, without signs between the words."""
        names = self._tables["name"]
        family = names.getDebugName(16) or names.getDebugName(1)
        style = names.getDebugName(17) or names.getDebugName(2)
        return plain_name(family + ("" if style == "Regular" else style))

    @cached_property
    def texts_of_glyph(self) -> Mapping[int, tuple[str, ...]]:
        """The characters that each glyph is the picture of, the plainest first where several share a glyph."""
        found: dict[int, tuple[str, ...]] = {}
        for point, name in sorted(self.characters.items(), key=lambda item: (_is_compatible(item[0]), item[0])):
            glyph = self._tables.getGlyphID(name)
            found[glyph] = (*found.get(glyph, ()), chr(point))
        return found

    def advance(self, char: str) -> float:
        """How far the next character stands from this one, in sizes of the type; KeyError where the font lacks it."""
        width: int = self._tables["hmtx"].metrics[self.characters[ord(char)]][0]
        return width / float(self._tables["head"].unitsPerEm)

    @cached_property
    def _tables(self) -> Any:
        # Read whole: a file left open would outlive whoever asked.
        return TTFont(io.BytesIO(self.path.read_bytes()), lazy=True)


class Fonts:
    """Two sets: `text` holds what nearly every letter needs, `world` the rest.

    Raises LetterError where the font files are missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.text = self._files("text")
        self.world = self._files("world")
        self._advances: dict[str, float] = {}

    @cached_property
    def regular(self) -> FontFile:
        """The font that running text is set in."""
        return next((font for font in self.text if font.path.stem.endswith("Regular")), self.text[0])

    def needs_world(self, characters: set[str]) -> bool:
        """Whether some character is not in the `text` set."""
        return any(ord(char) not in self.regular.characters for char in characters)

    def missing(self, characters: set[str]) -> list[str]:
        """The characters that no font has, in the order of their code points."""
        rest = {char for char in characters if ord(char) not in self.regular.characters}
        return sorted(char for char in rest if not any(self._writes(font, char) for font in self.world))

    def width(self, text: str, size: float) -> float:
        """Millimetres that the text takes in one line at this size in points, rather more than less."""
        return sum(self._advance(char) for char in text) * size / POINTS_PER_MM

    def named(self, pdf_name: str) -> FontFile | None:
        """The shipped font that a PDF calls by this name."""
        return self._by_name.get(plain_name(pdf_name))

    @contextmanager
    def only_these(self, *, world: bool) -> Iterator[None]:
        """While this lasts, a font configuration that is made finds the shipped fonts and no others.

        What it notes about them is thrown away afterwards: reading them again costs milliseconds, and nothing is left
        in anybody's home.
        """
        folders = [self._folder / "text", *([self._folder / "world"] if world else [])]
        lines = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
        before = os.environ.get(_ENVIRONMENT)
        with tempfile.TemporaryDirectory(prefix="recourse-fonts-") as made:
            file = Path(made) / "fonts.conf"
            file.write_text(
                '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
                f"<fontconfig>{lines}<cachedir>{escape(made)}</cachedir></fontconfig>",
                encoding="utf-8",
            )
            os.environ[_ENVIRONMENT] = str(file)
            try:
                yield
            finally:
                if before is None:
                    del os.environ[_ENVIRONMENT]
                else:
                    os.environ[_ENVIRONMENT] = before

    def _advance(self, char: str) -> float:
        if (known := self._advances.get(char)) is not None:
            return known
        fonts = [self.regular] if ord(char) in self.regular.characters else self.world
        widths = [font.advance(char) for font in fonts if ord(char) in font.characters]
        return self._advances.setdefault(char, max(widths, default=1.0))

    @cached_property
    def _by_name(self) -> Mapping[str, FontFile]:
        return {font.pdf_name: font for font in (*self.text, *self.world)}

    def _files(self, name: str) -> tuple[FontFile, ...]:
        found = sorted(path for path in (self._folder / name).glob("*.[to]tf"))
        if not found:
            raise LetterError(
                f"The fonts of the letters are missing from {self._folder / name}. Install Recourse again."
            )
        return tuple(FontFile(path) for path in found)

    def _writes(self, font: FontFile, char: str) -> bool:
        composed = normalize("NFC", char)
        return ord(char) in font.characters or (len(composed) == 1 and ord(composed) in font.characters)


def plain_name(name: str) -> str:
    """Letters and digits only, in lower case, so that differently spaced names of one font are equal."""
    return "".join(char for char in name.lower() if char.isalnum())


def _is_compatible(point: int) -> bool:
    """Whether a code point only repeats another for the sake of older encodings."""
    return normalize("NFKC", chr(point)) != chr(point)
