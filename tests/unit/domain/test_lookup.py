"""The rulebook in memory: everything is found by its id, laws reach the places below."""

from __future__ import annotations

import datetime
from dataclasses import FrozenInstanceError

import pytest

from assistant.domain.lookup import Rulebook, law_holds_on
from assistant.domain.organisations import Kind
from assistant.domain.places import AuthorityKind
from assistant.domain.rights import Right
from assistant.errors import NotFound
from tests.unit.domain.lawbooks import LONG_AGO, TODAY, authority, law, organisation, place, rule

DPA, COURT, POLICE = AuthorityKind.DATA_PROTECTION_AUTHORITY, AuthorityKind.COURT, AuthorityKind.POLICE


@pytest.fixture
def rulebook() -> Rulebook:
    return Rulebook.build(
        places=[
            place("EU", authorities=(authority("edps", DPA), authority("cjeu", COURT))),
            place("DE", "EU", authorities=(authority("de-bfdi", DPA),)),
            place("NO", "EU", inherits=("gdpr",)),
            place("CA"),
            place("CA-QC", "CA"),
        ],
        laws=[
            law("gdpr", "EU", rule("gdpr", Right.ACCESS), rule("gdpr", Right.ERASURE)),
            law("dsa", "EU", rule("dsa", Right.DISPUTE, addressees=("social",))),
            law("bdsg", "DE", rule("bdsg", Right.ACCESS, complements="gdpr")),
            law("pipeda", "CA", rule("pipeda", Right.ACCESS), displaced_in=("CA-QC",), but_not_displaced_for=("bank",)),
            law("qc", "CA-QC", rule("qc", Right.ACCESS), not_addressees=("bank",)),
            law("loans", "CA", rule("loans", Right.DISPUTE), displaced_in=("CA-QC",)),
        ],
        organisations=[organisation("schufa", Kind.CREDIT_BUREAU, "DE")],
    )


def ids(laws: tuple[object, ...]) -> list[str]:
    return [getattr(one, "id") for one in laws]  # noqa: B009


def test_everything_is_found_by_its_id(rulebook: Rulebook) -> None:
    assert rulebook.place("DE").parent == "EU"
    assert rulebook.law("gdpr").place == "EU"
    assert rulebook.rule("gdpr/access@2000-01-01").law == "gdpr"
    assert rulebook.authority("de-bfdi").kind is DPA
    assert rulebook.organisation("schufa").places == ("DE",)
    assert rulebook.place_of_authority["de-bfdi"] == "DE"


@pytest.mark.parametrize(
    ("look_up", "words"),
    [
        ("place", "The rulebook has no place 'de'. Did you mean 'DE'?"),
        ("law", "The rulebook has no law 'de'."),
        ("rule", "The rulebook has no rule 'de'."),
        ("authority", "The rulebook has no authority 'de'."),
        ("organisation", "'recourse organisations' lists what there is."),
    ],
)
def test_what_is_not_there_is_not_found_and_the_nearest_is_named(rulebook: Rulebook, look_up: str, words: str) -> None:
    with pytest.raises(NotFound) as refused:
        getattr(rulebook, look_up)("de")
    assert words in str(refused.value)


def test_a_slip_in_an_id_names_what_was_meant(rulebook: Rulebook) -> None:
    with pytest.raises(NotFound, match="Did you mean 'schufa'"):
        rulebook.organisation("shufa")


def test_nothing_in_it_can_be_changed(rulebook: Rulebook) -> None:
    with pytest.raises(FrozenInstanceError):
        rulebook.coverage = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        rulebook.places["FR"] = place("FR")  # type: ignore[index]


def test_of_two_things_with_one_id_the_first_is_kept() -> None:
    twice = Rulebook.build([place("DE", currency="EUR"), place("DE", currency="DEM")], [])
    assert twice.place("DE").currency == "EUR"


def test_parents_come_nearest_first(rulebook: Rulebook) -> None:
    assert [parent.code for parent in rulebook.parents("DE")] == ["EU"]
    assert rulebook.parents("EU") == ()


def test_a_circle_of_parents_ends_all_the_same() -> None:
    circle = Rulebook.build([place("A", "B"), place("B", "A")], [])
    assert [parent.code for parent in circle.parents("A")] == ["B"]


