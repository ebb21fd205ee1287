"""My requests: what comes next, first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.requests import RequestSummary
from assistant.errors import BadInput
from assistant.store.requests import Place, closed_page, open_page, place_of
from assistant.store.store import WorkspaceSession

PAGE = 50


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Some requests, and the mark with which to ask for those after them; None where there are none."""

    requests: tuple[RequestSummary, ...]
    more: str | None = None


def list_requests(
    session: WorkspaceSession, *, closed: bool = False, after: str | None = None, limit: int = PAGE
) -> RequestPage:
    """Open requests by the day of their next step, or closed ones, the latest first.

    `after` is the mark of the page before. Raises BadInput where it is none.
    """
    page = closed_page if closed else open_page
    found = page(session, limit + 1, _place(after) if after else None)
    shown = found[:limit]
    return RequestPage(shown, _mark(place_of(shown[-1])) if len(found) > limit else None)


def _mark(place: Place) -> str:
    return f"{place.day.isoformat()}_{place.request}"


def _place(mark: str) -> Place:
    day, _, request = mark.partition("_")
    try:
        return Place(datetime.date.fromisoformat(day), request)
    except ValueError:
        raise BadInput({"after": "is not the mark of a page; begin again at the first page"}) from None
