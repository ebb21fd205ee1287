"""My requests as they stand today: whose turn it is, what is awaited, by when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.events import Event
from assistant.domain.lookup import Rulebook
from assistant.domain.requests import RequestSummary
from assistant.domain.steps import StepKind
from assistant.domain.turns import FOR_OTHERS, Turn, turn
from assistant.errors import DateUnknown
from assistant.services.list_requests import list_requests
from assistant.services.open_store import WorkspaceSession
from assistant.services.reckon_deadlines import Calendars
from assistant.services.request_outlook import Standing, standing
from assistant.store.events import log_of
from assistant.store.requests import get_request


class Show(StrEnum):
    """Which requests are asked for."""

    OPEN = "open"
    YOURS = "yours"
    THEIRS = "theirs"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Row:
    """One request of the list. `standing` is None where its dates cannot be known."""

    summary: RequestSummary
    events: tuple[Event, ...]
    standing: Standing | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class Page:
    """Some requests, and the mark with which to ask for those after them; None where there are none."""

    rows: tuple[Row, ...]
    more: str | None = None


PAGE = 25
_YOURS = frozenset(StepKind) - FOR_OTHERS


def requests_today(
    session: WorkspaceSession,
    rulebook: Rulebook,
    calendars: Calendars,
    today: datetime.date,
    show: Show = Show.OPEN,
    after: str | None = None,
) -> Page:
    """A page of requests, by the day that comes next. Raises BadInput where `after` is no mark of a page.

    With `YOURS` and `THEIRS` it goes by what was derived last: refresh the outlooks once a day.
    """
    found: list[RequestSummary] = []
    more = after
    while len(found) < PAGE:
        page = list_requests(session, closed=show is Show.CLOSED, after=more, limit=PAGE)
        found += [summary for summary in page.requests if _wanted(summary, show)]
        more = page.more
        if more is None:
            break
    return Page(tuple(_row(session, rulebook, calendars, today, summary) for summary in found), more)


def _wanted(summary: RequestSummary, show: Show) -> bool:
    if show not in (Show.YOURS, Show.THEIRS):
        return True
    return (summary.outlook.next_label in _YOURS) is (show is Show.YOURS)


def _row(
    session: WorkspaceSession, rulebook: Rulebook, calendars: Calendars, today: datetime.date, summary: RequestSummary
) -> Row:
    events = tuple(entry.event for entry in log_of(session, summary.id))
    try:
        now = standing(rulebook, calendars, get_request(session, summary.id), events, today)
    except DateUnknown:
        return Row(summary, events, None, Turn.CLOSED if summary.closed_on else Turn.WAITING)
    return Row(summary, events, now, turn(now.state, now.steps.next, now.deadlines, today))
