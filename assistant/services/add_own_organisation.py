"""An organisation that the directory lacks: the workspace's own, found like any other and seen by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.clock import Clock
from assistant.domain.confidence import Confidence
from assistant.domain.directory import ContactField
from assistant.domain.entries import Entry
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Kind, Organisation
from assistant.domain.own_records import OwnRecord
from assistant.domain.people import LONGEST_NAME, PostalAddress
from assistant.errors import BadInput, Conflict, NotFound
from assistant.rules.postal import PostalDoubt, postal_doubts
from assistant.services._contact_values import DATA_PROTECTION, LONGEST_NOTE, read_name, read_text, tidy_note
from assistant.services.find_organisations import Directory, find_organisations
from assistant.store.ids import new_id
from assistant.store.own_organisations import drop_own, find_own, put_own
from assistant.store.requests import all_requests
from assistant.store.store import WorkspaceSession

__all__ = [
    "NewOrganisation",
    "PostalDoubt",
    "add_own_organisation",
    "address_doubts",
    "change_own_organisation",
    "forget_organisation",
    "namesakes",
]

PREFIX = "own:"
"""What the ids of organisations begin with that a workspace added."""
_TEXTS = (ContactField.EMAIL, ContactField.WEB, ContactField.WEB_FORM, ContactField.PORTAL, ContactField.PHONE)
_LETTERS_GO_BY = ("email", "web_form", "portal")


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation as a person describes it. `lines` is its address without name and country.

    `places` are those whose people it serves, `note` says where its contacts were looked up.
    """

    name: str
    kind: Kind
    places: tuple[str, ...]
    country: str
    lines: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    web_form: str = ""
    portal: str = ""
    phone: str = ""
    legal_name: str = ""
    aliases: tuple[str, ...] = ()
    what_it_holds: str = ""
    letter_language: str = ""
    note: str = ""


def namesakes(directory: Directory, session: WorkspaceSession, name: str, place: str | None) -> tuple[Entry, ...]:
    """What is listed under a name like this, so that nobody adds what is there; the nearest few."""
    return find_organisations(directory, session, name, place).entries[:5]


def address_doubts(lines: Sequence[str], country: str) -> tuple[PostalDoubt, ...]:
    """What of an address, addressee first, is not as its country writes it: to be shown, no reason to refuse."""
    return postal_doubts(lines, country.strip().upper())


def add_own_organisation(
    session: WorkspaceSession, clock: Clock, rulebook: Rulebook, new: NewOrganisation
) -> OwnRecord:
    """Keep an organisation of one's own; raises BadInput by field."""
    own = new_id(clock)
    organisation = _read(rulebook, new, f"{PREFIX}{own}", clock)
    record = OwnRecord(own, organisation.id, clock.now(), organisation)
    put_own(session, record)
    return record


def change_own_organisation(
    session: WorkspaceSession, clock: Clock, rulebook: Rulebook, organisation: str, new: NewOrganisation
) -> OwnRecord:
    """Describe an organisation of one's own anew; what came back of it is forgotten. Raises NotFound, BadInput."""
    known = find_own(session, organisation)
    if known is None or known.added is None:
        raise NotFound("There is no organisation of your own with that id.")
    record = replace(known, changed_at=clock.now(), added=_read(rulebook, new, organisation, clock), said=())
    put_own(session, record)
    return record


def forget_organisation(session: WorkspaceSession, organisation: str) -> None:
    """Forget an organisation of one's own, or all that was found out about one that is listed.

    Raises NotFound, and Conflict where a request went to one's own: it would no longer say whom.
    """
    known = find_own(session, organisation)
    if known is None:
        raise NotFound("Nothing is known here of an organisation with that id.")
    if known.added is not None and any(request.organisation == organisation for request in all_requests(session)):
        raise Conflict("A request went to this organisation. Delete that request first, or keep both.")
    drop_own(session, known)


def _read(rulebook: Rulebook, new: NewOrganisation, id_: str, clock: Clock) -> Organisation:
    reading, today, country = _Reading(), clock.today(), new.country.strip().upper()
    name = reading.of(read_name, new.name, "name", LONGEST_NAME)
    legal_name = reading.of(read_name, new.legal_name, "legal_name", LONGEST_NAME) if new.legal_name.strip() else None
    holds = reading.of(read_name, new.what_it_holds, "what_it_holds", LONGEST_NOTE) if new.what_it_holds.strip() else ""
    aliases = [reading.of(read_name, one, "aliases", LONGEST_NAME) for one in new.aliases if one.strip()]
    note = reading.of(tidy_note, new.note)
    texts = {
        field.value: reading.of(read_text, field, getattr(new, field.value), country)
        for field in _TEXTS
        if getattr(new, field.value).strip()
    }
    lines = reading.of(PostalAddress.read, new.lines, new.country, "address") if new.lines else None
    if not new.places or any(place not in rulebook.places for place in new.places):
        reading.problems["places"] = "choose where the people live whom it serves"
    if not (new.lines or any(name in texts for name in _LETTERS_GO_BY)):
        reading.problems["address"] = "write an address, an e-mail address or a web form, so that a letter arrives"
    reading.refuse()
    return Organisation(
        id=id_,
        name=name,
        legal_name=legal_name,
        group=id_,
        places=new.places,
        seat=country or None,
        kind=new.kind,
        what_it_holds=holds,
        basis="own_knowledge",
        source=(note or f"added by hand on {today}",),
        checked_on=today,
        confidence=Confidence.KNOWN,
        aliases=tuple(aliases),
        addresses=(Address(DATA_PROTECTION, (legal_name or name, *lines.lines), lines.country),) if lines else (),
        letter_language=new.letter_language or None,
        **texts,
    )


class _Reading:
    """Collects what is wrong, so that it can be mended in one go."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    def of(self, read: Callable[..., Any], *typed: object) -> Any:
        """What was read; None where it cannot be used."""
        try:
            return read(*typed)
        except BadInput as trouble:
            self.problems.update(trouble.problems)
            return None

    def refuse(self) -> None:
        """Raise BadInput with everything that is wrong."""
        if self.problems:
            raise BadInput(self.problems)
