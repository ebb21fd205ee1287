"""What ships and what was imported, side by side and indexed: made once, and again when something is imported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.domain.directory import Gone, Imports, Origin, Pack, Taken, imported_id
from assistant.domain.entries import Entry
from assistant.domain.lookup import Rulebook
from assistant.domain.name_index import NameIndex, Names
from assistant.domain.organisations import Organisation
from assistant.domain.search import PlaceWords, names_of
from assistant.domain.spelling import folded, words_of

_CITED = re.compile(r"datenanfragen/data/blob/[^/]+/companies/([a-z0-9-]+)\.json")
_LONGEST_WAY = 8
"""How often one record may point on to another."""
_TELLS = 3
"""Letters from which a word of a name tells anything."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that is the same for every workspace.

    `entries` are in the order of an unasked list; `by_id` also holds what is gone from where it was imported, since
    requests go on. `twins` are our own records about the same organisation, by the id of an imported one.
    """

    imports: Imports
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    organisations: dict[str, Organisation]
    index: NameIndex
    gone: NameIndex
    twins: Mapping[str, tuple[str, ...]]
    places: PlaceWords

    def successor(self, origin: str, slug: str) -> str | None:
        """The slug that a record's name leads to today; None where nobody took over."""
        return _successor({one.slug: one for one in self.imports.gone}, origin, slug, self.by_id)


def make_shelf(rulebook: Rulebook, imports: Imports) -> Shelf:
    """The shelf of a rulebook and what was imported beside it."""
    present = [one for one in imports.organisations if one.removed_on is None]
    by_slug = {one.record.organisation.id: one for one in present}
    twins = _twins(rulebook, present, imports)
    linked: dict[str, list[Taken]] = defaultdict(list)
    for imported, shipped in twins.items():
        for organisation_id in shipped:
            linked[organisation_id].append(by_slug[imported])
    formerly = _formerly(imports, by_slug)
    entries = [
        *(_shipped(one, linked.get(one.id, ()), formerly) for one in rulebook.organisations.values()),
        *(_imported(one, imports, formerly) for one in present),
    ]
    entries.sort(key=lambda entry: (entry.origin is not Origin.SHIPPED, *by_name(entry)))
    lost = (_imported(one, imports, formerly) for one in imports.organisations if one.removed_on is not None)
    by_id = {entry.organisation.id: entry for entry in (*lost, *entries)}
    places = PlaceWords(rulebook)
    return Shelf(
        imports=imports,
        entries=tuple(entries),
        by_id=by_id,
        organisations={id_: entry.listed for id_, entry in by_id.items()},
        index=NameIndex([_names(one, places) for one in entries]),
        gone=NameIndex([Names(one.name, (one.slug,)) for one in imports.gone]),
        twins=twins,
        places=places,
    )


def _names(entry: Entry, places: PlaceWords) -> Names:
    """What an entry is called, also by others who list the same organisation."""
    others = [one.record.organisation for one in entry.linked]
    also = (name for one in others for name in (one.name, *one.aliases))
    own = names_of(entry.listed, places.of(entry.listed), (*entry.formerly, *also))
    hosts = (*own.hosts, *(host for one in others for host in names_of(one).hosts))
    return replace(own, hosts=tuple(dict.fromkeys(hosts)))


def by_name(entry: Entry) -> tuple[str, str]:
    """The order of a list."""
    return folded(entry.organisation.name), entry.organisation.id


def _shipped(organisation: Organisation, linked: Iterable[Taken], formerly: Mapping[str, tuple[str, ...]]) -> Entry:
    there = tuple(linked)
    names = (name for one in there for name in formerly.get(one.record.organisation.id, ()))
    return Entry(organisation, Origin.SHIPPED, organisation, linked=there, formerly=tuple(dict.fromkeys(names)))


def _imported(taken: Taken, imports: Imports, formerly: Mapping[str, tuple[str, ...]]) -> Entry:
    organisation = taken.record.organisation
    source = imports.sources.get(taken.origin)
    names = formerly.get(organisation.id, ())
    return Entry(organisation, Origin.IMPORTED, organisation, taken, source, formerly=names)


