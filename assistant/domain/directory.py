"""The directory: where a record comes from, what others' directories hold, and how fresh a contact is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.organisations import Address, Organisation
from assistant.domain.periods import add_months

CHECK_AGAIN_AFTER = 18
"""Months after which a contact is marked as old and is to be checked again."""


class Origin(StrEnum):
    """Where a record comes from."""

    SHIPPED = "shipped"
    IMPORTED = "imported"
    OWN = "own"


class ContactField(StrEnum):
    """A way to reach an organisation, by the name of the field that holds it; in the order in which they are tried."""

    ADDRESSES = "addresses"
    EMAIL = "email"
    WEB_FORM = "web_form"
    PORTAL = "portal"
    FAX = "fax"
    PHONE = "phone"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Element:
    """Something by which an organisation finds a person, as another directory words it.

    `identifier` is the name of ours, where it is one: name and address stand in every letter.
    """

    what: str
    identifier: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ImportedOrganisation:
    """An organisation of another directory. `quality`, `categories` and `group` are that directory's own words.

    `special_text` names the letter that directory keeps for it: it answers under another law, or finds people by
    something else. `preferred` is the way it wants to be written to.
    """

    slug: str
    organisation: Organisation
    quality: str
    categories: tuple[str, ...] = ()
    group: str | None = None
    asks_for: tuple[Element, ...] = ()
    identity_document: bool | None = None
    preferred: ContactField | None = None
    special_text: str | None = None
    adults_only: bool = False

    @property
    def other_law(self) -> bool:
        """Whether it answers under a law of its own: churches (Art. 91 GDPR), and whoever has a letter for itself."""
        text = self.special_text or ""
        return self.group == "church" or "church" in self.categories or (bool(text) and text != "access-tracking")


@dataclass(frozen=True, slots=True)
class Gone:
    """An organisation that another directory no longer lists: why, and who took over where somebody did."""

    slug: str
    name: str
    reason: str
    successor: str | None = None
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedAuthority:
    """An authority of another directory, to complain to. `places` are the countries it is there for."""

    slug: str
    name: str
    places: tuple[str, ...]
    address: Address | None = None
    email: str | None = None
    phone: str | None = None
    fax: str | None = None
    web: str | None = None
    web_form: str | None = None
    language: str | None = None
    preferred: ContactField | None = None
    notes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Organisations of another directory that are written to together. `choose` is whether one picks among them."""

    slug: str
    place: str
    choose: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of another directory, or a part of one, that could not be read: which, and why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadDirectory:
    """What was read of another directory.

    `as_of` is the day its files were last changed. `left_out` are files that could not be read, `remarks` parts of
    records that could not. `unread` are the slugs of files that were left out: nothing is known to be gone of them.
    """

    origin: str
    title: str
    licence: str
    as_of: datetime.date
    organisations: tuple[ImportedOrganisation, ...] = ()
    gone: tuple[Gone, ...] = ()
    authorities: tuple[ImportedAuthority, ...] = ()
    packs: tuple[Pack, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[LeftOut, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """Another directory that was imported: its name and licence, the day of its data, and the day it was taken in."""

    origin: str
    title: str
    licence: str
    as_of: datetime.date
    taken_on: datetime.date


@dataclass(frozen=True, slots=True)
class Taken:
    """An organisation that was imported: from where, on which day it came as it is, and since when it is gone there."""

    origin: str
    record: ImportedOrganisation
    taken_on: datetime.date
    removed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Imports:
    """Everything that is kept of others' directories. Of organisations, those that are gone there are among them."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    organisations: tuple[Taken, ...] = ()
    gone: tuple[Gone, ...] = ()
    authorities: tuple[ImportedAuthority, ...] = ()
    packs: tuple[Pack, ...] = ()


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a contact was last looked up, by whom, and whether that is too long ago. None: nobody knows when."""

    checked_on: datetime.date | None
    by_you: bool
    again_by: datetime.date | None
    stale: bool


def freshness(checked_on: datetime.date | None, today: datetime.date, *, by_you: bool = False) -> Freshness:
    """How fresh something is that was checked on that day."""
    again_by = add_months(checked_on, CHECK_AGAIN_AFTER) if checked_on else None
    return Freshness(checked_on, by_you, again_by, again_by is not None and again_by < today)


def imported_id(origin: str, slug: str) -> str:
    """The id of an imported organisation: with a colon, which no id of our own has."""
    return f"{origin}:{slug}"
