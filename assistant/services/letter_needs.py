"""What a letter will ask of the person, before they are asked: so that no question is put that it does not need."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.drafting import postal_address
from assistant.domain.identifiers import Identifier
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.rendering.texts.catalogue import Catalogue
from assistant.services.letter_law import FIRST, choose_rule, usual_language
from assistant.services.letter_parts import wanted_identifiers


@dataclass(frozen=True, slots=True)
class LetterNeeds:
    """What one letter rests on.

    `languages` are those in which it ships, `language` the one it would be written in unasked. `takes` and `needs` name
    what of `items`, `situation` and `statement` it prints and cannot do without. `statement_words` is how many words
    the law allows the statement; where `statement_note` is set, more of them are only warned about. `by_post`: a postal
    address of the person is needed.
    """

    law: Law
    rule: Rule
    languages: tuple[str, ...]
    language: str | None
    identifiers: tuple[Identifier, ...]
    takes: frozenset[str]
    needs: frozenset[str]
    statement_words: int | None
    statement_note: str | None
    by_post: bool


def letter_needs(
    rulebook: Rulebook,
    catalogue: Catalogue,
    organisation: str,
    right: Right,
    person_in: str,
    day: datetime.date,
    *,
    law: str | None = None,
    kind: str | None = None,
    language: str | None = None,
    stage: str = FIRST,
) -> LetterNeeds:
    """What the letter needs that `draft_letter` would write of the same choices; raises what it would raise."""
    addressee = rulebook.organisation(organisation)
    place = rulebook.place(person_in)
    ground = choose_rule(rulebook, catalogue, addressee, right, person_in, day, law=law, kind=kind, stage=stage)
    shipped = catalogue.languages_for(ground.rule, stage, ground.adding)
    written = language or usual_language(shipped, addressee, place)
    text = catalogue.text_for(ground.rule, written or shipped[0], stage, ground.adding)
    plays = Kind(kind) if kind in tuple(Kind) else addressee.kind
    rests = catalogue.rests_on(text, plays)
    return LetterNeeds(
        law=ground.law,
        rule=ground.rule,
        languages=shipped,
        language=written,
        identifiers=wanted_identifiers(addressee, right, plays),
        takes=rests.takes,
        needs=rests.needs,
        statement_words=text.header.word_limit,
        statement_note=text.header.word_limit_note,
        by_post=postal_address(addressee, right) is not None,
    )
