"""Keep a half-filled journey, so that nothing typed is lost, and take it up again."""

from __future__ import annotations

from assistant.clock import Clock
from assistant.domain.requests import Draft, JsonObject
from assistant.errors import NotFound
from assistant.store.ids import new_id
from assistant.store.persons import add_draft, all_drafts, change_draft, drop_draft, find_draft
from assistant.store.store import WorkspaceSession


def keep_draft(session: WorkspaceSession, clock: Clock, content: JsonObject, draft: str | None = None) -> str:
    """Keep a journey as it stands, as a new draft or in place of an earlier one; returns its id. Raises NotFound."""
    now = clock.now()
    if draft is None:
        new = Draft(new_id(clock), now, now, content)
        add_draft(session, new)
        return new.id
    change_draft(session, draft, content, now)
    return draft


def open_draft(session: WorkspaceSession, draft: str) -> Draft:
    """A draft to go on with; raises NotFound."""
    found = find_draft(session, draft)
    if found is None:
        raise NotFound("There is no such draft.")
    return found


def list_drafts(session: WorkspaceSession) -> tuple[Draft, ...]:
    """All drafts, the one changed last first."""
    return all_drafts(session)


def discard_draft(session: WorkspaceSession, draft: str) -> None:
    """Delete a draft: its letter is made, or it is no longer wanted. Raises NotFound."""
    drop_draft(session, draft)
