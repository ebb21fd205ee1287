"""Whether every character of a letter can be printed: asked before anything is set, answered by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from assistant.domain.letters import Letter
from assistant.errors import LetterError
from assistant.rendering.fonts import Fonts
from assistant.rendering.tidy import printed_texts

_PARTS: Mapping[str, str] = {
    "sender": "the sender",
    "addressee": "the address",
    "subject": "the subject",
    "signature": "the name under the letter",
    "details": "the details",
    "enclosures": "the enclosures",
    "blocks": "the text",
}
_MOST_NAMED = 12


def characters_to_draw(letter: Letter) -> set[str]:
    """Every character of the letter that leaves ink or takes room."""
    return {char for _, text in printed_texts(letter) for char in text if not is_invisible(char)}


def check_glyphs(letter: Letter, fonts: Fonts) -> None:
    """Raises LetterError that names each character no shipped font can write, and where it stands."""
    missing = set(fonts.missing(characters_to_draw(letter)))
    if not missing:
        return
    where: dict[str, str] = {}
    for part, text in printed_texts(letter):
        for char in text:
            if char in missing:
                where.setdefault(char, _PARTS.get(part, "the letter"))
    named = [f"{_shown(char)} in {place}" for char, place in where.items()]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    raise LetterError(
        f"No font of Recourse can print {'; '.join(named[:_MOST_NAMED])}{more}. "
        "Write it in other letters, or take it out; the other files (DOCX, text) can hold it."
    )


def is_invisible(char: str) -> bool:
    """Whether no font needs to draw a character, a sign for the machine: joiners, variation selectors, breaks."""
    point = ord(char)
    return (
        char in "\n\t\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0"
        or 0x180B <= point <= 0x180F
        or 0x200B <= point <= 0x200F
        or 0x2060 <= point <= 0x2065
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0000 <= point <= 0xE0FFF
    )


def _shown(char: str) -> str:
    name = unicodedata.name(char, "a character without a name")
    return f"“{char}” (U+{ord(char):04X}, {name.lower()})"
