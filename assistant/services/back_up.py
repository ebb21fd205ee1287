"""Back up an installation while it runs: one sealed file, verified by opening it again."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assistant import __version__
from assistant.clock import Clock
from assistant.config import Settings
from assistant.crypto import KeyRing, load_keys
from assistant.errors import BadInput, NotAllowed, NotFound
from assistant.store.container import Secret, check_passphrase, open_file, seal_file
from assistant.store.engine import sqlite_file
from assistant.store.snapshot import Contents, CopyDamaged, Label, Unpacking, check_copy, copy_database, packed

__all__ = ["BackedUp", "Contents", "CopyDamaged", "KeptOnAServer", "back_up"]


class KeptOnAServer(NotAllowed):
    """The data is kept on a database server, which has tools of its own."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds, and whether it needs the key file of this installation to be restored."""

    contents: Contents
    needs_key_file: bool


def back_up(
    settings: Settings, clock: Clock, path: Path, *, passphrase: str | None = None, replace: bool = False
) -> BackedUp:
    """Write a sealed copy of database and keys to a new file, and check that it can be restored.

    With a passphrase the file can be restored anywhere; without one it opens with the key file of this installation
    only. Raises BadInput, NotFound where nothing is kept yet, KeptOnAServer, KeyFileTrouble, CopyDamaged.
    """
    database = local_database(settings)
    if not database.exists():
        raise NotFound(f"There is nothing to back up: {database} does not exist yet.")
    if path.is_dir() or not path.parent.is_dir():
        raise BadInput({"path": f"{path} cannot be written; name a file in a folder that exists"})
    if path.exists() and not replace:
        raise BadInput({"path": f"{path} exists already; choose another name, or add --replace"})
    if passphrase is not None:
        check_passphrase(passphrase)
    with tempfile.TemporaryDirectory(dir=settings.data, prefix=".backup-") as name:
        folder = Path(name)
        ring = _copy(database, settings, folder / "copy")
        label = Label(clock.now().isoformat(), f"Recourse {__version__}", ring)
        sealed = path.with_name(f".{path.name}.part")
        try:
            _seal(folder / "copy", sealed, label, passphrase or ring)
            contents = unpack(sealed, folder / "check", passphrase or ring)[1]
            sealed.replace(path)
        finally:
            sealed.unlink(missing_ok=True)
    return BackedUp(contents, needs_key_file=passphrase is None)


def local_database(settings: Settings) -> Path:
    """The database file of an installation; raises KeptOnAServer where it has none."""
    database = sqlite_file(settings.database)
    if database is None:
        raise KeptOnAServer(
            "The data of this installation is kept on a database server. Back it up and restore it with the server's "
            f"own tools (pg_dump, pg_restore), and keep a copy of {settings.key_file} with it."
        )
    return database


def unpack(sealed: Path, database: Path, secret: Secret) -> tuple[Label, Contents]:
    """Open a backup into a new database file and check it; raises NeedsPassphrase, CannotOpenFile, CopyDamaged."""
    database.touch(mode=0o600, exist_ok=False)
    with sealed.open("rb") as source, database.open("wb") as target:
        unpacking = Unpacking(target)
        open_file(source, unpacking, secret)
        label = unpacking.label
    return label, check_copy(database, label.ring)


def _copy(database: Path, settings: Settings, target: Path) -> KeyRing:
    before = load_keys(settings.key_file)
    copy_database(database, target)
    after = load_keys(settings.key_file)
    # Were the keys rotated meanwhile, the copy may need the old ones or the new ones.
    return KeyRing(keys={**before.keys, **after.keys}, current=after.current, root=after.root)


def _seal(copy: Path, sealed: Path, label: Label, secret: Secret) -> None:
    sealed.unlink(missing_ok=True)
    sealed.touch(mode=0o600, exist_ok=False)
    with copy.open("rb") as source, sealed.open("wb") as target:
        seal_file(packed(source, label), target, secret)
        target.flush()
        os.fsync(target.fileno())
