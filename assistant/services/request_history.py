"""All that is known of one request: how it began, what happened, what was written."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.chain import ChainBroken, Entry, verify
from assistant.domain.events import Event
from assistant.domain.requests import Request, StoredLetter
from assistant.store.events import head_of_log, log_of
from assistant.store.letters import letters_of
from assistant.store.requests import get_request
from assistant.store.store import WorkspaceSession


@dataclass(frozen=True, slots=True)
class RequestHistory:
    """A request with its log and letters. `trouble` says, in words to show, that the log is not what was recorded."""

    request: Request
    log: tuple[Entry, ...]
    letters: tuple[StoredLetter, ...]
    trouble: str | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, corrections included, in the order in which it was recorded."""
        return tuple(entry.event for entry in self.log)


def request_history(session: WorkspaceSession, request: str) -> RequestHistory:
    """The history of a request, its log checked; raises NotFound."""
    found = get_request(session, request)
    log = log_of(session, request)
    trouble = None
    try:
        verify(request, log, head_of_log(session, request))
    except ChainBroken as broken:
        # Shown rather than raised: what is left of a damaged log is still the person's.
        trouble = str(broken)
    return RequestHistory(found, log, letters_of(session, request), trouble)
