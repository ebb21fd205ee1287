"""What is being recorded, question by question, kept in the visitor's own cookie until it is recorded.

Nothing of it stands in an address, and nothing is left behind when somebody stops half-way.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from flask import session

from assistant.domain.events import EventKind

KEY = "recording"


@dataclass(frozen=True, slots=True)
class Recording:
    """An event that is about to be recorded.

    `seen` is the number of the last entry that the person saw, so that a form sent twice records once. `corrects` is
    the number of the entry whose place it takes.
    """

    request_id: str
    seen: int
    kind: EventKind | None = None
    day: datetime.date | None = None
    corrects: int | None = None

    def keep(self) -> None:
        """Keep it for the next page."""
        session[KEY] = {
            "request": self.request_id,
            "seen": self.seen,
            "kind": self.kind.value if self.kind else "",
            "day": self.day.isoformat() if self.day else "",
            "corrects": self.corrects,
        }


def begun(request_id: str) -> Recording | None:
    """What is being recorded for this request; None where nothing is."""
    kept = session.get(KEY)
    if not isinstance(kept, dict) or kept.get("request") != request_id:
        return None
    return Recording(
        request_id=request_id,
        seen=int(kept["seen"]),
        kind=EventKind(kept["kind"]) if kept["kind"] else None,
        day=datetime.date.fromisoformat(kept["day"]) if kept["day"] else None,
        corrects=kept["corrects"],
    )


def recorded() -> None:
    """Forget it: it is recorded."""
    session.pop(KEY, None)
