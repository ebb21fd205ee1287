"""Write the same to another organisation: the answers of a letter that was made, without its addressee."""

from __future__ import annotations

import msgspec

from assistant.clock import Clock
from assistant.domain.answers import Item
from assistant.domain.journeys import Details, Journey, Situation
from assistant.domain.requests import Request
from assistant.services.keep_journey import begin_journey
from assistant.services.open_store import WorkspaceSession


def write_another(session: WorkspaceSession, clock: Clock, request: Request) -> str:
    """Begin a letter with the same answers, in the same case; returns the id of its draft."""
    return begin_journey(session, clock, _journey(request))


def _journey(request: Request) -> Journey:
    answers = request.answers
    items = tuple(
        Item(item.what, item.why_wrong or "", item.should_be or "", item.proof or "") for item in request.items
    )
    return Journey(
        situation=Situation(str(answers.get("happened", Situation.EVERYTHING))),
        country=request.person_in.partition("-")[0],
        person_in=request.person_in,
        items=items,
        account=str(answers.get("situation") or ""),
        statement=str(answers.get("statement") or ""),
        details=_details(request),
        case=request.case,
    )


def _details(request: Request) -> Details | None:
    sender = request.sender
    address = sender.get("address")
    where = address if isinstance(address, dict) else {}
    try:
        return msgspec.convert(
            {
                "name": sender.get("name"),
                "lines": where.get("lines", ()),
                "country": where.get("country", ""),
                "identifiers": sender.get("identifiers", {}),
            },
            Details,
        )
    except msgspec.ValidationError:
        return None
