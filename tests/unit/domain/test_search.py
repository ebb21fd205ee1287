"""Organisations are found by what people call them."""

from __future__ import annotations

import pytest

from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.search import find_organisations, folded
from assistant.errors import NotFound
from tests.unit.domain.lawbooks import organisation, place


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook.build(
        [place("EU"), place("DE", "EU"), place("GB")],
        [],
        [
            organisation("schufa", Kind.CREDIT_BUREAU, "DE", name="SCHUFA", legal_name="SCHUFA Holding AG"),
            organisation("experian-gb", Kind.CREDIT_BUREAU, "GB", name="Experian", aliases=("CreditExpert",)),
            organisation("experian-de", Kind.CREDIT_BUREAU, "DE", name="Experian Deutschland"),
            organisation("rsw", Kind.CREDIT_BUREAU, "DE", name="Auskunftei Röß", aliases=("Шуфа",)),
            organisation("uber-eea", Kind.RIDE_HAILING, "EU", name="Uber"),
            organisation("wolt", Kind.DELIVERY, "EU", name="Wolt Enterprises"),
        ],
    )


def found(rulebook: Rulebook, query: str = "", place_: str | None = None, kind: Kind | None = None) -> list[str]:
    return [o.id for o in find_organisations(rulebook, query, place_, kind)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("schufa", ["schufa", "rsw"]),
        ("SCHUFA holding", ["schufa"]),
        ("holding schufa", ["schufa"]),
        ("Shufa", ["rsw", "schufa"]),
        ("experain", ["experian-gb", "experian-de"]),
        ("exper", ["experian-gb", "experian-de"]),
        ("experian deutschland", ["experian-de"]),
        ("creditexpert", ["experian-gb"]),
        ("ross", ["rsw"]),
        ("röß", ["rsw"]),
        ("Шуфа", ["rsw", "schufa"]),
        ("enterprises", ["wolt"]),
        ("schufa london", ["schufa", "rsw"]),
        ("nobody knows this", []),
        ("!!!", []),
    ],
)
def test_a_name_is_found_as_people_write_it(rulebook: Rulebook, query: str, expected: list[str]) -> None:
    assert found(rulebook, query) == expected


def test_without_a_query_everything_is_listed_by_name(rulebook: Rulebook) -> None:
    assert found(rulebook) == ["rsw", "experian-gb", "experian-de", "schufa", "uber-eea", "wolt"]


def test_a_person_sees_who_serves_their_place_or_its_parent(rulebook: Rulebook) -> None:
    assert found(rulebook, place_="DE") == ["rsw", "experian-de", "schufa", "uber-eea", "wolt"]
    assert found(rulebook, place_="GB") == ["experian-gb"]


def test_a_kind_narrows_the_list(rulebook: Rulebook) -> None:
    assert found(rulebook, kind=Kind.DELIVERY) == ["wolt"]
    assert found(rulebook, "experian", "DE", Kind.CREDIT_BUREAU) == ["experian-de"]


def test_a_place_that_is_not_there_is_not_found(rulebook: Rulebook) -> None:
    with pytest.raises(NotFound):
        found(rulebook, place_="ZZ")


def test_the_name_itself_counts_more_than_an_alias() -> None:
    book = Rulebook.build(
        [],
        [],
        [
            organisation("a", Kind.BANK, "DE", name="Other", aliases=("Klarna",)),
            organisation("b", Kind.BANK, "DE", name="Klarna"),
        ],
    )
    assert found(book, "klarna") == ["b", "a"]


def test_letters_are_compared_without_accents_and_case() -> None:
    assert folded("Übermæßig Øresund Çà") == "ubermaessig oresund ca"
