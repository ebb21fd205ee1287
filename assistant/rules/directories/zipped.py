"""A directory in a ZIP archive."""

from __future__ import annotations

import stat
import time
import zipfile
import zlib
from pathlib import Path

from assistant.errors import BadInput
from assistant.rules.directories.files import LARGEST_FILE, MOST_FILES, Gathered

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)


def is_zip(path: Path) -> bool:
    """Whether a file begins as a ZIP does."""
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def gather(path: Path, gathered: Gathered) -> None:
    """Every file of the directory. Raises BadInput where the archive is damaged or too large, OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > 4 * MOST_FILES:
                raise BadInput({"path": "this archive holds more files than a directory of organisations can"})
            for entry in entries:
                _take(archive, entry, gathered)
    except _BROKEN:
        raise BadInput({"path": f"{path} is damaged; use another copy of it"}) from None


def _take(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, gathered: Gathered) -> None:
    if entry.is_dir() or (wanted := gathered.wanted(entry.filename)) is None:
        return
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        gathered.leave_out("/".join(wanted), "it is a link or no file at all; links are not followed")
        return
    try:
        with archive.open(entry) as content:
            raw = content.read(LARGEST_FILE + 1)
    except _BROKEN:
        gathered.leave_out("/".join(wanted), "it is damaged or locked in the archive")
        return
    gathered.add(*wanted, raw, time.mktime((*entry.date_time, 0, 0, -1)))
