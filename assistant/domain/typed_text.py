"""What a person types: kept word for word, refused only where no letter could carry it."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_TURNS_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")


def tidy_line(text: str) -> str:
    """The text without space around it; a tab, which tables leave behind when copied, becomes a space."""
    return text.replace("\t", " ").strip()


def tidy_passage(text: str) -> str:
    """The text with one kind of line end and without empty lines around it."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def problem_in_line(text: str, longest: int) -> str | None:
    """Why this cannot stand in one line of a letter, and what to do; None where it can. `longest` is in characters."""
    if "\n" in text or _LINE_ENDS.search(text):
        return "write this in one line"
    return _problem(text, longest)


def problem_in_passage(text: str, longest: int) -> str | None:
    """Why this cannot stand in a letter, and what to do; None where it can. `longest` is in characters."""
    return _problem(text.replace("\n", " "), longest)


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen on paper: spaces and invisible signs only."""
    return all(unicodedata.category(char)[0] in "ZC" for char in text)


def _problem(text: str, longest: int) -> str | None:
    for char in text:
        if _cannot_be_printed(char):
            return f"it holds a sign that cannot be printed ({_code(char)}); delete it, or type the text afresh"
        if char in _TURNS_WRITING:
            return (
                f"it holds an invisible sign that turns the direction of writing ({_code(char)}); type the text afresh"
            )
    if len(text) > longest:
        return f"it has {len(text)} characters; shorten it to {longest}"
    return None


def _cannot_be_printed(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Cc", "Cs") or bool(_NONCHARACTERS.match(char)) or ord(char) & 0xFFFE == 0xFFFE
    )


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
