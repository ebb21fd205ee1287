"""Places: jurisdictions with their laws, authorities, languages, paper and calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.confidence import Confidence
from assistant.domain.counting_rules import CountingRule
from assistant.domain.periods import Period


class Paper(StrEnum):
    """The sheet letters are printed on in a place."""

    A4 = "A4"
    LETTER = "Letter"


class Weekday(StrEnum):
    """A day of the week as the rulebook writes it."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class WhenPartUnknown(StrEnum):
    """Which holidays count when only the country of a seat is known, not its part (Land, canton, state).

    `SHARED`: those that hold everywhere in the place. `ANY`: a holiday in any part counts.
    """

    SHARED = "shared"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in English and as it is written in the place itself."""

    en: str
    local: str


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Where the public holidays of a place come from: country and part in the package `holidays`.

    `parts` are the codes that may follow the place in a seat (`DE-HE`). `from_year` and `to_year` bound what is known.
    """

    country: str
    part: str | None = None
    parts: tuple[str, ...] = ()
    when_part_unknown: WhenPartUnknown = WhenPartUnknown.SHARED
    from_year: int = 2010
    to_year: int = 2035
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about a place, with what it rests on."""

    text: str
    confidence: Confidence = Confidence.KNOWN
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Democracy:
    """What the index of democracies says, and whether the place counts as one."""

    index: str
    category: str
    also: str | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PersonTime:
    """A time that the person must keep: to complain, to appeal, to ask for reasons."""

    period: Period
    starts: str
    note: str | None = None


class AuthorityKind(StrEnum):
    """What sort of body hears a complaint."""

    DATA_PROTECTION_AUTHORITY = "data_protection_authority"
    CREDIT_REGULATOR = "credit_regulator"
    OMBUDSMAN = "ombudsman"
    COURT = "court"
    INDUSTRY_BODY = "industry_body"
    POLICE = "police"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who hears a complaint. `address` is None, or doubtful (`address_in_doubt`), where it must not be printed."""

    id: str
    name: Name
    kind: AuthorityKind
    covers: str
    languages: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence
    checked_on: datetime.date
    address: tuple[str, ...] = ()
    address_in_doubt: bool = False
    address_note: str | None = None
    email: str | None = None
    email_note: str | None = None
    phone: str | None = None
    web: str | None = None
    complaint_url: str | None = None
    complaint_note: str | None = None
    before_you_complain: str | None = None
    time_limit: str | None = None
    person_time: PersonTime | None = None
    fee: str | None = None
    if_silent: str | None = None
    then: str | None = None
    damages: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction. It inherits the laws of its `parent`: all of them, or only those in `inherits`.

    `counting` is how its own law counts where a law of its parent leaves that to national law.
    """

    code: str
    name: Name
    languages: tuple[str, ...]
    time_zone: str
    working_week: tuple[Weekday, ...]
    paper: Paper
    currency: str
    democracy: Democracy
    checked_on: datetime.date
    parent: str | None = None
    calendar: CalendarSource | None = None
    inherits: tuple[str, ...] | None = None
    inherits_note: str | None = None
    languages_note: str | None = None
    counting: CountingRule | None = None
    notes: tuple[Note, ...] = ()
    authorities: tuple[Authority, ...] = ()
