"""A small rulebook, a small catalogue of texts and one person, for tests of letters."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import Any

from assistant.domain.clocks import Clock, ClockKind, Starts
from assistant.domain.confidence import Confidence
from assistant.domain.identifiers import NEVER_PRINTED, Identifier
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Kind, Organisation
from assistant.domain.periods import Period
from assistant.domain.places import Democracy, Name, Paper, Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.rendering.texts.catalogue import Catalogue
from assistant.rendering.texts.header import Header
from assistant.rendering.texts.text import Language, Text
from assistant.rendering.texts.words import GROUPS, Words

DAY = datetime.date(2026, 11, 23)
STATEMENT_LIMIT = 5


def place(code: str, name: str, *languages: str, parent: str | None = None, paper: Paper = Paper.A4) -> Place:
    return Place(
        code=code,
        name=Name(name, name),
        parent=parent,
        languages=languages,
        time_zone="Europe/London",
        calendar=None,
        working_week=(),
        paper=paper,
        currency="EUR",
        democracy=Democracy("x", "full democracy"),
        checked_on=DAY,
    )


def rule(law: str, right: Right, **more: Any) -> Rule:
    clocks = (Clock(ClockKind.ANSWER, Starts.RECEIPT, Period.parse("1 month")),)
    since = datetime.date(2018, 5, 25)
    fields = {"confidence": Confidence.KNOWN, "clocks": clocks, **more}
    return Rule(law, right, "Art. 1", (), checked_on=DAY, since=since, **fields)


def law(law_id: str, place_code: str, *rules: Rule, **more: Any) -> Law:
    since = datetime.date(2018, 5, 25)
    return Law(law_id, place_code, law_id, law_id.upper(), "Law 1/2018", "", "all", DAY, since, rules=rules, **more)


def organisation(organisation_id: str, kind: Kind = Kind.CREDIT_BUREAU, **more: Any) -> Organisation:
    fields: dict[str, Any] = {
        "id": organisation_id,
        "name": "Example",
        "legal_name": "Example AG",
        "group": "example",
        "places": ("DE",),
        "seat": "DE-HE",
        "kind": kind,
        "what_it_holds": "things",
        "basis": "generic",
        "source": (),
        "checked_on": None,
        "confidence": Confidence.KNOWN,
        "addresses": (Address("data protection requests", ("Example AG", "Hauptstr. 1", "60311 Frankfurt"), "DE"),),
        "web": "https://www.example.org",
    }
    return Organisation(**{**fields, **more})


GDPR = law(
    "gdpr",
    "EU",
    rule("gdpr", Right.ACCESS),
    rule("gdpr", Right.CORRECTION),
    rule("gdpr", Right.NOTICE_OF_CORRECTION),
    rule("gdpr", Right.OBJECTION, confidence=Confidence.UNSURE),
    rule("gdpr", Right.PORTABILITY),
)
BDSG = law("bdsg", "DE", rule("bdsg", Right.ACCESS, complements="gdpr"))
FCRA = law("fcra", "US", rule("fcra", Right.NOTICE_OF_CORRECTION, clocks=()))
RULEBOOK = Rulebook.build(
    [
        place("EU", "European Union", "en"),
        place("DE", "Germany", "de", "en", parent="EU"),
        place("AT", "Austria", "de", parent="EU"),
        place("FR", "France", "fr", parent="EU"),
        place("US", "United States of America", "en", paper=Paper.LETTER),
    ],
    [GDPR, BDSG, FCRA],
    [
        organisation("bureau"),
        organisation(
            "doubted", addresses=(Address("seat", ("Example AG", "Old Road 1", "Town"), "DE", in_doubt=True),)
        ),
        organisation("by-mail", addresses=(), email="privacy@example.org", doubtful=("email",)),
        organisation("by-form", addresses=(), web_form="https://example.org/form"),
        organisation("by-old-form", addresses=(), web_form="https://example.org/old", doubtful=("web_form",)),
        organisation("nowhere", addresses=(), web=None),
        organisation("platform", Kind.RIDE_HAILING, letter_language="en"),
        organisation(
            "american", places=("US",), seat="US", addresses=(Address("x", ("Example", "P.O. Box 1", "Atlanta"), "US"),)
        ),
    ],
)


def words(language: str) -> Words:
    identifiers = {f"identifiers.{i.value}": f"{i.value} ({language})" for i in Identifier if i not in NEVER_PRINTED}
    groups = {f"{group}.{name}": name for group, names in GROUPS.items() for name in names if group != "identifiers"}
    said = {
        "salutation": "Hello,",
        "closing": "Bye",
        "reference": "Ref",
        "enclosures": "Enclosed",
        "details": "Details",
        "page": "{page} of {pages}",
        "date_order": "{place}, {date}",
        "by_email": "By e-mail",
        "enclosure_names.proof": "Proof {number}",
    }
    units = {"day": ("day", "days"), "month": ("one month", "months"), "working_day": ("working day", "working days")}
    return Words({**groups, **said, **identifiers}, units)


def text(law_id: str, right: Right, language: str, body: str, **more: Any) -> Text:
    header = Header(
        law_id, right, "first", language, 3, DAY, f"{right.value} from {{{{ organisation.name }}}}", 8, **more
    )
    return Text(header, PurePosixPath(law_id, right.value, f"first.{language}.md"), body, 10)


ACCESS = (
    "I live in {{ place }}, you sit in {{ organisation_place }}: {{ law.short }}, {{ law.cite }}, {{ rule.cite }}.\n\n"
    "{% if answer_period %}\nPlease answer within {{ answer_period }} of {{ today }}.\n{% endif %}\n"
)
CATALOGUE = Catalogue(
    [
        text("gdpr", Right.ACCESS, "en", ACCESS),
        text("gdpr", Right.ACCESS, "de", ACCESS),
        text("bdsg", Right.ACCESS, "de", "Ergänzt.\n"),
        text("gdpr", Right.OBJECTION, "en", "I object.\n\n{{ situation }}\n"),
        text(
            "gdpr",
            Right.CORRECTION,
            "en",
            "Wrong:\n\n{{ items }}\n\n{% if situation %}\n{{ situation }}\n{% endif %}\n",
        ),
        text("gdpr", Right.NOTICE_OF_CORRECTION, "en", "Add:\n\n{{ statement }}\n", word_limit=STATEMENT_LIMIT),
        text(
            "fcra",
            Right.NOTICE_OF_CORRECTION,
            "en",
            "Add:\n\n{{ statement }}\n",
            word_limit=STATEMENT_LIMIT,
            word_limit_note="where it helps to write it",
        ),
    ],
    {code: Language(code, words(code), {}, {}) for code in ("en", "de")},
)


def anna(**more: Any) -> dict[str, Any]:
    person = {"name": "Anna Example", "address": {"lines": ["12 High Street", "10115 Berlin"], "country": "DE"}}
    return {"person": person, "person_in": "DE", **more}
