"""A backup is one sealed file that was opened again before it counts; a restore is checked before it replaces."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.clock import FixedClock
from assistant.config import Mode, Settings
from assistant.crypto import KeyFileTrouble, KeyRing, load_keys, save_keys
from assistant.domain.events import EventKind
from assistant.errors import BadInput, NotFound
from assistant.services.back_up import Contents, CopyDamaged, KeptOnAServer, back_up
from assistant.services.open_store import MadeByNewerRecourse, Store, open_store
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.restore import CannotOpenFile, HoldsData, InUse, NeedsPassphrase, restore
from assistant.services.rotate_keys import rotate_keys
from assistant.store import container, migrate
from assistant.store.store import WorkspaceKind
from tests.integration.databases import TUESDAY, sqlite_settings
from tests.integration.store.test_migrations import set_step
from tests.integration.store.test_rotation import fill

PASSPHRASE = "four unrelated words here"
FILLED = Contents(workspaces=1, requests=2, events=5, letters=1)


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A personal installation: only it has a database file of its own."""
    return sqlite_settings(tmp_path / "data")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "recourse.backup"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Settings:
    """Another machine."""
    return sqlite_settings(tmp_path / "another machine")


@pytest.fixture
def request_id(store: Store, workspace: str, clock: FixedClock) -> str:
    return fill(store, workspace, clock)


def events_in(settings: Settings, workspace: str, request: str) -> int:
    store = open_store(settings)
    with store.reading(workspace) as session:
        history = request_history(session, request)
    store.close()
    assert history.trouble is None
    return len(history.events)


