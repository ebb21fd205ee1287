"""The log of a request as a chain: every entry carries a fingerprint of the one before it.

Nothing in the log can be changed, moved or left out without breaking the chain, so that it can serve as evidence. A
fingerprint is taken over what was said, not over how it is encrypted: keys can change, the chain stays.

Notes and proofs enter a fingerprint only through a digest with a random salt. The salt is kept with the note, so that
whoever sees the fingerprints alone cannot try out guesses at what a note says.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from assistant.domain.events import Event
from assistant.errors import RecourseError

FORMAT = "recourse-chain-1"
PRIVATE = ("note", "proof")
"""The parts of an event that hold personal data."""


class ChainBroken(RecourseError):
    """A log is not what was recorded: an entry was changed, moved or left out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it was recorded. `salt`, `previous` and `fingerprint` are hexadecimal, 32 bytes each."""

    event: Event
    recorded_at: datetime.datetime
    salt: str
    previous: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Head:
    """How long a log is and what its last entry is: kept apart from the log, so that a missing end is noticed."""

    length: int
    fingerprint: str


def start_of(request: str) -> Head:
    """The head of an empty log; differs for each request, so that a log cannot pass for another one's."""
    return Head(0, _digest({"format": FORMAT, "request": request}))


def head_of(request: str, entries: Sequence[Entry]) -> Head:
    """The head of a log."""
    return Head(len(entries), entries[-1].fingerprint) if entries else start_of(request)


def link(request: str, head: Head, event: Event, recorded_at: datetime.datetime, salt: str) -> Entry:
    """The entry for the next event; raises ValueError where its number does not follow the head."""
    if event.number != head.length + 1:
        raise ValueError(f"entry {event.number} cannot follow entry {head.length}")
    return Entry(event, recorded_at, salt, head.fingerprint, _fingerprint(request, event, recorded_at, salt, head))


def verify(request: str, entries: Sequence[Entry], head: Head | None = None) -> None:
    """Check a log in order of number, and against its head where that is known; raises ChainBroken with the place."""
    reached = start_of(request)
    for entry in entries:
        if entry.event.number != reached.length + 1 or entry != link(
            request, reached, entry.event, entry.recorded_at, entry.salt
        ):
            raise ChainBroken(
                f"Entry {reached.length + 1} of this log is not what was recorded: it was changed, moved or left out. "
                "Compare it with a backup or an export from before."
            )
        reached = Head(entry.event.number, entry.fingerprint)
    if head is not None and head != reached:
        raise ChainBroken(
            f"This log should hold {head.length} entries and holds {reached.length}, or its end was changed. "
            "Compare it with a backup or an export from before."
        )


def continues(older: Sequence[Entry], newer: Sequence[Entry]) -> bool:
    """Whether one log begins with all of another."""
    return [entry.fingerprint for entry in newer[: len(older)]] == [entry.fingerprint for entry in older]


def _fingerprint(request: str, event: Event, recorded_at: datetime.datetime, salt: str, head: Head) -> str:
    said = {field.name: getattr(event, field.name) for field in fields(event)}
    private = {name: said.pop(name) for name in PRIVATE}
    return _digest(
        {
            **said,
            "format": FORMAT,
            "request": request,
            "recorded_at": recorded_at.astimezone(datetime.UTC),
            "private": _digest({**private, "salt": salt}),
            "previous": head.fingerprint,
        }
    )


def _digest(content: Mapping[str, object]) -> str:
    # What is absent is left out, so that a kind of detail added later does not change the fingerprints of older logs.
    said = {name: value for name, value in content.items() if value is not None}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), default=_as_text)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be part of a log")
