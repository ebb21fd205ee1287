"""What a database refuses, in words a person can act on."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from assistant.errors import Conflict, RecourseError


class CannotWrite(RecourseError):
    """The machine does not let the database be written."""


_Kind = tuple[type[RecourseError], str]

_BUSY: _Kind = (Conflict, "Recourse is writing something else just now. Nothing was lost; try again in a moment.")
_GONE: _Kind = (Conflict, "The connection to the database was lost, so nothing was saved. Try again in a moment.")
_SQLITE: dict[int, _Kind] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: (CannotWrite, "The disk is full, so nothing was saved. Make room, then try again."),
    sqlite3.SQLITE_IOERR: (CannotWrite, "The disk reported an error, so nothing was saved. Check the disk."),
    sqlite3.SQLITE_CORRUPT: (CannotWrite, "The database is damaged. Restore the latest backup: recourse restore"),
    sqlite3.SQLITE_CANTOPEN: (CannotWrite, "The database cannot be opened. Check that the data folder is still there."),
}
_POSTGRESQL: dict[str, _Kind] = {
    "40001": _BUSY,
    "40P01": _BUSY,
    "55P03": _BUSY,
    "53100": (CannotWrite, "The disk of the database server is full, so nothing was saved."),
}


def named(trouble: DBAPIError) -> RecourseError | None:
    """The kind of trouble this is; None where it is a fault of the program."""
    cause = trouble.orig
    if trouble.connection_invalidated:
        kind: _Kind | None = _GONE
    elif isinstance(cause, sqlite3.Error):
        # The low byte is the kind; the rest says more than a person needs.
        kind = _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    else:
        kind = _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
    return kind[0](kind[1]) if kind else None
