"""The store: one database with its master key, and transactions within one workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Engine, Update, func, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from assistant.clock import Clock
from assistant.crypto import KeyRing
from assistant.errors import NotFound
from assistant.store import troubles
from assistant.store.engine import WAIT_MILLISECONDS, WRITES
from assistant.store.ids import new_id
from assistant.store.master import MasterKey
from assistant.store.models import WorkspaceRow
from assistant.store.vault import Vault

SCRUB = "scrub"
"""Set in the info of a session whose transaction erases: the files are scrubbed once it is kept."""
_ACROSS = 7_305_002


class WorkspaceKind(StrEnum):
    """Whose data a workspace holds."""

    PERSONAL = "personal"
    CLINIC = "clinic"


@dataclass(frozen=True, slots=True)
class WorkspaceSession:
    """A transaction within one workspace. Every query takes it, so that none can forget whose rows it may see."""

    workspace: str
    db: Session
    vault: Vault

    def change(self, statement: Update | Delete) -> int:
        """Change or delete rows; returns how many there were."""
        return cast("CursorResult[Any]", self.db.execute(statement)).rowcount


class Store:
    """One database with its master key."""

    def __init__(self, engine: Engine, master: MasterKey) -> None:
        self._reads = engine
        self._writes = engine.execution_options(**{WRITES: True})
        self.master = master

    @contextmanager
    def reading(self, workspace: str) -> Iterator[WorkspaceSession]:
        """A transaction that sees one moment of a workspace and cannot write. Raises NotFound, Conflict when busy."""
        with _transaction(self._reads) as db:
            yield self._within(db, workspace)

    @contextmanager
    def unit_of_work(self, workspace: str) -> Iterator[WorkspaceSession]:
        """A transaction that keeps all of its writes at its end, or none where something is raised.

        Raises NotFound where there is no such workspace, Conflict when the database is busy.
        """
        with _transaction(self._writes) as db:
            yield self._within(db, workspace)
        if db.info.get(SCRUB):
            self.scrub()

    @contextmanager
    def shared(self) -> Iterator[Session]:
        """A transaction outside any workspace that sees one moment of what is public, and cannot write."""
        with _transaction(self._reads) as db:
            yield db

    @contextmanager
    def across_workspaces(self) -> Iterator[Session]:
        """A writing transaction outside any workspace: for workspaces themselves and their keys, and what is public.

        There is one at a time on all machines, so that no keys are wrapped while the master key changes.
        """
        with _transaction(self._writes) as db:
            if db.get_bind().dialect.name == "postgresql":
                db.execute(select(func.pg_advisory_xact_lock(_ACROSS)))
            yield db

    def create_workspace(self, kind: WorkspaceKind, clock: Clock) -> str:
        """Make a workspace with keys of its own; returns its id."""
        with self.across_workspaces() as db:
            return self.add_workspace(db, kind, clock)

    def add_workspace(self, db: Session, kind: WorkspaceKind, clock: Clock) -> str:
        """The same within a transaction that is under way."""
        workspace = new_id(clock)
        keys = self.master.wrap(workspace, KeyRing.new())
        db.execute(insert(WorkspaceRow).values(id=workspace, kind=kind, created_at=clock.now(), keys=keys))
        return workspace

    def workspaces(self, kind: WorkspaceKind | None = None) -> tuple[str, ...]:
        """The ids of all workspaces, oldest first; those being erased are left out."""
        query = select(WorkspaceRow.id).where(WorkspaceRow.keys.is_not(None)).order_by(WorkspaceRow.id)
        with _transaction(self._reads) as db:
            return tuple(db.scalars(query.where(WorkspaceRow.kind == kind) if kind else query))

    def scrub(self) -> None:
        """Take what was erased out of the write-ahead log too (SQLite).

        Who reads just then keeps what they see; the log is emptied by the next scrub, or when the program ends.
        """
        if self._writes.dialect.name == "sqlite":
            with self._writes.connect() as connection:
                raw = connection.connection.cursor()
                raw.execute("PRAGMA query_only = OFF")
                raw.execute("PRAGMA busy_timeout = 0")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
                raw.close()

    def close(self) -> None:
        """Close all connections."""
        self._reads.dispose()

    def _within(self, db: Session, workspace: str) -> WorkspaceSession:
        # The shared lock (PostgreSQL) makes the rotation of this workspace's keys wait for this transaction.
        query = select(WorkspaceRow.keys).where(WorkspaceRow.id == workspace)
        if _writes(db):
            query = query.with_for_update(read=True)
        wrapped = db.scalar(query)
        if wrapped is None:
            raise NotFound("There is no such workspace.")
        return WorkspaceSession(workspace, db, Vault(workspace, self.master.unwrap(workspace, wrapped)))


@contextmanager
def _transaction(engine: Engine) -> Iterator[Session]:
    try:
        with Session(engine) as db, db.begin():
            yield db
    except DBAPIError as trouble:
        kind = troubles.named(trouble)
        if kind is None:
            raise
        raise kind from trouble


def _writes(db: Session) -> bool:
    return bool(db.connection().get_execution_options().get(WRITES, False))
