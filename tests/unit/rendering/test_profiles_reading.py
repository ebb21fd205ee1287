"""A broken profile file is refused with file, line, key and the mend; one broken file a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import RuleFileError
from assistant.rendering.profiles_reading import read_profiles
from assistant.resources import letter_styles

SHIPPED = (letter_styles() / "profiles.yaml").read_text(encoding="utf-8")


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "profiles.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        read_profiles(file)
    return caught.value.problems


def changed(before: str, after: str) -> str:
    assert before in SHIPPED
    return SHIPPED.replace(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("clearance: 1\n", "clearence: 1\n", "clearance: this key is missing"),
        ("punch: 148.5", "punsh: 148.5", "punsh: this key is not known; the keys are address,"),
        ("  punch: 148.5\n", "  punch: 148.5\n  punch: 100\n", "punch: this key already stands in line"),
        ("width: 220", "width: wide", "width: write a number here, 0 or more"),
        ("width: 220", "width: -220", "width: write a number here, 0 or more"),
        ("paper: A4", "paper: A5", "paper: choose one of A4, Letter"),
        ("date: aside", "date: above", "date: choose one of aside, body"),
        ("folds: [105, 210]", "folds: 105", "folds: write a list here"),
        ("bottom: 15, width: 90", "width: 90", "bottom: this key is missing"),
        ("name: Window on the left, DIN 5008 form B", "name: []", "name: write a text here"),
        ("top: 62.7", "top: 68", "6 lines stand at"),
        ("size: 10.5, leading: 12}", "size: 6, leading: 7}", "type below 8 points"),
        ("body: 98.5", "body: 80", "begin the text below that"),
        ("aside: {left: 125, top: 32, width: 65}", "aside: {left: 100, top: 32, width: 65}", "runs through what"),
        (
            "margins: {top: 25, right: 20, bottom: 25, left: 25}",
            "margins: {top: 25, right: 20, bottom: 25, left: 2}",
            "outer 5 mm white",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    found = problems(tmp_path, changed(before, after))
    assert any(said in problem for problem in found), found
    assert all(problem.startswith(f"{tmp_path / 'profiles.yaml'}:") for problem in found)


def test_a_missing_plain_profile_is_missed(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, SHIPPED.split("\nplain:")[0] + "\n")[:1]
    assert "every address must have a way without a window" in found


def test_a_file_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "din: [")
    assert "this is not YAML" in found


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "write keys with values here" in problems(tmp_path, "")[0]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="cannot be read"):
        read_profiles(tmp_path / "none.yaml")


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = changed("date: aside", "date: above").replace("width: 220", "width: wide")
    assert len(problems(tmp_path, text)) > 2
