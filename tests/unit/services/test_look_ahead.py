"""What lies ahead, over the real rulebook and the real texts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant import resources
from assistant.domain.journeys import Asked, Choice, Journey, OwnOrganisation, Situation, Step, missing, pages
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.rendering.texts.catalogue import Catalogue, load_catalogue
from assistant.rules.checking import load_folder
from assistant.services.look_ahead import look_ahead, parts_of, settled

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_folder(resources.rulebook())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources.letter_texts())


def asked(rulebook: Rulebook, catalogue: Catalogue, situation: Situation, holder: str, **more: object) -> Asked:
    journey = Journey(situation, country="DE", person_in="DE", organisation=holder, **more)  # type: ignore[arg-type]
    return look_ahead(rulebook, catalogue, journey, MONDAY).asked


def test_before_anybody_is_named_the_likely_pages_are_counted(rulebook: Rulebook, catalogue: Catalogue) -> None:
    ahead = look_ahead(rulebook, catalogue, Journey(Situation.WRONG, country="DE", person_in="DE"), MONDAY)
    assert pages(ahead.asked) == (Step.PLACE, Step.HOLDER, Step.RIGHT, Step.ITEMS, Step.DETAILS, Step.CHECK)
    assert ahead.organisation is None


def test_a_part_is_asked_where_its_law_differs(rulebook: Rulebook) -> None:
    assert "US-CA" in parts_of(rulebook, "US")
    assert parts_of(rulebook, "DE") == ()
    assert parts_of(rulebook, "") == ()


def test_a_copy_of_everything_needs_no_further_question(rulebook: Rulebook, catalogue: Catalogue) -> None:
    found = asked(rulebook, catalogue, Situation.EVERYTHING, "schufa")
    assert pages(found) == (Step.PLACE, Step.HOLDER, Step.DETAILS, Step.CHECK)
    assert [choice.code for choice in found.choices] == ["access:gdpr"]


def test_a_correction_asks_what_is_wrong_and_an_objection_why(rulebook: Rulebook, catalogue: Catalogue) -> None:
    correction = asked(rulebook, catalogue, Situation.WRONG, "schufa", choice=Choice(Right.CORRECTION, "gdpr"))
    assert correction.items
    objection = asked(rulebook, catalogue, Situation.WRONG, "schufa", choice=Choice(Right.OBJECTION, "gdpr"))
    assert (objection.items, objection.account, objection.account_required) == (False, True, True)
    statement = Choice(Right.NOTICE_OF_CORRECTION, "gdpr")
    noted = asked(rulebook, catalogue, Situation.WRONG, "schufa", choice=statement)
    assert (noted.statement, noted.items) == (True, False)


def test_a_choice_that_no_law_gives_counts_as_not_made(rulebook: Rulebook, catalogue: Catalogue) -> None:
    journey = Journey(Situation.WRONG, "DE", "DE", organisation="schufa", choice=Choice(Right.SECURITY_FREEZE, "fcra"))
    assert look_ahead(rulebook, catalogue, journey, MONDAY).chosen is None


def test_an_organisation_that_is_gone_counts_as_not_named(rulebook: Rulebook, catalogue: Catalogue) -> None:
    journey = Journey(Situation.WRONG, "DE", "DE", organisation="gone")
    ahead = look_ahead(rulebook, catalogue, journey, MONDAY)
    assert ahead.organisation is None


def test_the_only_letter_that_fits_is_taken(rulebook: Rulebook, catalogue: Catalogue) -> None:
    journey = Journey(Situation.EVERYTHING, "DE", "DE", organisation="schufa")
    ahead = look_ahead(rulebook, catalogue, journey, MONDAY)
    assert settled(journey, ahead).choice == Choice(Right.ACCESS, "gdpr")
    assert missing(settled(journey, ahead), ahead.asked) is Step.DETAILS


def test_in_every_place_each_letter_on_offer_can_be_taken_up(rulebook: Rulebook, catalogue: Catalogue) -> None:
    for code in rulebook.places:
        own = OwnOrganisation("Example", Kind.CREDIT_BUREAU, code.partition("-")[0], ("Way 1", "Town"))
        journey = Journey(Situation.WRONG, country=code, person_in=code, own=own)
        ahead = look_ahead(rulebook, catalogue, journey, MONDAY)
        for offer in ahead.offers[:3]:
            chosen = look_ahead(rulebook, catalogue, replace(journey, choice=offer.choice), MONDAY).chosen
            assert chosen is not None, (code, offer.choice)
            assert offer.languages, (code, offer.choice)
