"""Questions about deadlines read from JSON or options, and answers written for programs and for people."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from typing import Any

from assistant.domain.clocks import ClockKind
from assistant.domain.deadlines import Deadline
from assistant.domain.events import Event, EventKind
from assistant.domain.explaining import in_words, short_date
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.services.reckon_deadlines import Question, Reckoned

_KEYS = {"id", "law", "right", "seat", "events", "kind", "cases", "today", "on", "note"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_ENTERED = {EventKind.WITHDRAWN}


def read_line(asked: Any) -> Question:
    """A question from a JSON object; BadInput names each key that is missing, unknown or wrong."""
    if not isinstance(asked, dict):
        raise BadInput({"": 'each line is an object, such as {"law": "gdpr", "right": "access", …}'})
    problems = {key: f"is not known; the keys are {', '.join(sorted(_KEYS))}" for key in asked if key not in _KEYS}
    for key in ("law", "right", "seat"):
        if not isinstance(asked.get(key), str) or not asked[key]:
            problems[key] = "is missing; write it as text"
    if problems:
        raise BadInput(problems)
    cases = asked.get("cases") or []
    return Question(
        law=asked["law"],
        right=read_right(asked["right"]),
        seat=asked["seat"],
        events=read_events(asked.get("events") or {}),
        kind=asked.get("kind") or None,
        cases=frozenset([cases] if isinstance(cases, str) else cases),
    )


def read_right(text: str) -> Right:
    """A right by its name; BadInput names the nearest."""
    try:
        return Right(text)
    except ValueError:
        raise BadInput({"right": f"{text!r} is no right Recourse knows; {_nearest(text, Right)}"}) from None


def _nearest(text: str, known: Any) -> str:
    names = [member.value for member in known]
    near = difflib.get_close_matches(text, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(names)}"


def read_events(days: Any) -> tuple[Event, ...]:
    """Events from a map of names to a date or a list of dates."""
    if not isinstance(days, dict):
        raise BadInput({"events": 'write an object, such as {"delivered": "2026-03-03"}'})
    events: list[Event] = []
    for name, given in days.items():
        kind = _event_kind(name)
        for text in given if isinstance(given, list) else [given]:
            events.append(Event(len(events) + 1, kind, read_date(text, name)))
    return tuple(events)


def _event_kind(name: str) -> EventKind:
    kind = next((known for known in EventKind if known.value == name), None)
    if kind is None or kind in _NOT_ENTERED:
        raise BadInput({"events": f"{name!r} is no event Recourse knows; {_nearest(name, EventKind)}"})
    return kind


def read_date(text: Any, name: str) -> datetime.date:
    """A date written as 2026-03-03; BadInput under `name` for anything else."""
    if isinstance(text, str) and _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise BadInput({name: f"{text} is not in the calendar; check day and month"}) from None
    raise BadInput({name: f"{text!r} is not a date; write it as 2026-03-03"})


def as_json(reckoned: Reckoned, question: Question, today: datetime.date | None) -> dict[str, Any]:
    """The answer for programs, as the interface has it."""
    answer: dict[str, Any] = {
        "deadlines": [_deadline_json(deadline) for deadline in reckoned.deadlines],
        "rule": reckoned.rule.id,
        "law": question.law,
        "right": question.right.value,
        "seat": question.seat,
    }
    if today is not None:
        answer["today"] = today.isoformat()
    return answer


def _deadline_json(deadline: Deadline) -> dict[str, Any]:
    def iso(day: datetime.date | None) -> str | None:
        return day.isoformat() if day else None

    found: dict[str, Any] = {
        "what": deadline.what.value,
        "due": iso(deadline.due),
        "late_from": iso(deadline.late_from),
        "chase_from": iso(deadline.chase_from),
        "because": [in_words(sentence) for sentence in deadline.because],
        "sources": list(deadline.sources),
        "rule": deadline.rule,
        "certain": deadline.certain,
        "owner": deadline.owner.value,
    }
    if deadline.expected:
        found["expected"] = iso(deadline.expected)
    if deadline.moved:
        found["moved"] = True
    return found


_WHAT = {
    ClockKind.ACKNOWLEDGE: "They must confirm that your letter came",
    ClockKind.ANSWER: "They must answer",
    ClockKind.EXTENDED_ANSWER: "They must answer, with the extra time",
    ClockKind.IDENTITY_REPLY: "They must look at your proof of identity",
    ClockKind.FORWARD_TO_SOURCE: "They must pass your dispute on to the source",
    ClockKind.NOTIFY_RESULT: "They must write you the result",
    ClockKind.NOTIFY_RECIPIENTS: "They must tell those who had the data",
    ClockKind.NOTIFY_REINSERTION: "They must tell you that the entry is back",
    ClockKind.CONFIRM: "They must confirm what they did",
    ClockKind.CORRECT: "They must carry it out",
    ClockKind.SOURCE_REPLY: "The source must reply",
    ClockKind.APPEAL: "They must answer your appeal",
    ClockKind.APPEAL_EXTENDED: "They must answer your appeal, with the extra time",
    ClockKind.AUTHORITY_REPLY: "The authority must reply",
    ClockKind.COMPLAIN_BY: "You can complain",
    ClockKind.ASK_BY: "You can ask",
    ClockKind.ACT_BY: "You can act",
    ClockKind.MAY_ACT_FROM: "You may act",
}


def as_lines(reckoned: Reckoned, today: datetime.date) -> Iterator[str]:
    """The answer for people: a line for each date, its reasons under it."""
    for deadline in reckoned.deadlines:
        yield _headline(deadline, today)
        yield from (f"    {in_words(sentence)}" for sentence in deadline.because)
        yield f"    {deadline.sources[0]}"
        if deadline.chase_from:
            yield f"    A fair reminder can go out from {short_date(deadline.chase_from)}."
        if not deadline.certain:
            yield "    This date is not certain: check it before you rely on it."


def _headline(deadline: Deadline, today: datetime.date) -> str:
    what = _WHAT[deadline.what]
    if deadline.due is None:
        return f"{what}: no date can be given."
    word = "from" if deadline.what is ClockKind.MAY_ACT_FROM else "by"
    moved = " (now moved, see below)" if deadline.moved else ""
    late = " That day has passed." if deadline.late_from and deadline.late_from <= today else ""
    return f"{what} {word} {short_date(deadline.due)}{moved}.{late}"
