"""What the law of each place gives: who must answer what by when, and who helps."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.places import Authority, AuthorityKind, Place
from assistant.domain.rights_in_place import RuleHere, rights_in_place
from assistant.domain.search import find_organisations, folded
from assistant.web.access import Access, requires
from assistant.web.journey.words import KINDS, RIGHTS
from assistant.web.places import place_name
from assistant.web.reference import lookup
from assistant.web.requests.words import AUTHORITY_KINDS
from assistant.web.workspace import parts, today


@lookup.get("/look-up")
@requires(Access.ANYBODY)
def index() -> ResponseReturnValue:
    """What can be looked up."""
    return render_template("reference/index.html")


@lookup.get("/places")
@requires(Access.ANYBODY)
def places() -> ResponseReturnValue:
    """All places whose law the rulebook holds."""
    rulebook = parts().desk.rulebook
    own = [place for place in rulebook.places.values() if not _is_part(rulebook, place)]
    rows = [(*_named(place), [_named(part) for part in _parts_of(rulebook, place.code)]) for place in own]
    return render_template("reference/places.html", rows=sorted(rows, key=lambda row: folded(row[0])))


@lookup.get("/places/<code>")
@requires(Access.ANYBODY)
def place(code: str) -> ResponseReturnValue:
    """Your rights in one place."""
    rulebook = parts().desk.rulebook
    here = rights_in_place(rulebook, code, today())
    return render_template(
        "reference/place.html",
        here=here,
        name=place_name(here.place),
        parents=[_named(one) for one in rulebook.parents(code)],
        inside=[_named(one) for one in _inside(rulebook, code)],
        right_words=RIGHTS,
        whom=_whom,
        organisations=len(find_organisations(rulebook, place=code)),
        letter_languages=_letter_languages(code),
        authorities=_by_kind(here.authorities),
        authority_kinds=AUTHORITY_KINDS,
        today=today(),
    )


def _named(place: Place) -> tuple[str, str]:
    return place_name(place), url_for("lookup.place", code=place.code)


def _is_part(rulebook: Rulebook, place: Place) -> bool:
    return place.code.partition("-")[0] != place.code and place.parent in rulebook.places


def _parts_of(rulebook: Rulebook, code: str) -> list[Place]:
    """The parts of a country that have law of their own."""
    return [place for place in _inside(rulebook, code) if _is_part(rulebook, place)]


def _inside(rulebook: Rulebook, code: str) -> list[Place]:
    return sorted(
        (one for one in rulebook.places.values() if one.parent == code), key=lambda one: folded(place_name(one))
    )


def _by_kind(authorities: Sequence[Authority]) -> list[tuple[AuthorityKind, list[Authority]]]:
    groups = [(kind, [one for one in authorities if one.kind is kind]) for kind in AuthorityKind]
    return [(kind, ones) for kind, ones in groups if ones]


def _whom(here: RuleHere) -> str:
    """Whom a rule binds, in words of the page; empty where the words of the rulebook must do."""
    known = set(Kind)
    return ", ".join(str(KINDS[Kind(kind)][1]) for kind in here.kinds if kind in known)


def _letter_languages(code: str) -> list[str]:
    """The languages in which some letter ships for people who live there."""
    desk = parts().desk
    accepted = desk.rulebook.place(code).languages
    found: set[str] = set()
    for right in rights_in_place(desk.rulebook, code, today()).rights:
        for one in right.rules:
            found.update(desk.catalogue.languages_for(one.rule, accepted=accepted))
    return sorted(found)
