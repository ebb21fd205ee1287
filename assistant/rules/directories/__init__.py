"""Others' directories of organisations, read from files. Nothing here knows the database or the network.

The one form that is known is the open data of Datenanfragen.de (CC0 1.0): a folder `companies` with a JSON record for
each, `obsolete-records` with redirects, `supervisory-authorities` and `company-packs`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.domain.directory import Gone, ImportedOrganisation, LeftOut, Pack, ReadDirectory
from assistant.rules.directories.companies import ORIGIN, read_company
from assistant.rules.directories.files import File, Gathered, read_files
from assistant.rules.directories.others import read_authority, read_gone, read_packs
from assistant.rules.directories.records import Record, Unreadable, parse

__all__ = ["LICENCE", "ORIGIN", "TITLE", "read_directory"]

TITLE = "Datenanfragen.de"
LICENCE = "CC0 1.0"
_SUFFIX = ".json"
T = TypeVar("T")


@dataclass(slots=True)
class _Reading:
    gathered: Gathered
    remarks: list[LeftOut] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def records(self, folder: str, read: Callable[[Record, str], T]) -> tuple[T, ...]:
        """Every record of a folder that can be read."""
        return tuple(self._each(folder, lambda value, stem, remark: read(Record(value, remark), stem)))

    def packs(self) -> tuple[Pack, ...]:
        """Every pack of every country."""
        return tuple(pack for packs in self._each("company-packs", read_packs) for pack in packs)

    def _each(self, folder: str, read: Callable[[object, str, Callable[[str], None]], T]) -> Iterator[T]:
        for file in sorted(self.gathered.files.values(), key=lambda one: one.name):
            if file.folder != folder:
                continue
            try:
                yield read(parse(file.raw), file.name.removesuffix(_SUFFIX), self._remarks_on(file))
            except Unreadable as trouble:
                self.gathered.leave_out(file.shown, str(trouble))

    def _remarks_on(self, file: File) -> Callable[[str], None]:
        return lambda what: self.remarks.append(LeftOut(file.shown, what))


def read_directory(path: Path, today: datetime.date) -> ReadDirectory:
    """The directory at a path: a folder, a clone, a .tar.gz or a .zip. What cannot be read is listed, file by file.

    Raises BadInput where the path holds no directory, or an archive that is damaged or too large.
    """
    reading = _Reading(read_files(path))
    organisations = reading.records("companies", read_company)
    gone = reading.records("obsolete-records", read_gone)
    authorities = reading.records("supervisory-authorities", read_authority)
    packs = reading.packs()
    _dangling(reading, organisations, gone, packs)
    left_out = reading.gathered.left_out
    return ReadDirectory(
        origin=ORIGIN,
        title=TITLE,
        licence=LICENCE,
        as_of=min(today, max(file.changed for file in reading.gathered.files.values())),
        organisations=organisations,
        gone=gone,
        authorities=authorities,
        packs=packs,
        left_out=tuple(sorted(set(left_out), key=lambda one: one.file)),
        remarks=tuple(dict.fromkeys(reading.remarks)),
        unread=frozenset(one.file.rpartition("/")[2].removesuffix(_SUFFIX) for one in left_out),
    )


def _dangling(
    reading: _Reading, organisations: tuple[ImportedOrganisation, ...], gone: tuple[Gone, ...], packs: tuple[Pack, ...]
) -> None:
    """Remark what points to nothing: successors and members of packs that are in no file."""
    known = {one.slug for one in organisations} | {one.slug for one in gone}
    for one in gone:
        if one.successor is not None and one.successor not in known:
            reading.remarks.append(LeftOut(f"obsolete-records/{one.slug}.json", _nothing(one.successor)))
    for pack in packs:
        for member in pack.members:
            if member not in known:
                reading.remarks.append(LeftOut(f"company-packs/{pack.slug}", _nothing(member)))


def _nothing(slug: str) -> str:
    return f"it points to {slug[:80]!r}, which is in no file"
