from __future__ import annotations

from typing import Any

import pytest

from assistant.domain.identifiers import Identifier
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.services.letter_needs import LetterNeeds, letter_needs
from tests.unit.services.letter_samples import CATALOGUE, DAY, RULEBOOK, STATEMENT_LIMIT


def needs(organisation: str = "bureau", right: Right = Right.ACCESS, person_in: str = "DE", **more: Any) -> LetterNeeds:
    return letter_needs(RULEBOOK, CATALOGUE, organisation, right, person_in, DAY, **more)


def test_an_access_letter_asks_for_nothing_in_one_s_own_words() -> None:
    found = needs()
    assert (found.takes, found.needs) == (frozenset(), frozenset())
    assert (found.languages, found.language) == (("de", "en"), "de")
    assert Identifier.DATE_OF_BIRTH in found.identifiers


def test_a_correction_needs_items_and_takes_an_account() -> None:
    found = needs(right=Right.CORRECTION)
    assert (found.takes, found.needs) == (frozenset({"items", "situation"}), frozenset({"items"}))


def test_a_statement_comes_with_the_number_of_words_the_law_allows() -> None:
    found = needs(right=Right.NOTICE_OF_CORRECTION)
    assert (found.needs, found.statement_words, found.statement_note) == (frozenset({"statement"}), STATEMENT_LIMIT, None)


def test_where_no_language_of_the_place_ships_the_person_chooses() -> None:
    found = needs(person_in="FR")
    assert (found.languages, found.language) == (("de", "en"), None)


def test_a_letter_without_a_postal_address_needs_an_address_for_e_mail() -> None:
    found = needs("by-mail")
    assert not found.by_post
    assert Identifier.EMAIL in found.identifiers


def test_what_the_letter_would_refuse_is_refused_here_too() -> None:
    with pytest.raises(BadInput, match="these do"):
        needs(law="fcra")
