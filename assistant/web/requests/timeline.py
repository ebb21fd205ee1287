"""What happened to a request, newest first, as its page tells it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from assistant.domain.events import Event, EventKind, in_force
from assistant.domain.requests import StoredLetter
from assistant.services.request_history import RequestHistory
from assistant.web.journey.words import CHANNELS
from assistant.web.requests.words import HAPPENED, STAGES
from assistant.web.words import long_day


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the timeline. `lines` are what was noted; `links` are pairs of text and address."""

    day: datetime.date
    title: str
    lines: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    correct_url: str = ""
    withdrawn: bool = False
    correction: str = ""


def timeline(history: RequestHistory) -> list[Told]:
    """Events and letters, the latest first; what was corrected stays, with what was put in its place."""
    standing = set(in_force(history.events))
    happened = [event for event in history.events if event.kind is not EventKind.WITHDRAWN]
    told = [(event.day, event.number, _event(history, event, stands=event in standing)) for event in happened]
    # Of two things on one day, the one recorded later stands higher; a letter was made before anything happened to it.
    told += [(letter.letter.date, 0, _letter(letter)) for letter in history.letters]
    return [one for _day, _number, one in sorted(told, key=lambda entry: entry[:2], reverse=True)]


def stage_words(letter: StoredLetter) -> str:
    """What kind of letter it is."""
    return str(STAGES.get(letter.stage, _("Letter")))


def _letter(letter: StoredLetter) -> Told:
    day = letter.letter.date
    return Told(
        day, _("The letter was made"), links=((stage_words(letter), url_for("letters.made", letter=letter.id)),)
    )


def _event(history: RequestHistory, event: Event, *, stands: bool) -> Told:
    request_id = history.request.id
    return Told(
        day=event.day,
        title=str(HAPPENED[event.kind]),
        lines=tuple(_noted(event)),
        correct_url=url_for("requests.correct", request_id=request_id, number=event.number) if stands else "",
        withdrawn=not stands,
        correction="" if stands else _correction(history.events, event),
    )


def _noted(event: Event) -> list[str]:
    channel = CHANNELS.get(event.channel or "")
    said = [str(channel)] if channel else []
    said += event.note.splitlines() if event.note else []
    return said + ([_("Proof: %(proof)s", proof=event.proof)] if event.proof else [])


def _correction(events: Sequence[Event], event: Event) -> str:
    put = next((later for later in events if later.corrects == event.number), None)
    if put is None:
        return ""
    if put.kind is EventKind.WITHDRAWN:
        return str(_("You took this back: it did not happen."))
    return str(_("Corrected: %(what)s, %(day)s.", what=HAPPENED[put.kind], day=long_day(put.day)))
