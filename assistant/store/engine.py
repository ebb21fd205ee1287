"""The connection to the database: SQLite on one machine, PostgreSQL when hosted.

Who writes says so when a transaction begins: SQLite then takes the write lock at once, since a transaction that reads
first and writes later fails under contention whatever it is told to wait. Who only reads cannot write by mistake.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from assistant.errors import RecourseError

WRITES = "recourse_writes"
"""The execution option of a connection whose transactions write."""

WAIT_MILLISECONDS = 5000


class StoreDamaged(RecourseError):
    """The database cannot be read."""


def make_engine(address: str, *, migrating: bool = False) -> Engine:
    """An engine for an SQLAlchemy URL. `migrating` leaves foreign keys unchecked, since tables are rebuilt then."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, migrating=migrating)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    # Parameters hold what people typed: they must not stand in the message of an error.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def sqlite_file(address: str) -> Path | None:
    """The file of an SQLite database; None for any other database."""
    url = make_url(address)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def prepare_sqlite_file(file: Path) -> None:
    """Make the file of a database, readable by its owner only, and have it write ahead. Raises StoreDamaged."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made before SQLite opens it: the files SQLite puts beside it take over its mode.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    file.chmod(0o600)
    try:
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.DatabaseError as trouble:
        raise StoreDamaged(
            f"{file} cannot be used as the database ({trouble}). If it is damaged, restore it with: recourse restore"
        ) from trouble


def _sqlite(url: URL, *, migrating: bool) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"isolation_level": None},
        poolclass=NullPool if migrating else None,
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        for pragma in (
            f"busy_timeout = {WAIT_MILLISECONDS}",
            f"foreign_keys = {'OFF' if migrating else 'ON'}",
            # A power cut must not take a recorded event back; and what was erased must not stay in free pages.
            "synchronous = FULL",
            "secure_delete = ON",
            "trusted_schema = OFF",
            "temp_store = MEMORY",
        ):
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
