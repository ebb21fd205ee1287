"""Makes the text of a PDF copy and read out as it was typed.

A PDF says once for each glyph which text it stands for. The renderer notes whatever text a glyph had when it first
came up; but one glyph serves several characters (a hyphen and a hyphen that must not break), and a letter that first
came up under an accent is noted as nothing at all. What the font itself says about its glyphs mends that.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from assistant.rendering.fonts import Fonts

_ENTRY = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_NOTHING = "\u200b"  # for a glyph without text of its own; readers show its number where they find no text at all
_HYPHENS = frozenset("\xad\u2010\u2011")

Texts = Mapping[int, tuple[str, ...]]


def mend_texts_of_glyphs(pdf: Any, fonts: Fonts) -> None:
    """Corrects the tables in a document of pydyf before it is written; fonts that are not ours stay as they are."""
    for thing in list(pdf.objects):
        if not isinstance(thing, dict) or "ToUnicode" not in thing:
            continue
        font = fonts.named(thing["BaseFont"].split(b"+", 1)[-1].decode("utf-8", "replace"))
        if font is None:
            continue
        table = pdf.objects[int(thing["ToUnicode"].split()[0])]
        entries = [_ENTRY.fullmatch(line) if isinstance(line, bytes) else None for line in table.stream]
        drawn = _drawn(font.texts_of_glyph, {int(entry[1], 16) for entry in entries if entry})
        table.stream = [
            _mended(entry, font.texts_of_glyph, drawn) if entry else line
            for entry, line in zip(entries, table.stream, strict=True)
        ]


def _drawn(texts: Texts, glyphs: set[int]) -> Counter[str]:
    """The characters that have a glyph of their own on the pages, taken apart."""
    return Counter("".join(normalize("NFD", texts[glyph][0]) for glyph in glyphs if glyph in texts))


def _mended(entry: re.Match[bytes], texts: Texts, drawn: Counter[str]) -> bytes:
    noted = bytes.fromhex(entry[2].decode()).decode("utf-16-be")
    text = best_text(noted, texts.get(int(entry[1], 16), ()), drawn)
    return b"<%s> <%s>" % (entry[1], text.encode("utf-16-be").hex().encode())


def best_text(noted: str, own: tuple[str, ...], drawn: Counter[str]) -> str:
    """What a glyph is to be read as: `noted` on first use, `own` as the font has it, the plainest first."""
    if not own:
        return noted or _NOTHING
    plain = own[0]
    if normalize("NFKC", plain) != plain:  # an old way to write something else, such as a ligature
        return noted or plain
    if not noted or _same_sign(noted, plain):
        return plain
    parts = Counter(normalize("NFD", noted))
    mine = Counter(normalize("NFD", plain))
    if len(noted) == 1:
        is_an_accent = unicodedata.category(plain).startswith("M") and not mine - parts
        turned_round = bool(unicodedata.mirrored(noted) and unicodedata.mirrored(plain))
        return plain if is_an_accent or (turned_round and noted not in own) else noted
    # One of several glyphs for several characters: its own, if the others are all drawn by theirs.
    left = parts - mine
    return plain if not mine - parts and not set(left) - set(drawn) else noted


def _same_sign(one: str, other: str) -> bool:
    return normalize("NFKC", one) == normalize("NFKC", other) or (one in _HYPHENS and other == "-")
