"""What was imported of others' directories: kept by slug, compared by fingerprint, marked when it is gone there."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from assistant.domain.directory import (
    Gone,
    ImportedAuthority,
    ImportedOrganisation,
    Imports,
    Pack,
    ReadDirectory,
    Source,
    Taken,
)
from assistant.store.models import ImportedDirectoryRow, ImportedOrganisationRow

T = TypeVar("T")

ORGANISATION, GONE, AUTHORITY, PACK = "organisation", "gone", "authority", "pack"
_SORTS: Mapping[str, type] = {
    ORGANISATION: ImportedOrganisation,
    GONE: Gone,
    AUTHORITY: ImportedAuthority,
    PACK: Pack,
}


@dataclass(slots=True)
class Changes:
    """How many records of a sort an import added, changed, found as they were, and found gone."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class _Kept:
    fingerprint: str
    removed: bool


def keep_directory(db: Session, read: ReadDirectory, today: datetime.date) -> Mapping[str, Changes]:
    """Keep what was read of a directory; returns what changed, by sort.

    What is kept already is left alone, so that a second time writes nothing. What stands in no file any more is
    marked, unless its file could not be read.
    """
    kept = _kept(db, read.origin)
    known = bool(kept) or db.get(ImportedDirectoryRow, read.origin) is not None
    if not known:
        _keep_source(db, read, "", today, new=True)
    sets = {ORGANISATION: read.organisations, GONE: read.gone, AUTHORITY: read.authorities, PACK: read.packs}
    done = {sort: _keep_sort(db, read, sort, records, kept, today) for sort, records in sets.items()}
    _keep_source(db, read, _fingerprint_of(_kept(db, read.origin)), today, new=False)
    return done


def stamp(db: Session) -> tuple[tuple[str, str], ...]:
    """What changes whenever anything imported changes: cheap to ask, to know whether what one has read still holds."""
    rows = db.execute(
        select(ImportedDirectoryRow.origin, ImportedDirectoryRow.fingerprint).order_by(ImportedDirectoryRow.origin)
    )
    return tuple((origin, fingerprint) for origin, fingerprint in rows)


def all_imports(db: Session) -> Imports:
    """Everything that was imported; records that another version of the program wrote otherwise are left out."""
    sources = (
        Source(row.origin, row.title, row.licence, row.as_of, row.taken_on)
        for row in db.scalars(select(ImportedDirectoryRow).order_by(ImportedDirectoryRow.origin))
    )
    there = ImportedOrganisationRow.removed_on.is_(None)
    return Imports(
        {source.origin: source for source in sources},
        tuple(_organisations(db)),
        tuple(record for record, _ in _records(db, Gone, GONE, there)),
        tuple(record for record, _ in _records(db, ImportedAuthority, AUTHORITY, there)),
        tuple(record for record, _ in _records(db, Pack, PACK, there)),
    )


def _organisations(db: Session) -> Iterator[Taken]:
    for record, row in _records(db, ImportedOrganisation, ORGANISATION):
        yield Taken(row.origin, record, row.taken_on, row.removed_on)


def _records(db: Session, kind: type[T], sort: str, *where: Any) -> Iterator[tuple[T, Any]]:
    row = ImportedOrganisationRow
    columns = row.origin, row.content, row.taken_on, row.removed_on
    decoder = msgspec.json.Decoder(kind)
    for found in db.execute(select(*columns).where(row.sort == sort, *where).order_by(row.origin, row.slug)):
        try:
            yield decoder.decode(found.content), found
        except msgspec.ValidationError:
            continue  # the next import writes it anew


def _keep_sort(
    db: Session,
    read: ReadDirectory,
    sort: str,
    records: Sequence[Any],
    kept: Mapping[tuple[str, str], _Kept],
    today: datetime.date,
) -> Changes:
    done = Changes()
    new: list[dict[str, Any]] = []
    other: list[dict[str, Any]] = []
    for record in records:
        content = msgspec.json.encode(record).decode("utf-8")
        print_ = hashlib.sha256(content.encode("utf-8")).hexdigest()
        before = kept.get((sort, record.slug))
        if before == _Kept(print_, removed=False):
            done.unchanged += 1
            continue
        values = {"quality": getattr(record, "quality", None), "content": content, "fingerprint": print_}
        values |= {"taken_on": today, "removed_on": None}
        (new if before is None else other).append({"origin": read.origin, "sort": sort, "slug": record.slug} | values)
    there = {record.slug for record in records} | read.unread
    lost = [slug for (of, slug), one in kept.items() if of == sort and slug not in there and not one.removed]
    if new:
        db.execute(insert(ImportedOrganisationRow), new)
    _write_over(db, other)
    _mark_removed(db, read.origin, sort, lost, today)
    done.added, done.changed, done.removed = len(new), len(other), len(lost)
    return done


def _write_over(db: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        keys = {name: row[name] for name in ("origin", "sort", "slug")}
        values = {name: value for name, value in row.items() if name not in keys}
        db.execute(update(ImportedOrganisationRow).filter_by(**keys).values(values))


def _mark_removed(db: Session, origin: str, sort: str, slugs: Iterable[str], today: datetime.date) -> None:
    for slug in slugs:
        here = update(ImportedOrganisationRow).filter_by(origin=origin, sort=sort, slug=slug)
        db.execute(here.values(removed_on=today))


def _kept(db: Session, origin: str) -> dict[tuple[str, str], _Kept]:
    row = ImportedOrganisationRow
    found = db.execute(select(row.sort, row.slug, row.fingerprint, row.removed_on).where(row.origin == origin))
    return {(sort, slug): _Kept(print_, removed is not None) for sort, slug, print_, removed in found}


def _keep_source(db: Session, read: ReadDirectory, print_: str, today: datetime.date, *, new: bool) -> None:
    said = {"title": read.title, "licence": read.licence, "as_of": read.as_of, "fingerprint": print_}
    if new:
        db.execute(insert(ImportedDirectoryRow).values(origin=read.origin, taken_on=today, **said))
        return
    row = db.execute(select(ImportedDirectoryRow).filter_by(origin=read.origin)).scalar_one()
    # A day that an older copy of the same data was taken in is no news.
    said["as_of"] = max(row.as_of, read.as_of) if row.fingerprint == print_ else read.as_of
    if any(getattr(row, name) != value for name, value in said.items()):
        db.execute(update(ImportedDirectoryRow).filter_by(origin=read.origin).values(taken_on=today, **said))


def _fingerprint_of(kept: Mapping[tuple[str, str], _Kept]) -> str:
    state = hashlib.sha256()
    for (sort, slug), one in sorted(kept.items()):
        state.update(f"{sort}\0{slug}\0{one.fingerprint}\0{one.removed}\n".encode())
    return state.hexdigest()
