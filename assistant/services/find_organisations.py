"""One look-up for everybody: what ships, what was imported and what the workspace knows itself, told apart."""

from __future__ import annotations

import threading
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from assistant.domain.directory import ImportedAuthority, Origin, Pack, Source
from assistant.domain.entries import Entry, Found, added
from assistant.domain.lookup import Rulebook
from assistant.domain.name_index import How, Match, NameIndex
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.own_records import OwnRecord
from assistant.domain.search import names_of, serves
from assistant.errors import NotFound
from assistant.services._shelf import Shelf, by_name, make_shelf, members
from assistant.store.directory import all_imports, stamp
from assistant.store.own_organisations import all_own, find_own
from assistant.store.store import WorkspaceSession

__all__ = [
    "Directory",
    "Entry",
    "Found",
    "Reader",
    "authorities_in",
    "directory_entry",
    "find_organisations",
    "imported_sources",
    "own_entries",
    "packs_in",
    "whole_rulebook",
]

Reader = WorkspaceSession | Session
"""Who looks: somebody in a workspace, or a visitor without one, who sees what is everybody's."""
_RANK = {Origin.OWN: 0, Origin.SHIPPED: 1, Origin.IMPORTED: 2}


class Directory:
    """The rulebook's organisations and the imported ones, kept indexed. Made once, when the program starts."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._making = threading.Lock()
        self._made: tuple[tuple[tuple[str, str], ...], Shelf] | None = None

    def shelf(self, reader: Reader) -> Shelf:
        """Everything as it is now; made anew after an import, be it by another process."""
        db = reader.db if isinstance(reader, WorkspaceSession) else reader
        now = stamp(db)
        made = self._made
        if made is None or made[0] != now:
            with self._making:
                made = self._made
                if made is None or made[0] != now:
                    made = self._made = (now, make_shelf(self.rulebook, all_imports(db)))
        return made[1]


@dataclass(frozen=True, slots=True)
class PackHere:
    """A pack of another directory with the organisations it leads to today."""

    pack: Pack
    entries: tuple[Entry, ...]


def find_organisations(
    directory: Directory, reader: Reader, query: str = "", place: str | None = None, kind: Kind | None = None
) -> Found:
    """The organisations that fit: whole words before beginnings and slips, then one's own, ours, and others'.

    `place` is where the person lives: organisations that serve it or one of its parents. An imported record stands
    back where one of ours is about the same organisation there. Raises NotFound for a place that is not there.
    """
    shelf, own = directory.shelf(reader), _own(reader)
    here = _here(directory.rulebook, place)
    mine = [entry for one in own.values() if (entry := added(one)) and _fits(entry, here, kind)]
    if not query.strip():
        theirs = (entry for entry in shelf.entries if _fits(entry, here, kind) and not _stands_back(shelf, entry, here))
        return Found((*sorted(mine, key=by_name), *_known(theirs, own)))
    hits: list[tuple[Match, Entry]] = [
        (match, shelf.entries[number])
        for number, match in shelf.index.find(query).items()
        if _fits(shelf.entries[number], here, kind) and not _stands_back(shelf, shelf.entries[number], here)
    ]
    index = NameIndex([names_of(entry.listed, shelf.places.of(entry.listed)) for entry in mine])
    hits += [(match, mine[number]) for number, match in index.find(query).items()]
    hits.sort(key=_better)
    gone = shelf.gone.find(query) if kind is None else {}
    lost = (shelf.imports.gone[number] for number in sorted(gone) if gone[number].how is not How.NEARLY)
    return Found(tuple(_known((entry for _, entry in hits), own)), tuple(lost))


def directory_entry(directory: Directory, reader: Reader, organisation: str) -> Entry:
    """One organisation by its id, be it shipped, imported (also where it is gone there by now) or one's own.

    Raises NotFound.
    """
    own = find_own(reader, organisation) if isinstance(reader, WorkspaceSession) else None
    if own is not None and (mine := added(own)) is not None:
        return mine
    found = directory.shelf(reader).by_id.get(organisation)
    if found is None:
        directory.rulebook.organisation(organisation)  # says which id comes nearest
        raise NotFound(f"The directory has no organisation {organisation!r}.")
    return found.known_as(own)


def whole_rulebook(directory: Directory, reader: Reader) -> Rulebook:
    """The rulebook with every organisation that a letter can be written to here, as this workspace knows it."""
    shelf = directory.shelf(reader)
    mine: dict[str, Organisation] = {}
    for own in _own(reader).values():
        entry = added(own) or (shelf.by_id[own.organisation].known_as(own) if own.organisation in shelf.by_id else None)
        if entry is not None:
            mine[own.organisation] = entry.organisation
    return replace(directory.rulebook, organisations=ChainMap(mine, shelf.organisations))


def own_entries(directory: Directory, reader: WorkspaceSession) -> tuple[Entry, ...]:
    """What this workspace added, or knows of organisations that are listed, by name."""
    shelf = directory.shelf(reader)
    found = []
    for own in all_own(reader):
        entry = added(own)
        if entry is None and own.organisation in shelf.by_id:
            entry = shelf.by_id[own.organisation].known_as(own)
        if entry is not None:
            found.append(entry)
    return tuple(sorted(found, key=by_name))


def packs_in(directory: Directory, reader: Reader, place: str | None = None) -> tuple[PackHere, ...]:
    """The packs that others made for a country, and those for every country, with what they lead to today."""
    shelf = directory.shelf(reader)
    country = (place or "").partition("-")[0]
    return tuple(
        PackHere(pack, entries)
        for pack in shelf.imports.packs
        if pack.place in ("", country)
        for origin in shelf.imports.sources
        if (entries := members(shelf, pack, origin))
    )


def authorities_in(directory: Directory, reader: Reader, place: str) -> tuple[ImportedAuthority, ...]:
    """The authorities of a country that others list; ours, by law and complaint, stand in the rulebook."""
    country = place.partition("-")[0]
    return tuple(one for one in directory.shelf(reader).imports.authorities if country in one.places)


def imported_sources(directory: Directory, reader: Reader) -> tuple[Source, ...]:
    """The directories that were imported."""
    return tuple(directory.shelf(reader).imports.sources.values())


def _own(reader: Reader) -> Mapping[str, OwnRecord]:
    return {one.organisation: one for one in all_own(reader)} if isinstance(reader, WorkspaceSession) else {}


def _better(hit: tuple[Match, Entry]) -> tuple[float | str, ...]:
    """The order of what was found: of those that are called so as a whole, or begin so, one's own and ours first.

    Schools and parishes, of which others list hundreds, stand behind whoever else is called so.
    """
    match, entry = hit
    rank = _RANK[entry.origin] + (entry.taken is not None and entry.taken.record.group is not None)
    return -match.how, rank if match.how is not How.NEARLY else 0, -match.score, rank, *by_name(entry)


def _known(entries: Iterable[Entry], own: Mapping[str, OwnRecord]) -> Iterable[Entry]:
    return (entry.known_as(own.get(entry.organisation.id)) for entry in entries) if own else entries


def _here(rulebook: Rulebook, place: str | None) -> frozenset[str] | None:
    return frozenset((place, *(parent.code for parent in rulebook.parents(place)))) if place else None


def _fits(entry: Entry, here: frozenset[str] | None, kind: Kind | None) -> bool:
    return serves(entry.listed, here) and (kind is None or entry.listed.kind is kind)


def _stands_back(shelf: Shelf, entry: Entry, here: frozenset[str] | None) -> bool:
    """Whether one of our own records is about the same organisation there."""
    if entry.origin is not Origin.IMPORTED:
        return False
    return any(serves(shelf.by_id[one].listed, here) for one in shelf.twins.get(entry.organisation.id, ()))
