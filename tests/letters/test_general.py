"""General texts: every rule of the rulebook leads to a letter, and one text fits very different laws."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdf
import pytest

from assistant import resources
from assistant.domain.addressees import described, with_addressee
from assistant.domain.answers import Item
from assistant.domain.journeys import OwnOrganisation
from assistant.domain.letters import Asks, Block, Heading, Paragraph
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.rendering.renderer import Renderer
from assistant.rendering.texts.blanks import Facts
from assistant.rendering.texts.catalogue import EVERYWHERE, load_catalogue
from assistant.rendering.texts.citations import basis
from assistant.rendering.texts.samples import little, much
from assistant.rendering.texts.text import Text
from assistant.rules.loader import read_folder
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.read_answers import take_answers

BOOK = read_folder(resources.rulebook()).rulebook()
CATALOGUE = load_catalogue(resources.letter_texts())
RENDERER = Renderer(resources.letter_styles())
GENERAL = [text for text in CATALOGUE if text.general]
DAY = datetime.date(2026, 11, 23)
VERY_DIFFERENT = ("tdpsa", "lgpd", "lfpdppp", "ns-cra", "appi", "nca", "credit-info-act", "ai-act")
"""A state privacy act, two general acts in other languages, a provincial credit act without sections, an act with
chapters for public bodies, a credit act with regulations, one in another script, and a regulation of the Union."""
KINDS = (Kind.CREDIT_BUREAU, Kind.RIDE_HAILING, Kind.FACE_RECOGNITION, Kind.PUBLIC_BODY, Kind.BANK)
LANGUAGES_OF_GENERAL_TEXTS = ("es", "fr", "pt")
"""Beside English: a right that the law of a place with one of these languages gives has its general text in it."""

NOT_FOR_LETTERS = re.compile(r"not read|not checked|not verified|to be checked|None|\{|\}|,,|\(\)| [,;.]")


def path(text: Text) -> str:
    return str(text.path)


def words_in(blocks: tuple[Block, ...]) -> str:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append("".join(run.text for run in block.runs))
            case Asks():
                lines.extend("".join(run.text for run in ask) for ask in block.asks)
    return "\n".join(lines)


def to_organisations() -> Iterator[Rule]:
    """Every rule that a person can write to an organisation under; the others lead to an authority or a court."""
    return (rule for rule in BOOK.rules.values() if not rule.to_authority)


def accepted(law: Law) -> tuple[str, ...]:
    return BOOK.place(law.place).languages


def test_every_rule_leads_to_a_letter_in_some_language() -> None:
    without = [rule.id for rule in to_organisations() if not CATALOGUE.languages_for(rule)]
    assert without == []
    assert len(BOOK.rules) > 600


def test_every_right_has_its_general_text_in_english() -> None:
    assert {text.header.right for text in GENERAL if text.header.language == EVERYWHERE} == set(Right)


def test_a_law_of_a_place_with_a_language_of_general_texts_has_the_letter_in_it() -> None:
    missing = {
        (rule.right.value, code)
        for rule in to_organisations()
        if not CATALOGUE.has_own(rule)
        for code in LANGUAGES_OF_GENERAL_TEXTS
        if code in accepted(BOOK.law(rule.law))
        and code not in CATALOGUE.languages_for(rule, accepted=accepted(BOOK.law(rule.law)))
    }
    assert missing == set()


def test_a_general_text_in_another_language_is_there_because_a_law_needs_it() -> None:
    served = {
        (rule.right, code)
        for rule in to_organisations()
        if not CATALOGUE.has_own(rule)
        for code in (EVERYWHERE, *accepted(BOOK.law(rule.law)))
    }
    idle = [path(text) for text in GENERAL if (text.header.right, text.header.language) not in served]
    assert idle == ["general/block_identity_theft/first.en.md", "general/inference_access/first.en.md"]


def cited(rule: Rule) -> Iterator[tuple[str, str]]:
    law = BOOK.law(rule.law)
    for code in dict.fromkeys((EVERYWHERE, *accepted(law))):
        if code in (EVERYWHERE, *LANGUAGES_OF_GENERAL_TEXTS):
            yield f"{rule.id} ({code})", basis(law, rule, code)


def test_what_letters_cite_is_free_of_the_remarks_of_the_rulebook() -> None:
    served = [rule for rule in to_organisations() if not CATALOGUE.has_own(rule)]
    said = [pair for rule in served for pair in cited(rule)]
    assert [pair for pair in said if NOT_FOR_LETTERS.search(pair[1])] == []
    assert [pair for pair in said if pair[1].count("(") > pair[1].count(")")] == []
    assert [pair for pair in said if len(pair[1]) > 320] == []


def facts_under(law: Law, rule: Rule, kind: Kind, language: str) -> Iterator[Facts]:
    for facts in (much(kind), little(kind)):
        yield replace(facts, law_short=law.short, law_cite=law.cite, basis=basis(law, rule, language))


@pytest.mark.parametrize("text", GENERAL, ids=path)
def test_a_general_text_fits_very_different_laws(text: Text) -> None:
    for law in map(BOOK.law, VERY_DIFFERENT):
        rule = next((rule for rule in law.rules if rule.right is text.header.right), law.rules[0])
        for kind in KINDS:
            for facts in facts_under(law, rule, kind, text.header.language):
                filled = CATALOGUE.fill(text, facts)
                said = words_in(filled.blocks)
                assert facts.basis in said
                assert law.short in filled.subject
                assert not NOT_FOR_LETTERS.search(said), said
                assert 140 <= len(said.split()) <= 440, len(said.split())


def shape(text: Text, kind: Kind) -> tuple[object, ...]:
    """What a text asks and prints, whatever its language."""
    asks = tuple(len(block.asks) for block in CATALOGUE.fill(text, much(kind)).blocks if isinstance(block, Asks))
    return asks, CATALOGUE.fill(text, much(kind)).printed, CATALOGUE.fill(text, little(kind)).missing


@pytest.mark.parametrize("text", GENERAL, ids=path)
def test_a_general_text_asks_the_same_in_every_language(text: Text) -> None:
    english = next(
        one for one in GENERAL if one.header.right is text.header.right and one.header.language == EVERYWHERE
    )
    for kind in KINDS:
        assert shape(text, kind) == shape(english, kind)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter to an organisation that the person describes, under a law without a text of its own."""

    law: str
    right: Right
    person_in: str
    kind: Kind
    language: str | None
    saying: tuple[str, ...] = ()


