"""Which rule a letter is written under, and in which language."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.applicable import Applicable, Candidate, applicable
from assistant.domain.binding import Addressee
from assistant.domain.clocks import Clock, ClockKind, Owner, Starts
from assistant.domain.confidence import Confidence
from assistant.domain.explaining import in_words
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import BadInput, NotFound
from assistant.rendering.texts.catalogue import Catalogue
from assistant.rendering.texts.in_words import is_country

FIRST = "first"
"""The stage of the letter that begins a request."""

_BEGUN_BY_THE_LETTER = frozenset({Starts.RECEIPT, Starts.RELEVANT_TIME})


@dataclass(frozen=True, slots=True)
class Ground:
    """What a letter rests on: the rule, and those of other laws that add to it; `accepted`: the place's languages."""

    law: Law
    rule: Rule
    adding: tuple[Rule, ...]
    found: Applicable
    accepted: tuple[str, ...] = ()


def choose_rule(
    rulebook: Rulebook,
    catalogue: Catalogue,
    organisation: Organisation,
    right: Right,
    person_in: str,
    day: datetime.date,
    *,
    law: str | None = None,
    kind: str | None = None,
    stage: str = FIRST,
) -> Ground:
    """The leading rule that applies and has a letter text, written for its law rather than general; with `law`, its.

    `kind` is the kind of organisation, where it plays another part here, or the variant of the rule where a law has
    the right for several addressees. Raises NotFound where the law gives nothing or no text ships, BadInput where the
    law or the kind named does not fit.
    """
    of_kind = Kind(kind) if kind in tuple(Kind) else None
    found = applicable(rulebook, person_in, Addressee.of(organisation, of_kind), right, day)
    fitting = list(found.candidates)
    if law is not None:
        fitting = _of_law(rulebook.law(law), found, stage)
    if not fitting:
        raise NotFound(f"{in_words(found.nothing)}." if found.nothing else "No law applies.")
    if kind is not None and of_kind is None:
        fitting = _of_variant(fitting, kind)
    accepted = rulebook.place(person_in).languages
    shipped = [c for c in fitting if catalogue.languages_for(c.rule, stage, _adding(found, c), accepted)]
    if not shipped:
        names = ", ".join(dict.fromkeys(c.law.short for c in fitting))
        raise NotFound(f"Recourse has no letter for {right.value} under {names} yet.")
    own = (c for c in shipped if catalogue.has_own(c.rule, stage, _adding(found, c)))
    chosen = next(own, shipped[0])
    return Ground(chosen.law, chosen.rule, _adding(found, chosen), found, accepted)


def choose_language(
    catalogue: Catalogue, ground: Ground, organisation: Organisation, place: Place, asked: str | None, stage: str
) -> str:
    """The language asked for; else that of the organisation, else the first of the place in which the letter ships.

    Raises BadInput naming the languages that ship where none of these does.
    """
    shipped = catalogue.languages_for(ground.rule, stage, ground.adding, ground.accepted)
    if asked is not None:
        return catalogue.text_for(ground.rule, asked, stage, ground.adding, ground.accepted).header.language
    chosen = usual_language(shipped, organisation, place)
    if chosen is None:
        raise BadInput({"language": f"choose the language of the letter: {', '.join(shipped)}"})
    return chosen


def usual_language(shipped: Sequence[str], organisation: Organisation, place: Place) -> str | None:
    """The organisation's own language, or the place's first, in which the letter ships; None where neither does."""
    return next((code for code in (organisation.letter_language, *place.languages) if code in shipped), None)


def country_of_letter(law: Law, place: Place) -> str | None:
    """Whose words and way of writing dates a letter follows: the law's country, or the person's under Union law."""
    for code in (law.place, place.code):
        country = code.partition("-")[0]
        if is_country(country):
            return country
    return None


def answer_clock(rule: Rule) -> Clock | None:
    """The ordinary time to answer a letter that its receipt sets going; None where the law has no sure number."""
    for clock in rule.clocks:
        ordinary = clock.what is ClockKind.ANSWER and clock.owner is Owner.ORGANISATION and clock.when is None
        sure = Confidence.UNSURE not in (clock.confidence, rule.confidence)
        if ordinary and sure and clock.starts in _BEGUN_BY_THE_LETTER and clock.period and clock.period.length:
            return clock
    return None


def running_clocks(rule: Rule) -> tuple[Clock, ...]:
    """The times of the organisation that the receipt of the letter sets going."""
    return tuple(c for c in rule.clocks if c.owner is Owner.ORGANISATION and c.starts in _BEGUN_BY_THE_LETTER)


def _adding(found: Applicable, to: Candidate) -> tuple[Rule, ...]:
    return tuple(candidate.rule for candidate in found.candidates if candidate.adds_to == to.rule.id)


def _of_law(law: Law, found: Applicable, stage: str) -> list[Candidate]:
    """The rules of one law. A letter that is not the first goes under the law of the first, whoever receives it."""
    fitting = [candidate for candidate in found.candidates if candidate.law.id == law.id]
    if not fitting and stage != FIRST:
        fitting = [Candidate(law, r, ()) for r in law.rules if r.right is found.right and r.holds_on(found.on)]
    if not fitting:
        raise BadInput({"law": _does_not_apply(found, law)})
    return fitting


def _does_not_apply(found: Applicable, law: Law) -> str:
    why = next((out.why for out in found.left_out if out.law.id == law.id), None)
    reason = in_words(why) if why else f"{law.short} does not give this right to people in {found.person_in}"
    others = ", ".join(dict.fromkeys(candidate.law.id for candidate in found.candidates))
    return f"{reason}; {f'these do: {others}' if others else 'no other law of the rulebook does'}"


def _of_variant(fitting: list[Candidate], variant: str) -> list[Candidate]:
    found = [candidate for candidate in fitting if candidate.rule.variant == variant]
    if not found:
        variants = [candidate.rule.variant for candidate in fitting if candidate.rule.variant]
        raise BadInput({"kind": f"{variant!r} is not known here; choose from {', '.join((*variants, *Kind))}"})
    return found
