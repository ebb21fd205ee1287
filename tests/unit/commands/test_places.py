"""`recourse places`: what the law of a place gives, for people and for programs."""

from __future__ import annotations

import pytest

from assistant import resources
from tests.unit.commands.small_rulebook import GOOD, run, run_json


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "rulebook", lambda: GOOD)


def test_without_a_code_all_places_are_listed() -> None:
    result = run("places")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "DE     Germany (rights: 2, laws: 2)",
        "EU     European Union (rights: 1, laws: 1)",
    ]
    assert [place["code"] for place in run_json("places")["places"]] == ["DE", "EU"]


def test_a_place_shows_its_laws_rights_and_authorities() -> None:
    result = run("places", "DE")
    assert result.exit_code == 0
    for words in (
        "Germany (DE)",
        "inherits from: EU",
        "letters may be written in: de",
        "GDPR [gdpr]: General Data Protection Regulation",
        "- access: section 34, as it was; since 2018-05-25 until 2025-12-31",
        "- adverse_action against bank: section 30; since 2018-05-25 (unsure)",
        "Hessian Commissioner [de-he]",
        "complaints: https://datenschutz.hessen.de",
    ):
        assert words in result.output


def test_a_program_gets_the_whole_place() -> None:
    told = run_json("places", "DE")
    assert told["parents"] == ["EU"]
    assert told["name"] == {"en": "Germany", "local": "Deutschland"}
    assert told["rights"] == {
        "access": ["bdsg/access@2018-05-25", "bdsg/access@2026-01-01", "gdpr/access@2018-05-25"],
        "adverse_action": ["bdsg/adverse_action@2018-05-25"],
    }
    assert [law["id"] for law in told["laws"]] == ["bdsg", "gdpr"]
    assert [authority["id"] for authority in told["authorities"]] == ["de-he", "de-court"]


def test_a_place_that_is_not_there_is_not_found() -> None:
    result = run("places", "de")
    assert result.exit_code == 1
    assert result.stderr == "The rulebook has no place 'de'. Did you mean 'DE'?\n"
