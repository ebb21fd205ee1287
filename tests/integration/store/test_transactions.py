"""Transactions: all or nothing, readers cannot write, writers wait for each other, files are the owner's alone."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from assistant.clock import FixedClock
from assistant.domain.events import EventKind
from assistant.errors import Conflict, NotFound
from assistant.services.open_store import Store, StoreDamaged, open_store, personal_workspace
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.save_request import save_request
from assistant.store import engine as engines
from assistant.store.cases import all_cases
from assistant.store.models import RequestRow
from tests.integration.databases import TUESDAY, new_request, sqlite_settings


def test_what_is_raised_takes_everything_back(store: Store, workspace: str, clock: FixedClock) -> None:
    def save_and_stop() -> None:
        with store.unit_of_work(workspace) as session:
            save_request(session, clock, new_request())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_stop()
    with store.reading(workspace) as session:
        assert all_cases(session) == ()


def test_who_reads_cannot_write(store: Store, workspace: str, clock: FixedClock) -> None:
    with store.unit_of_work(workspace) as session:
        save_request(session, clock, new_request())
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), store.reading(workspace) as session:
        session.db.execute(update(RequestRow).values(state="x"))


def test_who_wrote_after_a_reader_can_write_again(store: Store, workspace: str, clock: FixedClock) -> None:
    """One connection serves both in turn."""
    for number in range(3):
        with store.reading(workspace) as session:
            all_cases(session)
        with store.unit_of_work(workspace) as session:
            save_request(session, clock, new_request(f"R-{number}"))
    with store.reading(workspace) as session:
        assert len(all_cases(session)) == 3


def test_a_reader_sees_one_moment(store: Store, workspace: str, clock: FixedClock) -> None:
    with store.reading(workspace) as session:
        assert all_cases(session) == ()
        with store.unit_of_work(workspace) as writing:
            save_request(writing, clock, new_request())
        assert all_cases(session) == ()


def test_a_workspace_that_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound), store.unit_of_work("01957f3c-0000-7000-8000-000000000001"):
        pass
    with pytest.raises(NotFound), store.reading("x"):
        pass


def test_many_writers_at_once_lose_nothing(store: Store, workspace: str, clock: FixedClock) -> None:
    """Two browser tabs, a reminder job and a batch write to one request: numbers stay distinct, the chain whole."""
    with store.unit_of_work(workspace) as session:
        request = save_request(session, clock, new_request()).id
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(8):
                with store.unit_of_work(workspace) as session:
                    record_event(session, clock, request, EventKind.ACKNOWLEDGED, TUESDAY)
        except BaseException as failure:  # noqa: BLE001  # shown in the main thread
            failures.append(failure)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.reading(workspace) as session:
        history = request_history(session, request)
    assert [event.number for event in history.events] == list(range(1, 33))
    assert history.trouble is None


class TestOnOneMachine:
    """What only SQLite needs."""

    def test_files_are_their_owners_alone(self, tmp_path: Path, clock: FixedClock) -> None:
        settings = sqlite_settings(tmp_path / "new" / "data")
        store = open_store(settings)
        with store.unit_of_work(personal_workspace(store, clock)) as session:
            save_request(session, clock, new_request())
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in settings.data.iterdir()}
        store.close()
        assert modes == dict.fromkeys(
            ["keys.json", "recourse.sqlite3", "recourse.sqlite3-shm", "recourse.sqlite3-wal"], 0o600
        )
        assert stat.S_IMODE(settings.data.stat().st_mode) == 0o700

    def test_a_database_that_others_could_read_is_closed_to_them(self, tmp_path: Path) -> None:
        settings = sqlite_settings(tmp_path)
        open_store(settings).close()
        file = tmp_path / "recourse.sqlite3"
        file.chmod(0o644)
        open_store(settings).close()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_the_database_writes_ahead_and_syncs_every_commit(self, tmp_path: Path, clock: FixedClock) -> None:
        store = open_store(sqlite_settings(tmp_path))
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "secure_delete": 1,
            "trusted_schema": 0,
        }
        with store.across_workspaces() as db:
            assert {name: db.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted
        store.close()

    def test_a_database_kept_busy_is_said_kindly(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = sqlite_settings(tmp_path)
        open_store(settings).close()
        monkeypatch.setattr(engines, "WAIT_MILLISECONDS", 20)
        store = open_store(settings)
        other = sqlite3.connect(tmp_path / "recourse.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Conflict, match="try again in a moment"), store.across_workspaces() as db:
            db.execute(text("SELECT 1"))
        other.close()
        store.close()

    def test_a_file_that_is_no_database_is_said_kindly(self, tmp_path: Path) -> None:
        settings = sqlite_settings(tmp_path)
        open_store(settings).close()
        (tmp_path / "recourse.sqlite3").write_bytes(b"not a database at all" * 100)
        with pytest.raises(StoreDamaged, match="recourse restore"):
            open_store(settings)
