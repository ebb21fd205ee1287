"""Which events make sense next in a request: what has not begun cannot have ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain.events import ANSWERS, Event, EventKind

_ONLY_AFTER: Mapping[EventKind, frozenset[EventKind]] = {
    EventKind.BOUNCED: frozenset({EventKind.SENT}),
    EventKind.IDENTITY_GIVEN: frozenset({EventKind.IDENTITY_ASKED}),
    EventKind.CLARIFICATION_GIVEN: frozenset({EventKind.CLARIFICATION_ASKED}),
    EventKind.FEE_PAID: frozenset({EventKind.FEE_ASKED}),
    EventKind.REINSERTED: ANSWERS,
    EventKind.DECIDED: frozenset({EventKind.COMPLAINED}),
}


def can_have_happened(kind: EventKind, standing: Sequence[Event]) -> bool:
    """Whether what must come before it has been recorded; a withdrawal is never an event of its own."""
    before = _ONLY_AFTER.get(kind)
    if kind is EventKind.WITHDRAWN:
        return False
    return before is None or any(event.kind in before for event in standing)
