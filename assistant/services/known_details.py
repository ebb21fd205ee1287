"""The details of the person's last letter, for their next one."""

from __future__ import annotations

import msgspec

from assistant.domain.journeys import Details
from assistant.services.open_store import WorkspaceSession
from assistant.services.remember_details import remembered_details


def known_details(session: WorkspaceSession) -> Details | None:
    """The details of the last letter; None where there are none, or where an earlier version kept others."""
    kept = remembered_details(session)
    try:
        return msgspec.convert(kept, Details) if kept else None
    except msgspec.ValidationError:
        return None


def as_known(details: Details) -> dict[str, object]:
    """Details as they are remembered."""
    known: dict[str, object] = msgspec.to_builtins(details)
    return known
