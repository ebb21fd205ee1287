"""Your details: only those that this letter needs, each with its reason."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.drafting import postal_address
from assistant.domain.identifiers import Identifier, needed
from assistant.domain.journeys import Details, Step
from assistant.errors import BadInput
from assistant.services.known_details import known_details
from assistant.services.preview_letter import as_person
from assistant.services.read_answers import take_answers
from assistant.web.access import Access, requires
from assistant.web.fields import choices
from assistant.web.forms import add_problems
from assistant.web.journey import journey
from assistant.web.journey.details_form import (
    AUTOCOMPLETE,
    UseAgainForm,
    as_fields,
    details_form,
    field_names,
)
from assistant.web.journey.under_way import UnderWay, take_up
from assistant.web.journey.words import IDENTIFIERS
from assistant.web.places import all_countries, country_name
from assistant.web.workspace import commits, parts, workspace_session


@journey.route("/details", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def details(draft: str) -> ResponseReturnValue:
    """Who writes, and by what the addressee finds them."""
    way = take_up(draft, Step.DETAILS)
    if request.method == "GET" and _may_use_again(way):
        return redirect(url_for("journey.details_again", draft=draft))
    wanted, by_post = _wanted(way), _by_post(way)
    form = way.form(details_form(wanted), **_filled(way, wanted))
    form.country.choices = choices(all_countries())
    if form.validate_on_submit():
        given = form.details()
        try:
            _check(way, given, by_post=by_post)
            return way.go_on(replace(way.journey, details=given))
        except BadInput as trouble:
            add_problems(form, trouble.problems, field_names())
    return way.page("details", form, by_post=by_post, autocomplete=AUTOCOMPLETE, whom=way.organisation.name)


@journey.route("/details/again", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def details_again(draft: str) -> ResponseReturnValue:
    """Offer the details of the last letter."""
    way = take_up(draft, Step.DETAILS, "details_again")
    known = known_details(workspace_session())
    form = way.form(UseAgainForm)
    if known is None:
        return redirect(way.url(Step.DETAILS))
    wanted = _wanted(way)
    if form.validate_on_submit():
        asked = replace(way.journey, passed=way.journey.passed | {Step.DETAILS})
        if form.use.data == "no":
            way.keep(replace(asked, details=None))
            return redirect(way.url(Step.DETAILS))
        again = replace(asked, details=_of_these(known, wanted))
        if all(identifier.value in known.identifiers for identifier in wanted):
            return way.go_on(again)
        way.keep(again)  # this addressee finds people by something else too: offer to add it
        return redirect(way.url(Step.DETAILS))
    return way.page("details_again", form, known=_as_rows(_of_these(known, wanted)))


def _may_use_again(way: UnderWay) -> bool:
    begun = way.journey.details is not None or "details" in way.journey.typed or Step.DETAILS in way.journey.passed
    return not begun and known_details(workspace_session()) is not None


def _wanted(way: UnderWay) -> tuple[Identifier, ...]:
    right = way.journey.choice.right if way.journey.choice else None
    if right is None:
        return ()
    wanted = needed(way.organisation, right)
    # The answer comes the way the letter went.
    return wanted if _by_post(way) or Identifier.EMAIL in wanted else (*wanted, Identifier.EMAIL)


def _by_post(way: UnderWay) -> bool:
    choice = way.journey.choice
    return choice is not None and postal_address(way.organisation, choice.right) is not None


def _filled(way: UnderWay, wanted: tuple[Identifier, ...]) -> dict[str, object]:
    if way.journey.details:
        return as_fields(way.journey.details, wanted)
    return {"country": way.journey.country if way.journey.country != "EU" else ""}


def _check(way: UnderWay, given: Details, *, by_post: bool) -> None:
    """Raise BadInput where a letter could not carry the details."""
    if by_post and not given.lines:
        raise BadInput({"person.address": "write your address: this letter goes by post, and so may the answer"})
    take_answers({"person": as_person(given), "person_in": way.journey.person_in}, parts().desk.rulebook)


def _of_these(known: Details, wanted: tuple[Identifier, ...]) -> Details:
    """The details that were kept, without those that this letter does not need."""
    names = {identifier.value for identifier in wanted}
    return replace(known, identifiers={name: said for name, said in known.identifiers.items() if name in names})


def _as_rows(known: Details) -> list[tuple[str, str, str]]:
    rows = [(_("Your name"), known.name, "")]
    if known.lines:
        rows.append((_("Your address"), ", ".join((*known.lines, country_name(known.country))), ""))
    return rows + [(str(IDENTIFIERS[Identifier(name)][0]), said, "") for name, said in known.identifiers.items()]
