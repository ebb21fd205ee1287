"""`recourse rules`: which law applies, and why; or why none does."""

from __future__ import annotations

import datetime

import pytest

from assistant import resources
from assistant.clock import FixedClock
from assistant.commands import rules
from tests.unit.commands.small_rulebook import GOOD, run, run_json


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "rulebook", lambda: GOOD)
    monkeypatch.setattr(rules, "SystemClock", lambda: FixedClock.on(datetime.date(2026, 11, 23)))  # a Monday


def test_the_leading_law_comes_first_with_its_reasons() -> None:
    result = run("rules", "--person-in", "DE", "--organisation", "schufa", "--right", "access")
    assert result.exit_code == 0
    everybody = "it binds whatever organisation the law reaches"
    gdpr = f"GDPR is a law of European Union and holds in Germany too; {everybody}; in force since Fri 25 May 2018"
    bdsg = f"BDSG is a law of Germany, where you live; {everybody}; in force since Thu 1 Jan 2026"
    assert result.output.splitlines() == [
        "access",
        "  - GDPR, Art. 15 [gdpr/access@2018-05-25]",
        f"    {gdpr}",
        "  + BDSG, section 34 [bdsg/access@2026-01-01]",
        f"    {bdsg}; it adds to GDPR, which leads",
        "  not bdsg/access@2018-05-25: BDSG gave this right until Wed 31 Dec 2025",
    ]


def test_without_a_right_all_that_apply_are_shown() -> None:
    output = run("rules", "--person-in", "DE", "--organisation", "bank-eu").output
    assert output.startswith("access\n")
    assert "adverse_action\n  - BDSG, section 30 (unsure)" in output
    assert "not given here: free_report, correction" in output


def test_where_nothing_applies_it_is_said_why_and_what_instead() -> None:
    result = run("rules", "--person-in", "DE", "--organisation", "schufa", "--right", "adverse_action")
    assert result.exit_code == 1
    assert "does not apply: BDSG binds others here: bank" in result.output
    assert "instead: access" in result.output


def test_the_day_chooses_the_version() -> None:
    asked = ("rules", "--person-in", "DE", "--organisation", "schufa", "--right", "access", "--on", "2025-12-31")
    told = run_json(*asked)
    assert [rule["rule"] for rule in told["rights"][0]["rules"]] == [
        "gdpr/access@2018-05-25",
        "bdsg/access@2018-05-25",
    ]
    assert told["on"] == "2025-12-31"


def test_a_program_gets_rules_reasons_and_what_was_left_out() -> None:
    told = run_json("rules", "--person-in", "DE", "--organisation", "schufa", "--right", "access")
    assert (told["person_in"], told["organisation"], told["kind"], told["on"]) == (
        "DE",
        "schufa",
        "credit_bureau",
        "2026-11-23",
    )
    (access,) = told["rights"]
    assert access["applies"]
    assert access["rules"][1]["adds_to"] == "gdpr/access@2018-05-25"
    assert access["left_out"] == [
        {"rule": "bdsg/access@2018-05-25", "why": "BDSG gave this right until Wed 31 Dec 2025"}
    ]
    assert access["why_not"] is None


def test_another_kind_may_be_named() -> None:
    bank = run_json("rules", "--person-in", "DE", "--kind", "bank", "--right", "adverse_action")
    assert bank["organisation"] is None
    assert bank["rights"][0]["applies"]
    asked = ("rules", "--person-in", "DE", "--organisation", "schufa", "--kind", "bank", "--right", "adverse_action")
    assert run_json(*asked)["rights"][0]["applies"]


def test_an_organisation_that_serves_elsewhere_comes_with_a_caution() -> None:
    output = run("rules", "--person-in", "EU", "--organisation", "schufa", "--right", "access").output
    assert "caution: The directory knows this organisation for people in DE" in output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--organisation", "schufa"), 2, "--person-in"),
        (("--person-in", "DE"), 2, "name it with --organisation ID, or its kind with --kind"),
        (("--person-in", "DE", "--organisation", "shufa"), 1, "Did you mean 'schufa'?"),
        (("--person-in", "XX", "--organisation", "schufa"), 1, "The rulebook has no place 'XX'"),
        (("--person-in", "DE", "--organisation", "schufa", "--on", "tomorrow"), 2, "'tomorrow' is not a day"),
        (("--person-in", "DE", "--organisation", "schufa", "--on", "2026-02-30"), 2, "such as 2026-11-23"),
        (("--person-in", "DE", "--organisation", "schufa", "--right", "acces"), 2, "access"),
        (("--person-in", "DE", "--organisation", "schufa", "--kind", "shop"), 2, "credit_bureau"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_mend(words: tuple[str, ...], code: int, said: str) -> None:
    result = run("rules", *words)
    assert result.exit_code == code
    assert said in result.stderr
