"""Makes the text of a PDF copy and read out as it was typed.

A PDF says once for each glyph which text it stands for. The renderer notes whatever text a glyph had when it first
came up; but one glyph serves several characters (a hyphen and a hyphen that must not break), and a letter that first
came up under an accent is noted as nothing at all. What the font itself says about its glyphs is put in its place.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

from assistant.rendering.fonts import Fonts

_ENTRY = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_NOTHING = "\u200b"  # a glyph without text of its own; readers show its number where they find no text at all


def mend_texts_of_glyphs(pdf: Any, fonts: Fonts) -> None:
    """Corrects the tables in a document of pydyf before it is written; fonts that are not ours stay as they are."""
    for thing in list(pdf.objects):
        if not isinstance(thing, dict) or "ToUnicode" not in thing:
            continue
        font = fonts.named(thing["BaseFont"].split(b"+", 1)[-1].decode("utf-8", "replace"))
        if font is None:
            continue
        table = pdf.objects[int(thing["ToUnicode"].split()[0])]
        texts = font.text_of_glyph
        table.stream = [_mended(line, texts) for line in table.stream]


def _mended(line: Any, texts: Any) -> Any:
    entry = _ENTRY.fullmatch(line) if isinstance(line, bytes) else None
    if entry is None:
        return line
    noted = bytes.fromhex(entry[2].decode()).decode("utf-16-be")
    own = texts.get(int(entry[1], 16))
    text = _best(noted, own)
    return line if text == noted else b"<%s> <%s>" % (entry[1], text.encode("utf-16-be").hex().encode())


def _best(noted: str, own: str | None) -> str:
    """What the glyph is the picture of, unless that is only an old way to write the text that was noted."""
    if own is None:
        return noted or _NOTHING
    if noted and normalize("NFKC", own) != own:
        return noted
    return own
