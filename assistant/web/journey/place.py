"""The question where the person lives."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.journeys import Step, living_in
from assistant.services.known_details import known_details
from assistant.services.look_ahead import parts_of
from assistant.web.access import Access, requires
from assistant.web.fields import choices
from assistant.web.journey import journey
from assistant.web.journey.forms import PlaceForm
from assistant.web.journey.under_way import take_up
from assistant.web.places import countries_with_law, country_name, parts_with_law
from assistant.web.workspace import commits, parts, workspace_session


@journey.route("/place", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def place(draft: str) -> ResponseReturnValue:
    """In which country."""
    way = take_up(draft, Step.PLACE)
    rulebook = parts().desk.rulebook
    known = known_details(workspace_session())
    form = way.form(PlaceForm, place=way.journey.country or (known.country if known else ""))
    form.place.choices = choices([("", _("Choose a country")), *countries_with_law(rulebook)])
    if form.validate_on_submit():
        country = form.place.data
        undecided = bool(parts_of(rulebook, country))
        same = country == way.journey.country
        person_in = way.journey.person_in if same else "" if undecided else country
        return way.go_on(living_in(way.journey, country, person_in))
    return way.page("place", form)


@journey.route("/part", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def part(draft: str) -> ResponseReturnValue:
    """In which part of the country, where the law differs."""
    way = take_up(draft, Step.PART)
    rulebook, country = parts().desk.rulebook, way.journey.country
    form = way.form(PlaceForm, place=way.journey.person_in)
    offered = parts_with_law(rulebook, parts_of(rulebook, country), country)
    form.place.choices = choices([("", _("Choose a part of the country")), *offered])
    if form.validate_on_submit():
        return way.go_on(living_in(way.journey, country, form.place.data))
    return way.page("part", form, country=country_name(country))
