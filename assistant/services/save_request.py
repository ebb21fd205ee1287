"""Keep a new request, so that it is tracked from then on."""

from __future__ import annotations

import dataclasses

from assistant.clock import Clock
from assistant.domain.requests import Case, NewRequest, OutlookOf, Request, request_problems
from assistant.errors import BadInput
from assistant.services._outlook import refresh_outlook
from assistant.store.cases import add_case, get_case
from assistant.store.ids import new_id
from assistant.store.requests import ReferenceTaken, add_request, get_request
from assistant.store.store import WorkspaceSession

__all__ = ["ReferenceTaken", "save_request"]


def save_request(
    session: WorkspaceSession, clock: Clock, new: NewRequest, *, outlook_of: OutlookOf | None = None
) -> Request:
    """Keep a request, in a new case unless it names one.

    Raises BadInput by field, NotFound where the case does not exist, ReferenceTaken.
    """
    problems = request_problems(new)
    if problems:
        raise BadInput(problems)
    said = {field.name: getattr(new, field.name) for field in dataclasses.fields(new)}
    said["case"] = get_case(session, new.case).id if new.case else _new_case(session, clock)
    request = Request(id=new_id(clock), created_on=clock.today(), **said)
    add_request(session, request)
    refresh_outlook(session, request.id, outlook_of)
    return get_request(session, request.id)


def _new_case(session: WorkspaceSession, clock: Clock) -> str:
    case = Case(id=new_id(clock), created_on=clock.today())
    add_case(session, case)
    return case.id
