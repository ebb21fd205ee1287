"""Made-up facts that fill every blank, or none but those that are always there: to see what a text does with them."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.answers import Item
from assistant.domain.organisations import Kind
from assistant.rendering.texts.blanks import Facts

_ITEM = Item("Account 4411, default of 1 March 2024", "I paid on time", "No default", "Statement of March 2024")


def much(kind: Kind) -> Facts:
    """Facts that fill every blank."""
    return Facts(
        person_name="Ada Example",
        organisation_name="Example Limited",
        kind=kind,
        place="Ireland",
        organisation_place="Germany",
        law_short="LAW",
        law_cite="Law 1/2020",
        rule_cite="Art. 1",
        basis="Data Law (LAW; Law 1/2020), Art. 1",
        today="23 November 2026",
        answer_period="one month",
        items=(_ITEM, _ITEM),
        situation="What happened.\nAnd then.",
        statement="My statement.",
        enclosures=("A bank statement",),
    )


def little(kind: Kind) -> Facts:
    """Facts without what may be missing: items, an account, enclosures, a time to answer."""
    return replace(much(kind), answer_period=None, items=(), situation="", enclosures=())
