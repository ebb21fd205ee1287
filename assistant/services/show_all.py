"""Every open request as it stands on a day."""

from __future__ import annotations

import datetime

from assistant.domain.lookup import Rulebook
from assistant.services.open_store import WorkspaceSession
from assistant.services.reckon_deadlines import Calendars
from assistant.services.show_request import Shown, show_request
from assistant.store.requests import all_requests


def show_all(
    session: WorkspaceSession, rulebook: Rulebook, calendars: Calendars, today: datetime.date
) -> tuple[Shown, ...]:
    """All requests that are not closed, oldest first."""
    return tuple(
        show_request(session, rulebook, calendars, request.id, today)
        for request in all_requests(session)
        if request.closed_on is None
    )
