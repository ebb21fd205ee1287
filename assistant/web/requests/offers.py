"""Which events are offered after "What happened?", the likeliest group first."""

from __future__ import annotations

from flask_babel import LazyString

from assistant.domain.events import EventKind, in_force
from assistant.domain.offered_events import can_have_happened
from assistant.services.show_request import Shown
from assistant.web.requests.next_step import open_demand
from assistant.web.requests.words import CHOICES, GROUPS

Offer = tuple[str, LazyString, LazyString]
"""The value of an event, its words, and a line of help."""

THE_LETTER, _ANSWER, _OTHER_WORDS, OWN_ACTS, THE_END = range(len(GROUPS))


def offered(kind: EventKind, shown: Shown, corrected: EventKind | None = None) -> bool:
    """Whether this can be recorded now; what an entry says already can always stay."""
    return kind is corrected or can_have_happened(kind, in_force(shown.history.events))


def groups_for(shown: Shown, corrected: EventKind | None = None) -> list[tuple[LazyString, list[Offer]]]:
    """The groups in the order that fits this request, each with what can have happened."""
    found = []
    for at in _order(shown):
        title, kinds = GROUPS[at]
        offers = [(kind.value, *CHOICES[kind]) for kind in kinds if offered(kind, shown, corrected)]
        if offers:
            found.append((title, offers))
    return found


def _order(shown: Shown) -> list[int]:
    events = in_force(shown.history.events)
    order = list(range(len(GROUPS)))
    if any(event.kind is EventKind.DELIVERED for event in events):
        order = [_ANSWER, _OTHER_WORDS, OWN_ACTS, THE_END, THE_LETTER]
    if open_demand(events):
        order = [OWN_ACTS, *(at for at in order if at != OWN_ACTS)]
    if any(event.kind is EventKind.COMPLAINED for event in events):
        order = [THE_END, *(at for at in order if at != THE_END)]
    return order