class TestBackingUp:
    def test_it_says_what_the_backup_holds(
        self, store: Store, settings: Settings, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        done = back_up(settings, clock, target, passphrase=PASSPHRASE)
        assert done.contents == FILLED
        assert not done.needs_key_file
        assert stat.S_IMODE(target.stat().st_mode) == 0o600

    def test_it_leaves_nothing_else_behind(
        self, store: Store, settings: Settings, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        before = {path.name for path in settings.data.iterdir()}
        back_up(settings, clock, target, passphrase=PASSPHRASE)
        assert {path.name for path in settings.data.iterdir()} == before
        assert {path.name for path in target.parent.iterdir()} == {"data", target.name}

    def test_it_is_of_one_moment_while_others_go_on_writing(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        stop = threading.Event()

        def write() -> None:
            while not stop.wait(0.001):
                with store.unit_of_work(workspace) as session:
                    record_event(session, clock, request_id, EventKind.ACKNOWLEDGED, TUESDAY)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            done = [back_up(settings, clock, target, replace=True).contents for _ in range(3)]
        finally:
            stop.set()
            writer.join()
        assert all(contents.troubles == () for contents in done)
        assert done[0].events <= done[1].events <= done[2].events

    def test_a_file_that_is_there_stays_unless_it_may_be_replaced(
        self, store: Store, settings: Settings, clock: FixedClock, target: Path
    ) -> None:
        target.write_text("mine")
        with pytest.raises(BadInput, match="exists already"):
            back_up(settings, clock, target)
        assert target.read_text() == "mine"
        back_up(settings, clock, target, replace=True)
        assert target.read_bytes().startswith(container.MAGIC)

    def test_a_backup_that_does_not_open_again_is_no_backup(
        self, store: Store, settings: Settings, request_id: str, clock: FixedClock, target: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        def spoil(source: container.Source, into: container.Target, secret: container.Secret) -> None:
            into.write(container.seal_bytes(b"something else", secret))

        monkeypatch.setattr("assistant.services.back_up.seal_file", spoil)
        with pytest.raises(Exception, match="is no backup"):
            back_up(settings, clock, target, passphrase=PASSPHRASE)
        assert {path.name for path in target.parent.iterdir()} == {"data"}

    def test_a_log_that_is_broken_already_is_backed_up_and_named(
        self, store: Store, settings: Settings, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        store.close()
        with sqlite3.connect(settings.data / "recourse.sqlite3") as connection:
            connection.execute("DROP TRIGGER events_never_change")
            connection.execute("UPDATE events SET day = '2026-01-01' WHERE number = 3")
        connection.close()
        (trouble,) = back_up(settings, clock, target).contents.troubles
        assert trouble.startswith("R-2026-K7M2Q: Entry 3")

    @pytest.mark.parametrize("where", ["", "missing/x"])
    def test_a_place_that_cannot_be_written_is_named(
        self, store: Store, settings: Settings, clock: FixedClock, tmp_path: Path, where: str
    ) -> None:
        with pytest.raises(BadInput, match="name a file in a folder that exists"):
            back_up(settings, clock, tmp_path / where)

    def test_there_must_be_something_to_back_up(self, settings: Settings, clock: FixedClock, target: Path) -> None:
        with pytest.raises(NotFound, match="nothing to back up"):
            back_up(settings, clock, target)

    def test_a_database_server_has_tools_of_its_own(self, tmp_path: Path, clock: FixedClock, target: Path) -> None:
        hosted = Settings(data=tmp_path, mode=Mode.HOSTED, database="postgresql://somewhere/recourse")
        for work in (back_up, restore):
            with pytest.raises(KeptOnAServer, match="pg_dump"):
                work(hosted, clock, target)


class TestRestoring:
    def test_with_its_passphrase_it_is_restored_on_another_machine(
        self, store: Store, settings: Settings, elsewhere: Settings, workspace: str, request_id: str,
        clock: FixedClock, target: Path,
    ) -> None:  # fmt: skip
        back_up(settings, clock, target, passphrase=PASSPHRASE)
        done = restore(elsewhere, clock, target, passphrase=PASSPHRASE)
        assert done.contents == FILLED
        assert done.made_at == clock.now().isoformat()
        assert done.kept_aside == ()
        assert events_in(elsewhere, workspace, request_id) == 5
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in elsewhere.data.iterdir()}
        assert modes == {"keys.json": 0o600, "recourse.sqlite3": 0o600}

    def test_what_is_restored_can_be_gone_on_with(
        self, store: Store, settings: Settings, elsewhere: Settings, workspace: str, request_id: str,
        clock: FixedClock, target: Path,
    ) -> None:  # fmt: skip
        back_up(settings, clock, target, passphrase=PASSPHRASE)
        restore(elsewhere, clock, target, passphrase=PASSPHRASE)
        restored = open_store(elsewhere)
        with restored.unit_of_work(workspace) as session:
            assert record_event(session, clock, request_id, EventKind.ANSWERED, TUESDAY).trouble is None
        restored.close()

    def test_without_a_passphrase_it_needs_the_key_file(
        self, store: Store, settings: Settings, elsewhere: Settings, workspace: str, request_id: str,
        clock: FixedClock, target: Path,
    ) -> None:  # fmt: skip
        assert back_up(settings, clock, target).needs_key_file
        with pytest.raises(KeyFileTrouble, match="missing"):
            restore(elsewhere, clock, target)
        save_keys(elsewhere.key_file, KeyRing.new())
        with pytest.raises(CannotOpenFile, match="another key file"):
            restore(elsewhere, clock, target)
        save_keys(elsewhere.key_file, load_keys(settings.key_file))
        assert restore(elsewhere, clock, target).contents == FILLED
        assert events_in(elsewhere, workspace, request_id) == 5

    def test_a_backup_from_before_the_keys_were_rotated_still_opens(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        back_up(settings, clock, target)
        rotate_keys(store)
        store.close()
        done = restore(settings, clock, target, replace=True)
        assert done.contents == FILLED
        assert events_in(settings, workspace, request_id) == 5
        assert [file.name for file in done.kept_aside] == [
            "recourse.sqlite3.before-restore-20260303T120001",
            "keys.json.before-restore-20260303T120001",
        ]

    def test_data_that_is_there_stays_unless_it_may_be_replaced(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        back_up(settings, clock, target)
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.ANSWERED, TUESDAY)
        store.close()
        with pytest.raises(HoldsData, match="--replace"):
            restore(settings, clock, target)
        assert events_in(settings, workspace, request_id) == 6
        (aside,) = restore(settings, clock, target, replace=True).kept_aside
        assert events_in(settings, workspace, request_id) == 5
        aside.replace(settings.data / "recourse.sqlite3")
        assert events_in(settings, workspace, request_id) == 6

    def test_nothing_is_replaced_under_a_running_program(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        back_up(settings, clock, target)
        with store.reading(workspace) as session:
            request_history(session, request_id)
        with pytest.raises(InUse, match="Stop it"):
            restore(settings, clock, target, replace=True)
        assert not list(settings.data.glob("*before-restore*"))
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.ANSWERED, TUESDAY)

    def test_a_damaged_database_is_replaced(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path
    ) -> None:
        back_up(settings, clock, target)
        store.close()
        (settings.data / "recourse.sqlite3").write_bytes(b"spoilt" * 10_000)
        restore(settings, clock, target, replace=True)
        assert events_in(settings, workspace, request_id) == 5

    @pytest.mark.parametrize(
        ("spoil", "passphrase", "error"),
        [
            (lambda content: content[:-100], PASSPHRASE, CannotOpenFile),
            (lambda content: content[:1000] + bytes([content[1000] ^ 1]) + content[1001:], PASSPHRASE, CannotOpenFile),
            (lambda content: content, "other words than before", CannotOpenFile),
            (lambda content: content, None, NeedsPassphrase),
            (lambda content: b"PK\x03\x04", PASSPHRASE, BadInput),
            (lambda content: b"", PASSPHRASE, BadInput),
            (lambda content: container.seal_bytes(b'{"format": "x"}\n', PASSPHRASE), PASSPHRASE, CopyDamaged),
            (lambda content: container.seal_bytes(b"x" * 100_000, PASSPHRASE), PASSPHRASE, CopyDamaged),
        ],
    )  # fmt: skip
    def test_what_cannot_be_restored_changes_nothing(
        self, store: Store, settings: Settings, workspace: str, request_id: str, clock: FixedClock, target: Path,
        spoil: Callable[[bytes], bytes], passphrase: str | None, error: type[Exception],
    ) -> None:  # fmt: skip
        back_up(settings, clock, target, passphrase=PASSPHRASE)
        store.close()
        target.write_bytes(spoil(target.read_bytes()))
        before = {path.name: path.read_bytes() for path in settings.data.iterdir() if path.suffix != ".sqlite3-shm"}
        with pytest.raises(error):
            restore(settings, clock, target, passphrase=passphrase, replace=True)
        assert {path.name: path.read_bytes() for path in settings.data.iterdir()} == before

    def test_a_backup_of_an_older_version_is_brought_up_to_date(
        self, store: Store, settings: Settings, elsewhere: Settings, workspace: str, request_id: str,
        clock: FixedClock, target: Path, monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        store.close()
        migrate.downgrade(settings.database, "001")
        with monkeypatch.context() as older:
            older.setattr("assistant.store.snapshot.upgrade", lambda address: None)
            back_up(settings, clock, target, passphrase=PASSPHRASE)
        restore(elsewhere, clock, target, passphrase=PASSPHRASE)
        assert events_in(elsewhere, workspace, request_id) == 5

    def test_a_backup_of_a_newer_version_is_left_alone(
        self, store: Store, settings: Settings, elsewhere: Settings, clock: FixedClock, target: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        store.close()
        set_step(settings, "999")
        with monkeypatch.context() as newer:
            newer.setattr("assistant.store.snapshot.upgrade", lambda address: None)
            back_up(settings, clock, target, passphrase=PASSPHRASE)
        with pytest.raises(MadeByNewerRecourse):
            restore(elsewhere, clock, target, passphrase=PASSPHRASE)
        assert list(elsewhere.data.iterdir()) == []

    def test_a_file_that_is_not_there_is_named(self, elsewhere: Settings, clock: FixedClock, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="cannot be read"):
            restore(elsewhere, clock, tmp_path / "missing")

    def test_a_clinics_workspaces_come_along(
        self, store: Store, settings: Settings, elsewhere: Settings, clock: FixedClock, target: Path
    ) -> None:
        ids = {store.create_workspace(kind, clock) for kind in (*WorkspaceKind, WorkspaceKind.CLINIC)}
        assert back_up(settings, clock, target, passphrase=PASSPHRASE).contents == Contents(workspaces=3)
        restore(elsewhere, clock, target, passphrase=PASSPHRASE)
        restored = open_store(elsewhere)
        assert set(restored.workspaces()) == ids
        restored.close()
