"""Correct an entry of the log, or take it back: the log keeps both, and the correction counts."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.events import Event, EventKind, in_force
from assistant.errors import NotFound
from assistant.services.correct_event import take_back_event
from assistant.services.request_outlook import outlook_on
from assistant.services.show_request import Shown
from assistant.web.access import Access, requires
from assistant.web.requests import requests
from assistant.web.requests.forms import WhatIsWrongForm
from assistant.web.requests.how import entry_of
from assistant.web.requests.under_way import Recording
from assistant.web.requests.views import about, shown_today
from assistant.web.requests.words import HAPPENED
from assistant.web.workspace import commits, parts, today, workspace_session

PAGES = {"day": "requests.when", "what": "requests.what", "how": "requests.how"}
"""Where each kind of mistake is mended."""


@requests.route("/<request_id>/events/<int:number>/correct", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def correct(request_id: str, number: int) -> ResponseReturnValue:
    """Ask what is wrong about an entry, and take it back where it did not happen."""
    shown = shown_today(request_id)
    event = _entry(shown, number)
    stands = event in in_force(shown.history.events)
    form = WhatIsWrongForm()
    if form.validate_on_submit():
        if not stands:  # also where the form came twice
            return redirect(url_for("requests.show", request_id=request_id))
        if form.wrong.data == "all":
            return _take_back(shown, event)
        seen = len(shown.history.events)
        Recording(request_id, seen, event.kind, event.day, corrects=number).keep()
        return redirect(url_for(PAGES[form.wrong.data], request_id=request_id))
    return render_template(
        "requests/correct.html", **about(shown), form=form, event=event, happened=HAPPENED[event.kind], stands=stands
    )


def _entry(shown: Shown, number: int) -> Event:
    event = entry_of(shown.history, number)
    if event is None or event.kind is EventKind.WITHDRAWN:
        raise NotFound("There is no such entry in this log.")
    return event


def _take_back(shown: Shown, event: Event) -> ResponseReturnValue:
    desk = parts().desk
    outlook = outlook_on(desk.rulebook, desk.calendars, today())
    seen = len(shown.history.events)
    take_back_event(workspace_session(), parts().clock, shown.request.id, event.number, seen=seen, outlook_of=outlook)
    flash(_("Taken back: %(what)s. The log keeps both.", what=HAPPENED[event.kind]))
    return redirect(url_for("requests.show", request_id=shown.request.id))
