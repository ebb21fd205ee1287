"""By what another directory says an organisation finds people, in the words of ours."""

from __future__ import annotations

import re

from assistant.domain.directory import Element
from assistant.domain.identifiers import Identifier
from assistant.domain.spelling import folded
from assistant.rules.directories.records import Record

KEYS = frozenset({"desc", "type", "optional"})
_BY_WORDS = tuple(
    (re.compile(words), identifier)
    for words, identifier in (
        (r"vorherig|voran|fruher|previous|former addr", Identifier.PREVIOUS_ADDRESS),
        (r"geburtsname|birth name|maiden|former name", Identifier.FORMER_NAME),
        (r"geburtsort|place of birth", Identifier.PLACE_OF_BIRTH),
        (r"e-?mail|electronica", Identifier.EMAIL),
        (r"user|nutzer|login|profil|driver id", Identifier.USERNAME),
        (r"auftrag|bestell|order", Identifier.ORDER_NUMBER),
        (r"telefon|phone|handy|mobil|appel|telephonique", Identifier.PHONE),
        (r"kunde|customer|client|mitglied|member|matrikel|bonvoy|karte|card|pass\b", Identifier.CUSTOMER_NUMBER),
        (r"vertrag|contrat|contract|konto|compte|account", Identifier.ACCOUNT_NUMBER),
        (r"national insurance|\bnif\b|\bdni\b|\bahv", Identifier.NATIONAL_ID),
        (r"kennzeichen|identifikationsnummer", Identifier.REGISTRATION_NUMBER),
    )
)
_BY_TYPE = {"birthdate": Identifier.DATE_OF_BIRTH, "email": Identifier.EMAIL}
_TYPES = frozenset({"input", "textarea", "email", "address", "name", "birthdate"})


def read_elements(record: Record) -> tuple[Element, ...]:
    """The required elements of a record; what cannot be read is remarked."""
    found = []
    for item in record.items("required-elements"):
        if not isinstance(item, dict):
            record.say("'required-elements' holds something that is no element")
            continue
        element = Record(item, record.say)
        element.unknown(KEYS)
        what, kind = element.text("desc"), element.text("type") or "input"
        if what is None:
            continue
        if kind not in _TYPES:
            element.say(f"{kind!r} is no type of element; it is read as text")
        found.append(Element(what, _identifier(what, kind), element.truth("optional") or False))
    return tuple(dict.fromkeys(found))


def _identifier(what: str, kind: str) -> str | None:
    words = folded(what)
    said = next((identifier for pattern, identifier in _BY_WORDS if pattern.search(words)), None)
    found = _BY_TYPE.get(kind) or said
    return found.value if found else None


def needs(elements: tuple[Element, ...]) -> tuple[str, ...]:
    """The identifiers among the elements, each once."""
    return tuple(dict.fromkeys(element.identifier for element in elements if element.identifier))
