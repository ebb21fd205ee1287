"""Requests as they are tracked: one person asking one organisation under one law, with items, letters and a log."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from assistant.domain.events import Event, EventKind, in_force, last
from assistant.domain.letters import Letter
from assistant.domain.rights import Right
from assistant.domain.states import State, state

JsonObject = Mapping[str, object]
"""A document of text, numbers, truth values, lists and objects, as JSON knows them."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:@+-]{0,119}")


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One numbered thing that is asked for or disputed: what the file says, why that is wrong, what it should say."""

    number: int
    what: str
    why_wrong: str | None = None
    should_be: str | None = None
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a request stands and what comes next, derived from rule and events and kept only to sort lists by.

    `state` and `next_label` are codes, which pages put into words; `next_date` is the day of the next step.
    """

    state: str = "open"
    next_date: datetime.date | None = None
    next_label: str | None = None


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What is known when a request begins.

    `organisation` is an id of the directory, or None where the person described an organisation of their own in
    `own_organisation`; `kind` and `seat` are the organisation's as they were when the letter was written. `sender` and
    `answers` are what the letter was made from. `case` is the case it joins; None begins a new one.
    """

    law: str
    rights: tuple[Right, ...]
    rule: str
    person_in: str
    language: str
    reference: str
    organisation: str | None = None
    own_organisation: JsonObject | None = None
    variant: str | None = None
    kind: str | None = None
    seat: str | None = None
    channel: str | None = None
    sender: JsonObject = field(default_factory=dict)
    answers: JsonObject = field(default_factory=dict)
    items: tuple[RequestItem, ...] = ()
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is kept. `closed_on` and `outlook` follow from its events; the rest is as it began."""

    id: str
    case: str
    law: str
    rights: tuple[Right, ...]
    rule: str
    person_in: str
    language: str
    reference: str
    created_on: datetime.date
    organisation: str | None = None
    own_organisation: JsonObject | None = None
    variant: str | None = None
    kind: str | None = None
    seat: str | None = None
    channel: str | None = None
    sender: JsonObject = field(default_factory=dict)
    answers: JsonObject = field(default_factory=dict)
    items: tuple[RequestItem, ...] = ()
    closed_on: datetime.date | None = None
    outlook: Outlook = Outlook()


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """One line of the list of requests."""

    id: str
    case: str
    organisation: str | None
    own_organisation: JsonObject | None
    law: str
    rights: tuple[Right, ...]
    reference: str
    created_on: datetime.date
    closed_on: datetime.date | None
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter as it was made, fixed for ever.

    `stage` says which letter of the request it is (`first`, `reminder`, …), `pdf_sha256` (hexadecimal) which file was
    made of it, and `sent_through` by which channel it was to go.
    """

    id: str
    request: str
    stage: str
    letter: Letter
    made_at: datetime.datetime
    pdf_sha256: str | None = None
    sent_through: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A person's matter: requests that belong together, such as the same error at three bureaus."""

    id: str
    created_on: datetime.date
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled journey that can be taken up again."""

    id: str
    created_at: datetime.datetime
    changed_at: datetime.datetime
    content: JsonObject


OutlookOf = Callable[[Request, tuple[Event, ...]], Outlook]
"""Derives where a request stands from its whole log."""


def closed_on(events: Iterable[Event]) -> datetime.date | None:
    """The day a request was closed, by the events that stand; None while it is open, or where it was opened again."""
    standing = in_force(events)
    # No deadline and no day matters to whether a request is closed.
    if state(standing, (), datetime.date.min) is not State.CLOSED:
        return None
    closing = last(standing, EventKind.CLOSED)
    return closing.day if closing else None


def folded_reference(reference: str) -> str:
    """A reference as it is looked up: what somebody retyped with other spaces, dashes or case still finds it."""
    return re.sub(r"[^0-9a-z]", "", reference.casefold())


def request_problems(request: NewRequest | Request) -> dict[str, str]:
    """What must be mended before a request can be kept, by field; empty where all is well."""
    problems = {
        name: "must be a short code of letters, digits and _ . / : @ + -"
        for name in ("law", "rule", "person_in", "language", "organisation", "variant", "kind", "seat", "channel")
        if (code := getattr(request, name)) is not None and not is_code(code)
    }
    if (request.organisation is None) == (request.own_organisation is None):
        problems["organisation"] = "name an organisation of the directory, or describe your own, not both"
    if not request.rights or len(set(request.rights)) != len(request.rights):
        problems["rights"] = "name at least one right, and each only once"
    if not folded_reference(request.reference):
        problems["reference"] = "must hold letters or digits"
    if [item.number for item in request.items] != list(range(1, len(request.items) + 1)):
        problems["items"] = "must be numbered 1, 2, 3, … in order"
    return problems


def is_code(text: str) -> bool:
    """Whether a text is a short code, such as the id of a law: safe to keep in clear and to sort by."""
    return _CODE.fullmatch(text) is not None
