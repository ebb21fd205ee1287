"""`recourse letter`: a file out of an organisation, a right and answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from assistant.cli import recourse

ANNA: dict[str, Any] = {
    "person": {
        "name": "Anna *Müller* {{7*7}} <b>",
        "address": {"lines": ["12 High Street", "Leeds LS1 1AA"], "country": "GB"},
        "identifiers": {"date_of_birth": "1980-02-29", "ssn": "123-45-6789"},
    },
    "person_in": "GB",
    "signature_place": "Leeds",
}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return written(tmp_path, ANNA)


def written(folder: Path, data: object) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def run(answers: Path, out: str | Path, *more: str, organisation: str = "experian-gb", right: str = "access") -> Result:
    arguments = [
        "letter",
        "--organisation",
        organisation,
        "--right",
        right,
        "--answers",
        str(answers),
        "--out",
        str(out),
    ]
    return CliRunner().invoke(recourse, [*arguments, "--on", "2026-11-23", *more], catch_exceptions=False)


def test_a_letter_is_printed_word_for_word_and_what_it_left_out_is_said_aside(answers: Path) -> None:
    result = run(answers, "-")
    assert result.exit_code == 0
    assert "Anna *Müller* {{7*7}} <b>" in result.stdout
    assert "Experian Limited" in result.stdout
    assert "29 February 1980" in result.stdout
    assert "6789" not in result.stdout
    assert "Left out: person.identifiers.ssn: this number is never printed whole" in result.stderr


def test_the_structure_is_printed_as_json(answers: Path) -> None:
    letter = json.loads(run(answers, "-", "--format", "json").stdout)
    assert letter["language"] == "en"
    assert letter["date"] == "2026-11-23"


@pytest.mark.parametrize(
    ("ending", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("txt", b""), ("json", b"{"), ("eml", b"")]
)
def test_every_format_is_written_to_its_file(answers: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"letter.{ending}"
    assert run(answers, out).exit_code == 0
    made = out.read_bytes()
    assert made.startswith(begins)
    assert len(made) > 500
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["answers.json", out.name])


def test_a_file_name_without_a_format_is_wrong_use(answers: Path, tmp_path: Path) -> None:
    result = run(answers, tmp_path / "letter.odt")
    assert result.exit_code == 2
    assert ".pdf, .docx, .eml, .txt, .json" in result.stderr


def test_a_bad_answer_is_wrong_use_and_names_the_field(tmp_path: Path) -> None:
    result = run(written(tmp_path, {**ANNA, "itmes": []}), "-")
    assert result.exit_code == 2
    assert result.stderr == "itmes: this key is not known; did you mean 'items'?\n"
    assert result.stdout == ""


def test_a_language_that_does_not_ship_is_wrong_use_and_names_those_that_do(answers: Path) -> None:
    result = run(answers, "-", "--language", "xx")
    assert result.exit_code == 2
    assert "'xx'; it is there in: " in result.stderr
    assert "en" in result.stderr


def test_a_right_that_no_law_gives_is_a_no(answers: Path) -> None:
    result = run(answers, "-", right="security_freeze")
    assert result.exit_code == 1
    assert "No law in the rulebook gives the right" in result.stderr


def test_an_organisation_that_is_not_known_is_a_no(answers: Path) -> None:
    result = run(answers, "-", organisation="experian-bg")
    assert result.exit_code == 1
    assert "Did you mean" in result.stderr


def test_a_right_that_does_not_exist_is_wrong_use(answers: Path) -> None:
    assert run(answers, "-", right="acess").exit_code == 2


def test_answers_that_cannot_be_read_are_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path / "nothing.json", "-")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr


def test_answers_may_come_from_standard_input(answers: Path) -> None:
    arguments = ["letter", "--organisation", "experian-gb", "--right", "access", "--answers", "-", "--out", "-"]
    result = CliRunner().invoke(recourse, arguments, input=answers.read_text("utf-8"), catch_exceptions=False)
    assert result.exit_code == 0


def test_a_folder_that_does_not_exist_is_said_plainly_and_nothing_is_left_behind(answers: Path, tmp_path: Path) -> None:
    result = run(answers, tmp_path / "nowhere" / "letter.txt")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_an_envelope_that_does_not_exist_is_refused_with_those_that_do(answers: Path) -> None:
    result = run(answers, "-", "--profile", "shoebox")
    assert result.exit_code == 1
    assert "uk-dl" in result.stderr
