"""Remember a person's details for their next letter."""

from __future__ import annotations

from assistant.clock import Clock
from assistant.domain.requests import JsonObject
from assistant.store.persons import drop_details, find_details, keep_details
from assistant.store.store import WorkspaceSession


def remember_details(session: WorkspaceSession, clock: Clock, details: JsonObject) -> None:
    """Keep the details in place of those remembered before."""
    keep_details(session, details, clock.now())


def remembered_details(session: WorkspaceSession) -> JsonObject | None:
    """The details that were remembered; None where there are none."""
    return find_details(session)


def forget_details(session: WorkspaceSession) -> None:
    """Forget the details; letters that were made with them stay as they are."""
    drop_details(session)
