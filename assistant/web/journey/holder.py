"""The question who holds the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.journeys import Journey, OwnOrganisation, Situation, Step, asking_of
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.search import find_organisations
from assistant.domain.situations import HOLDERS, kinds_in_order
from assistant.errors import BadInput
from assistant.web.access import Access, requires
from assistant.web.fields import choices
from assistant.web.forms import add_problems
from assistant.web.journey import journey
from assistant.web.journey.forms import HolderForm
from assistant.web.journey.organisation_form import OrganisationForm, as_own
from assistant.web.journey.under_way import UnderWay, take_up
from assistant.web.journey.words import KINDS
from assistant.web.places import all_countries
from assistant.web.workspace import commits, parts

LONGEST_QUERY = 120
MOST_FOUND = 30
MOST_CHOSEN = 20
OPEN_GROUPS = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations of one kind, under its name; `likely` where that kind usually holds the file."""

    title: str
    organisations: tuple[Organisation, ...]
    likely: bool = True
    open: bool = False


@journey.route("/holder", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def holder(draft: str) -> ResponseReturnValue:
    """Choose from those that serve the place, the likeliest kinds first; or from what the search found."""
    way = take_up(draft, Step.HOLDER)
    chosen = [way.journey.organisation, *way.journey.others] if way.journey.organisation else []
    form = way.form(HolderForm, organisation=chosen)
    if request.method == "POST" and _looks_for_something(way):
        return _search(way)
    if form.validate_on_submit():
        first, *others = _known(form.organisation.data or []) or abort(400)
        return way.go_on(asking_of(way.journey, first, others=others if _may_be_several(way) else []))
    groups = _groups(way.journey)
    found = sum(len(group.organisations) for group in groups)
    shown = [*_chosen_before(groups, form), *groups]
    several, query = _may_be_several(way), way.journey.query
    return way.page("holder", form, groups=shown, several=several, query=query, found=found)


def _looks_for_something(way: UnderWay) -> bool:
    """Whether another name is looked for. The key Enter presses the first button of a form, whatever was chosen."""
    if "show_all" in request.form:
        return True
    same = request.form.get("query", "").strip()[:LONGEST_QUERY] == way.journey.query
    return "search" in request.form and not (same and "organisation" in request.form)


def _search(way: UnderWay) -> ResponseReturnValue:
    """Look for a name; it is kept with the draft, so that it stands in no address, and so is what was chosen."""
    typed = "" if "show_all" in request.form else request.form.get("query", "").strip()[:LONGEST_QUERY]
    looking = replace(way, journey=replace(way.journey, query=typed))
    looking.keep_typed({"organisation": tuple(_known(request.form.getlist("organisation")))})
    return redirect(way.url(Step.HOLDER))


@journey.route("/holder/own", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def own(draft: str) -> ResponseReturnValue:
    """Describe an organisation that the directory lacks."""
    way = take_up(draft, Step.HOLDER, "own")
    form = way.form(OrganisationForm, **_described(way.journey))
    form.kind.choices = choices([("", _("Choose one")), *((kind.value, KINDS[kind][0]) for kind in _kinds(way))])
    form.country.choices = choices(all_countries())
    if form.validate_on_submit():
        try:
            return way.go_on(asking_of(way.journey, "", own=as_own(form)))
        except BadInput as trouble:
            add_problems(form, trouble.problems, {"address": "lines", "": "name"})
    return way.page("own", form, back_url=way.url(Step.HOLDER))


def _may_be_several(way: UnderWay) -> bool:
    return way.journey.situation is Situation.UNKNOWN


def _known(ids: list[str]) -> list[str]:
    known = [each for each in dict.fromkeys(ids) if each in parts().desk.rulebook.organisations]
    return known[:MOST_CHOSEN]


def _kinds(way: UnderWay) -> tuple[Kind, ...]:
    return kinds_in_order(way.journey.situation)


def _described(under_way: Journey) -> dict[str, object]:
    here = under_way.country if len(under_way.country) == 2 and under_way.country != "EU" else ""
    own: OwnOrganisation | None = under_way.own
    if own is None:
        return {"country": here}
    described = {"name": own.name, "kind": own.kind.value, "email": own.email}
    return {**described, "lines": "\n".join(own.lines), "country": own.country}


def _chosen_before(groups: Sequence[Group], form: HolderForm) -> list[Group]:
    """What was chosen before the search, where it does not stand among what was found."""
    rulebook = parts().desk.rulebook
    chosen = [rulebook.organisations[each] for each in _known(form.organisation.data or [])]
    there = {each.id for group in groups for each in group.organisations}
    elsewhere = tuple(each for each in chosen if each.id not in there)
    return [Group(_("Chosen so far"), elsewhere, open=True)] if elsewhere else []


def _groups(under_way: Journey) -> list[Group]:
    found = find_organisations(parts().desk.rulebook, under_way.query, under_way.person_in)
    if under_way.query:
        return [Group(_("Found"), found[:MOST_FOUND], open=True)] if found else []
    order = kinds_in_order(under_way.situation)
    by_kind = sorted(found, key=lambda each: order.index(each.kind))
    grouped = [(kind, tuple(each)) for kind, each in groupby(by_kind, key=lambda each: each.kind)]
    likely = HOLDERS[under_way.situation]
    return [
        Group(str(KINDS[kind][1]), each, likely=kind in likely, open=number < OPEN_GROUPS)
        for number, (kind, each) in enumerate(grouped)
    ]
