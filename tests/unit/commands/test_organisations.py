"""`recourse organisations`: found by what people call them."""

from __future__ import annotations

import pytest

from assistant import resources
from assistant.commands import organisations
from tests.unit.commands.small_rulebook import GOOD, run, run_json


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "rulebook", lambda: GOOD)


def test_an_organisation_is_shown_whole() -> None:
    result = run("organisations", "shufa")
    assert result.exit_code == 0
    for words in (
        "SCHUFA [schufa]",
        "legal name: SCHUFA Holding AG",
        "credit_bureau; for people in DE",
        "data protection requests: SCHUFA Holding AG, Kormoranweg 5, 65201 Wiesbaden, DE",
        "email: datenschutz@example.org",
        "phone (in doubt): +49 611 92780",
        "checked on: 2026-03-27",
    ):
        assert words in result.output


def test_what_is_unsure_says_so() -> None:
    assert "Unsure: check this before you write." in run("organisations", "bank of the union").output


def test_many_are_listed_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisations, "FEW", 1)
    lines = run("organisations").output.splitlines()
    assert len(lines) == 2
    assert lines[0].split()[0] == "bank-eu"
    assert "(bank; EU, DE)" in lines[0]


def test_place_and_kind_narrow_the_search() -> None:
    assert [o["id"] for o in run_json("organisations", "--place", "EU")["organisations"]] == ["bank-eu"]
    assert [o["id"] for o in run_json("organisations", "--kind", "credit_bureau")["organisations"]] == ["schufa"]


def test_a_program_gets_every_field() -> None:
    told = run_json("organisations", "schufa")["organisations"][0]
    assert told["places"] == ["DE"]
    assert told["addresses"][0]["lines"] == ["SCHUFA Holding AG", "Kormoranweg 5", "65201 Wiesbaden"]
    assert told["doubtful"] == ["phone"]


def test_where_nothing_fits_the_answer_is_no_with_advice() -> None:
    result = run("organisations", "nobody", "knows")
    assert result.exit_code == 1
    assert result.stderr == (
        "No organisation in the directory fits. Try another name, a part of it, or leave out --place and --kind.\n"
    )
    assert run("organisations", "nobody", "--json").stdout.strip() == '{\n  "organisations": []\n}'


def test_a_kind_that_is_none_is_wrong_use() -> None:
    result = run("organisations", "--kind", "shop")
    assert result.exit_code == 2
    assert "credit_bureau" in result.stderr


def test_a_place_that_is_not_there_is_not_found() -> None:
    assert run("organisations", "--place", "ZZ").exit_code == 1
