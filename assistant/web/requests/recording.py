"""Record what happened: what, when, and what is worth keeping about it; one question a page."""

from __future__ import annotations

import datetime
from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.events import EventKind, in_force
from assistant.domain.odd_days import odd_day
from assistant.services.show_request import Shown
from assistant.web.access import Access, requires
from assistant.web.explained import explain
from assistant.web.requests import requests
from assistant.web.requests.forms import WhatForm, WhenForm
from assistant.web.requests.how import add_to_log, entry_of, how_form
from assistant.web.requests.offers import groups_for, offered
from assistant.web.requests.under_way import Recording, begun, recorded
from assistant.web.requests.views import about, shown_today
from assistant.web.requests.words import EFFECTS, HAPPENED, NOTES, PROOF, PROOFS, WHEN
from assistant.web.words import long_day
from assistant.web.workspace import commits, parts, today

FURTHEST_EAST = datetime.timezone(datetime.timedelta(hours=14))


@requests.route("/<request_id>/record", methods=["GET", "POST"])
@requires(Access.OWNER)
def record(request_id: str) -> ResponseReturnValue:
    """Ask what happened."""
    return _what(request_id, None)


@requests.route("/<request_id>/record/what", methods=["GET", "POST"])
@requires(Access.OWNER)
def what(request_id: str) -> ResponseReturnValue:
    """Ask again what happened; the other answers stay."""
    return _what(request_id, begun(request_id))


def _what(request_id: str, earlier: Recording | None) -> ResponseReturnValue:
    shown = shown_today(request_id)
    old = entry_of(shown.history, earlier.corrects) if earlier else None
    form = WhatForm(data={"what": _preset(earlier)})
    if form.validate_on_submit():
        kind = EventKind(form.what.data)
        if offered(kind, shown, old.kind if old else None):
            replace(earlier or Recording(request_id, len(shown.history.events)), kind=kind).keep()
            return redirect(url_for("requests.when", request_id=request_id))
        form.what.errors = [
            _("Record first what came before it: that they asked, that you sent it, or that you complained")
        ]
    groups = groups_for(shown, old.kind if old else None)
    return render_template("requests/what.html", **about(shown), form=form, groups=groups)


@requests.route("/<request_id>/record/when", methods=["GET", "POST"])
@requires(Access.OWNER)
def when(request_id: str) -> ResponseReturnValue:
    """Ask on which day."""
    shown, recording = shown_today(request_id), begun(request_id)
    if recording is None or recording.kind is None:
        return redirect(url_for("requests.record", request_id=request_id))
    form = WhenForm(data={"day": recording.day})
    day = _quick_day() or (form.day.data if form.validate_on_submit() else None)
    odd = _odd(shown, recording, day) if day else ""
    if day and _is_to_come(day):
        form.day.errors = [_("That day is still to come: record what has happened, on the day it happened")]
    elif day and odd and not form.sure.data:
        form.day.data, form.day.raw_data = day, None
        form.day.errors = [odd]
    elif day:
        replace(recording, day=day).keep()
        return redirect(url_for("requests.how", request_id=request_id))
    words = {"question": WHEN[recording.kind], "effect": EFFECTS.get(recording.kind, "")}
    return render_template("requests/when.html", **about(shown), form=form, odd=odd, quick=_quick_days(), **words)


@requests.route("/<request_id>/record/how", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def how(request_id: str) -> ResponseReturnValue:
    """Ask what is worth keeping about it, and record it."""
    shown, recording = shown_today(request_id), begun(request_id)
    if recording is None or recording.kind is None or recording.day is None:
        return redirect(url_for("requests.when", request_id=request_id))
    kind, form = recording.kind, how_form(shown, recording)
    if form.validate_on_submit() and add_to_log(shown, recording, form):
        recorded()
        flash(_("Recorded: %(what)s, %(day)s.", what=HAPPENED[kind], day=long_day(recording.day)))
        return redirect(url_for("requests.show", request_id=request_id))
    return render_template(
        "requests/how.html",
        **about(shown),
        form=form,
        day=recording.day,
        happened=HAPPENED[kind],
        effect=EFFECTS.get(kind, ""),
        note_hint=NOTES.get(kind, ""),
        proof_hint=PROOFS.get(kind, PROOF),
    )


def _preset(earlier: Recording | None) -> str | None:
    if earlier and earlier.kind:
        return earlier.kind.value
    asked = request.args.get("what", "")
    return asked if asked in set(EventKind) else None


def _odd(shown: Shown, recording: Recording, day: datetime.date) -> str:
    """What looks like a slip about a day, in words; empty where nothing does."""
    kind = recording.kind
    others = [event for event in in_force(shown.history.events) if event.number != recording.corrects]
    written = shown.history.letters[0].letter.date if shown.history.letters else None
    found = odd_day(kind, day, others, written) if kind else None
    return explain(found) if found else ""


def _is_to_come(day: datetime.date) -> bool:
    # Where the person lives it may be tomorrow already.
    return day > parts().clock.today(FURTHEST_EAST)


QUICK = {"today": 0, "yesterday": 1}
"""Days that need no typing, by how many days ago they are."""


def _quick_day() -> datetime.date | None:
    ago = QUICK.get(request.form.get("quick", ""))
    return None if ago is None else today() - datetime.timedelta(days=ago)


def _quick_days() -> list[tuple[str, str]]:
    yesterday = today() - datetime.timedelta(days=1)
    return [
        ("today", _("Today, %(day)s", day=long_day(today()))),
        ("yesterday", _("Yesterday, %(day)s", day=long_day(yesterday))),
    ]
