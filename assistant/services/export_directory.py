"""The directory in an open format: ours for everybody, or a workspace's own as a contribution to it.

JSON lines: the first line is `{"format": "recourse-directory", "version": 1, "made_on": …, "keys": …}`; every further
line is one organisation with the keys of the rulebook's files, empty ones left out. YAML: a list of the same, as a
file of the rulebook's folder `organisations`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from assistant.clock import Clock
from assistant.domain.entries import Entry
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.own_records import HowKnown
from assistant.rules.directories.contribution import as_entry, as_yaml, rulebook_id

__all__ = ["FORMAT", "VERSION", "DirectoryForm", "contribution", "export_directory"]

FORMAT = "recourse-directory"
VERSION = 1
KEYS = {
    "id": "small letters, digits and hyphens; stays the same",
    "place": "codes of the places whose people it serves",
    "seat": "the place whose calendar its answers follow, with its part where that is known",
    "kind": "what it does, which the law that binds it follows from",
    "addresses": "postal addresses by purpose; lines in postal order, the addressee first, without the country",
    "doubtful": "contacts that no source confirms",
    "basis": "what the contacts rest on",
    "source": "where they were read",
    "checked_on": "the day on which they were",
    "confidence": "verified, known or unsure",
}


class DirectoryForm(StrEnum):
    """JSON lines for programs, YAML for the files of the rulebook."""

    JSON_LINES = "jsonl"
    YAML = "yaml"


def export_directory(organisations: Iterable[Organisation], clock: Clock, form: DirectoryForm) -> bytes:
    """The content of a file with these organisations."""
    if form is DirectoryForm.YAML:
        return as_yaml(organisations)
    head = {"format": FORMAT, "version": VERSION, "made_on": clock.today(), "keys": KEYS}
    lines = (_line(one) for one in (head, *(as_entry(each) for each in organisations)))
    return b"".join(lines)


def contribution(rulebook: Rulebook, entries: Iterable[Entry], clock: Clock) -> tuple[Organisation, ...]:
    """What a workspace added or corrected, as records that could ship.

    Nothing of its requests is in them. An own organisation gets an id of the rulebook's kind; of a listed one, the
    corrected contacts stand in the record, with the day and where they were looked up.
    """
    found: list[Organisation] = []
    for entry in entries:
        if entry.own is not None:
            taken = (*rulebook.organisations, *(one.id for one in found))
            found.append(_contributed(rulebook, entry, taken, clock))
    return tuple(found)


def _contributed(rulebook: Rulebook, entry: Entry, taken: Iterable[str], clock: Clock) -> Organisation:
    known = entry.organisation
    id_ = rulebook_id(known, taken)
    said = [one for one in entry.said if one.how is not HowKnown.BOUNCED]
    looked_up = [one.note or f"{one.field.value} looked up by hand on {one.on}" for one in said]
    newest = max((one.on for one in said), default=known.checked_on)
    return replace(
        known,
        id=id_,
        group=id_ if known.group == known.id else known.group,
        places=tuple(place for place in known.places if place in rulebook.places),
        what_it_holds=known.what_it_holds or "not known yet",
        source=tuple(dict.fromkeys((*known.source, *looked_up))),
        checked_on=newest or clock.today(),
    )


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace") + b"\n"
