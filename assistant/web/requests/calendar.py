"""The dates of one request, or of all, for the person's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.services.calendar_file import CalendarWords, DayKind, calendar_days, calendar_file
from assistant.services.show_all import show_all
from assistant.services.show_request import Shown
from assistant.web.access import Access, requires
from assistant.web.organisations import organisation_name
from assistant.web.requests import requests
from assistant.web.requests.views import about, shown_today
from assistant.web.workspace import parts, today, workspace_session

MIME = "text/calendar; charset=utf-8"


@requests.get("/calendar")
@requires(Access.OWNER)
def calendar() -> ResponseReturnValue:
    """What a calendar file of all requests would hold."""
    days = sum(len(calendar_days(shown)) for shown in _all())
    return render_template(
        "requests/calendar.html",
        file_url=url_for("requests.calendar_file_of_all"),
        back_url=url_for("requests.index"),
        days=days,
    )


@requests.get("/calendar.ics")
@requires(Access.OWNER)
def calendar_file_of_all() -> ResponseReturnValue:
    """All dates as a calendar file."""
    return _file(_all(), "recourse.ics")


@requests.get("/<request_id>/calendar")
@requires(Access.OWNER)
def calendar_of_one(request_id: str) -> ResponseReturnValue:
    """What a calendar file of one request would hold."""
    shown = shown_today(request_id)
    return render_template(
        "requests/calendar.html",
        **about(shown),
        file_url=url_for("requests.calendar_file_of_one", request_id=request_id),
        back_url=url_for("requests.show", request_id=request_id),
        days=len(calendar_days(shown)),
    )


@requests.get("/<request_id>/calendar.ics")
@requires(Access.OWNER)
def calendar_file_of_one(request_id: str) -> ResponseReturnValue:
    """The dates of one request as a calendar file."""
    shown = shown_today(request_id)
    return _file([shown], f"{shown.request.reference}.ics")


def _all() -> tuple[Shown, ...]:
    desk = parts().desk
    return show_all(workspace_session(), desk.rulebook, desk.calendars, today())


def _file(shown: Iterable[Shown], name: str) -> ResponseReturnValue:
    with_names = "names" in request.args
    named = [(one, organisation_name(one.request) if with_names else "") for one in shown]
    content = calendar_file(named, _words(), parts().clock, remind="remind" in request.args)
    return send_file(BytesIO(content), mimetype=MIME, as_attachment=True, download_name=name)


def _words() -> CalendarWords:
    return CalendarWords(
        title=_("Recourse: dates"),
        about=_about,
        what_to_do=_("Open Recourse and look at the request with this reference: it says what to do next."),
    )


def _about(kind: DayKind, reference: str, name: str) -> str:
    words = {
        DayKind.DUE: _("%(reference)s: the answer is due", reference=reference),
        DayKind.PROBABLY_DUE: _("%(reference)s: the answer is probably due", reference=reference),
        DayKind.CHASE_FROM: _("%(reference)s: from today a reminder is fair", reference=reference),
        DayKind.COMPLAIN_BY: _("%(reference)s: last day to complain", reference=reference),
    }
    return f"{words[kind]} ({name})" if name else str(words[kind])
