from __future__ import annotations

import datetime
from typing import Any

import pytest

from assistant.domain.confidence import Confidence
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.rendering.texts.citations import basis

DAY = datetime.date(2026, 11, 23)


def law(title: str, short: str, cite: str, **more: Any) -> Law:
    return Law("x", "US-TX", title, short, cite, "", "all", DAY, DAY, **more)


def rule(provision: str, confidence: Confidence = Confidence.KNOWN, **more: Any) -> Rule:
    return Rule("x", Right.ACCESS, provision, (), confidence, DAY, DAY, **more)


def said(law: Law, provision: str, language: str = "en", **more: Any) -> str:
    return basis(law, rule(provision, **more), language).replace("\u00a0", "~")


POPIA = law("Protection of Personal Information Act", "POPIA", "Act 4 of 2013; Regulations of 2018 as amended 2025")
BRAZIL = law(
    "General Data Protection Law",
    "LGPD",
    "Lei nº 13.709/2018",
    title_local="Lei Geral de Proteção de Dados Pessoais",
)


def test_a_letter_names_the_law_its_citation_and_the_provision() -> None:
    assert said(POPIA, "s 23(1), (3)-(4); s 25") == (
        "Protection of Personal Information Act (POPIA; Act 4 of 2013; Regulations of 2018), s~23(1), (3)-(4); s~25"
    )


def test_a_law_has_its_own_title_in_every_language_but_english() -> None:
    assert said(BRAZIL, "art. 20") == "General Data Protection Law (LGPD; Lei nº~13.709/2018), art.~20"
    assert said(BRAZIL, "art. 20", "pt").startswith("Lei Geral de Proteção de Dados Pessoais (LGPD; ")
    assert said(POPIA, "s 25", "es").startswith("Protection of Personal Information Act (")


def test_the_provision_stands_in_the_language_of_the_letter_where_the_rulebook_has_it() -> None:
    cite = (("pt", "arts. 18, III, e 19"),)
    assert said(BRAZIL, "arts. 18 III and 19", "pt", cite=cite).endswith(", arts.~18, III, e 19")
    assert said(BRAZIL, "arts. 18 III and 19", "en", cite=cite).endswith(", arts.~18 III and 19")


@pytest.mark.parametrize(
    ("provision", "kept"),
    [
        ("Arts. 76-89 (administrative bodies; only after disclosure)", ", Arts.~76-89"),
        ("s 24(1)-(4); reg 3 (Form 2)", ", s~24(1)-(4); reg~3 (Form 2)"),
        ("section not read; Art. 16 GDPR", ", Art.~16 GDPR"),
        ("Art. VII.79 (number to be checked)", ""),
        ("rights of data subjects", ""),
        ("POPIA s 11", ", s~11"),
        ("POPIA", ""),
        ("Act 4 of 2013, right to inspect", ""),
    ],
)
def test_remarks_of_the_rulebook_and_what_was_not_read_stay_out_of_letters(provision: str, kept: str) -> None:
    start = "Protection of Personal Information Act (POPIA; Act 4 of 2013; Regulations of 2018)"
    assert said(POPIA, provision) == start + kept


def test_the_provision_of_a_rule_that_is_not_certain_is_not_cited() -> None:
    assert said(BRAZIL, "art. 20", confidence=Confidence.UNSURE).endswith("(LGPD; Lei nº~13.709/2018)")


def test_nothing_is_said_twice() -> None:
    texas = law("Texas Data Privacy and Security Act", "TDPSA", "Tex. Bus. & Com. Code ch. 541")
    assert said(texas, "Tex. Bus. & Com. Code 541.051 to 541.053") == (
        "Texas Data Privacy and Security Act (TDPSA), Tex. Bus. & Com. Code 541.051 to 541.053"
    )
    colombia = law("Financial habeas data law", "Ley 1266", "Ley Estatutaria 1266 de 2008 as amended by Ley 2157")
    assert said(colombia, "Ley 1266 art. 16-II") == (
        "Financial habeas data law (Ley Estatutaria 1266 de 2008), art.~16-II"
    )
    scotia = law("Consumer Reporting Act", "CRA (NS)", "R.S.N.S. 1989, c. 93, as amended 1999 c. 4")
    assert said(scotia, "R.S.N.S. 1989 c. 93") == "Consumer Reporting Act (CRA), R.S.N.S. 1989 c.~93"
    israel = law("Credit Data Law, 5776-2016", "Credit Data Law", "5776-2016")
    assert said(israel, "its regulations") == "Credit Data Law, 5776-2016"


def test_remarks_on_titles_stay_out_and_names_in_brackets_stay() -> None:
    lending = law("Money Lending Act (designated institutions)", "ML", "Act No. 32 of 1983")
    assert said(lending, "x") == "Money Lending Act (ML; Act No.~32 of 1983)"
    singapore = law("Banking (Bureau) Regulations", "BR", "Act 26 of 2012 (2020 Rev. Ed., as amended 2020); S 63/2021")
    assert said(singapore, "x") == "Banking (Bureau) Regulations (BR; Act 26 of 2012 (2020 Rev. Ed.); S~63/2021)"