CASES = (
    Case(
        "tdpsa",
        Right.ACCESS,
        "US-TX",
        Kind.MARKETPLACE,
        "en",
        saying=("Texas Data Privacy and Security Act (TDPSA)", "Residence: Texas", "within 45 days of receiving"),
    ),
    Case(
        "lgpd",
        Right.CORRECTION,
        "BR",
        Kind.CREDIT_BUREAU,
        None,
        saying=("Lei Geral de Proteção de Dados Pessoais (LGPD; Lei nº 13.709/2018)", "Prezadas Senhoras"),
    ),
    Case(
        "lfpdppp",
        Right.ACCESS,
        "MX",
        Kind.MARKETPLACE,
        None,
        saying=("Ley Federal de Protección de Datos Personales en Posesión de los Particulares (LFPDPPP;", "México"),
    ),
    Case("ns-cra", Right.DISPUTE, "CA-NS", Kind.CREDIT_BUREAU, "en", saying=("Consumer Reporting Act",)),
    Case(
        "appi",
        Right.ACCESS,
        "JP",
        Kind.MARKETPLACE,
        "en",
        saying=("Act on the Protection of Personal Information (APPI; Act No. 57 of 2003), Art. 33",),
    ),
    Case(
        "nca",
        Right.DISPUTE,
        "ZA",
        Kind.CREDIT_BUREAU,
        None,
        saying=("National Credit Act", "s 72(1)(c)", "South Africa"),
    ),
)


def draft(case: Case) -> Drafted:
    country = case.person_in[:2]
    own = OwnOrganisation("Example Ltd", case.kind, country, ("1 Main Street", "12345 Anytown"))
    organisation = described(own, case.person_in)
    book = with_addressee(BOOK, organisation)
    person = {"name": "Zoë Müller", "address": {"lines": ["12 High Street", "Anytown 12345"], "country": country}}
    items = [{"what": "Account 4411, default", "why_wrong": "Paid on time", "should_be": "No default"}]
    answers = take_answers({"person": person, "person_in": case.person_in, "items": items}, BOOK).answers
    wanted = LetterWanted(organisation.id, case.right, answers, law=case.law, language=case.language, on=DAY)
    return draft_letter(book, CATALOGUE, wanted, DAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.law}-{case.right.value}")
def test_letters_from_all_over_the_world_arrive_as_print(case: Case) -> None:
    drafted = draft(case)
    pdf = RENDERER.pdf(drafted.letter)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    said = re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u2010", "-"))
    assert drafted.letter.origin
    assert drafted.letter.origin.text.startswith(f"general/{case.right.value}/")
    assert [part for part in case.saying if part.replace("\u00a0", " ") not in said] == []
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= 2


def test_the_items_of_a_dispute_are_asked_for_unless_an_account_is_given_of_a_decision() -> None:
    text = next(text for text in GENERAL if path(text) == "general/dispute/first.en.md")
    bare = little(Kind.CREDIT_BUREAU)
    assert CATALOGUE.fill(text, bare).missing == {"items"}
    assert CATALOGUE.fill(text, replace(bare, items=(Item("4411", "Paid"),))).missing == frozenset()
    assert CATALOGUE.fill(text, replace(bare, situation="They erred.")).missing == frozenset()
    assert CATALOGUE.fill(text, replace(bare, kind=Kind.DELIVERY)).missing == frozenset()
