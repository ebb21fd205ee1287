"""The letter as JSON, and back: the very structure every other output is made from.

    {"format": "recourse-letter/1", "reference": …, "language": …, "profile": …, "date": "2026-11-23",
     "sender": {"name": …, "lines": […], "contact": […]}, "addressee": {"lines": […], "email": …}, …,
     "blocks": [{"type": "paragraph", "key": …, "runs": [{"text": …, "strong": false}]},
                {"type": "asks", "key": …, "first": 1, "asks": [[{"text": …}], …]},
                {"type": "table", "key": …, "columns": […], "rows": [[…], …]},
                {"type": "quotation", "key": …, "lines": […]}, …],
     "origin": {"rule": …, "text": …, "text_version": 1, "reviewed_by": null}}

Keys are the names of `assistant.domain.letters`; every key is always there.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

from assistant.domain.letters import (
    Addressee,
    Asks,
    Block,
    Detail,
    Heading,
    Inline,
    Letter,
    Origin,
    Paragraph,
    Points,
    Quotation,
    Run,
    Sender,
    Table,
)
from assistant.errors import LetterError

FORMAT = "recourse-letter/1"
_BLOCKS: Mapping[str, type[Block]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "asks": Asks,
    "points": Points,
    "table": Table,
    "quotation": Quotation,
}
_TYPES: Mapping[type[Any], str] = {kind: name for name, kind in _BLOCKS.items()}


def write(letter: Letter) -> str:
    """The letter as a JSON object, readable, in UTF-8 characters."""
    return json.dumps({"format": FORMAT, **_plain(letter)}, ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> Letter:
    """The letter that `write` wrote. Raises LetterError for anything else."""
    try:
        found = json.loads(text)
        if found.pop("format") != FORMAT:
            raise LetterError(f"This letter is not in the format {FORMAT}; it comes from another version of Recourse.")
        return _letter(found)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LetterError(f"This is not a letter that Recourse wrote ({error}).") from error


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not dataclasses.is_dataclass(value):
        return value
    kind = {"type": _TYPES[type(value)]} if type(value) in _TYPES else {}
    return kind | {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _letter(found: dict[str, Any]) -> Letter:
    sender, addressee = found["sender"], found["addressee"]
    parts: dict[str, Any] = {
        "date": datetime.date.fromisoformat(found["date"]),
        "sender": Sender(sender["name"], _texts(sender["lines"]), _texts(sender["contact"])),
        "addressee": Addressee(_texts(addressee["lines"]), addressee["email"]),
        "blocks": tuple(_block(each) for each in found["blocks"]),
        "details": tuple(Detail(**each) for each in found["details"]),
        "enclosures": _texts(found["enclosures"]),
        "origin": Origin(**found["origin"]) if found["origin"] else None,
    }
    return Letter(**{**found, **parts})


def _block(found: dict[str, Any]) -> Block:
    values = dict(found)
    kind = _BLOCKS[values.pop("type")]
    for name in ("columns", "lines"):
        if name in values:
            values[name] = _texts(values[name])
    if "rows" in values:
        values["rows"] = tuple(_texts(row) for row in values["rows"])
    if "runs" in values:
        values["runs"] = _inline(values["runs"])
    for name in ("asks", "points"):
        if name in values:
            values[name] = tuple(_inline(each) for each in values[name])
    return kind(**values)


def _inline(found: list[dict[str, Any]]) -> Inline:
    return tuple(Run(**run) for run in found)


def _texts(found: list[str]) -> tuple[str, ...]:
    return tuple(found)
