"""What lies ahead on the way to a letter: who gets it, what can be asked, and so which questions are still to come."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from assistant.domain.addressees import addressee, doubt_about, with_addressee
from assistant.domain.journeys import Asked, Choice, Journey, Situation
from assistant.domain.kinds import PLATFORMS
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rights import WITH_ITEMS, Right
from assistant.domain.situations import ONE_IS_ENOUGH, fitting
from assistant.errors import NotFound
from assistant.rendering.texts.catalogue import Catalogue
from assistant.services.letter_law import Ground
from assistant.services.letter_offers import FIRST, Offer, Wants, ground_of, language_of, letter_offers, wants

ABOUT_ENTRIES = (WITH_ITEMS | {Right.RESTRICTION, Right.BLOCK_IDENTITY_THEFT}) - {Right.NOTICE_OF_CORRECTION}
"""Rights that are about single entries, so that a letter without a list of them would say nothing."""

ABOUT_DECISIONS = PLATFORMS
"""Kinds whose decisions are disputed rather than the entries they keep."""

IN_OWN_WORDS = frozenset({Right.DISPUTE, Right.OBJECTION})
"""Rights whose letters say nothing without a list and without the person's own account."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The letter that was chosen: the offer, the rule it rests on, what its text takes, its languages."""

    offer: Offer
    ground: Ground
    wants: Wants
    usual_language: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Ahead:
    """Who gets the letter, every letter that could be written to them, the one chosen, and what that one asks."""

    asked: Asked
    organisation: Organisation | None = None
    offers: tuple[Offer, ...] = ()
    chosen: Chosen | None = None

    def offer(self, code: str) -> Offer | None:
        """The offer with this code."""
        return next((offer for offer in self.offers if offer.choice.code == code), None)


EXPECTED_ITEMS = frozenset({Situation.WRONG})
EXPECTED_ACCOUNT = frozenset({Situation.REFUSED, Situation.BLOCKED, Situation.SCORE})
"""Situations whose letters most often take a list of what is wrong, or an account of what happened."""


def look_ahead(rulebook: Rulebook, catalogue: Catalogue, journey: Journey, today: datetime.date) -> Ahead:
    """What lies ahead. An organisation or a right that is not there any more counts as not chosen."""
    asked = Asked(
        part=bool(parts_of(rulebook, journey.country)),
        right=journey.situation not in ONE_IS_ENOUGH,
        items=journey.situation in EXPECTED_ITEMS,
        account=journey.situation in EXPECTED_ACCOUNT,
    )
    organisation = _organisation(rulebook, journey)
    if organisation is None or not journey.person_in:
        return Ahead(asked)
    book = with_addressee(rulebook, organisation)
    offers = letter_offers(book, catalogue, organisation, journey.person_in, today)
    choices = fitting(journey.situation, (offer.choice for offer in offers))
    asked = replace(asked, choices=choices, right=len(choices) != 1)
    offer = _chosen(journey, asked, offers)
    if offer is None:
        return Ahead(asked, organisation, offers)
    ground = ground_of(book, catalogue, organisation, journey.person_in, offer.choice, today)
    taken = wants(catalogue, organisation, ground, offer.choice.right)
    usual = language_of(book, catalogue, organisation, journey.person_in, ground)
    chosen = Chosen(offer, ground, taken, usual, organisation.kind)
    return Ahead(_asked(rulebook, journey, asked, chosen), organisation, offers, chosen)


def parts_of(rulebook: Rulebook, country: str) -> tuple[str, ...]:
    """The parts of a country (states, provinces) whose law Recourse knows apart from the country's."""
    return tuple(code for code in rulebook.places if country and code.startswith(f"{country}-"))


def settled(journey: Journey, ahead: Ahead) -> Journey:
    """The journey with what follows without a question: the only letter that fits."""
    if journey.choice is None and len(ahead.asked.choices) == 1:
        return replace(journey, choice=ahead.asked.choices[0])
    return journey


def languages_of(catalogue: Catalogue, chosen: Chosen) -> tuple[str, ...]:
    """The languages in which the chosen letter ships."""
    ground = chosen.ground
    return catalogue.languages_for(ground.rule, FIRST, ground.adding, ground.accepted)


def _about_entries(right: Right, kind: Kind) -> bool:
    return right in ABOUT_ENTRIES and not (right is Right.DISPUTE and kind in ABOUT_DECISIONS)


def _organisation(rulebook: Rulebook, journey: Journey) -> Organisation | None:
    try:
        return addressee(rulebook, journey)
    except NotFound:
        return None


def _chosen(journey: Journey, asked: Asked, offers: tuple[Offer, ...]) -> Offer | None:
    only: Choice | None = asked.choices[0] if len(asked.choices) == 1 else None
    choice = journey.choice or only
    return next((offer for offer in offers if offer.choice == choice), None)


def _asked(rulebook: Rulebook, journey: Journey, asked: Asked, chosen: Chosen) -> Asked:
    right, taken = chosen.offer.choice.right, chosen.wants
    from_directory = _organisation(rulebook, replace(journey, contact=None))
    items = "items" in taken.requires or ("items" in taken.prints and _about_entries(right, chosen.kind))
    account = "situation" in taken.prints
    return replace(
        asked,
        items=items,
        statement="statement" in taken.prints,
        account=account,
        account_required="situation" in taken.requires or (account and not items and right in IN_OWN_WORDS),
        contact=from_directory is not None and doubt_about(from_directory, right) is not None,
        language=chosen.usual_language is None,
    )