def _formerly(imports: Imports, present: Mapping[str, Taken]) -> dict[str, tuple[str, ...]]:
    """The names of those that are gone, by the id of whoever took over."""
    gone = {one.slug: one for one in imports.gone}
    names: dict[str, tuple[str, ...]] = {}
    for origin in imports.sources:
        for one in imports.gone:
            heir = _successor(gone, origin, one.slug, present)
            if heir is not None:
                names[heir] = (*names.get(heir, ()), one.name)
    return names


def _successor(gone: Mapping[str, Gone], origin: str, slug: str, present: Mapping[str, object]) -> str | None:
    """The id of whoever took over, along all redirects; that of the record itself where it is there."""
    for _ in range(_LONGEST_WAY):
        if imported_id(origin, slug) in present and slug not in gone:
            return imported_id(origin, slug)
        if slug not in gone or gone[slug].successor is None:
            return None
        slug = gone[slug].successor or ""
    return None


def _twins(rulebook: Rulebook, present: Iterable[Taken], imports: Imports) -> dict[str, tuple[str, ...]]:
    """Which of our own records are about the same organisation as an imported one.

    Those that cite it; and those of the same legal name, or of the same host and a name alike, for the same places.
    """
    taken = {one.record.organisation.id: one for one in present}
    gone = {one.slug: one for one in imports.gone}
    by_name: dict[str, list[Organisation]] = defaultdict(list)
    by_host: dict[str, list[Organisation]] = defaultdict(list)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for shipped in rulebook.organisations.values():
        for name in {_plain(shipped.legal_name or ""), _plain(shipped.name)} - {""}:
            by_name[name].append(shipped)
        for host in names_of(shipped).hosts:
            by_host[host].append(shipped)
        for origin in imports.sources:
            for slug in _cited(shipped):
                if (id_ := _successor(gone, origin, slug, taken)) is not None:
                    found[id_][shipped.id] = None
    for id_, one in taken.items():
        theirs = one.record.organisation
        alike = [*by_name.get(_plain(theirs.name), ()), *_of_host(theirs, by_host)]
        found[id_].update((ours.id, None) for ours in alike if _overlap(rulebook, ours, theirs))
    return {id_: tuple(ours) for id_, ours in found.items() if ours}


def _cited(organisation: Organisation) -> Iterator[str]:
    return (found[1] for source in organisation.source if (found := _CITED.search(source)))


def _of_host(theirs: Organisation, by_host: Mapping[str, list[Organisation]]) -> Iterator[Organisation]:
    """Ours at the same host, with a telling word of the name in common; a domain as such may be a whole state's."""
    words = _telling(theirs)
    for host in names_of(theirs).hosts:
        yield from (ours for ours in by_host.get(host, ()) if words & _telling(ours))


def _telling(organisation: Organisation) -> set[str]:
    names = (organisation.name, organisation.legal_name or "", *organisation.aliases)
    return {word for name in names for word in words_of(folded(name)) if len(word) >= _TELLS}


def _plain(name: str) -> str:
    return " ".join(words_of(folded(name)))


def _overlap(rulebook: Rulebook, one: Organisation, other: Organisation) -> bool:
    return _reaches(rulebook, one, other) or _reaches(rulebook, other, one)


def _reaches(rulebook: Rulebook, one: Organisation, other: Organisation) -> bool:
    """Whether one serves a place that the other serves, or one above it."""
    above = set(other.places)
    for code in other.places:
        if code in rulebook.places:
            above.update(parent.code for parent in rulebook.parents(code))
    return not above.isdisjoint(one.places)


def members(shelf: Shelf, pack: Pack, origin: str) -> tuple[Entry, ...]:
    """The organisations of a pack as they are listed today: ours where we have one for its place."""
    found: dict[str, Entry] = {}
    for slug in pack.members:
        id_ = shelf.successor(origin, slug)
        if id_ is None:
            continue
        ours = (shelf.by_id[one] for one in shelf.twins.get(id_, ()))
        serving = [one for one in ours if not pack.place or pack.place in one.listed.places]
        entry = serving[0] if serving else shelf.by_id[id_]
        found[entry.organisation.id] = entry
    return tuple(found.values())
