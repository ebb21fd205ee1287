"""By what an addressee finds a person: which identifiers a letter may carry, and how much of each.

A whole social security, passport, card or national identity number is never printed. Where the addressee really
matches by such a number, its last digits are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.counting import Because
from assistant.domain.kinds import BUREAUS, PLATFORMS
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rights import Right


class Identifier(StrEnum):
    """Something by which an organisation can find a person's file. `words.yaml` holds a label for each printed one."""

    DATE_OF_BIRTH = "date_of_birth"
    PLACE_OF_BIRTH = "place_of_birth"
    FORMER_NAME = "former_name"
    PREVIOUS_ADDRESS = "previous_address"
    EMAIL = "email"
    PHONE = "phone"
    USERNAME = "username"
    ACCOUNT_NUMBER = "account_number"
    CUSTOMER_NUMBER = "customer_number"
    FILE_REFERENCE = "file_reference"
    BOOKING_REFERENCE = "booking_reference"
    ORDER_NUMBER = "order_number"
    LISTING = "listing"
    LICENCE_NUMBER = "licence_number"
    REGISTRATION_NUMBER = "registration_number"
    DEVICE_ID = "device_id"
    TAX_ID = "tax_id"
    SSN_LAST4 = "ssn_last4"
    SIN_LAST3 = "sin_last3"
    NATIONAL_ID = "national_id"
    OTHER = "other"
    SSN = "ssn"
    SIN = "sin"
    PASSPORT_NUMBER = "passport_number"
    CARD_NUMBER = "card_number"


NEVER_PRINTED = frozenset({Identifier.SSN, Identifier.SIN, Identifier.PASSPORT_NUMBER, Identifier.CARD_NUMBER})
"""What people may give and no letter names; from the first two a letter may take the last digits."""

_ENDINGS = {
    Identifier.SSN: (Identifier.SSN_LAST4, 4),
    Identifier.SSN_LAST4: (Identifier.SSN_LAST4, 4),
    Identifier.SIN: (Identifier.SIN_LAST3, 3),
    Identifier.SIN_LAST3: (Identifier.SIN_LAST3, 3),
    Identifier.NATIONAL_ID: (Identifier.NATIONAL_ID, 4),
}
"""Numbers of which only the end is printed, under which identifier, and how many signs of it."""

_BUREAU = (
    Identifier.DATE_OF_BIRTH,
    Identifier.FORMER_NAME,
    Identifier.PREVIOUS_ADDRESS,
    Identifier.FILE_REFERENCE,
)
_ACCOUNT = (Identifier.EMAIL, Identifier.PHONE, Identifier.USERNAME, Identifier.ACCOUNT_NUMBER)
_CONTRACT = (
    Identifier.DATE_OF_BIRTH,
    Identifier.ACCOUNT_NUMBER,
    Identifier.CUSTOMER_NUMBER,
    Identifier.FILE_REFERENCE,
)
_BY_KIND: Mapping[Kind, tuple[Identifier, ...]] = {
    **dict.fromkeys(BUREAUS, _BUREAU),
    **dict.fromkeys(PLATFORMS, _ACCOUNT),
    Kind.DATA_BROKER: (Identifier.FORMER_NAME, Identifier.PREVIOUS_ADDRESS, Identifier.EMAIL, Identifier.PHONE),
    Kind.DEBT_COLLECTOR: (Identifier.DATE_OF_BIRTH, Identifier.PREVIOUS_ADDRESS, Identifier.FILE_REFERENCE),
    Kind.RIDE_HAILING: (*_ACCOUNT, Identifier.BOOKING_REFERENCE, Identifier.LICENCE_NUMBER),
    Kind.DELIVERY: (*_ACCOUNT, Identifier.ORDER_NUMBER),
    Kind.ACCOMMODATION: (*_ACCOUNT, Identifier.BOOKING_REFERENCE, Identifier.LISTING),
    Kind.MARKETPLACE: (*_ACCOUNT, Identifier.ORDER_NUMBER, Identifier.LISTING),
    Kind.PAYMENTS: (*_ACCOUNT, Identifier.CUSTOMER_NUMBER),
    Kind.REVIEWS: (*_ACCOUNT, Identifier.LISTING),
    Kind.TELECOM: (*_CONTRACT, Identifier.PHONE),
    Kind.INSURANCE: _CONTRACT,
    Kind.BANK: _CONTRACT,
    Kind.AIRLINE: (Identifier.BOOKING_REFERENCE, Identifier.CUSTOMER_NUMBER, Identifier.EMAIL),
    Kind.GAMBLING: (*_ACCOUNT, Identifier.DATE_OF_BIRTH),
    Kind.FACE_RECOGNITION: (Identifier.EMAIL,),
    Kind.PUBLIC_BODY: (*_BUREAU, Identifier.PLACE_OF_BIRTH),
    Kind.OTHER: (Identifier.EMAIL, Identifier.CUSTOMER_NUMBER),
}
_STOPS_LOOKUPS = frozenset({Right.SECURITY_FREEZE, Right.FRAUD_ALERT, Right.BLOCK_IDENTITY_THEFT})
_WHOLE_SSN = re.compile(r"\s*\d{3}[- ]\d{2}[- ]\d{4}\s*")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the person gave that the letter does not carry, or not whole, and why."""

    field: str
    why: Because


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the given identifiers the letter carries, in the order in which it prints them."""

    printed: tuple[tuple[Identifier, tuple[str, ...]], ...]
    left_out: tuple[LeftOut, ...]


