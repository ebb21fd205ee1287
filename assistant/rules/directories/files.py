"""The files of another directory: from a folder, an archive or a clone. Nothing is ever unpacked onto the disk."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain.directory import LeftOut
from assistant.errors import BadInput

FOLDERS = ("companies", "obsolete-records", "supervisory-authorities", "company-packs")
"""The folders that are read; what else lies beside them is none of ours."""
LARGEST_FILE = 256 * 2**10
LARGEST_WHOLE = 256 * 2**20
"""Bytes, unpacked: a few bytes of an archive can hold gigabytes."""
MOST_FILES = 50_000


@dataclass(frozen=True, slots=True)
class File:
    """One file: the folder it stands in, its name there, what is in it, and the day it was changed."""

    folder: str
    name: str
    raw: bytes
    changed: datetime.date

    @property
    def shown(self) -> str:
        """The file as it is named to people."""
        return f"{self.folder}/{self.name}"


@dataclass(slots=True)
class Gathered:
    """Collects files within the limits, and says what was left out."""

    files: dict[str, File] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    _size: int = 0

    def wanted(self, path: str) -> tuple[str, str] | None:
        """Folder and name of a path that is to be read; None for others, which are said where they stand among them."""
        parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
        depth = next((at for at, part in enumerate(parts[:2]) if part in FOLDERS), None)
        if depth is None or len(parts) < depth + 2 or parts[-1].startswith("."):
            return None
        if (why := _why_not(path, parts, depth)) is not None:
            self.leave_out("/".join(parts[depth:]), why)
            return None
        return parts[depth], parts[-1]

    def add(self, folder: str, name: str, raw: bytes, changed: float) -> None:
        """Take a file in; raises BadInput where that is more than a directory can be."""
        file = File(folder, name, raw, _day(changed))
        self._size += len(raw)
        if len(raw) > LARGEST_FILE:
            self.leave_out(file.shown, "it is too large to be a record")
        elif file.shown in self.files:
            self.leave_out(file.shown, "it is there twice; the first one was read")
        elif len(self.files) >= MOST_FILES or self._size > LARGEST_WHOLE:
            raise BadInput({"path": "this holds more than a directory of organisations can; check what it is"})
        else:
            self.files[file.shown] = file

    def leave_out(self, shown: str, why: str) -> None:
        """Say that a file is not read."""
        self.left_out.append(LeftOut(_printable(shown), why))


def read_files(path: Path) -> Gathered:
    """The files of a directory at a path. Raises BadInput where there is none, or where an archive is damaged."""
    # Each kind of archive brings machinery that the others do not need.
    from assistant.rules.directories import folder, tarball, zipped  # noqa: PLC0415

    gathered = Gathered()
    try:
        if path.is_dir():
            folder.gather(path, gathered)
        elif zipped.is_zip(path):
            zipped.gather(path, gathered)
        else:
            tarball.gather(path, gathered)
    except OSError as trouble:
        raise BadInput({"path": f"{path} cannot be read ({trouble.strerror or trouble})"}) from None
    if not gathered.files:
        raise BadInput({"path": f"{path} holds no directory that Recourse knows: {_WANTED}"})
    return gathered


_WANTED = "name a folder, a .tar.gz or a .zip with a folder 'companies' in it, a JSON file for each"


def _why_not(path: str, parts: list[str], depth: int) -> str | None:
    if path.startswith(("/", "\\")) or ".." in parts:
        return "its path leads out of the directory"
    if len(parts) > depth + 2:
        return "it lies in a folder of its own; only the files beside it are records"
    return None if parts[-1].endswith(".json") else "its name does not end in .json"


def _day(moment: float) -> datetime.date:
    try:
        return datetime.datetime.fromtimestamp(moment, datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.date.min


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)[:200]
