"""Requests put straight into the store of a site, as if their letters had been made and things had happened."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from flask import Flask

from assistant.domain.events import Event, EventKind
from assistant.services.record_event import record_event
from assistant.services.request_history import RequestHistory, request_history
from assistant.services.request_outlook import outlook_on
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.web.workspace import EXTENSION, Parts
from tests.integration.databases import a_letter, new_request

Happened = tuple[str, str] | tuple[str, str, str]
"""A kind of event, its day, and a note."""

_NUMBERS = count(1)


def keep(site: Flask, *happened: Happened, letter_of: str = "2026-11-02", **changes: object) -> str:
    """Keep a request with its letter and its log; returns its id."""
    parts = _parts(site)
    today = parts.clock.today()
    outlook = outlook_on(parts.desk.rulebook, parts.desk.calendars, today)
    reference = str(changes.pop("reference", f"R-2026-T{next(_NUMBERS):04d}"))
    new = new_request(reference, **({"person_in": "DE"} | changes))
    with parts.store.unit_of_work(parts.workspace) as session:
        made = save_request(session, parts.clock, new, outlook_of=outlook)
        letter = replace(a_letter(reference), profile="din-5008-b", date=datetime.date.fromisoformat(letter_of))
        save_letter(session, parts.clock, made.id, "first", letter)
        for kind, day, *note in happened:
            channel = "registered_post" if kind == "sent" else None
            record_event(
                session,
                parts.clock,
                made.id,
                EventKind(kind),
                datetime.date.fromisoformat(day),
                channel=channel,
                note=note[0] if note else None,
                outlook_of=outlook,
            )
    return made.id


def history(site: Flask, request_id: str) -> RequestHistory:
    """All that is kept of a request."""
    parts = _parts(site)
    with parts.store.reading(parts.workspace) as session:
        return request_history(session, request_id)


def log(site: Flask, request_id: str) -> Sequence[Event]:
    """What was recorded."""
    return history(site, request_id).events


def _parts(site: Flask) -> Parts:
    found: Parts = site.extensions[EXTENSION]
    return found
