"""What an exported file holds: shared by export and import.

One JSON document. `format` and `version` name this layout; within a version, fields may be added with a default, never
renamed or taken away. Days are written 2026-03-03, moments in UTC with microseconds. `requests` hold all that was
kept of a request: how it began, its log with the chain of fingerprints (see `assistant.domain.chain`), its letters as
structures. A ZIP holds this document as `recourse.json`, and for reading each letter as a file of its own.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.chain import Entry
from assistant.domain.own_records import OwnRecord
from assistant.domain.requests import Case, Draft, JsonObject, Request, StoredLetter

FORMAT = "recourse-export"
VERSION = 1
DOCUMENT = "recourse.json"
NOTICE = (
    "This file holds personal data in clear: whoever gets it can read it. Keep it where only you can reach it, and "
    "delete it when you no longer need it. Recourse reads it with: recourse import FILE"
)


@dataclass(frozen=True, slots=True)
class ExportedRequest:
    """A request with its log and its letters."""

    request: Request
    log: tuple[Entry, ...] = ()
    letters: tuple[StoredLetter, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFile:
    """Everything in a workspace, at one moment."""

    format: str
    version: int
    notice: str
    made_at: datetime.datetime
    made_by: str
    details: JsonObject | None = None
    cases: tuple[Case, ...] = ()
    requests: tuple[ExportedRequest, ...] = ()
    drafts: tuple[Draft, ...] = ()
    own_organisations: tuple[OwnRecord, ...] = ()
