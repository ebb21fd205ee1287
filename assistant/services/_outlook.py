"""Shared by the services that change a log: what was derived from it is kept anew in the same transaction."""

from __future__ import annotations

from assistant.domain.requests import Outlook, OutlookOf, closed_on
from assistant.errors import DateUnknown
from assistant.store.events import log_of
from assistant.store.requests import get_request, keep_outlook
from assistant.store.store import WorkspaceSession

DATE_UNKNOWN = "date_unknown"
"""The state of a request whose dates cannot be known from the data at hand."""


def refresh_outlook(session: WorkspaceSession, request: str, outlook_of: OutlookOf | None) -> None:
    """Derive again where a request stands; without `outlook_of`, only whether it is closed. Raises NotFound."""
    kept = get_request(session, request)
    events = tuple(entry.event for entry in log_of(session, request))
    try:
        outlook = outlook_of(kept, events) if outlook_of else kept.outlook
    except DateUnknown:
        # What happened must be kept, whether or not a date can be reckoned from it.
        outlook = Outlook(DATE_UNKNOWN)
    keep_outlook(session, request, outlook, closed_on(events))
