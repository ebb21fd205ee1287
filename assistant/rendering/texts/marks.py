"""Marks inside a text on its way through Jinja and Markdown: where a value goes, and which line made a block.

They are written in private-use characters, which no text file may contain. Values themselves never make the journey, so
nothing that a person types is ever read as a template or as markup.
"""

from __future__ import annotations

import re

VALUE_OPEN, VALUE_CLOSE = "\ue000", "\ue001"
LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"

VALUE = re.compile(f"{VALUE_OPEN}(\\d+){VALUE_CLOSE}")
LINE = re.compile(f" ?{LINE_OPEN}([a-z0-9_-]*:\\d+){LINE_CLOSE}")

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}")


def first_private(text: str) -> int | None:
    """The line, from 1, that holds a private-use character; None where none does."""
    found = _PRIVATE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def with_line_marks(body: str, part: str = "", first_line: int = 1) -> str:
    """The body with a mark at the end of each line that prints something; `part` names an included file."""
    lines = body.split("\n")
    return "\n".join(
        f"{line.rstrip()} {LINE_OPEN}{part}:{number}{LINE_CLOSE}" if _prints(line) else line
        for number, line in enumerate(lines, first_line)
    )


def value_mark(number: int) -> str:
    """The mark that stands for a value."""
    return f"{VALUE_OPEN}{number}{VALUE_CLOSE}"


def _prints(line: str) -> bool:
    return bool(_STATEMENT.sub("", line).strip())
