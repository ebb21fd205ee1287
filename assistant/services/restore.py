"""Restore a backup: checked first, then put in place of what is there, which is kept beside it."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assistant.clock import Clock
from assistant.config import Settings
from assistant.crypto import KeyFileTrouble, KeyRing, load_keys, save_keys
from assistant.errors import BadInput, Conflict
from assistant.services.back_up import Contents, CopyDamaged, KeptOnAServer, local_database, unpack
from assistant.store.container import CannotOpenFile, NeedsPassphrase, Secret, is_sealed, opens_with_passphrase
from assistant.store.engine import prepare_sqlite_file

__all__ = [
    "CannotOpenFile",
    "CopyDamaged",
    "HoldsData",
    "InUse",
    "KeptOnAServer",
    "NeedsPassphrase",
    "Restored",
    "restore",
]


class HoldsData(Conflict):
    """The data folder holds data already."""


class InUse(Conflict):
    """The program is running on the data folder."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, when it had been backed up (ISO 8601), and the files that were kept aside."""

    contents: Contents
    made_at: str
    kept_aside: tuple[Path, ...]


def restore(
    settings: Settings, clock: Clock, path: Path, *, passphrase: str | None = None, replace: bool = False
) -> Restored:
    """Check a backup and put it in place.

    Raises BadInput, HoldsData unless `replace` is given, InUse, NeedsPassphrase, CannotOpenFile, KeyFileTrouble,
    CopyDamaged, MadeByNewerRecourse, KeptOnAServer; then nothing was changed.
    """
    database = local_database(settings)
    if database.exists() and not replace:
        raise HoldsData(
            f"{settings.data} holds data already. Add --replace to put the backup in its place; "
            "what is there now is kept beside it."
        )
    secret = _secret(settings, path, passphrase)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data, prefix=".restore-") as name:
        fresh = Path(name) / "database"
        label, contents = unpack(path, fresh, secret)
        _stop_if_in_use(database)
        aside = _keep_aside(settings, database, clock, label.ring)
        save_keys(settings.key_file, label.ring)
        fresh.replace(database)
    prepare_sqlite_file(database)
    return Restored(contents, label.made_at, aside)


def _secret(settings: Settings, path: Path, passphrase: str | None) -> Secret:
    try:
        with path.open("rb") as file:
            sealed = is_sealed(file.read(64))
            file.seek(0)
            asks = sealed and opens_with_passphrase(file)
    except OSError as trouble:
        raise BadInput({"path": f"{path} cannot be read ({trouble.strerror})"}) from None
    if not sealed:
        raise BadInput({"path": f"{path} is no backup of Recourse; choose the file that 'recourse backup' made"})
    if asks and passphrase is None:
        raise NeedsPassphrase("This backup is sealed with a passphrase. Give it with --passphrase-file.")
    return load_keys(settings.key_file) if passphrase is None else passphrase


def _stop_if_in_use(database: Path) -> None:
    if not database.exists():
        return
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=0.2, isolation_level=None)) as connection:
            # Only who is alone with a database can end its write-ahead log, which also folds it into the one file.
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as trouble:
        if trouble.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUse(f"Recourse is running on {database.parent}. Stop it, then restore.") from None
        raise
    except sqlite3.DatabaseError:
        # Damaged: the very reason to restore.
        return


def _keep_aside(settings: Settings, database: Path, clock: Clock, ring: KeyRing) -> tuple[Path, ...]:
    stamp = clock.now().strftime("%Y%m%dT%H%M%S")
    files = [database.with_name(database.name + suffix) for suffix in ("", "-wal", "-shm")]
    if not _same_keys(settings.key_file, ring):
        files.append(settings.key_file)
    aside = {file: file.with_name(f"{file.name}.before-restore-{stamp}") for file in files if file.exists()}
    for file, there in aside.items():
        file.replace(there)
    return tuple(aside.values())


def _same_keys(file: Path, ring: KeyRing) -> bool:
    try:
        return load_keys(file) == ring
    except KeyFileTrouble:
        return False
