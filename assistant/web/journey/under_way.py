"""A journey while a page of it is open: what was answered, what lies ahead, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from assistant.domain.journeys import Journey, Step, before, missing, pages
from assistant.domain.organisations import Organisation
from assistant.services.keep_journey import keep_journey, open_journey
from assistant.services.look_ahead import Ahead, look_ahead, settled
from assistant.web.journey.words import PAGES
from assistant.web.typed import NOT_SHOWN
from assistant.web.workspace import parts, today, workspace_session

F = TypeVar("F", bound=FlaskForm)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A journey and what lies ahead of it; `step` is the page that is open, `name` that by which its form is kept."""

    draft: str
    step: Step
    journey: Journey
    ahead: Ahead
    name: str

    @property
    def organisation(self) -> Organisation:
        """Who gets the letter; pages before that is known must not ask."""
        if self.ahead.organisation is None:
            abort(redirect(self.url(Step.HOLDER)))
        return self.ahead.organisation

    def url(self, step: Step) -> str:
        """The address of a page of this journey."""
        return url_for(f"journey.{step.value}", draft=self.draft)

    def form(self, kind: type[F], **answers: Any) -> F:
        """The form of this page: with what was sent, or what was typed before and not taken, or what is kept."""
        typed = self.journey.typed.get(self.name)
        if request.method == "POST" or typed is None:
            return cast("F", kind(data=answers))
        sent = MultiDict([(name, text) for name, texts in typed.items() for text in texts])
        return cast("F", kind(formdata=sent))

    def keep(self, journey: Journey) -> None:
        """Keep the journey; nothing is left of what was typed on this page and not taken."""
        typed = {page: sent for page, sent in journey.typed.items() if page != self.name}
        keep_journey(workspace_session(), parts().clock, self.draft, replace(journey, typed=typed))

    def keep_typed(self, sent: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Keep what was typed on this page although it cannot be taken yet."""
        raw = {name: tuple(values) for name, values in request.form.lists() if name not in NOT_SHOWN}
        typed = {**self.journey.typed, self.name: raw if sent is None else sent}
        keep_journey(workspace_session(), parts().clock, self.draft, replace(self.journey, typed=typed))

    def go_on(self, journey: Journey) -> ResponseReturnValue:
        """Keep the answer and go to the next question that is still open."""
        ahead = _ahead(journey)
        journey = settled(journey, ahead)
        self.keep(journey)
        following = missing(journey, _ahead(journey).asked)
        return redirect(url_for(f"journey.{following.value}", draft=self.draft))

    def page(self, template: str, form: FlaskForm, **more: Any) -> ResponseReturnValue:
        """This page. A form that was sent and not taken is kept first, so that nothing typed is lost."""
        if request.method == "POST":
            self.keep_typed()
        way = pages(self.ahead.asked)
        earlier = before(self.ahead.asked, self.step)
        shown = {
            "draft": self.draft,
            "journey": self.journey,
            "organisation": self.ahead.organisation,
            "back_url": self.url(earlier) if earlier else url_for("start.start"),
            "number": way.index(self.step) + 1 if self.step in way else None,
            "total": len(way),
            "about": PAGES[self.step],
        }
        return render_template(f"journey/{template}.html", form=form, **{**shown, **more})


def take_up(draft: str, step: Step, name: str = "") -> UnderWay:
    """Open a page of a journey.

    A journey whose letter is made leads to that letter; a page that is too early leads to the first open question.
    """
    journey = open_journey(workspace_session(), draft)
    if journey.made is not None:
        abort(redirect(url_for("letters.made", letter=journey.made)))
    ahead = _ahead(journey)
    if journey.choice is not None and ahead.organisation is not None and ahead.chosen is None:
        journey = replace(journey, choice=None)  # no law gives this right any more, or no text does
        ahead = _ahead(journey)
    open_question = missing(settled(journey, ahead), ahead.asked)
    if list(Step).index(step) > list(Step).index(open_question):
        abort(redirect(url_for(f"journey.{open_question.value}", draft=draft)))
    return UnderWay(draft, step, settled(journey, ahead), ahead, name or step.value)


def _ahead(journey: Journey) -> Ahead:
    desk = parts().desk
    return look_ahead(desk.rulebook, desk.catalogue, journey, today())
