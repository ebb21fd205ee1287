"""`recourse check`: 0 and a summary where all is well, 1 and every problem where not."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from assistant import resources
from assistant.clock import FixedClock
from assistant.commands import _letter_texts, check
from assistant.rendering.texts.catalogue import load_catalogue
from tests.unit.commands.small_rulebook import GOOD, run, run_json

SHIPPED = resources.letter_texts()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "letters" / "rulebook"
    shutil.copytree(GOOD, root)
    monkeypatch.setattr(resources, "rulebook", lambda: root)
    monkeypatch.setattr(resources, "letter_texts", lambda: tmp_path / "letters" / "texts")
    on_the_day(monkeypatch, datetime.date(2026, 11, 23))  # a Monday
    return root


def on_the_day(monkeypatch: pytest.MonkeyPatch, day: datetime.date) -> None:
    monkeypatch.setattr(check, "SystemClock", lambda: FixedClock.on(day))


def spoil(folder: Path, old: str = "email: datenschutz@example.org", new: str = "email: nobody") -> None:
    path = folder / "organisations/bureaus.yaml"
    path.write_text(path.read_text().replace(old, new))


def test_a_rulebook_in_order_is_summed_up(folder: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output == (
        "Everything is in order: 2 places, 2 laws, 4 rules, 2 authorities, 2 organisations, 0 letter texts.\n"
    )


def test_problems_are_listed_and_the_answer_is_no(folder: Path) -> None:
    spoil(folder)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        "letters/rulebook/organisations/bureaus.yaml:14: [1].email: 'nobody' is not an e-mail address; "
        "write one address, such as info@example.org\n"
    )
    assert result.stderr == "1 problem to mend.\n"


def test_problems_are_counted(folder: Path) -> None:
    spoil(folder)
    spoil(folder, "phone: +49 611 92780", "phone: none")
    assert run("check").stderr == "2 problems to mend.\n"


def test_what_is_in_doubt_is_said_and_stops_nothing(folder: Path) -> None:
    spoil(folder, "65201 Wiesbaden", "Wiesbaden")
    result = run("check")
    assert result.exit_code == 0
    assert "In doubt: letters/rulebook/organisations/bureaus.yaml:" in result.stdout
    assert "no line holds a postcode as DE has them; add it, such as '26133 Town'" in result.stdout
    assert "Everything is in order" in result.stdout


def test_what_is_old_is_counted_but_no_problem_yet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_day(monkeypatch, datetime.date(2027, 10, 1))
    result = run("check")
    assert result.exit_code == 0
    assert "1 fact was checked too long ago: 'recourse check --stale' lists what to look at again." in result.output


def test_what_is_old_is_listed_when_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "--stale").exit_code == 0
    on_the_day(monkeypatch, datetime.date(2029, 1, 1))
    result = run("check", "--stale")
    assert result.exit_code == 1
    assert "this was to be checked again by 2028-05-23" in result.stdout
    assert "too long ago" not in result.output


def test_programs_get_json(folder: Path) -> None:
    assert run_json("check") == {
        "ok": True,
        "problems": [],
        "warnings": [],
        "stale": 0,
        "counts": {"places": 2, "laws": 2, "rules": 4, "authorities": 2, "organisations": 2, "letter texts": 0},
    }
    spoil(folder)
    told = run_json("check")
    assert not told["ok"]
    assert told["problems"] == [
        {
            "file": "letters/rulebook/organisations/bureaus.yaml",
            "line": 14,
            "key": "[1].email",
            "wrong": "'nobody' is not an e-mail address",
            "mend": "write one address, such as info@example.org",
        }
    ]


def test_another_folder_can_be_checked(folder: Path, tmp_path: Path) -> None:
    spoil(folder)
    assert run("check", "--rulebook", str(GOOD)).exit_code == 0
    assert run("check", "--rulebook", str(tmp_path / "nowhere")).exit_code == 2


def put_text(folder: Path, name: str, text: str) -> None:
    path = folder.parent / "texts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_letter_text_is_checked_with_the_rulebook(folder: Path) -> None:
    put_text(folder, "gdpr/access/first.en.md", "no header\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("texts/gdpr/access/first.en.md:1: begin the file with a header")
    assert run_json("check")["problems"][0]["file"] == "texts/gdpr/access/first.en.md"


def test_a_letter_that_no_rule_leads_to_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load_catalogue(SHIPPED)
    monkeypatch.setattr(_letter_texts, "load_catalogue", lambda _: shipped)
    result = run("check")
    assert result.exit_code == 1
    expected = "law: the rulebook has no rule for access under 'fcra' that this letter could rest on; add the rule"
    assert expected in result.stdout
    assert not any(line.startswith("texts/gdpr/access/first") for line in result.stdout.splitlines())
    assert "texts/general/" not in result.stdout  # these belong to a right, not to a law


def test_letters_are_not_blamed_for_a_rulebook_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = load_catalogue(SHIPPED)
    monkeypatch.setattr(_letter_texts, "load_catalogue", lambda _: shipped)
    spoil(folder)
    assert "could rest on" not in run("check").stdout


def test_a_profile_of_paper_that_is_wrong_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    styles = folder.parent / "styles"
    styles.mkdir()
    (styles / "profiles.yaml").write_text("a4: 1\n")
    monkeypatch.setattr(resources, "letter_styles", lambda: styles)
    result = run("check")
    assert result.exit_code == 1
    assert "profiles.yaml:1: " in result.stdout
