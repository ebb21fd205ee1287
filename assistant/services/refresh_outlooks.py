"""Derive again where all requests stand: after the rulebook or a calendar has changed."""

from __future__ import annotations

from assistant.domain.requests import OutlookOf
from assistant.services._outlook import refresh_outlook
from assistant.store.requests import all_requests
from assistant.store.store import WorkspaceSession


def refresh_outlooks(session: WorkspaceSession, outlook_of: OutlookOf) -> int:
    """Derive and keep the outlook of every request of the workspace; returns how many."""
    requests = all_requests(session)
    for request in requests:
        refresh_outlook(session, request.id, outlook_of)
    return len(requests)
