"""The first page: what happened, and what was begun before."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from assistant.domain.journeys import Situation
from assistant.services.keep_draft import discard_draft
from assistant.services.keep_journey import begin_journey, journeys_under_way, open_journey
from assistant.web.access import Access, requires
from assistant.web.journey.forms import SituationForm
from assistant.web.journey.words import ABOUT, SITUATIONS
from assistant.web.organisations import whom_of
from assistant.web.workspace import commits, parts, workspace_session

start = Blueprint("start", __name__)


@start.route("/", methods=["GET", "POST"], endpoint="start")
@requires(Access.OWNER)
@commits
def first_page() -> ResponseReturnValue:
    """Ask what happened, and list what was begun."""
    form = SituationForm()
    if form.validate_on_submit():
        draft = begin_journey(workspace_session(), parts().clock, Situation(form.situation.data))
        return redirect(url_for("journey.place", draft=draft))
    return render_template(
        "start/start.html",
        form=form,
        helps={situation.value: help_ for situation, (_label, help_) in SITUATIONS.items()},
        begun=[
            (begun.draft, ABOUT[begun.journey.situation], whom_of(begun.journey), begun.changed_at.date())
            for begun in journeys_under_way(workspace_session())
        ],
    )


@start.route("/letter/<draft>/discard", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def discard(draft: str) -> ResponseReturnValue:
    """Throw away a letter that was begun; asked once more before."""
    form = FlaskForm()
    begun = open_journey(workspace_session(), draft)
    if form.validate_on_submit():
        discard_draft(workspace_session(), draft)
        return redirect(url_for("start.start"))
    return render_template("start/discard.html", form=form, about=ABOUT[begun.situation], whom=whom_of(begun))
