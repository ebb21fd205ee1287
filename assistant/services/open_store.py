"""Open what is kept: the database and the key file of an installation."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, select

from assistant.clock import Clock
from assistant.config import Mode, Settings
from assistant.crypto import KeyFileTrouble
from assistant.store.engine import StoreDamaged, make_engine, prepare_sqlite_file, sqlite_file
from assistant.store.erasure import finish_erasing
from assistant.store.master import MasterKey
from assistant.store.migrate import MadeByNewerRecourse, step_of, upgrade
from assistant.store.models import WorkspaceRow
from assistant.store.store import Store, WorkspaceKind, WorkspaceSession

__all__ = [
    "KeyFileTrouble",
    "MadeByNewerRecourse",
    "Store",
    "StoreDamaged",
    "WorkspaceKind",
    "WorkspaceSession",
    "open_store",
    "personal_workspace",
]


def open_store(settings: Settings) -> Store:
    """The store of this installation, made or brought up to date where needed; close it in the end.

    Raises KeyFileTrouble, MadeByNewerRecourse, StoreDamaged.
    """
    file = sqlite_file(settings.database)
    engine = make_engine(settings.database)
    try:
        # The key file comes first: a database without one would be beyond help if the program stopped in between.
        master = MasterKey.open(settings.key_file, data_exists=_holds_data(file, engine))
        if file:
            prepare_sqlite_file(file)
        upgrade(settings.database)
        store = Store(engine, master)
        finish_erasing(store)
    except BaseException:
        engine.dispose()
        raise
    return store


def personal_workspace(store: Store, clock: Clock) -> str:
    """The id of the one workspace of a personal installation, made on first use."""
    mine = select(WorkspaceRow.id).where(WorkspaceRow.kind == WorkspaceKind.PERSONAL, WorkspaceRow.keys.is_not(None))
    if found := store.workspaces(WorkspaceKind.PERSONAL):
        return found[0]
    with store.across_workspaces() as db:
        # Looked for again under the lock: another process may have been faster.
        return db.scalar(mine.order_by(WorkspaceRow.id).limit(1)) or store.add_workspace(
            db, WorkspaceKind.PERSONAL, clock
        )


def is_personal(settings: Settings) -> bool:
    """Whether this installation serves one person, so that its one workspace is meant wherever none is named."""
    return settings.mode is Mode.PERSONAL


def _holds_data(file: Path | None, engine: Engine) -> bool:
    if file:
        return file.exists() and file.stat().st_size > 0
    with engine.connect() as connection:
        return step_of(connection) is not None and connection.scalar(select(WorkspaceRow.id).limit(1)) is not None
