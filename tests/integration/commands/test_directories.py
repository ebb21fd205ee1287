"""import directory, export directory: as they are typed."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import recourse
from assistant.clock import FixedClock
from assistant.domain.directory import ContactField
from assistant.domain.organisations import Kind
from assistant.services.correct_contact import correct_contact
from assistant.services.open_store import open_store, personal_workspace
from tests.integration.databases import TUESDAY, sqlite_settings
from tests.unit.domain.lawbooks import organisation
from tests.unit.rules.directories.made_up import directory, put

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Type a command on one's own machine."""

    def typed(*arguments: object) -> Result:
        environment = {"RECOURSE_DATA": str(tmp_path / "data"), "RECOURSE_MODE": "", "RECOURSE_DATABASE": ""}
        return CliRunner(env=environment).invoke(recourse, [str(part) for part in arguments])

    return typed


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = directory(tmp_path / "others")
    put(root, "companies/notes", "hello")
    put(root, "companies/broken.json", "{")
    with tarfile.open(tmp_path / "others.tar.gz", "w:gz") as packed:
        packed.add(root, arcname=".")
    return tmp_path / "others.tar.gz"


def test_another_directory_is_taken_in_and_what_cannot_be_read_is_listed(run: Run, archive: Path) -> None:
    done = run("import", "directory", archive)
    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "Datenanfragen.de (CC0 1.0), data of 2026-02-02:\n"
        "  organisations: 3 added, 0 changed, 0 as they were.\n"
        "  no longer listed: 1 added, 0 changed, 0 as they were.\n"
        "  authorities: 1 added, 0 changed, 0 as they were.\n"
        "  packs: 2 added, 0 changed, 0 as they were.\n"
        "7 records written.\n"
    )
    assert done.stderr.splitlines() == [
        "Not read: companies/broken.json: it is not JSON: Expecting property name enclosed in double quotes in line 1.",
        "Not read: companies/notes: its name does not end in .json.",
    ]
    again = run("import", "directory", archive)
    assert "0 records written." in again.stdout


def test_programs_get_json(run: Run, archive: Path) -> None:
    told = json.loads(run("import", "directory", archive, "--json").stdout)
    assert told["rows_changed"] == 7
    assert told["imported"]["changes"]["organisation"]["added"] == 3
    assert [one["file"] for one in told["imported"]["left_out"]] == ["companies/broken.json", "companies/notes"]


def test_what_is_no_directory_is_wrong_use(run: Run, tmp_path: Path) -> None:
    refused = run("import", "directory", tmp_path)
    assert refused.exit_code == 2
    assert "holds no directory" in refused.stderr
    assert run("import", "directory").exit_code == 2
    assert run("import", "directory", tmp_path / "missing").exit_code == 2


def test_a_file_of_that_name_is_still_imported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "./directory").exit_code == 0
    assert run("import", "./directory").stdout.startswith("Added: ")
    assert run("import", "directory").stdout.startswith("Added: ")


def test_both_forms_are_explained(run: Run) -> None:
    assert "recourse import directory PATH" in " ".join(run("import", "--help").stdout.split())
    assert "Datenanfragen.de" in run("import", "directory", "--help").stdout


def test_the_directory_is_written_as_json_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "organisations.jsonl"
    assert run("export", "directory", path).exit_code == 0
    head, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert (head["format"], head["version"]) == ("recourse-directory", 1)
    by_id = {one["id"]: one for one in lines}
    assert by_id["schufa"]["place"] == "DE"
    assert len(by_id) == len(lines) > 100
    refused = run("export", "directory", path)
    assert refused.exit_code == 2
    assert "add --replace" in refused.stderr


def test_ones_own_are_written_as_a_contribution(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    nothing = run("export", "directory", path, "--own")
    assert nothing.exit_code == 1
    assert "nothing to contribute" in nothing.stderr
    clock = FixedClock.on(TUESDAY)
    store = open_store(sqlite_settings(tmp_path / "data"))
    with store.unit_of_work(personal_workspace(store, clock)) as session:
        correct_contact(
            session, clock, organisation("schufa", Kind.CREDIT_BUREAU, "DE"), ContactField.EMAIL, "neu@schufa.example"
        )
    store.close()
    done = run("export", "directory", path, "--own", "--json")
    assert json.loads(done.stdout)["organisations"] == 1
    assert "email: neu@schufa.example" in path.read_text(encoding="utf-8")


def test_what_was_imported_is_found_and_marked_and_a_letter_can_be_written(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    assert run("organisations", "lampen").exit_code == 1
    run("import", "directory", archive)
    found = run("organisations", "lampen")
    assert "Lampen Meier GmbH & Co. KG [datenanfragen:lampen-meier]" in found.stdout
    assert "from Datenanfragen.de, 2026-02-02" in found.stdout
    assert "formerly: Leuchten Alt AG" in found.stdout
    assert "law of its own" in run("organisations", "sankt", "lux").stdout
    assert "Leuchten Alt AG is no longer listed: company acquired." in run("organisations", "leuchten", "alt").stderr
    told = json.loads(run("organisations", "lampen", "--json").stdout)["organisations"][0]
    assert (told["origin"], told["quality"], told["directory"]["licence"]) == ("imported", "verified", "CC0 1.0")
    answers = tmp_path / "answers.json"
    person = {"name": "Zoë Müller", "address": {"lines": ["Rosenweg 12", "60311 Frankfurt am Main"], "country": "DE"}}
    answers.write_text(json.dumps({"person": person, "person_in": "DE"}))
    typed = ("letter", "--organisation", "datenanfragen:lampen-meier", "--right", "access", "--answers", answers)
    letter = run(*typed, "--out", "-")
    assert letter.exit_code == 0, letter.output
    assert "Lampen Meier GmbH & Co. KG\nDatenschutz\nLichtweg 3\n10115 Berlin\n" in letter.stdout


def test_looking_something_up_makes_no_database(run: Run, tmp_path: Path) -> None:
    assert run("organisations", "schufa").exit_code == 0
    assert not (tmp_path / "data" / "recourse.sqlite3").exists()