def needed(organisation: Organisation, right: Right, kind: Kind | None = None) -> tuple[Identifier, ...]:
    """The identifiers by which this organisation finds a person, the weightiest first.

    What the directory says it needs; where the directory is silent, what its kind usually needs.
    """
    if organisation.needs:
        return tuple(ident for ident in Identifier if ident in organisation.needs and ident not in NEVER_PRINTED)
    usual = _BY_KIND.get(kind or organisation.kind, ())
    if _is_american(organisation) and (kind or organisation.kind) in BUREAUS - {Kind.DATA_BROKER}:
        usual = (*usual, Identifier.SSN_LAST4)
    if right in _STOPS_LOOKUPS and Identifier.PHONE not in usual:
        usual = (*usual, Identifier.PHONE)  # a bureau calls back, or sends the code that lifts the freeze
    return usual


def choose(given: Mapping[Identifier, Sequence[str]], wanted: Sequence[Identifier]) -> Chosen:
    """Which of the given identifiers are printed, how much of each, and what is left out and why."""
    printed: dict[Identifier, tuple[str, ...]] = {}
    left_out: list[LeftOut] = []
    for identifier, values in given.items():
        shown, ending = _ENDINGS.get(identifier, (identifier, None))
        field = f"person.identifiers.{identifier.value}"
        if identifier in (Identifier.PASSPORT_NUMBER, Identifier.CARD_NUMBER) or shown not in wanted:
            left_out.append(LeftOut(field, _why_not(identifier)))
        elif ending is not None:
            printed[shown] = tuple(_end_of(value, ending) for value in values)
            if any(len(_signs(value)) > ending for value in values):
                left_out.append(LeftOut(field, Because.of("only the last {number} signs are printed", number=ending)))
        elif any(_WHOLE_SSN.fullmatch(value) for value in values):
            words = "it reads like a whole social security number, which is never printed"
            left_out.append(LeftOut(field, Because.of(words)))
        else:
            printed[shown] = tuple(values)
    order = {identifier: place for place, identifier in enumerate(wanted)}
    return Chosen(tuple(sorted(printed.items(), key=lambda pair: order[pair[0]])), tuple(left_out))


def _why_not(identifier: Identifier) -> Because:
    if identifier in NEVER_PRINTED or identifier is Identifier.NATIONAL_ID:
        return Because.of("this number is never printed whole, and this organisation does not find you by its end")
    return Because.of("this organisation does not need it to find you")


def _end_of(value: str, ending: int) -> str:
    return _signs(value)[-ending:]


def _signs(value: str) -> str:
    """The letters and digits alone: numbers are grouped with blanks, strokes and dots."""
    return "".join(char for char in value if char.isalnum())


def _is_american(organisation: Organisation) -> bool:
    served = (*organisation.places, organisation.seat or "")
    return any(place == "US" or place.startswith("US-") for place in served)
