"""The named blanks of letter texts: which there are, where each may stand, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from assistant.domain.answers import Item
from assistant.domain.kinds import BUREAUS, PLATFORMS
from assistant.domain.organisations import Kind

BLOCKS = ("items", "situation", "statement")
"""Blanks that stand alone in a paragraph and become a table or a quotation."""

PRINTABLE = (
    "person.name",
    "organisation.name",
    "place",
    "organisation_place",
    "law.short",
    "law.cite",
    "rule.cite",
    "basis",
    "today",
    "answer_period",
    *BLOCKS,
)
CONDITIONS = ("bureau", "platform", "face_recognition", "public_body", "enclosures", "answer_period", *BLOCKS)
ONLY_IF_GIVEN = ("answer_period", "situation")
"""Blanks that may be missing: a text prints them only where it has asked whether they are there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text is filled with. Dates and periods come in words of its language; None and empty: not given."""

    person_name: str
    organisation_name: str
    kind: Kind
    place: str
    organisation_place: str
    law_short: str
    law_cite: str
    rule_cite: str
    basis: str
    today: str
    answer_period: str | None = None
    items: tuple[Item, ...] = ()
    situation: str = ""
    statement: str = ""
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockBlank:
    """A blank that stands for a whole block; false in a condition where there is nothing to show."""

    name: str
    size: int

    def __len__(self) -> int:
        return self.size


def as_blanks(facts: Facts) -> Mapping[str, object]:
    """The facts under the names that texts use."""
    return {
        "person": SimpleNamespace(name=facts.person_name),
        "organisation": SimpleNamespace(name=facts.organisation_name),
        "law": SimpleNamespace(short=facts.law_short, cite=facts.law_cite),
        "rule": SimpleNamespace(cite=facts.rule_cite),
        "basis": facts.basis,
        "place": facts.place,
        "organisation_place": facts.organisation_place,
        "today": facts.today,
        "answer_period": facts.answer_period,
        "kind": facts.kind.value,
        "bureau": facts.kind in BUREAUS,
        "platform": facts.kind in PLATFORMS,
        "face_recognition": facts.kind is Kind.FACE_RECOGNITION,
        "public_body": facts.kind is Kind.PUBLIC_BODY,
        "enclosures": facts.enclosures,
        "items": BlockBlank("items", len(facts.items)),
        "situation": BlockBlank("situation", len(facts.situation)),
        "statement": BlockBlank("statement", len(facts.statement)),
    }
