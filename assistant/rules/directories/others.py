"""The other records of the data of Datenanfragen.de: what is gone, authorities, packs."""

from __future__ import annotations

from collections.abc import Callable

from assistant.domain.directory import Gone, ImportedAuthority, Pack
from assistant.rules.directories import where
from assistant.rules.directories.companies import one_line, read_language, read_places, read_slug, read_sources
from assistant.rules.directories.records import Record, Unreadable

_GONE = frozenset({"slug", "name", "reason", "redirect-to", "sources", "quality"})
_AUTHORITY = where.KEYS | {"slug", "relevant-countries", "name", "sources", "complaint-language", "comments"}
_PACK = frozenset({"slug", "type", "companies"})
_CHOOSE = {"choose": True, "add-all": False}


def read_gone(record: Record, stem: str) -> Gone:
    """A record that is no longer kept; raises Unreadable."""
    record.unknown(_GONE)
    slug = read_slug(record, stem)
    name, reason = one_line(record.must("name")), record.must("reason")
    return Gone(slug, name, reason, record.text("redirect-to"), read_sources(record))


def read_authority(record: Record, stem: str) -> ImportedAuthority:
    """An authority; raises Unreadable."""
    record.unknown(_AUTHORITY)
    slug, name, places = read_slug(record, stem), one_line(record.must("name")), read_places(record)
    reached = where.read_where(record, name, "complaints", countries=places, in_doubt=False)
    return ImportedAuthority(
        slug=slug,
        name=name,
        places=places,
        address=reached.address,
        email=reached.email,
        phone=reached.phone,
        fax=reached.fax,
        web=reached.web,
        web_form=reached.web_form,
        language=read_language(record, "complaint-language"),
        preferred=reached.preferred,
        notes=(*record.texts("comments"), *reached.notes),
        source=read_sources(record),
    )


def read_packs(value: object, country: str, remark: Callable[[str], None]) -> tuple[Pack, ...]:
    """The packs for a country ("all" is every one); raises Unreadable where the file is no list."""
    if not isinstance(value, list):
        raise Unreadable("it is not a list of packs")
    found = []
    for number, item in enumerate(value, 1):

        def say(what: str, number: int = number) -> None:
            remark(f"pack {number}: {what}")

        try:
            found.append(_pack(Record(item, say), country))
        except Unreadable as trouble:
            say(str(trouble))
    return tuple(found)


def _pack(record: Record, country: str) -> Pack:
    record.unknown(_PACK)
    slug, kind = record.must("slug"), record.must("type")
    if kind not in _CHOOSE:
        record.say(f"{kind[:40]!r} is no kind of pack that is known here; one chooses from it")
    place = country.upper() if country != "all" else ""
    return Pack(f"{country}/{slug}", place, _CHOOSE.get(kind, True), record.texts("companies"))
