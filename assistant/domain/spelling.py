"""How words are compared: without accents, case and legal forms, across scripts, and how many slips apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
_LONG_FORMS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ROMAN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdeziiklmnoprstufyeig", strict=True))
    | {
        "ж": "zh",
        "х": "h",
        "ц": "c",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ю": "yu",
        "я": "ya",
        "є": "e",
        "ъ": "",
        "ь": "",
    }
    | dict(zip("αβγδεζηικλμνξοπρστυφςω", "avgdeziiklmnxoprstyfso", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
)
_LEGAL_FORM = re.compile(
    "ab|ag|aps|as|bv|bvba|co|corp|corporation|doo|eg|ek|eu|ev|gmbh|inc|incorporated|kg|kgaa|limited|llc|llp|ltd|mbh|nv"
    "|ohg|oy|oyj|plc|pty|sa|sarl|sas|se|sl|spa|spzoo|srl|sro|ug"
)
"""What companies are by law: left out where other words are left, since people leave it out too."""


def folded(text: str) -> str:
    """The text as it is compared: lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a folded text, in order; legal forms only where nothing else is there."""
    words = _WORD.findall(text)
    return [word for word in words if not _LEGAL_FORM.fullmatch(word)] or words


def spellings(text: str) -> Sequence[str]:
    """The ways in which a text is written, folded: as it is, with ä as ae, in Latin letters."""
    plain = folded(text)
    if plain.isascii() and text.isascii():
        return (plain,)
    return tuple(dict.fromkeys((plain, folded(text.casefold().translate(_LONG_FORMS)), plain.translate(_ROMAN))))


def distance(one: str, other: str, most: int) -> int:
    """How many slips (a letter more, less, other, or two swapped) lie between; more than `most` is `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    far = most + 1
    before, last = [far] * (len(other) + 1), [min(column, far) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        this = [min(row, far)] + [far] * len(other)
        # Farther from the diagonal than `most`, nothing can be near any more.
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            there = other[column - 1]
            cost = min(last[column] + 1, this[column - 1] + 1, last[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            this[column] = min(cost, far)
        if min(this) > most:
            return far
        before, last = last, this
    return last[-1]
