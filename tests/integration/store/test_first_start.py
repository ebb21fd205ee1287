"""The first start: interrupted anywhere it is finished by the next, and several at once make one installation."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.clock import FixedClock
from assistant.config import Settings
from assistant.crypto import KeyRing, save_keys
from assistant.services.open_store import KeyFileTrouble, WorkspaceKind, open_store, personal_workspace
from assistant.services.save_request import save_request
from assistant.store.engine import prepare_sqlite_file
from tests.integration.databases import new_request, sqlite_settings

AT_ONCE = 3
FIRST_START = """
import sys
from pathlib import Path
from assistant.clock import SystemClock
from assistant.services.open_store import open_store, personal_workspace
from tests.integration.databases import sqlite_settings
store = open_store(sqlite_settings(Path(sys.argv[1])))
sys.stdout.write(personal_workspace(store, SystemClock()))
store.close()
"""


def keys_alone(settings: Settings) -> None:
    save_keys(settings.key_file, KeyRing.new())


def keys_and_an_empty_file(settings: Settings) -> None:
    keys_alone(settings)
    (settings.data / "recourse.sqlite3").touch()


def keys_and_a_database_without_tables(settings: Settings) -> None:
    keys_alone(settings)
    prepare_sqlite_file(settings.data / "recourse.sqlite3")


def a_table_of_versions_alone(settings: Settings) -> None:
    keys_and_a_database_without_tables(settings)
    with sqlite3.connect(settings.data / "recourse.sqlite3") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.close()


@pytest.mark.parametrize(
    "reached", [keys_alone, keys_and_an_empty_file, keys_and_a_database_without_tables, a_table_of_versions_alone]
)
def test_a_first_start_that_was_interrupted_is_finished_by_the_next(
    tmp_path: Path, clock: FixedClock, reached: Callable[[Settings], None]
) -> None:
    settings = sqlite_settings(tmp_path / "data")
    reached(settings)
    store = open_store(settings)
    with store.unit_of_work(personal_workspace(store, clock)) as session:
        save_request(session, clock, new_request())
    store.close()


def test_several_first_starts_at_once_make_one_installation(tmp_path: Path, root: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST_START, str(tmp_path / "data")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(root)},
        )
        for _ in range(AT_ONCE)
    ]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * AT_ONCE, said
    assert len({out for out, _ in said}) == 1
    store = open_store(sqlite_settings(tmp_path / "data"))
    assert store.workspaces(WorkspaceKind.PERSONAL) == (said[0][0],)
    store.close()


def test_a_database_whose_key_file_is_gone_is_not_given_a_new_one(tmp_path: Path) -> None:
    settings = sqlite_settings(tmp_path)
    open_store(settings).close()
    settings.key_file.unlink()
    with pytest.raises(KeyFileTrouble, match="from the backup"):
        open_store(settings)
    assert not settings.key_file.exists()