def test_a_missing_parent_ends_the_chain() -> None:
    assert Rulebook.build([place("A", "B")], []).parents("A") == ()


def test_laws_reach_a_place_from_itself_and_its_parents_the_nearest_first(rulebook: Rulebook) -> None:
    assert [(r.law.id, r.distance) for r in rulebook.reaching("DE")] == [("bdsg", 0), ("gdpr", 1), ("dsa", 1)]


def test_a_place_inherits_only_what_it_says_it_does(rulebook: Rulebook) -> None:
    assert ids(rulebook.laws_reaching("NO")) == ["gdpr"]


def test_what_a_place_does_not_inherit_its_parts_do_not_either() -> None:
    places = [place("EU"), place("NO", "EU", inherits=("gdpr",)), place("NO-46", "NO")]
    book = Rulebook.build(places, [law("gdpr", "EU"), law("dsa", "EU"), law("personal", "NO")])
    assert ids(book.laws_reaching("NO-46")) == ["personal", "gdpr"]


def test_a_part_may_inherit_less_than_its_parent() -> None:
    places = [place("EU"), place("NO", "EU", inherits=("gdpr", "dsa")), place("NO-46", "NO", inherits=("dsa",))]
    book = Rulebook.build(places, [law("gdpr", "EU"), law("dsa", "EU"), law("personal", "NO")])
    assert ids(book.laws_reaching("NO-46")) == ["dsa"]


def test_a_displaced_law_still_reaches_those_it_is_kept_for(rulebook: Rulebook) -> None:
    assert ids(rulebook.laws_reaching("CA-QC")) == ["qc", "pipeda"]
    assert ids(rulebook.laws_reaching("CA-QC", Kind.BANK)) == ["qc", "pipeda"]
    assert ids(rulebook.laws_reaching("CA-QC", Kind.DATING)) == ["qc"]
    assert ids(rulebook.laws_reaching("CA")) == ["pipeda", "loans"]


def test_rules_are_found_for_a_person_a_kind_a_right_and_a_day(rulebook: Rulebook) -> None:
    found = rulebook.rules_for("DE", Kind.CREDIT_BUREAU, Right.ACCESS, TODAY)
    assert [r.law for r in found] == ["bdsg", "gdpr"]
    assert rulebook.rules_for("DE", Kind.CREDIT_BUREAU, Right.DISPUTE, TODAY) == ()
    assert [r.law for r in rulebook.rules_for("DE", Kind.SOCIAL, Right.DISPUTE, TODAY)] == ["dsa"]
    assert [r.law for r in rulebook.rules_for("CA-QC", Kind.BANK, Right.ACCESS, TODAY)] == ["pipeda"]
    assert rulebook.rules_for("DE", Kind.SOCIAL, Right.ACCESS, LONG_AGO - datetime.timedelta(days=1)) == ()


def test_a_law_holds_from_its_first_day_to_its_last() -> None:
    first, last = datetime.date(2020, 1, 1), datetime.date(2020, 12, 31)
    of_2020 = law("x", "EU", in_force=first, until=last)
    day = datetime.timedelta(days=1)
    assert [law_holds_on(of_2020, d) for d in (first - day, first, last, last + day)] == [False, True, True, False]
    assert not law_holds_on(law("x", "EU", in_force=None), TODAY)


def test_named_remedies_come_before_those_of_a_kind(rulebook: Rulebook) -> None:
    given = rule("gdpr", Right.ACCESS, remedies=("edps",), remedy_kinds=(DPA, COURT))
    assert ids(rulebook.remedies(given, "DE")) == ["edps", "de-bfdi", "cjeu"]


def test_a_remedy_is_named_once(rulebook: Rulebook) -> None:
    given = rule("gdpr", Right.ACCESS, remedies=("de-bfdi",), remedy_kinds=(DPA,))
    assert ids(rulebook.remedies(given, "DE")) == ["de-bfdi"]


def test_a_kind_that_no_place_has_is_no_remedy(rulebook: Rulebook) -> None:
    assert rulebook.remedies(rule("gdpr", Right.ACCESS, remedy_kinds=(POLICE,)), "DE") == ()


def test_the_authorities_of_the_parents_are_in_reach(rulebook: Rulebook) -> None:
    assert ids(rulebook.authorities_reaching("DE")) == ["de-bfdi", "edps", "cjeu"]
