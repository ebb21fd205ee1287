"""One JSON record of another directory, read strictly: a value of the wrong kind is said, never guessed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

LONGEST_TEXT = 4_000
MOST_ITEMS = 500
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Unreadable(Exception):
    """A file is no record: why, in words."""


def parse(raw: bytes) -> object:
    """What a file says; raises Unreadable."""
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_no_doubles, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except json.JSONDecodeError as trouble:
        raise Unreadable(f"it is not JSON: {trouble.msg} in line {trouble.lineno}") from None
    except ValueError as trouble:
        raise Unreadable(f"it is not JSON: {trouble}") from None


class Record:
    """One object with its keys. What cannot be used is handed to `remark` and counts as not there."""

    def __init__(self, value: object, remark: Callable[[str], None]) -> None:
        if not isinstance(value, dict):
            raise Unreadable("it is not a record but a list or a single value")
        self._values: Mapping[str, Any] = value
        self._remark = remark

    def must(self, key: str) -> str:
        """A text without which there is no record; raises Unreadable."""
        if (text := self.text(key)) is None:
            raise Unreadable(f"it has no {key!r}")
        return text

    def text(self, key: str) -> str | None:
        """A text, tidied; None where there is none."""
        value = self._values.get(key)
        text = tidy(value) if isinstance(value, str) else ""
        if value is not None and not text:
            self.say(f"{key!r} is empty or too long" if isinstance(value, str) else f"{key!r} is not a text")
        return text or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once."""
        found = []
        for item in self.items(key):
            text = tidy(item) if isinstance(item, str) else ""
            if text:
                found.append(text)
            else:
                self.say(f"{key!r} holds something that is not a text")
        return tuple(dict.fromkeys(found))

    def items(self, key: str) -> list[Any]:
        """A list of anything; empty where there is none."""
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            self.say(f"{key!r} is not a list, or too long a one")
            return []
        return value

    def truth(self, key: str) -> bool | None:
        """True or false; None where nothing is said."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, bool):
            self.say(f"{key!r} is neither true nor false")
        return value if isinstance(value, bool) else None

    def unknown(self, known: frozenset[str]) -> None:
        """Say which keys nobody knows here."""
        for key in sorted(map(str, self._values.keys() - known)):
            self.say(f"{tidy(key)[:60]!r} is not known here")

    def say(self, what: str) -> None:
        """Note something that could not be used."""
        self._remark(what)


def tidy(text: str) -> str:
    """The text without signs that nobody sees, one kind of line end, no space at the ends; empty where too long."""
    if len(text) > LONGEST_TEXT:
        return ""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(seen for line in lines if (seen := _seen(line)))


def _seen(line: str) -> str:
    spaced = (" " if char.isspace() else char for char in line)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN).split())


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("a key stands twice in one object")
    return found


def _no_number(written: str) -> float:
    raise Unreadable(f"{written} is not a number")
