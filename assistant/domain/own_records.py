"""What a workspace knows of an organisation itself: added, confirmed, corrected, or come back as undeliverable."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.domain.directory import ContactField
from assistant.domain.drafting import postal_address
from assistant.domain.organisations import Address, Organisation
from assistant.domain.rights import Right


class HowKnown(StrEnum):
    """What somebody found out about a contact."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was found out about a contact, on a day. `note` is where it was looked up, as it was typed.

    An address is said as such, any other contact as its text. A corrected address takes the place of the one for the
    same purpose.
    """

    how: HowKnown
    field: ContactField
    on: datetime.date
    text: str = ""
    address: Address | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What a workspace knows of one organisation, in the order in which it was found out.

    `organisation` is the id it is about; `added` is the whole of it, where the workspace added it.
    """

    id: str
    organisation: str
    changed_at: datetime.datetime
    added: Organisation | None = None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A way by which a letter can go, and whether it is in doubt."""

    field: ContactField
    text: str = ""
    address: Address | None = None
    in_doubt: bool = False


_LETTERS_GO_BY = (ContactField.EMAIL, ContactField.WEB_FORM, ContactField.PORTAL, ContactField.FAX)


def as_known(listed: Organisation, said: Iterable[Said]) -> Organisation:
    """The organisation with all that was found out: what was confirmed is sure, what came back is gone.

    A confirmation is about what was read then: where the directory says something else by now, it counts no longer.
    """
    known = listed
    for one in said:
        if one.how is HowKnown.CONFIRMED and not _says(listed, one) and not _says(known, one):
            continue
        known = _without(known, one) if one.how is HowKnown.BOUNCED else _with(known, one)
    return known


def looked_up_on(known: Organisation, said: Iterable[Said], field: ContactField) -> datetime.date | None:
    """The day on which this workspace last confirmed or corrected what the organisation's field says now."""
    days = (one.on for one in said if one.how is not HowKnown.BOUNCED and one.field is field and _says(known, one))
    return max(days, default=None)


def bounces(said: Iterable[Said]) -> tuple[Said, ...]:
    """The channels that came back, each with its day."""
    return tuple(one for one in said if one.how is HowKnown.BOUNCED)


def channels(
    organisation: Organisation, right: Right = Right.ACCESS, preferred: ContactField | None = None
) -> tuple[Channel, ...]:
    """The ways by which a letter about this right can go, the best first: the one it prefers, the address, the rest."""
    best = postal_address(organisation, right)
    addresses = [best, *(one for one in organisation.addresses if one is not best)] if best else []
    posts = [_by_post(address, organisation) for address in addresses]
    texts = [
        Channel(field, text, None, field.value in organisation.doubtful)
        for field in _LETTERS_GO_BY
        if (text := getattr(organisation, field.value))
    ]
    found = [*posts[:1], *texts, *posts[1:]]
    return tuple(sorted(found, key=lambda channel: channel.field is not preferred))


def _by_post(address: Address, organisation: Organisation) -> Channel:
    in_doubt = address.in_doubt or ContactField.ADDRESSES.value in organisation.doubtful
    return Channel(ContactField.ADDRESSES, "", address, in_doubt)


def _says(organisation: Organisation, one: Said) -> bool:
    if one.address is None:
        return bool(getattr(organisation, one.field.value) == one.text)
    return any(_same_place(address, one.address) for address in organisation.addresses)


def _same_place(one: Address, other: Address) -> bool:
    return one.country == other.country and _folded(one.lines) == _folded(other.lines)


def _folded(lines: Sequence[str]) -> list[str]:
    return [" ".join(line.casefold().split()) for line in lines]


def _with(organisation: Organisation, one: Said) -> Organisation:
    """The organisation with a contact that somebody looked up."""
    if one.address is None:
        return _changed(organisation, one.field, one.text)
    sure = replace(one.address, in_doubt=False)
    addresses = list(organisation.addresses)
    at = next((at for at, address in enumerate(addresses) if _same_place(address, sure)), None)
    if at is None:
        at = next((at for at, address in enumerate(addresses) if address.purpose == sure.purpose), None)
    if at is None:
        addresses.insert(0, sure)
    else:
        addresses[at] = sure
    still = any(address.in_doubt for address in addresses)
    doubtful = organisation.doubtful if still else _sure(organisation, one.field)
    return replace(organisation, addresses=tuple(addresses), doubtful=doubtful)


def _without(organisation: Organisation, one: Said) -> Organisation:
    """The organisation without a channel that came back."""
    if not _says(organisation, one):
        return organisation
    if one.address is None:
        return _changed(organisation, one.field, None)
    gone = one.address
    left = tuple(address for address in organisation.addresses if not _same_place(address, gone))
    return replace(organisation, addresses=left)


def _changed(organisation: Organisation, field: ContactField, text: str | None) -> Organisation:
    changes: dict[str, Any] = {field.value: text, "doubtful": _sure(organisation, field)}
    return replace(organisation, **changes)


def _sure(organisation: Organisation, field: ContactField) -> tuple[str, ...]:
    return tuple(name for name in organisation.doubtful if name != field.value)
