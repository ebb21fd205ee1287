"""Which letters a person can write to an organisation: each right under each law that gives it and has a text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from assistant.domain.applicable import Applicable, every_right
from assistant.domain.binding import Addressee
from assistant.domain.journeys import Choice
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import BadInput, NotFound
from assistant.rendering.texts.catalogue import Catalogue
from assistant.rendering.texts.samples import little, much
from assistant.services.letter_law import Ground, choose_language, choose_rule

FIRST = "first"


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that could be written, the law it rests on, and the languages in which it ships."""

    choice: Choice
    law: Law
    rule: Rule
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wants:
    """What a letter text takes from the person: what it can print, and what it cannot do without.

    `word_limit` is the most words of a statement; `limit_is_advice` where a bureau may, not must, hold to it.
    """

    prints: frozenset[str]
    requires: frozenset[str]
    word_limit: int | None = None
    limit_is_advice: bool = False


def letter_offers(
    rulebook: Rulebook, catalogue: Catalogue, organisation: Organisation, person_in: str, today: datetime.date
) -> tuple[Offer, ...]:
    """All letters to this organisation, by right in the order in which pages list them, the leading law first."""
    found = every_right(rulebook, person_in, Addressee.of(organisation), today)
    return tuple(offer for answer in found for offer in _offers(rulebook, catalogue, organisation, answer))


def _offers(rulebook: Rulebook, catalogue: Catalogue, organisation: Organisation, found: Applicable) -> list[Offer]:
    """The letters for one right; those that are written for their law before general ones."""
    own: list[Offer] = []
    general: list[Offer] = []
    for candidate in found.candidates:
        if candidate.adds_to is not None:
            continue
        variant = candidate.rule.variant
        choice = Choice(found.right, candidate.law.id, variant)
        try:
            ground = ground_of(rulebook, catalogue, organisation, found.person_in, choice, found.on)
        except NotFound:
            continue  # the law gives the right, and no letter is written yet
        offers = own if catalogue.has_own(ground.rule, FIRST, ground.adding) else general
        offers.append(Offer(choice, ground.law, ground.rule, _languages(catalogue, ground)))
    return own + general


def ground_of(
    rulebook: Rulebook,
    catalogue: Catalogue,
    organisation: Organisation,
    person_in: str,
    choice: Choice,
    today: datetime.date,
) -> Ground:
    """The rule a choice is written under today; raises NotFound or BadInput where it does not apply any more."""
    return choose_rule(
        rulebook, catalogue, organisation, choice.right, person_in, today, law=choice.law, kind=choice.variant
    )


def language_of(
    rulebook: Rulebook, catalogue: Catalogue, organisation: Organisation, person_in: str, ground: Ground
) -> str | None:
    """The language a letter is written in where nobody chooses; None where the person has to."""
    try:
        return choose_language(catalogue, ground, organisation, rulebook.place(person_in), None, FIRST)
    except BadInput:
        return None


def wants(catalogue: Catalogue, organisation: Organisation, ground: Ground, right: Right) -> Wants:
    """What the letter under this rule takes from the person; found by filling its text with everything and nothing."""
    language = _languages(catalogue, ground)[0]
    text = catalogue.text_for(ground.rule, language, FIRST, ground.adding, ground.accepted)
    requires = catalogue.fill(text, replace(little(organisation.kind), statement="")).missing
    if right is Right.OBJECTION:
        requires |= {"situation"}  # Art. 21(1) GDPR and its like rest on grounds of one's own
    prints = catalogue.fill(text, much(organisation.kind)).printed
    limit = text.header.word_limit
    return Wants(prints, requires & prints, limit, text.header.word_limit_note is not None)


def _languages(catalogue: Catalogue, ground: Ground) -> tuple[str, ...]:
    return catalogue.languages_for(ground.rule, FIRST, ground.adding, ground.accepted)
