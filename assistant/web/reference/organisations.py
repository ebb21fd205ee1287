"""Who may have a file: what they hold, how to reach them, and what the law gives a person there."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from assistant.domain.applicable import every_right
from assistant.domain.binding import Addressee
from assistant.domain.journeys import Journey, Situation
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rights_in_place import RuleHere
from assistant.domain.search import find_organisations, folded
from assistant.errors import NotFound
from assistant.services.keep_journey import begin_journey
from assistant.web.access import Access, requires
from assistant.web.journey.forms import SituationForm
from assistant.web.journey.words import KINDS, RIGHTS, SITUATIONS
from assistant.web.places import place_name
from assistant.web.reference import lookup
from assistant.web.workspace import commits, parts, today, workspace_session

PAGE = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for."""

    query: str
    place: str
    kind: Kind | None


@lookup.get("/organisations")
@requires(Access.ANYBODY)
def organisations() -> ResponseReturnValue:
    """Search the directory by name, place and kind."""
    rulebook = parts().desk.rulebook
    asked = _asked()
    hits = find_organisations(rulebook, asked.query, asked.place or None, asked.kind)
    start = request.args.get("from", 0, type=int)
    shown = hits[max(start, 0) : max(start, 0) + PAGE]
    return render_template(
        "reference/organisations.html",
        asked=asked,
        hits=len(hits),
        shown=[(each, place_names(each)) for each in shown],
        kinds=[(kind.value, one) for kind, (_one, one) in KINDS.items()],
        kind_words={kind: one for kind, (one, _many) in KINDS.items()},
        places=_places(),
        more_url=_url(asked, start + PAGE) if start + PAGE < len(hits) else "",
    )


@lookup.get("/organisations/<organisation_id>")
@requires(Access.ANYBODY)
def organisation(organisation_id: str) -> ResponseReturnValue:
    """One organisation, as somebody in a place has to do with it."""
    rulebook = parts().desk.rulebook
    found = rulebook.organisation(organisation_id)
    served = served_places(found)
    place = _place(found, served)
    answers = every_right(rulebook, place, Addressee.of(found), today()) if place else ()
    given = [(answer.right, RuleHere(one.law, one.rule)) for answer in answers if (one := answer.leading)]
    return render_template(
        "reference/organisation.html",
        organisation=found,
        kind=KINDS[found.kind][0],
        place=place,
        served=served,
        place_words=dict(_places()),
        given=given,
        right_words=RIGHTS,
        siblings=[(each, place_names(each)) for each in _siblings(found)],
    )


@lookup.route("/organisations/<organisation_id>/write", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def write(organisation_id: str) -> ResponseReturnValue:
    """Ask what happened, and begin a letter to this organisation."""
    found = parts().desk.rulebook.organisation(organisation_id)
    place = _place(found, served_places(found))
    if not place:
        raise NotFound("This organisation serves no place of the rulebook.")
    form = SituationForm()
    if form.validate_on_submit():
        begun = Journey(Situation(form.situation.data), place.partition("-")[0], place, organisation=found.id)
        return redirect(url_for("journey.check", draft=begin_journey(workspace_session(), parts().clock, begun)))
    helps = {situation.value: help_ for situation, (_label, help_) in SITUATIONS.items()}
    return render_template("reference/write.html", form=form, helps=helps, organisation=found, place=place)


def served_places(found: Organisation) -> list[tuple[str, str]]:
    """The places of the rulebook whose people it serves, by name."""
    rulebook = parts().desk.rulebook
    reached = {
        code for code in rulebook.places if {code, *(one.code for one in rulebook.parents(code))} & set(found.places)
    }
    return [(code, name) for code, name in _places() if code in reached]


def place_names(found: Organisation) -> str:
    """The places whose people it serves, in one line."""
    known = dict(_places())
    return ", ".join(known.get(code, code) for code in found.places)


def _place(found: Organisation, served: list[tuple[str, str]]) -> str:
    """Where the person lives: as they said, or else the first place that the organisation itself names."""
    codes = [code for code, _name in served]
    asked = request.args.get("place", "")
    if asked and asked not in codes:
        abort(404)
    return asked or next((code for code in found.places if code in codes), codes[0] if codes else "")


def _asked() -> Found:
    rulebook = parts().desk.rulebook
    place, kind = request.args.get("place", ""), request.args.get("kind", "")
    return Found(
        request.args.get("q", "")[:120],
        place if place in rulebook.places else "",
        Kind(kind) if kind in set(Kind) else None,
    )


def _url(asked: Found, start: int) -> str:
    said = {"q": asked.query or None, "place": asked.place or None, "kind": asked.kind.value if asked.kind else None}
    return url_for("lookup.organisations", **{"from": str(start)}, **said)  # type: ignore[arg-type]


def _places() -> list[tuple[str, str]]:
    places = parts().desk.rulebook.places.values()
    return sorted(((one.code, place_name(one)) for one in places), key=lambda pair: folded(pair[1]))


def _siblings(found: Organisation) -> list[Organisation]:
    everybody = parts().desk.rulebook.organisations.values()
    same = [each for each in everybody if each.group == found.group and each.id != found.id]
    return sorted(same, key=lambda each: (folded(each.name), each.id))
