"""The list of requests, and the page of each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.places import Authority, AuthorityKind
from assistant.errors import Conflict
from assistant.services.keep_journey import journeys_under_way
from assistant.services.refresh_outlooks import refresh_outlooks
from assistant.services.request_outlook import outlook_on
from assistant.services.requests_today import Show, requests_today
from assistant.services.show_request import Shown, show_request
from assistant.web.access import Access, requires
from assistant.web.counting_lines import why
from assistant.web.journey.words import ABOUT
from assistant.web.organisations import organisation_name
from assistant.web.requests import requests
from assistant.web.requests.clock_lines import clock_lines
from assistant.web.requests.next_step import next_step
from assistant.web.requests.rows import groups
from assistant.web.requests.timeline import stage_words, timeline
from assistant.web.requests.words import ASKED_FOR, AUTHORITY_KINDS
from assistant.web.workspace import parts, today, workspace_session

REFRESHED = "recourse outlooks"
"""Where the app remembers on which day the order of the list was derived."""


@requests.get("")
@requires(Access.OWNER)
def index() -> ResponseReturnValue:
    """All requests, what comes next first."""
    _refresh_once_a_day()
    shown = _shown()
    desk = parts().desk
    page = requests_today(
        workspace_session(), desk.rulebook, desk.calendars, today(), shown, request.args.get("after") or None
    )
    return render_template(
        "requests/index.html",
        groups=groups(page.rows, today()),
        rows=page.rows,
        shown=shown.value,
        filters=_filters(shown),
        begun=_begun() if shown is Show.OPEN and "after" not in request.args else [],
        more_url=url_for("requests.index", show=shown.value, after=page.more) if page.more else "",
    )


@requests.get("/<request_id>")
@requires(Access.OWNER)
def show(request_id: str) -> ResponseReturnValue:
    """One request: what to do next, its clocks, its story."""
    shown = shown_today(request_id)
    step = next_step(shown, today())
    because, sources = why(step.answer) if step.answer else ([], [])
    return render_template(
        "requests/show.html",
        **about(shown),
        step=step,
        because=because,
        sources=sources,
        clocks=clock_lines(shown.standing.deadlines, shown.history.events, today()) if shown.standing else [],
        story=timeline(shown.history),
        stage_words=stage_words,
        authority_kinds=AUTHORITY_KINDS,
        helpers=_one_of_each_kind(shown.authorities),
        person_in=_known_place(shown.request.person_in),
    )


def _one_of_each_kind(authorities: Sequence[Authority]) -> list[Authority]:
    """The likeliest of each kind; the page of the place has them all."""
    found: dict[AuthorityKind, Authority] = {}
    for authority in authorities:
        found.setdefault(authority.kind, authority)
    return list(found.values())


def _known_place(code: str) -> str:
    """The place of the rulebook for where somebody lives, which may be a part that it does not tell apart."""
    return code if code in parts().desk.rulebook.places else code.partition("-")[0]


def shown_today(request_id: str) -> Shown:
    """A request as it stands today; raises NotFound."""
    desk = parts().desk
    return show_request(workspace_session(), desk.rulebook, desk.calendars, request_id, today())


def about(shown: Shown) -> dict[str, Any]:
    """What every page about a request is given."""
    name = organisation_name(shown.request)
    rights = ", ".join(str(ASKED_FOR[right]) for right in shown.request.rights)
    return {"shown": shown, "one": shown.request, "whom": name, "rights": rights, "today": today()}


def _shown() -> Show:
    asked = request.args.get("show", Show.OPEN.value)
    return Show(asked) if asked in set(Show) else Show.OPEN


def _filters(shown: Show) -> list[tuple[str, str, bool]]:
    names = {
        Show.OPEN: _("All that are open"),
        Show.YOURS: _("Your turn"),
        Show.THEIRS: _("Their turn"),
        Show.CLOSED: _("Closed"),
    }
    return [
        (name, url_for("requests.index", show=None if one is Show.OPEN else one.value), one is shown)
        for one, name in names.items()
    ]


def _begun() -> list[tuple[str, str, str, datetime.date]]:
    """Letters that were begun: the draft, what it is about, to whom, and when it was last changed."""
    rulebook = parts().desk.rulebook
    found = []
    for one in journeys_under_way(workspace_session()):
        listed = rulebook.organisations.get(one.journey.organisation)
        whom = one.journey.own.name if one.journey.own else listed.name if listed else ""
        found.append((one.draft, str(ABOUT[one.journey.situation]), whom, one.changed_at.date()))
    return found


def _refresh_once_a_day() -> None:
    """The order of the list depends on the day; the first visit of a day derives it anew."""
    refreshed: dict[str, datetime.date] = current_app.extensions.setdefault(REFRESHED, {})
    workspace = parts().workspace
    if refreshed.get(workspace) == today():
        return
    desk = parts().desk
    try:
        with parts().store.unit_of_work(workspace) as session:
            refresh_outlooks(session, outlook_on(desk.rulebook, desk.calendars, today()))
    except Conflict:
        return  # somebody is writing just now: the order of yesterday will do until the next visit
    refreshed[workspace] = today()
