"""Who a request went to, in words, also where the directory has changed since."""

from __future__ import annotations

from assistant.domain.addressees import addressee
from assistant.domain.journeys import Journey
from assistant.domain.organisations import Organisation
from assistant.domain.requests import Request, RequestSummary
from assistant.errors import NotFound
from assistant.web.workspace import parts


def listed(request: Request | RequestSummary) -> Organisation | None:
    """The organisation of a request as the directory has it now; None where it is the person's own, or gone."""
    return parts().desk.rulebook.organisations.get(request.organisation or "")


def organisation_name(request: Request | RequestSummary) -> str:
    """The name of the organisation that a request went to."""
    if request.own_organisation is not None:
        return str(request.own_organisation.get("name", ""))
    known = listed(request)
    return known.name if known else request.organisation or ""


def whom_of(journey: Journey) -> str:
    """The name of the organisation that a letter under way goes to; empty while nobody, or nobody known, is named."""
    try:
        return addressee(parts().desk.rulebook, journey).name
    except NotFound:
        return ""
