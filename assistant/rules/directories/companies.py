"""A company of the data of Datenanfragen.de as an organisation of ours."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

import holidays

from assistant.domain.confidence import Confidence
from assistant.domain.directory import ContactField, ImportedOrganisation, imported_id
from assistant.domain.organisations import Kind, Organisation
from assistant.rules.directories import elements, where
from assistant.rules.directories.contacts import web_address
from assistant.rules.directories.records import Record, Unreadable
from assistant.rules.directories.where import Where, read_where

ORIGIN = "datenanfragen"
RECORD_PAGE = "https://github.com/datenanfragen/data/blob/master/companies/{slug}.json"
PURPOSE = "data protection requests"
EUROPE = ("EU", "GB", "CH", "IS", "LI", "NO")
"""Where a record for "all" countries is of use: its contacts were gathered for requests under the GDPR and its kin."""
SURE = frozenset({"tested", "verified"})
"""Marks of quality that say a person has seen the contact at its source, or has used it."""
QUALITIES = SURE | {"imported", "scraped"}
KINDS = (
    ("credit agency", Kind.CREDIT_BUREAU),
    ("collection agency", Kind.DEBT_COLLECTOR),
    ("insurance", Kind.INSURANCE),
    ("finance", Kind.BANK),
    ("telecommunication", Kind.TELECOM),
    ("addresses", Kind.DATA_BROKER),
    ("public body", Kind.PUBLIC_BODY),
    ("social media", Kind.SOCIAL),
    ("ads", Kind.DATA_BROKER),
)
"""Their categories by our kinds, the one that says most first. Whatever else they hold is somebody else to the law."""
OTHER_LAW = (
    "It may answer under a law of its own instead of the GDPR, as churches do (Article 91 GDPR): check which, and "
    "write under that one."
)
KEYS = where.KEYS | {
    "slug",
    "relevant-countries",
    "categories",
    "name",
    "runs",
    "sources",
    "required-elements",
    "request-language",
    "custom-access-template",
    "custom-erasure-template",
    "custom-rectification-template",
    "custom-objection-template",
    "needs-id-document",
    "comments",
    "quality",
    "facet-group",
    "nsfw",
}
_SLUG = re.compile("[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
_COUNTRY = re.compile("[a-z]{2}", re.ASCII)
_IDENTITY = {
    True: "a copy of an identity document, according to the data set",
    False: "no copy of an identity document needed, according to the data set",
    None: None,
}


def read_company(record: Record, stem: str) -> ImportedOrganisation:
    """The organisation that a file describes; raises Unreadable where it has no name of its own."""
    record.unknown(KEYS)
    slug, name = read_slug(record, stem), one_line(record.must("name"))
    quality = record.text("quality") or "none"
    if quality not in QUALITIES:
        record.say(f"{quality[:40]!r} is no mark of quality that is known here; the contact is in doubt")
    sure = quality in SURE
    places = read_places(record)
    reached = read_where(record, name, PURPOSE, countries=places, in_doubt=not sure)
    asks_for = elements.read_elements(record)
    found = ImportedOrganisation(
        slug=slug,
        organisation=_organisation(record, slug, name, reached, places, sure=sure, needs=elements.needs(asks_for)),
        quality=quality,
        categories=record.texts("categories"),
        group=record.text("facet-group"),
        asks_for=asks_for,
        identity_document=record.truth("needs-id-document"),
        preferred=reached.preferred,
        special_text=record.text("custom-access-template"),
        adults_only=record.truth("nsfw") or False,
    )
    return _with_warning(found) if found.other_law else found


def _with_warning(found: ImportedOrganisation) -> ImportedOrganisation:
    """The record with a note that letters under the GDPR may rest on the wrong law."""
    notes = (OTHER_LAW, *found.organisation.notes)
    return replace(found, organisation=replace(found.organisation, notes=notes))


def _organisation(
    record: Record, slug: str, name: str, reached: Where, places: tuple[str, ...], *, sure: bool, needs: tuple[str, ...]
) -> Organisation:
    return Organisation(
        id=imported_id(ORIGIN, slug),
        name=name,
        legal_name=name,
        group=imported_id(ORIGIN, slug),
        places=places,
        seat=_seat(reached),
        kind=kind_of(record.texts("categories")),
        what_it_holds="",
        basis="data_set",
        source=(*read_sources(record), RECORD_PAGE.format(slug=slug)),
        checked_on=None,
        confidence=Confidence.KNOWN if sure else Confidence.UNSURE,
        aliases=tuple(one_line(text) for text in record.texts("runs")),
        addresses=(reached.address,) if reached.address else (),
        email=reached.email,
        web=reached.web,
        web_form=reached.web_form,
        phone=reached.phone,
        fax=reached.fax,
        letter_language=read_language(record, "request-language"),
        needs=needs,
        asks_for_identity=_IDENTITY[record.truth("needs-id-document")],
        notes=(*record.texts("comments"), *reached.notes),
        doubtful=() if sure else _said(reached),
    )


def kind_of(categories: tuple[str, ...]) -> Kind:
    """The kind of organisation that its categories amount to."""
    return next((kind for category, kind in KINDS if category in categories), Kind.OTHER)


def read_slug(record: Record, stem: str) -> str:
    """The name of a record, which is that of its file; raises Unreadable."""
    slug = record.must("slug")
    if not _SLUG.fullmatch(slug):
        raise Unreadable(f"its slug {slug[:80]!r} is not made of small letters, digits and hyphens")
    if slug != stem:
        raise Unreadable(f"its slug {slug[:80]!r} is not the name of its file")
    return slug


def read_places(record: Record) -> tuple[str, ...]:
    """The places a record is for; raises Unreadable where it is for none."""
    places: list[str] = []
    for country in record.texts("relevant-countries"):
        if country == "all":
            places.extend(EUROPE)
        elif _COUNTRY.fullmatch(country):
            places.append(country.upper())
        else:
            record.say(f"{country[:40]!r} is no code of a country")
    if not places:
        raise Unreadable("it is for no country: 'relevant-countries' names none")
    return tuple(dict.fromkeys(places))


def read_sources(record: Record) -> tuple[str, ...]:
    """The sources that are addresses on the web; others are remarked."""
    sources = record.texts("sources")
    for source in sources:
        if web_address(source) is None:
            record.say(f"'sources': this is not an address on the web: {source[:80]!r}")
    return tuple(source for source in sources if web_address(source) is not None)


def read_language(record: Record, key: str) -> str | None:
    """A language by its two letters."""
    language = record.text(key)
    if language is not None and not _COUNTRY.fullmatch(language):
        record.say(f"{key!r} is no language: {language[:40]!r}")
        return None
    return language


def one_line(text: str) -> str:
    """A name, which stands in one line."""
    return " ".join(text.split())


def _seat(reached: Where) -> str | None:
    """The country of the address, where its days off are known: its answers are counted by them."""
    country = reached.address.country if reached.address else None
    return country if country in _with_calendar() else None


@functools.cache
def _with_calendar() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries(include_aliases=False))


def _said(reached: Where) -> tuple[str, ...]:
    """The names of all contacts that are there."""
    there = {
        ContactField.ADDRESSES: reached.address,
        ContactField.EMAIL: reached.email,
        ContactField.WEB_FORM: reached.web_form,
        ContactField.FAX: reached.fax,
        ContactField.PHONE: reached.phone,
        ContactField.WEB: reached.web,
    }
    return tuple(field.value for field, value in there.items() if value)
