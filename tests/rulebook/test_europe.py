"""European law in the rulebook that is shipped: what leads, and what is no letter to the organisation."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.rendering.texts.catalogue import Catalogue, load_catalogue
from assistant.rules.checking import load_folder
from assistant.services.letter_law import choose_rule

ON = datetime.date(2026, 11, 23)  # a Monday


@pytest.fixture(scope="module")
def rulebook(root: Path) -> Rulebook:
    return load_folder(root / "letters" / "rulebook")


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return load_catalogue(root / "letters" / "texts")


def laws(rulebook: Rulebook, where: str, who: str | Kind, right: Right) -> list[str]:
    addressee = Addressee(who) if isinstance(who, Kind) else Addressee.of(rulebook.organisation(who))
    return [candidate.law.id for candidate in applicable(rulebook, where, addressee, right, ON).candidates]


@pytest.mark.parametrize(
    ("where", "who", "right", "expected"),
    [
        ("DE", "schufa", Right.ERASURE, ["gdpr", "bdsg", "insobekv"]),
        ("DE", "schuldnerverzeichnis-de", Right.ERASURE, ["zpo-schuldnerverzeichnis", "gdpr", "bdsg"]),
        ("DE", "insolvenzbekanntmachungen-de", Right.ERASURE, ["insobekv", "gdpr", "bdsg"]),
        ("ES", Kind.CREDIT_BUREAU, Right.ERASURE, ["gdpr", "lopdgdd"]),
        ("ES", Kind.CREDIT_BUREAU, Right.RECIPIENTS, ["gdpr", "lopdgdd"]),
        ("ES", "cirbe-es", Right.ERASURE, ["gdpr"]),
        ("IT", Kind.CREDIT_BUREAU, Right.ACCESS, ["gdpr", "codice-sic"]),
        ("IT", Kind.CREDIT_BUREAU, Right.ERASURE, ["gdpr", "codice-sic"]),
        ("IT", "centrale-rischi-it", Right.ACCESS, ["gdpr"]),
        ("NL", "bkr-nl", Right.CORRECTION, ["gdpr", "bkr"]),
        ("FR", "banque-de-france-ficp-fcc", Right.ACCESS, ["ficp", "gdpr", "loi-78-17", "fcc"]),
        ("FR", "banque-de-france-ficp-fcc", Right.CORRECTION, ["ficp", "gdpr"]),
        ("FR", Kind.BANK, Right.CORRECTION, ["gdpr", "ficp"]),
        ("IE", Kind.BANK, Right.AUTOMATED_DECISION, ["gdpr", "ccd2"]),
        ("IE", Kind.BANK, Right.RECIPIENTS, ["gdpr", "ccd2"]),
    ],
)
def test_the_general_right_leads_before_the_narrow_case(
    rulebook: Rulebook, where: str, who: str | Kind, right: Right, expected: list[str]
) -> None:
    assert laws(rulebook, where, who, right) == expected


@pytest.mark.parametrize("where", ["AT", "IE", "IT", "NL"])
def test_a_complaint_to_an_authority_is_offered_against_no_private_organisation(rulebook: Rulebook, where: str) -> None:
    for kind in (Kind.CREDIT_BUREAU, Kind.BANK, Kind.INSURANCE):
        assert laws(rulebook, where, kind, Right.DISPUTE) == []


def test_a_dutch_public_body_still_takes_an_objection(rulebook: Rulebook) -> None:
    assert laws(rulebook, "NL", Kind.PUBLIC_BODY, Right.DISPUTE) == ["uavg"]


@pytest.mark.parametrize(
    ("where", "who", "right", "law", "text"),
    [
        ("DE", "schufa", Right.ERASURE, None, "gdpr/erasure/first.de.md"),
        ("DE", "schufa", Right.ERASURE, "insobekv", "insobekv/erasure/first.de.md"),
        ("FR", "banque-de-france-ficp-fcc", Right.CORRECTION, None, "ficp/correction/first.fr.md"),
    ],
)
def test_the_letter_is_the_one_that_was_asked_for(
    rulebook: Rulebook, catalogue: Catalogue, where: str, who: str, right: Right, law: str | None, text: str
) -> None:
    found = choose_rule(rulebook, catalogue, rulebook.organisation(who), right, where, ON, law=law)
    language = text.split(".")[-2]
    assert catalogue.text_for(found.rule, language, "first", found.adding).path.as_posix() == text
