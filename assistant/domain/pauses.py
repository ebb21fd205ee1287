"""Waiting: what an organisation may ask for before it answers, and what that does to its time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.clocks import Clock, ClockKind, Pause, PauseEffect, PauseFor, Starts
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Because, Interval
from assistant.domain.events import Event, EventKind
from assistant.domain.periods import ONE_DAY
from assistant.domain.rulebook import Rule

_EVENTS = {
    PauseFor.IDENTITY: (EventKind.IDENTITY_ASKED, EventKind.IDENTITY_GIVEN, "proof of who you are"),
    PauseFor.CLARIFICATION: (EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_GIVEN, "a clarification"),
    PauseFor.FEE: (EventKind.FEE_ASKED, EventKind.FEE_PAID, "a fee"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waiting did to a clock: a later start, days that do not count, or a clock that has not begun."""

    because: tuple[Because, ...] = ()
    starts_later: datetime.date | None = None
    not_counting: tuple[Interval, ...] = ()
    not_begun: bool = False
    doubtful: bool = False


def waiting(clock: Clock, rule: Rule, events: Sequence[Event], start: datetime.date) -> Waiting:
    """The effect of everything the organisation asked for on a clock that starts with the request.

    Clocks that start with something else (an answer, a complaint) do not wait.
    """
    if clock.starts not in (Starts.RECEIPT, Starts.RELEVANT_TIME) or clock.what is ClockKind.ACKNOWLEDGE:
        return Waiting()
    result = Waiting()
    for pause in rule.pauses:
        for asked, given in _exchanges(pause.waits_for, events, start):
            result = _and(result, _effect(pause, asked, given, start))
    return result


def _exchanges(
    waits_for: PauseFor, events: Sequence[Event], start: datetime.date
) -> list[tuple[datetime.date, datetime.date | None]]:
    """Each demand with the day it was met; a demand after an unmet one adds nothing."""
    asked_kind, given_kind, _ = _EVENTS[waits_for]
    pairs: list[tuple[datetime.date, datetime.date | None]] = []
    for event in events:
        if event.kind is asked_kind and (not pairs or pairs[-1][1] is not None):
            pairs.append((max(event.day, start), None))
        elif event.kind is given_kind and pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], max(event.day, start))
    return pairs


def _effect(pause: Pause, asked: datetime.date, given: datetime.date | None, start: datetime.date) -> Waiting:
    what = _EVENTS[pause.waits_for][2]
    doubtful = pause.confidence is Confidence.UNSURE
    if pause.effect is PauseEffect.NOTHING:
        return Waiting((Because.of("They asked for {what} on {date}; their time runs on", what=what, date=asked),))
    if given is None:
        return _unmet(pause, asked, what)
    if pause.effect is PauseEffect.STARTS_AFTER:
        words = "They asked for {what} on {asked}; it reached them on {date}, and their time begins then"
        because = Because.of(words, what=what, asked=asked, date=given)
        return Waiting((because,), starts_later=max(given, start), doubtful=doubtful)
    both = pause.effect is PauseEffect.STOPS_BOTH_DAYS
    first_day = asked if both else asked + ONE_DAY
    words = "They asked for {what} on {asked} and had it on {date}: the days between do not count"
    if both:
        words = "They asked for {what} on {asked} and had it on {date}: those days, both included, do not count"
    because = Because.of(words, what=what, asked=asked, date=given)
    interval = ((first_day, given),) if first_day <= given else ()
    return Waiting((because,), not_counting=interval, doubtful=doubtful)


def _unmet(pause: Pause, asked: datetime.date, what: str) -> Waiting:
    if pause.effect is PauseEffect.STARTS_AFTER:
        words = "They asked for {what} on {date}; their time begins when it reaches them"
        return Waiting((Because.of(words, what=what, date=asked),), not_begun=True)
    words = "They asked for {what} on {date}; their time may stand still until it reaches them, so this date may move"
    return Waiting((Because.of(words, what=what, date=asked),), doubtful=True)


def _and(one: Waiting, other: Waiting) -> Waiting:
    later = [day for day in (one.starts_later, other.starts_later) if day]
    return Waiting(
        one.because + other.because,
        max(later, default=None),
        one.not_counting + other.not_counting,
        one.not_begun or other.not_begun,
        one.doubtful or other.doubtful,
    )
