"""The organisation a letter goes to, as this person found it: from the directory, checked by them, or their own."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.domain.confidence import Confidence
from assistant.domain.drafting import postal_address
from assistant.domain.journeys import Contact, Journey, OwnOrganisation
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Organisation
from assistant.domain.rights import Right
from assistant.errors import NotFound

OWN = "own"
"""The id of an organisation that the person described; the directory has none of that name."""

CONFIRMED = "confirmed by the person who writes"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What about an address must be looked up before a letter goes there. `address` is what the directory says."""

    address: Address | None
    email: str | None
    no_way: bool
    address_in_doubt: bool
    email_in_doubt: bool


def addressee(rulebook: Rulebook, journey: Journey) -> Organisation:
    """Who gets the letter; raises NotFound where nobody was named, or the directory does not know them any more."""
    if journey.own is not None:
        found = described(journey.own, journey.person_in)
    elif journey.organisation:
        found = rulebook.organisation(journey.organisation)
    else:
        raise NotFound("Choose first who holds the file.")
    return confirmed(found, journey.contact) if journey.contact else found


def described(own: OwnOrganisation, person_in: str) -> Organisation:
    """An organisation as the person describes it; its seat is the country of its address."""
    address = Address(CONFIRMED, (own.name, *own.lines), own.country)
    return Organisation(
        id=OWN,
        name=own.name,
        legal_name=None,
        group=OWN,
        places=(person_in,),
        seat=own.country,
        kind=own.kind,
        what_it_holds="",
        basis="generic",
        source=(),
        checked_on=None,
        confidence=Confidence.KNOWN,
        addresses=(address,) if own.lines else (),
        email=own.email or None,
    )


def confirmed(organisation: Organisation, contact: Contact) -> Organisation:
    """The organisation with the contact that the person looked up: nothing about it is in doubt any more."""
    address = Address(CONFIRMED, contact.lines, contact.country)
    return replace(
        organisation,
        addresses=(address,) if contact.lines else (),
        email=contact.email or None,
        doubtful=tuple(field for field in organisation.doubtful if field not in ("addresses", "email")),
    )


def doubt_about(organisation: Organisation, right: Right) -> Doubt | None:
    """What must be looked up before this letter can go out; None where nothing must be."""
    address = postal_address(organisation, right)
    doubt = Doubt(
        address=address,
        email=organisation.email,
        no_way=address is None and organisation.email is None,
        address_in_doubt=address is not None and address.in_doubt,
        email_in_doubt=organisation.email is not None and "email" in organisation.doubtful,
    )
    return doubt if doubt.no_way or doubt.address_in_doubt or doubt.email_in_doubt else None


def with_addressee(rulebook: Rulebook, organisation: Organisation) -> Rulebook:
    """The rulebook in which this organisation stands as given; the rest is as it was."""
    organisations: Mapping[str, Organisation] = ChainMap({organisation.id: organisation}, dict(rulebook.organisations))
    return replace(rulebook, organisations=organisations)
