"""Builders for tests about which law applies: small rulebooks in a few lines."""

from __future__ import annotations

import datetime
from typing import Any

from assistant.domain.confidence import Confidence
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Authority, AuthorityKind, Democracy, Name, Paper, Place, Weekday
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule

CHECKED = datetime.date(2026, 11, 23)
LONG_AGO = datetime.date(2000, 1, 1)
TODAY = datetime.date(2026, 11, 23)  # a Monday
WEEK = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


def place(code: str, parent: str | None = None, **more: Any) -> Place:
    fields: dict[str, Any] = {
        "name": Name(code, code),
        "languages": ("en",),
        "time_zone": "Europe/Brussels",
        "working_week": WEEK,
        "paper": Paper.A4,
        "currency": "EUR",
        "democracy": Democracy("an index", "full democracy"),
        "checked_on": CHECKED,
        "parent": parent,
    }
    return Place(code=code, **(fields | more))


def authority(id_: str, kind: AuthorityKind) -> Authority:
    return Authority(id_, Name(id_, id_), kind, "complaints", ("en",), ("a law",), Confidence.KNOWN, CHECKED)


def rule(law_id: str, right: Right, since: datetime.date | None = LONG_AGO, **more: Any) -> Rule:
    return Rule(law_id, right, f"section of {right.value}", ("a law",), Confidence.KNOWN, CHECKED, since, **more)


def law(id_: str, where: str, *rules: Rule, **more: Any) -> Law:
    fields: dict[str, Any] = {
        "title": id_.upper(),
        "short": id_.upper(),
        "cite": id_,
        "url": "https://example.org",
        "binds": "somebody",
        "checked_on": CHECKED,
        "in_force": LONG_AGO,
    }
    return Law(id=id_, place=where, rules=rules, **(fields | more))


def organisation(id_: str, kind: Kind, *places: str, **more: Any) -> Organisation:
    fields: dict[str, Any] = {
        "name": id_.replace("-", " ").title(),
        "legal_name": None,
        "group": id_,
        "seat": None,
        "what_it_holds": "files",
        "basis": "page_read",
        "source": ("a page",),
        "checked_on": None,
        "confidence": Confidence.KNOWN,
    }
    return Organisation(id=id_, kind=kind, places=places, **(fields | more))
