"""When a clock starts: the event that sets it going, or the day on which that event may be expected."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.clocks import Clock, Starts
from assistant.domain.counting import Because
from assistant.domain.events import ANSWERS, Event, EventKind, first, last
from assistant.domain.periods import ONE_DAY

DAYS_IN_POST = 3
"""Calendar days after posting on which a letter is reckoned to arrive, where only the posting is known."""

AT_ONCE = frozenset({"email", "web_form", "in_person", "fax", "portal"})
"""Channels by which a letter arrives on the day it goes out."""


@dataclass(frozen=True, slots=True)
class Start:
    """The day on which a clock starts. Not `certain` where the arrival is only assumed."""

    day: datetime.date
    because: tuple[Because, ...]
    certain: bool = True


_ON_EVENT = {
    Starts.ACKNOWLEDGEMENT: ((EventKind.ACKNOWLEDGED,), "They confirmed the arrival on {date}"),
    Starts.IDENTITY_GIVEN: ((EventKind.IDENTITY_GIVEN,), "You proved who you are on {date}"),
    Starts.REFUSAL: ((EventKind.REFUSED,), "The refusal reached you on {date}"),
    Starts.CORRECTION: ((EventKind.CORRECTED,), "They corrected the entry on {date}"),
    Starts.REINSERTION: ((EventKind.REINSERTED,), "The entry was back on {date}"),
    Starts.COMPLAINT: ((EventKind.COMPLAINED,), "Your complaint reached them on {date}"),
    Starts.DECISION: ((EventKind.DECIDED,), "The decision reached you on {date}"),
    Starts.ANSWER: (tuple(sorted(ANSWERS)), "Their answer reached you on {date}"),
}


def start_of(clock: Clock, events: Sequence[Event], end_of_answer: datetime.date | None) -> Start | None:
    """When this clock starts, or None where what starts it has not happened or is not tracked.

    `end_of_answer` is the last lawful day to answer, for clocks that run from there.
    """
    match clock.starts:
        case Starts.RECEIPT | Starts.RELEVANT_TIME:
            return receipt(events)
        case Starts.END_OF_ANSWER:
            return _after_the_answer(end_of_answer)
        case Starts.ANSWER_OR_END:
            return _on_event(events, Starts.ANSWER) or _after_the_answer(end_of_answer)
        case Starts.ELSEWHERE:
            return None
        case _:
            return _on_event(events, clock.starts)


def _on_event(events: Sequence[Event], starts: Starts) -> Start | None:
    kinds, words = _ON_EVENT[starts]
    event = first(events, *kinds)
    return Start(event.day, (Because.of(words, date=event.day),)) if event else None


def _after_the_answer(end_of_answer: datetime.date | None) -> Start | None:
    if end_of_answer is None:
        return None
    return Start(end_of_answer, (Because.of("The time to answer ends on {date}", date=end_of_answer),))


def receipt(events: Sequence[Event]) -> Start | None:
    """The day the letter arrived, proven or reckoned from its posting. A letter that came back never arrived."""
    delivered = first(events, EventKind.DELIVERED)
    if delivered is not None:
        return Start(delivered.day, (Because.of("Received {date}", date=delivered.day),))
    sent = last(events, EventKind.SENT)
    if sent is None or _came_back(events, sent):
        return None
    if sent.channel in AT_ONCE:
        return Start(sent.day, (Because.of("Sent {date}, and taken to arrive the same day", date=sent.day),), False)
    arrival = sent.day + DAYS_IN_POST * ONE_DAY
    words = "Posted {sent}; the post is reckoned with {days} days, so it should arrive on {date}"
    return Start(arrival, (Because.of(words, sent=sent.day, days=DAYS_IN_POST, date=arrival),), False)


def _came_back(events: Sequence[Event], sent: Event) -> bool:
    bounced = last(events, EventKind.BOUNCED)
    return bounced is not None and (bounced.day, bounced.number) >= (sent.day, sent.number)
