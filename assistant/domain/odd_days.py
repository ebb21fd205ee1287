"""Days that are possible but look like a slip of the pen: asked about once before they are recorded."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from assistant.domain.counting import Because
from assistant.domain.events import Event, EventKind, first

_ANSWERS_TO = {
    EventKind.IDENTITY_GIVEN: EventKind.IDENTITY_ASKED,
    EventKind.CLARIFICATION_GIVEN: EventKind.CLARIFICATION_ASKED,
    EventKind.FEE_PAID: EventKind.FEE_ASKED,
    EventKind.DECIDED: EventKind.COMPLAINED,
}

_LONG = datetime.timedelta(days=2 * 366)


def odd_day(
    kind: EventKind, day: datetime.date, others: Sequence[Event], written: datetime.date | None
) -> Because | None:
    """What looks wrong about a day, as a sentence; None where nothing does.

    `others` are the events that stand, without the one that is being corrected; `written` is the day of the letter.
    """
    sent = first(others, EventKind.SENT)
    if kind is not EventKind.SENT and sent is not None and day < sent.day:
        return Because.of("That is before the letter went out, on {date}.", date=sent.day)
    if written is not None and day < written:
        return Because.of("That is before the letter was written, on {date}.", date=written)
    cause = _ANSWERS_TO.get(kind)
    asked = first(others, cause) if cause else None
    if asked is not None and day < asked.day:
        return Because.of("That is before what it answers, on {date}.", date=asked.day)
    begun = sent.day if sent else written
    if begun is not None and day - begun > _LONG:
        return Because.of("That is more than two years after {date}.", date=begun)
    return None


def what_it_answers(kind: EventKind) -> EventKind | None:
    """What must have been recorded before this can be an answer to it."""
    return _ANSWERS_TO.get(kind)
