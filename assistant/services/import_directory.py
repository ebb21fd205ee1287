"""Take in another directory, at the user's wish and from their own disk; a second time changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.clock import Clock
from assistant.domain.directory import LeftOut, Source
from assistant.rules.directories import read_directory
from assistant.store.directory import AUTHORITY, GONE, ORGANISATION, PACK, Changes, keep_directory
from assistant.store.store import Store

__all__ = ["AUTHORITY", "GONE", "ORGANISATION", "PACK", "Changes", "ImportedDirectory", "import_directory"]


@dataclass(frozen=True, slots=True)
class ImportedDirectory:
    """What an import did. `changes` are by sort of record; `left_out` are files, `remarks` parts of records."""

    source: Source
    changes: Mapping[str, Changes]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[LeftOut, ...]

    @property
    def rows_changed(self) -> int:
        """How many records were added, changed or marked as gone."""
        return sum(one.added + one.changed + one.removed for one in self.changes.values())


def import_directory(store: Store, clock: Clock, path: Path) -> ImportedDirectory:
    """Read a folder, a clone or an archive and keep what it holds, beside our own records and for every workspace.

    Raises BadInput where the path holds no directory that is known, or an archive that is damaged or too large; then
    nothing was changed.
    """
    today = clock.today()
    read = read_directory(path, today)
    with store.across_workspaces() as db:
        changes = keep_directory(db, read, today)
    source = Source(read.origin, read.title, read.licence, read.as_of, today)
    return ImportedDirectory(source, changes, read.left_out, read.remarks)
