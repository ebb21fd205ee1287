"""Organisations as a file of the rulebook: what the reader of those files reads, written."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Iterable
from typing import Any

import yaml

from assistant.domain.organisations import Organisation
from assistant.domain.spelling import folded
from assistant.rules.reader import KEYS, MAY_BE_MISSING, ONE_OR_MORE

_NOT_AN_ID = re.compile(r"[^a-z0-9]+")
_WIDTH = 120


def rulebook_id(organisation: Organisation, taken: Iterable[str] = ()) -> str:
    """An id as the rulebook has them: the one it has already, or else its name and first place."""
    own = _NOT_AN_ID.sub("-", folded(organisation.id)).strip("-")
    if own == organisation.id:
        return own
    place = next(iter(organisation.places), "")
    made = _NOT_AN_ID.sub("-", f"{folded(organisation.name)} {place.casefold()}").strip("-") or "organisation"
    known, number, id_ = set(taken), 1, made
    while id_ in known:
        number += 1
        id_ = f"{made}-{number}"
    return id_


def as_yaml(organisations: Iterable[Organisation]) -> bytes:
    """A list of organisations in the schema of the rulebook, one file, ready for its folder `organisations`."""
    written = [as_entry(organisation) for organisation in organisations]
    text = yaml.dump(
        written, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return text.encode("utf-8")


def as_entry(organisation: Organisation) -> dict[str, Any]:
    """One organisation by the keys of the rulebook; what says nothing is left out."""
    return dict(_fields(organisation))


def _fields(value: Any) -> Iterable[tuple[str, Any]]:
    kind = type(value)
    for item in dataclasses.fields(value):
        said = getattr(value, item.name)
        default = None if (kind, item.name) in MAY_BE_MISSING else item.default
        if said == default:
            continue
        one = (kind, item.name) in ONE_OR_MORE and len(said) == 1
        yield KEYS.get(kind, {}).get(item.name, item.name), _plain(said[0] if one else said)


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(_fields(value)) if dataclasses.is_dataclass(value) else value


class _Plain(yaml.SafeDumper):
    """Writes neither anchors nor tags, and indents lists as the files of the rulebook do."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)
