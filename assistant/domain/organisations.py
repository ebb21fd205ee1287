"""Organisations: who holds the file, and how to reach them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.confidence import Confidence


class Kind(StrEnum):
    """What an organisation does; the law that binds it follows from this."""

    CREDIT_BUREAU = "credit_bureau"
    SPECIALTY_BUREAU = "specialty_bureau"
    TENANT_SCREENING = "tenant_screening"
    EMPLOYMENT_SCREENING = "employment_screening"
    FRAUD_DATABASE = "fraud_database"
    DEBTOR_REGISTER = "debtor_register"
    DEBT_COLLECTOR = "debt_collector"
    DATA_BROKER = "data_broker"
    RIDE_HAILING = "ride_hailing"
    DELIVERY = "delivery"
    ACCOMMODATION = "accommodation"
    MARKETPLACE = "marketplace"
    FREELANCE = "freelance"
    DATING = "dating"
    REVIEWS = "reviews"
    SOCIAL = "social"
    PAYMENTS = "payments"
    TELECOM = "telecom"
    INSURANCE = "insurance"
    BANK = "bank"
    AIRLINE = "airline"
    GAMBLING = "gambling"
    FACE_RECOGNITION = "face_recognition"
    PUBLIC_BODY = "public_body"
    OTHER = "other"
    """Anybody else who keeps files: a shop, a school, a clinic. Only law that binds everybody applies."""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address: the addressee first, in postal order, without the country."""

    purpose: str
    lines: tuple[str, ...]
    country: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """One legal entity that answers the people of one or more places.

    `seat` is the place (with its part where that is known) whose calendar its answers follow. `doubtful` names the
    contact fields that no source confirms: they are shown with a warning and confirmed before they are printed.
    """

    id: str
    name: str
    legal_name: str | None
    group: str
    places: tuple[str, ...]
    seat: str | None
    kind: Kind
    what_it_holds: str
    basis: str
    source: tuple[str, ...]
    checked_on: datetime.date | None
    confidence: Confidence
    aliases: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    email: str | None = None
    web: str | None = None
    web_form: str | None = None
    portal: str | None = None
    phone: str | None = None
    fax: str | None = None
    letter_language: str | None = None
    data_protection_officer: str | None = None
    eu_representative: str | None = None
    needs: tuple[str, ...] = ()
    asks_for_identity: str | None = None
    special_routes: tuple[str, ...] = ()
    known_problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
