"""`recourse check`: 0 and a summary where all is well, 1 and every problem where not."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from assistant import resources
from assistant.clock import FixedClock
from assistant.commands import check
from tests.unit.commands.small_rulebook import GOOD, run, run_json


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "letters" / "rulebook"
    shutil.copytree(GOOD, root)
    monkeypatch.setattr(resources, "rulebook", lambda: root)
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
    assert result.output == ("Everything is in order: 2 places, 2 laws, 4 rules, 2 authorities, 2 organisations.\n")


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
        "stale": 0,
        "counts": {"places": 2, "laws": 2, "rules": 4, "authorities": 2, "organisations": 2},
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
