"""Letters under laws that have no text of their own: the general text of the right, and in which languages."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.domain.explaining import in_words
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address
from assistant.domain.rights import Right
from assistant.errors import BadInput, NotFound
from assistant.rendering.texts.catalogue import Catalogue
from assistant.rendering.texts.header import GENERAL
from assistant.rendering.texts.text import Language
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.letter_offers import letter_offers
from assistant.services.read_answers import take_answers
from tests.unit.services.letter_samples import DAY, GDPR, anna, law, organisation, place, rule, text, words

ABROAD = (Address("privacy", ("Example SA", "Calle 1"), "MX"),)
BOOK = Rulebook.build(
    [
        place("EU", "European Union", "en"),
        place("DE", "Germany", "de", parent="EU"),
        place("JP", "Japan", "ja"),
        place("MX", "Mexico", "es"),
    ],
    [
        GDPR,
        law("bank-law", "DE", rule("bank-law", Right.ACCESS), rule("bank-law", Right.CORRECTION, complements="gdpr")),
        law("appi", "JP", rule("appi", Right.ACCESS), rule("appi", Right.ERASURE, to_authority=True)),
        law("lfpdppp", "MX", rule("lfpdppp", Right.ACCESS, variant="private")),
    ],
    [
        organisation("german"),
        organisation("mexican", places=("MX",), seat="MX", addresses=ABROAD),
        organisation("japanese", places=("JP",), seat="JP", addresses=ABROAD),
        organisation("speaks-english", places=("JP",), seat="JP", addresses=ABROAD, letter_language="en"),
    ],
)
CATALOGUE = Catalogue(
    [
        *(text(GENERAL, Right.ACCESS, code, f"{{{{ basis }}}} ({code})\n") for code in ("en", "es", "de")),
        text(GENERAL, Right.ERASURE, "en", "Delete.\n"),
        text("gdpr", Right.ACCESS, "en", "Under the GDPR.\n"),
        text("gdpr", Right.CORRECTION, "en", "Under the GDPR.\n"),
        text(GENERAL, Right.CORRECTION, "de", "Allgemein.\n"),
    ],
    {code: Language(code, words(code), {}, {}) for code in ("en", "es", "de")},
)


def draft(organisation: str, person_in: str, right: Right = Right.ACCESS, **more: Any) -> Drafted:
    data: dict[str, Any] = anna(person_in=person_in)
    answers = take_answers(data, BOOK).answers
    return draft_letter(BOOK, CATALOGUE, LetterWanted(organisation, right, answers, **more), DAY)


def path(drafted: Drafted) -> str:
    assert drafted.letter.origin
    return drafted.letter.origin.text


def said(drafted: Drafted) -> str:
    return " ".join(in_words(warning) for warning in drafted.warnings)


def test_a_law_without_a_text_of_its_own_is_served_by_the_general_one_in_the_place_s_language() -> None:
    drafted = draft("mexican", "MX")
    assert path(drafted) == "general/access/first.es.md"
    assert drafted.letter.origin
    assert drafted.letter.origin.rule == "lfpdppp/access:private@2018-05-25"
    assert "English" not in said(drafted)


def test_english_is_always_there_and_never_chosen_in_silence() -> None:
    with pytest.raises(BadInput, match="choose the language of the letter: en"):
        draft("japanese", "JP")
    drafted = draft("japanese", "JP", language="en")
    assert path(drafted) == "general/access/first.en.md"
    assert "This letter is in English, which is not a language of Japan" in said(drafted)
    assert "English" in said(draft("mexican", "MX", language="en"))


def test_an_organisation_that_writes_english_is_written_to_in_english() -> None:
    drafted = draft("speaks-english", "JP")
    assert drafted.letter.language == "en"
    assert "English" not in said(drafted)


def test_a_language_that_the_place_does_not_use_is_refused() -> None:
    with pytest.raises(BadInput, match="it is there in: en, es"):
        draft("mexican", "MX", language="de")


def test_a_law_with_a_text_of_its_own_never_falls_back_to_the_general_one() -> None:
    with pytest.raises(BadInput, match="it is there in: en"):
        draft("german", "DE", language="de", law="gdpr")
    with pytest.raises(BadInput, match="it is there in: en"):
        draft("german", "DE", Right.CORRECTION, language="de")


def test_what_is_written_for_a_law_comes_before_what_is_general() -> None:
    assert path(draft("german", "DE", language="en")) == "gdpr/access/first.en.md"
    assert path(draft("german", "DE", language="de", law="bank-law")) == "general/access/first.de.md"
    offers = letter_offers(BOOK, CATALOGUE, BOOK.organisation("german"), "DE", DAY)
    access = [offer for offer in offers if offer.choice.right is Right.ACCESS]
    assert [(offer.law.id, offer.languages) for offer in access] == [("gdpr", ("en",)), ("bank-law", ("de", "en"))]


def test_no_letter_goes_to_the_organisation_where_the_way_leads_to_an_authority() -> None:
    with pytest.raises(NotFound):
        draft("japanese", "JP", Right.ERASURE, language="en")
