"""What the checks find, when they find it, and what they leave for later."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.domain.rights import Right
from assistant.errors import NotFound, RuleFileError
from assistant.rules.checking import check_folder, load_folder, stale_in
from assistant.rules.checks.contacts import is_web_address
from assistant.rules.checks.words import is_country, is_language, is_place

TODAY = datetime.date(2026, 11, 23)  # a Monday


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_folder(folder).problems]


def test_what_points_to_a_file_that_cannot_be_read_is_not_blamed(folder: Path) -> None:
    change(folder / "places/EU/laws/gdpr.yaml", "short: GDPR", "short: [GDPR]")
    assert said(folder) == ["letters/rulebook/places/EU/laws/gdpr.yaml:3: short: this is a list; write text"]


def test_what_can_be_checked_all_the_same_is_checked(folder: Path) -> None:
    change(folder / "places/EU/laws/gdpr.yaml", "short: GDPR", "short: [GDPR]")
    change(folder / "places/DE/laws/bdsg.yaml", "since: 2026-01-01", "since: 2026-03-01")
    change(folder / "organisations/bureaus.yaml", "email: datenschutz@example.org", "email: nobody")
    assert [fault.partition(": ")[2].partition(":")[0] for fault in said(folder)] == [
        "[1].email",
        "rules[2].since",
        "short",
    ]


def test_a_law_in_a_folder_without_a_place_leads_to_one_message(folder: Path) -> None:
    (folder / "places/DE/place.yaml").unlink()
    assert "letters/rulebook/places/DE: the folder has no place.yaml; add it, or take the folder away" in said(folder)
    assert not any("Traceback" in fault or "points to nothing" in fault for fault in said(folder))


def test_loading_refuses_with_every_problem(folder: Path) -> None:
    change(folder / "places/DE/laws/bdsg.yaml", "since: 2026-01-01", "since: 2026-03-01")
    change(folder / "places/DE/authorities.yaml", "then: de-court", "then: de-curt")
    with pytest.raises(RuleFileError) as refused:
        load_folder(folder)
    assert len(refused.value.problems) == 2


def test_loading_does_not_look_at_telephones(folder: Path) -> None:
    change(folder / "organisations/bureaus.yaml", "phone: +49 611 92780", "phone: none")
    assert load_folder(folder).organisation("schufa").phone == "none"
    assert len(said(folder)) == 1


def test_a_rulebook_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("months_later", "stale"), [(0, []), (17, []), (25, ["DE", "EU", "bdsg", "gdpr", "he", "court"])]
)
def test_a_fact_grows_old_after_eighteen_months(folder: Path, months_later: int, stale: list[str]) -> None:
    year, month = divmod(TODAY.month - 1 + months_later, 12)
    day = datetime.date(TODAY.year + year, month + 1, 23)
    change(folder / "organisations/bureaus.yaml", "  checked_on: 2026-03-27\n", "")
    assert len(stale_in(folder, day)) == len(stale)


def test_what_is_old_is_said_with_the_day_and_the_mend(folder: Path) -> None:
    found = stale_in(folder, datetime.date(2027, 10, 1))
    assert [(problem.line, problem.key) for problem in found] == [(21, "[1].checked_on")]
    assert found[0].wrong == "this was to be checked again by 2027-09-27"
    assert found[0].mend == "compare it with its source and write 'checked_on: 2027-10-01'"


def test_a_rule_that_was_checked_apart_grows_old_apart(folder: Path) -> None:
    change(
        folder / "places/DE/laws/bdsg.yaml",
        "    provision: section 30\n",
        "    provision: section 30\n    checked_on: 2024-01-01\n",
    )
    assert [problem.key for problem in stale_in(folder, TODAY)] == ["rules[3].checked_on"]


def test_a_check_in_the_future_is_said(folder: Path) -> None:
    change(folder / "organisations/bureaus.yaml", "checked_on: 2026-03-27", "checked_on: 2026-12-24")
    assert [problem.wrong for problem in stale_in(folder, TODAY)] == ["2026-12-24 is still to come"]


def test_a_calendar_that_runs_out_is_said_in_time(folder: Path) -> None:
    change(folder / "places/DE/place.yaml", "  parts: [HE, BY]\n", "  parts: [HE, BY]\n  to_year: 2027\n")
    assert [p.key for p in stale_in(folder, datetime.date(2026, 6, 30)) if "year" in p.key] == []
    found = stale_in(folder, TODAY)
    assert [(problem.key, problem.wrong) for problem in found] == [
        ("calendar.to_year", "the calendar runs out at the end of 2027")
    ]


def test_staleness_is_no_fault_of_the_files(folder: Path) -> None:
    change(folder / "organisations/bureaus.yaml", "checked_on: 2026-03-27", "checked_on: 2016-03-27")
    assert said(folder) == []
    assert load_folder(folder).organisation("schufa").checked_on == datetime.date(2016, 3, 27)


def register(folder: Path, **states: str) -> None:
    given = {"DE": {"access", "adverse_action"}, "EU": {"access"}}
    lines = []
    for place, rights in given.items():
        for right in Right:
            state = states.get(f"{place}_{right.value}", "complete" if right.value in rights else "none")
            if state:
                lines.append(
                    f"- {{place: {place}, right: {right.value}, state: {state}, "
                    "verified_on: 2026-11-23, source: [the law]}\n"
                )
    (folder / "coverage.yaml").write_text("".join(lines))


def test_a_register_that_says_what_the_rules_say_is_in_order(folder: Path) -> None:
    register(folder)
    assert said(folder) == []


def test_a_right_that_the_register_forgets_is_said(folder: Path) -> None:
    register(folder, DE_erasure="", DE_objection="")
    wrong = "place: the register of coverage says nothing of erasure, objection here"
    mend = "add a line for each to coverage.yaml, be it 'none'"
    assert said(folder) == [f"letters/rulebook/places/DE/place.yaml:1: {wrong}; {mend}"]


def test_a_place_that_the_register_forgets_is_said(folder: Path) -> None:
    register(folder, **{f"EU_{right.value}": "" for right in Right})
    wrong = "place: the register of coverage does not know this place"
    mend = "add a line for each right to coverage.yaml"
    assert said(folder) == [f"letters/rulebook/places/EU/place.yaml:1: {wrong}; {mend}"]


def test_an_old_line_of_the_register_is_to_be_checked_again(folder: Path) -> None:
    register(folder)
    change(folder / "coverage.yaml", "2026-11-23", "2024-11-23")
    assert {problem.key.partition(".")[2] for problem in stale_in(folder, TODAY)} == {"verified_on"}


@pytest.mark.parametrize("code", ["de", "en", "fil", "tet", "zh-Hant", "nb"])
def test_languages_have_codes(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["xx", "deu-Quux", "German", "", "d", "zh-", "DEU1"])
def test_what_is_no_language(code: str) -> None:
    assert not is_language(code)


def test_places_have_codes() -> None:
    assert all(map(is_place, ["DE", "EU", "US-CA", "CA-QC", "NO"]))
    assert not any(map(is_place, ["XX", "de", "US-XX", "DEU", "", "-"]))
    assert is_country("NO")
    assert not is_country("EU")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org",
        "http://example.org/a?b=c#d",
        "https://bücher.example/x",
        "https://example.org:8443/",
        "https://xn--bcher-kva.example",
    ],
)
def test_an_address_on_the_web(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "www.example.org",
        "example",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://user:pass@example.org",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://-example.org",
        "https://[::1",
        "https://example..org",
        "",
    ],
)
def test_what_is_no_address_on_the_web(text: str) -> None:
    assert not is_web_address(text)
