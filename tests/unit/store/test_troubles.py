"""What a database refuses becomes a kind of trouble with words that say what to do."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from assistant.errors import Conflict, RecourseError
from assistant.store.troubles import CannotWrite, named


def sqlite_trouble(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("details")
    cause.sqlite_errorcode = code
    return OperationalError("INSERT", {}, cause)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY, Conflict, "try again in a moment"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Conflict, "try again in a moment"),
        (sqlite3.SQLITE_FULL, CannotWrite, "disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, CannotWrite, "Check the disk"),
        (sqlite3.SQLITE_CORRUPT, CannotWrite, "recourse restore"),
    ],
)
def test_troubles_of_sqlite(code: int, kind: type[RecourseError], words: str) -> None:
    found = named(sqlite_trouble(code))
    assert type(found) is kind
    assert words in str(found)


def test_a_fault_of_the_program_is_not_dressed_up() -> None:
    assert named(sqlite_trouble(sqlite3.SQLITE_ERROR)) is None


@pytest.mark.parametrize(("state", "kind"), [("40001", Conflict), ("40P01", Conflict), ("53100", CannotWrite)])
def test_troubles_of_postgresql(state: str, kind: type[RecourseError]) -> None:
    class Cause(Exception):
        sqlstate = state

    assert type(named(OperationalError("INSERT", {}, Cause()))) is kind


def test_a_lost_connection_is_said() -> None:
    found = named(OperationalError("INSERT", {}, Exception(), connection_invalidated=True))
    assert isinstance(found, Conflict)
    assert "connection" in str(found)
