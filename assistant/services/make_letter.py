"""Make the letter: what was drafted becomes a request that is tracked, and a letter that is fixed for ever."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from assistant.clock import Clock
from assistant.domain.addressees import OWN
from assistant.domain.journeys import Journey, for_next, once_made
from assistant.domain.requests import NewRequest, RequestItem
from assistant.services.keep_journey import begin_journey, keep_journey, open_journey
from assistant.services.known_details import as_known, known_details
from assistant.services.open_store import WorkspaceSession
from assistant.services.preview_letter import Desk, Preview, as_person, items_and_words, preview_letter
from assistant.services.remember_details import remember_details
from assistant.services.request_outlook import outlook_on
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request


def make_letter(session: WorkspaceSession, clock: Clock, desk: Desk, draft: str) -> str:
    """Make the letter of a draft; returns the letter's id, the same one when asked again.

    The finished PDF is checked before anything is kept. Raises what `preview_letter` raises, LetterError, NotFound.
    """
    journey = open_journey(session, draft)
    if journey.made is not None:
        return journey.made
    preview = preview_letter(desk, journey, draft, clock.today())
    pdf = desk.renderer.pdf(preview.letter)
    outlook = outlook_on(desk.rulebook, desk.calendars, clock.today())
    request = save_request(session, clock, _request(journey, preview), outlook_of=outlook)
    kept = save_letter(session, clock, request.id, "first", preview.letter, pdf_sha256=hashlib.sha256(pdf).hexdigest())
    _remember(session, clock, journey)
    keep_journey(session, clock, draft, once_made(journey, kept.id))
    if following := for_next(journey, request.case):
        begin_journey(session, clock, following)
    return kept.id


def _request(journey: Journey, preview: Preview) -> NewRequest:
    choice, organisation = journey.choice, preview.organisation
    own = organisation.id == OWN
    return NewRequest(
        law=preview.drafted.law.id,
        rights=(choice.right,) if choice else (),
        rule=preview.drafted.rule.id,
        person_in=journey.person_in,
        language=preview.letter.language,
        reference=preview.letter.reference,
        organisation=None if own else organisation.id,
        own_organisation=_described(journey) if own else None,
        variant=preview.drafted.rule.variant,
        kind=organisation.kind.value,
        seat=organisation.seat,
        sender=as_person(journey.details) if journey.details else {},
        answers={**items_and_words(journey), "happened": journey.situation.value, "contact": _contact(journey)},
        items=tuple(
            RequestItem(number, item.what, item.why_wrong or None, item.should_be or None, item.proof or None)
            for number, item in enumerate(journey.items, 1)
        ),
        case=journey.case,
    )


def _described(journey: Journey) -> dict[str, object]:
    own = journey.own
    if own is None:
        return {}
    described = {"name": own.name, "kind": own.kind.value, "lines": list(own.lines)}
    return {**described, "country": own.country, "email": own.email}


def _contact(journey: Journey) -> dict[str, object] | None:
    contact = journey.contact
    if contact is None:
        return None
    where = {"lines": list(contact.lines), "country": contact.country, "email": contact.email}
    return {**where, "confirmed_on": contact.confirmed_on.isoformat()}


def _remember(session: WorkspaceSession, clock: Clock, journey: Journey) -> None:
    """Keep the details for the next letter; what earlier letters needed and this one did not stays known."""
    if journey.details is None:
        return
    known = known_details(session)
    identifiers = {**(known.identifiers if known else {}), **journey.details.identifiers}
    remember_details(session, clock, as_known(replace(journey.details, identifiers=identifiers)))
