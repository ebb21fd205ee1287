"""export, import, backup, restore, rotate-keys: as they are typed."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import recourse
from assistant.clock import FixedClock
from assistant.domain.events import EventKind
from assistant.services.open_store import open_store, personal_workspace
from assistant.services.record_event import record_event
from assistant.store import container
from tests.integration.databases import TUESDAY, sqlite_settings
from tests.integration.store.test_rotation import fill

PASSPHRASE = "four unrelated words here"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with something in it."""
    return filled(tmp_path / "data")


def filled(folder: Path) -> Path:
    clock = FixedClock.on(TUESDAY)
    store = open_store(sqlite_settings(folder))
    fill(store, personal_workspace(store, clock), clock)
    store.close()
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Type a command on the machine whose data folder is named."""

    def typed(*arguments: object, on: Path, answer: str = "") -> Result:
        environment = {"RECOURSE_DATA": str(on), "RECOURSE_MODE": "", "RECOURSE_DATABASE": ""}
        return CliRunner(env=environment).invoke(recourse, [str(part) for part in arguments], input=answer)

    return typed


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    return file


class TestExportAndImport:
    @pytest.mark.parametrize("name", ["mine.json", "mine.zip", "mine"])
    def test_what_is_exported_here_is_imported_there_and_twice_changes_nothing(
        self, run: Run, data: Path, tmp_path: Path, name: str
    ) -> None:
        file = tmp_path / name
        exported = run("export", file, on=data)
        assert exported.exit_code == 0, exported.output
        assert "in clear: whoever gets it can read it" in exported.stderr
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_bytes()[:2] == (b"PK" if name.endswith("zip") else b"{\n")
        first = run("import", file, on=tmp_path / "there")
        assert (first.exit_code, first.stdout) == (
            0,
            "Added: 2 requests, 5 events, 1 letter, 1 draft, 1 organisation of your own, your details.\n",
        )
        again = run("import", file, on=tmp_path / "there")
        assert (again.exit_code, again.stdout) == (0, "Added: 0 requests, 0 events, 0 letters, 0 drafts.\n")

    def test_a_sealed_export(self, run: Run, data: Path, tmp_path: Path, passphrase_file: Path) -> None:
        file = tmp_path / "mine.zip"
        exported = run("export", file, "--passphrase-file", passphrase_file, on=data)
        assert (exported.exit_code, exported.stderr) == (0, "")
        assert file.read_bytes().startswith(container.MAGIC)
        without = run("import", file, on=tmp_path / "there")
        assert (without.exit_code, without.stderr) == (
            1,
            "This file is sealed. Give the passphrase it was exported with.\n",
        )
        with_it = run("import", file, "--passphrase-file", passphrase_file, "--json", on=tmp_path / "there")
        assert json.loads(with_it.stdout)["requests"] == 2

    def test_a_passphrase_can_be_typed(self, run: Run, data: Path, tmp_path: Path) -> None:
        file = tmp_path / "mine.json"
        typed = f"{PASSPHRASE}\n{PASSPHRASE}\n"
        assert run("export", file, "--ask-passphrase", on=data, answer=typed).exit_code == 0
        there = run("import", file, "--ask-passphrase", on=tmp_path / "there", answer=f"{PASSPHRASE}\n")
        assert there.exit_code == 0
        assert PASSPHRASE not in there.output

    def test_a_short_passphrase_is_wrong_use(self, run: Run, data: Path, tmp_path: Path) -> None:
        short = run("export", tmp_path / "x", "--ask-passphrase", on=data, answer="short\nshort\n")
        assert short.exit_code == 2
        assert "at least 10 characters" in short.stderr
        assert not (tmp_path / "x").exists()

    def test_a_file_that_is_there_stays_unless_it_may_be_replaced(self, run: Run, data: Path, tmp_path: Path) -> None:
        file = tmp_path / "mine.json"
        file.write_text("something else")
        refused = run("export", file, on=data)
        assert (refused.exit_code, file.read_text()) == (2, "something else")
        assert "add --replace" in refused.stderr
        assert run("export", file, "--replace", on=data).exit_code == 0
        assert json.loads(file.read_bytes())["format"] == "recourse-export"

    @pytest.mark.parametrize("content", [b"", b"hello", b"{}", b"PK"])
    def test_another_file_is_wrong_use(self, run: Run, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "other"
        file.write_bytes(content)
        assert run("import", file, on=tmp_path / "there").exit_code == 2

    def test_a_file_that_is_not_there_is_wrong_use(self, run: Run, tmp_path: Path) -> None:
        missing = run("import", tmp_path / "missing", on=tmp_path / "there")
        assert missing.exit_code == 2
        assert "cannot be read" in missing.stderr

    def test_what_differs_here_is_left_alone_and_the_answer_is_no(self, run: Run, data: Path, tmp_path: Path) -> None:
        file, there = tmp_path / "mine.json", tmp_path / "there"
        run("export", file, on=data)
        run("import", file, on=there)
        for folder, kind in ((data, EventKind.ANSWERED), (there, EventKind.REFUSED)):
            store = open_store(sqlite_settings(folder))
            clock = FixedClock.on(TUESDAY)
            request = json.loads(file.read_bytes())["requests"][1]["request"]["id"]
            with store.unit_of_work(personal_workspace(store, clock)) as session:
                record_event(session, clock, request, kind, TUESDAY)
            store.close()
        run("export", file, "--replace", on=data)
        left = run("import", file, on=there)
        assert left.exit_code == 1
        assert (
            left.stderr == "Left as it is here: R-2026-K7M2Q: both logs went on, and differently; keep both copies.\n"
        )

    def test_on_a_hosted_site_each_workspace_exports_from_its_pages(self, tmp_path: Path) -> None:
        environment = {"RECOURSE_DATA": str(tmp_path), "RECOURSE_MODE": "hosted", "RECOURSE_DATABASE": "sqlite://"}
        refused = CliRunner(env=environment).invoke(recourse, ["export", str(tmp_path / "x")])
        assert refused.exit_code == 1
        assert "Sign in" in refused.stderr


class TestBackupAndRestore:
    def test_on_another_machine_with_the_passphrase(
        self, run: Run, data: Path, tmp_path: Path, passphrase_file: Path
    ) -> None:
        file = tmp_path / "mine.backup"
        made = run("backup", file, "--passphrase-file", passphrase_file, on=data)
        assert (made.exit_code, made.stdout) == (0, f"Backed up and checked: 2 requests and 1 letter in {file}.\n")
        there = run("restore", file, "--passphrase-file", passphrase_file, on=tmp_path / "there")
        assert there.exit_code == 0
        assert there.stdout.startswith("Restored and checked: 2 requests and 1 letter, backed up ")

    def test_without_a_passphrase_it_says_what_is_needed_to_restore(self, run: Run, data: Path, tmp_path: Path) -> None:
        file = tmp_path / "mine.backup"
        made = run("backup", file, on=data)
        assert made.exit_code == 0
        assert f"opens only with the key file {data / 'keys.json'}" in made.stderr
        assert run("restore", file, on=tmp_path / "there").exit_code == 1
        refused = run("restore", file, on=data)
        assert refused.exit_code == 1
        assert "Add --replace" in refused.stderr
        replaced = run("restore", file, "--replace", "--json", on=data)
        assert replaced.exit_code == 0
        assert json.loads(replaced.stdout)["contents"]["events"] == 5

    def test_with_nothing_kept_there_is_nothing_to_back_up(self, run: Run, tmp_path: Path) -> None:
        nothing = run("backup", tmp_path / "x", on=tmp_path / "empty")
        assert nothing.exit_code == 1
        assert "nothing to back up" in nothing.stderr
        assert not (tmp_path / "empty").exists()

    def test_a_passphrase_file_that_is_not_there_is_wrong_use(self, run: Run, data: Path, tmp_path: Path) -> None:
        refused = run("backup", tmp_path / "x", "--passphrase-file", tmp_path / "missing", on=data)
        assert refused.exit_code == 2
        assert "cannot be read" in refused.stderr

    @pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
    def test_an_empty_or_odd_passphrase_file_is_wrong_use(
        self, run: Run, data: Path, tmp_path: Path, content: bytes
    ) -> None:
        file = tmp_path / "passphrase"
        file.write_bytes(content)
        refused = run("backup", tmp_path / "x", "--passphrase-file", file, on=data)
        assert refused.exit_code == 2
        assert "--passphrase-file" in refused.stderr


def test_new_keys(run: Run, data: Path, tmp_path: Path) -> None:
    before = (data / "keys.json").read_bytes()
    done = run("rotate-keys", on=data)
    assert (done.exit_code, done.stdout) == (0, "New keys for 1 workspace; 16 rows encrypted again.\n")
    assert (data / "keys.json").read_bytes() != before
    assert run("export", tmp_path / "x.json", on=data).exit_code == 0
