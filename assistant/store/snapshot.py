"""A copy of a running SQLite database, and the checks that a copy is whole.

What is packed is one line of JSON (when and by which version it was made, and the keys) and the database after it.
"""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from assistant.crypto import KeyRing
from assistant.domain.chain import ChainBroken, verify
from assistant.domain.requests import Request
from assistant.errors import RecourseError
from assistant.store.container import Source
from assistant.store.engine import make_engine
from assistant.store.events import head_of_log, log_of
from assistant.store.letters import letters_of
from assistant.store.master import MasterKey
from assistant.store.migrate import upgrade
from assistant.store.requests import all_requests
from assistant.store.store import Store, WorkspaceSession
from assistant.store.vault import ring_as_bytes, ring_from_bytes

FORMAT = "recourse-backup"
_LONGEST_LABEL = 2**16


class CopyDamaged(RecourseError):
    """A copy of the database is not whole."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds, counted while it was checked. `troubles` names logs that are not what was recorded."""

    workspaces: int = 0
    requests: int = 0
    events: int = 0
    letters: int = 0
    troubles: tuple[str, ...] = ()

    def __add__(self, other: Contents) -> Contents:
        return Contents(
            self.workspaces + other.workspaces,
            self.requests + other.requests,
            self.events + other.events,
            self.letters + other.letters,
            self.troubles + other.troubles,
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a packed database."""

    made_at: str
    made_by: str
    ring: KeyRing


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, while others go on writing."""
    target.touch(mode=0o600)
    with (
        contextlib.closing(sqlite3.connect(source.absolute().as_uri() + "?mode=ro", uri=True)) as there,
        contextlib.closing(sqlite3.connect(target)) as here,
    ):
        there.execute("PRAGMA busy_timeout = 5000")
        there.backup(here)
        # One file, without a log beside it.
        here.execute("PRAGMA journal_mode = DELETE")


def packed(database: BinaryIO, label: Label) -> Source:
    """The database with its label, to be read once."""
    line = {
        "format": FORMAT,
        "made_at": label.made_at,
        "made_by": label.made_by,
        "keys": json.loads(ring_as_bytes(label.ring)),
    }
    start = io.BytesIO(json.dumps(line).encode("ascii") + b"\n")
    return _OneAfterTheOther(start, database)


class Unpacking:
    """Takes a packed database as it is decrypted: the label is kept in memory, the database goes to a file."""

    def __init__(self, database: BinaryIO) -> None:
        self._database = database
        self._line: bytes | None = b""
        self._label: Label | None = None

    def write(self, content: bytes, /) -> int:
        """Take the next piece."""
        if self._line is None:
            self._database.write(content)
            return len(content)
        line, end, rest = (self._line + content).partition(b"\n")
        if end:
            self._label, self._line = _label(line), None
            self._database.write(rest)
        elif len(line) > _LONGEST_LABEL:
            raise CopyDamaged(_NO_BACKUP)
        else:
            self._line = line
        return len(content)

    @property
    def label(self) -> Label:
        """The label, once it was read. Raises CopyDamaged."""
        if self._label is None:
            raise CopyDamaged(_NO_BACKUP)
        return self._label


_NO_BACKUP = "This file is sealed by Recourse but is no backup. Choose the file that the backup made."


def check_copy(database: Path, ring: KeyRing) -> Contents:
    """Bring a copy up to date and read all of it, every log against its chain.

    Raises CopyDamaged, CannotDecrypt, MadeByNewerRecourse. A log that is broken already is no fault of the copy.
    """
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            links = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as trouble:
        raise CopyDamaged(f"The copy of the database cannot be read ({trouble}).") from trouble
    if found != ["ok"] or links:
        raise CopyDamaged("The copy of the database is damaged.")
    address = f"sqlite:///{database.as_posix()}"
    upgrade(address)
    engine = make_engine(address)
    try:
        store = Store(engine, MasterKey(database.with_name("no key file"), ring))
        return sum((_check_workspace(store, workspace) for workspace in store.workspaces()), Contents())
    finally:
        engine.dispose()


def _check_workspace(store: Store, workspace: str) -> Contents:
    with store.reading(workspace) as session:
        requests = (_check_request(session, request) for request in all_requests(session))
        return sum(requests, Contents(workspaces=1))


def _check_request(session: WorkspaceSession, request: Request) -> Contents:
    log, letters = log_of(session, request.id), letters_of(session, request.id)
    troubles: tuple[str, ...] = ()
    try:
        verify(request.id, log, head_of_log(session, request.id))
    except ChainBroken as broken:
        troubles = (f"{request.reference}: {broken}",)
    return Contents(requests=1, events=len(log), letters=len(letters), troubles=troubles)


def _label(line: bytes) -> Label:
    try:
        read = json.loads(line)
        if read["format"] != FORMAT:
            raise ValueError
        return Label(read["made_at"], read["made_by"], ring_from_bytes(json.dumps(read["keys"]).encode("ascii")))
    except (ValueError, KeyError, TypeError):
        raise CopyDamaged(_NO_BACKUP) from None


class _OneAfterTheOther:
    """Two files read as one."""

    def __init__(self, first: BinaryIO, second: BinaryIO) -> None:
        self._first = first
        self._second = second

    def read(self, size: int, /) -> bytes:
        content = self._first.read(size)
        return content if len(content) == size else content + self._second.read(size - len(content))
