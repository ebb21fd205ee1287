"""A directory in a tar archive, packed or not, read from front to back as a stream."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from assistant.errors import BadInput
from assistant.rules.directories.files import LARGEST_FILE, LARGEST_WHOLE, Gathered

_PACKED: dict[bytes, Callable[[IO[bytes]], Any]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ": lzma.LZMAFile,
}
_LONGEST_MAGIC = 5


def gather(path: Path, gathered: Gathered) -> None:
    """Every file of the directory. Raises BadInput where the archive is damaged or too large, OSError."""
    with path.open("rb") as file:
        start = file.read(_LONGEST_MAGIC)
        file.seek(0)
        unpack = next((unpack for magic, unpack in _PACKED.items() if start.startswith(magic)), None)
        stream = _Limited(unpack(file) if unpack else file)
        try:
            with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as archive:
                for member in archive:
                    _take(archive, member, gathered)
        except (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, ValueError, RecursionError):
            mend = "use another copy of it, or unpack it and name the folder"
            raise BadInput({"path": f"{path} is no archive, or it is damaged; {mend}"}) from None


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, gathered: Gathered) -> None:
    if member.isdir() or (wanted := gathered.wanted(member.name)) is None:
        return
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        gathered.leave_out("/".join(wanted), "it is a link or no file at all; links are not followed")
        return
    gathered.add(*wanted, content.read(LARGEST_FILE + 1), member.mtime)


class _Limited:
    """A stream that gives no more than a directory can hold."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._left = LARGEST_WHOLE

    def read(self, size: int) -> bytes:
        content: bytes = self._stream.read(size)
        self._left -= len(content)
        if self._left < 0:
            raise BadInput({"path": "unpacked, this archive is larger than a directory of organisations can be"})
        return content
