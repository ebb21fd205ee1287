"""A contact as it was typed: checked without any network, and kept as what was found out about an organisation."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from assistant.clock import Clock
from assistant.domain.directory import ContactField
from assistant.domain.drafting import postal_address
from assistant.domain.organisations import Address, Organisation
from assistant.domain.own_records import HowKnown, OwnRecord, Said
from assistant.domain.people import LONGEST_LINE, PostalAddress
from assistant.domain.rights import Right
from assistant.domain.typed_text import is_blank, problem_in_line, problem_in_passage, tidy_line, tidy_passage
from assistant.errors import BadInput
from assistant.rules.directories.contacts import email_address, phone_number, web_address
from assistant.store.ids import new_id
from assistant.store.own_organisations import find_own, put_own
from assistant.store.store import WorkspaceSession

DATA_PROTECTION = "data protection requests"
"""The purpose of an address that is not said to be for anything else."""
LONGEST_WEB = 500
LONGEST_NOTE = 500
_WEB = frozenset({ContactField.WEB, ContactField.WEB_FORM, ContactField.PORTAL})
_FURTHEST_EAST = datetime.timezone(datetime.timedelta(hours=14))

ContactValue = str | Address
"""An address, or any other contact as its text."""


def read_contact(
    organisation: Organisation, how: HowKnown, field: ContactField, value: ContactValue, on: datetime.date, note: str
) -> Said:
    """What was found out about a contact; raises BadInput under the name of the field, or `note`."""
    if isinstance(value, Address) != (field is ContactField.ADDRESSES):
        raise BadInput({field.value: "an address is given as lines and a country, any other contact as its text"})
    said = tidy_note(note)
    if isinstance(value, Address):
        read = PostalAddress.read(value.lines, value.country, field.value)
        address = Address(value.purpose or _usual_purpose(organisation), read.lines, read.country)
        return Said(how, field, on, "", address, said)
    return Said(how, field, on, read_text(field, value, country_of(organisation)), None, said)


def _usual_purpose(organisation: Organisation) -> str:
    """What the address is for that letters go to: one without a purpose of its own takes its place."""
    usual = postal_address(organisation, Right.ACCESS)
    return usual.purpose if usual else DATA_PROTECTION


def read_text(field: ContactField, text: str, country: str | None) -> str:
    """An e-mail address, an address on the web or a telephone number as it is kept; raises BadInput."""
    typed = tidy_line(text)
    if field in _WEB:
        sound, mend = web_address(typed), "write it whole, from 'https://' on, without spaces"
    elif field is ContactField.EMAIL:
        sound, mend = email_address(typed), "write one e-mail address, such as privacy@example.com"
    else:
        sound, mend = phone_number(typed, country), "write one number as it is dialled from abroad, with + in front"
    if sound is None or problem_in_line(sound, LONGEST_WEB):
        raise BadInput({field.value: mend})
    return sound


def tidy_note(note: str) -> str:
    """Where something was looked up, as it was typed; raises BadInput where it cannot be kept."""
    typed = tidy_passage(note)
    if problem := problem_in_passage(typed, LONGEST_NOTE):
        raise BadInput({"note": problem})
    return typed


def read_name(text: str, field: str, longest: int = LONGEST_LINE) -> str:
    """A name in one line; raises BadInput where it is blank or cannot be printed."""
    typed = tidy_line(text)
    if is_blank(typed):
        raise BadInput({field: "write the name"})
    if problem := problem_in_line(typed, longest):
        raise BadInput({field: problem})
    return typed


def not_to_come(clock: Clock, day: datetime.date, field: str = "on") -> None:
    """Raise BadInput for a day that nobody has seen yet, wherever they live."""
    if day > clock.today(_FURTHEST_EAST):
        raise BadInput({field: "is still to come; write the day on which it happened"})


def remember(session: WorkspaceSession, clock: Clock, organisation: str, said: Sequence[Said]) -> OwnRecord:
    """Keep what was found out about an organisation, after what is known already."""
    known = find_own(session, organisation) or OwnRecord(new_id(clock), organisation, clock.now())
    record = replace(known, changed_at=clock.now(), said=(*known.said, *said))
    put_own(session, record)
    return record


def country_of(organisation: Organisation) -> str | None:
    """The country by whose rules a telephone number is read."""
    home = organisation.seat or next(iter(organisation.places), "")
    country = home.partition("-")[0]
    return country if country != "EU" else None
