"""Draft a letter: the law that applies, the text that ships, the person's answers, and what was left out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.answers import Answers, Item
from assistant.domain.clocks import Clock
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Because
from assistant.domain.drafting import addressed_name, reference, words_in
from assistant.domain.identifiers import Chosen, Identifier, LeftOut
from assistant.domain.letters import Letter
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import BadInput
from assistant.rendering.texts.blanks import Facts
from assistant.rendering.texts.catalogue import Catalogue
from assistant.rendering.texts.citations import basis
from assistant.rendering.texts.in_words import country_name, date_in_words
from assistant.rendering.texts.text import Filled, Text
from assistant.services.letter_law import (
    FIRST,
    Ground,
    answer_clock,
    choose_language,
    choose_rule,
    country_of_letter,
    running_clocks,
)
from assistant.services.letter_parts import (
    Envelope,
    chosen_identifiers,
    details,
    enclosures,
    envelope,
    narrated_numbers,
)

_OWN_WORDS = {
    "items": "this letter has no table for a list of what is wrong",
    "situation": "this letter does not rest on your own account",
    "statement": "this letter adds no statement to the file",
}
_MISSING = {
    "items": "list at least one thing that is wrong: what it says, and why it is wrong",
    "situation": "tell in your own words what happened: this letter rests on it",
    "statement": "write the statement that is to be added to your file",
}


@dataclass(frozen=True, slots=True)
class LetterWanted:
    """What is asked for. Whatever is None is chosen: the law that leads, the language, the profile, the reference.

    `kind` is a kind of organisation, or the variant of a rule where a law has the right for several addressees. `on` is
    the date of the letter and decides which version of the law it is written under. A `stage` other than the first,
    such as `furnisher` (to the source of an entry, beside the letter to the bureau), needs the law named.
    """

    organisation: str
    right: Right
    answers: Answers
    law: str | None = None
    kind: str | None = None
    language: str | None = None
    on: datetime.date | None = None
    profile: str | None = None
    reference: str | None = None
    stage: str = FIRST


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter, and what the person should know about it.

    `helpful` are identifiers that the addressee could use and that were not given. `clocks` are the times that its
    receipt sets going.
    """

    letter: Letter
    law: Law
    rule: Rule
    by_post: bool
    left_out: tuple[LeftOut, ...]
    warnings: tuple[Because, ...]
    helpful: tuple[Identifier, ...]
    clocks: tuple[Clock, ...]


def draft_letter(rulebook: Rulebook, catalogue: Catalogue, wanted: LetterWanted, today: datetime.date) -> Drafted:
    """The letter that was asked for.

    Raises NotFound where no law gives the right or no text ships, BadInput where an answer is missing or does not fit.
    """
    return _Draft(rulebook, catalogue, wanted, wanted.on or today).make()


class _Draft:
    """Everything one letter is made from, gathered once."""

    def __init__(self, rulebook: Rulebook, catalogue: Catalogue, wanted: LetterWanted, day: datetime.date) -> None:
        self.catalogue = catalogue
        self.wanted = wanted
        self.day = day
        self.organisation: Organisation = rulebook.organisation(wanted.organisation)
        self.place: Place = rulebook.place(wanted.answers.person_in)
        self.ground: Ground = choose_rule(
            rulebook,
            catalogue,
            self.organisation,
            wanted.right,
            self.place.code,
            day,
            law=wanted.law,
            kind=wanted.kind,
            stage=wanted.stage,
        )
        self.language = choose_language(
            catalogue, self.ground, self.organisation, self.place, wanted.language, wanted.stage
        )
        self.text: Text = catalogue.text_for(
            self.ground.rule, self.language, wanted.stage, self.ground.adding, self.ground.accepted
        )
        self.country = country_of_letter(self.ground.law, self.place)
        self.words = catalogue.words(self.language, self.country)
        self.kind = Kind(wanted.kind) if wanted.kind in tuple(Kind) else self.organisation.kind
        self.answers = _with_statement(wanted.answers, wanted.right)
        self.envelope: Envelope = envelope(
            rulebook, self.organisation, wanted.right, wanted.answers, self.language, self.place
        )

    def make(self) -> Drafted:
        """The letter with everything that is to be said about it."""
        chosen, helpful = chosen_identifiers(self.organisation, self.wanted.right, self.answers, self.kind)
        filled = self.catalogue.fill(self.text, self._facts(), self.country)
        if filled.missing:
            raise BadInput({name: _MISSING[name] for name in sorted(filled.missing)})
        warnings = (*self._warnings(), *self.envelope.warnings, *self._statement_warnings())
        return Drafted(
            letter=self._letter(filled, chosen),
            law=self.ground.law,
            rule=self.ground.rule,
            by_post=self.envelope.by_post,
            left_out=(*chosen.left_out, *self._unused(filled)),
            warnings=warnings,
            helpful=helpful,
            clocks=running_clocks(self.ground.rule),
        )

    def _letter(self, filled: Filled, chosen: Chosen) -> Letter:
        words, name = self.words, self.answers.person.name.text
        return Letter(
            reference=self.wanted.reference or reference(self.day.year, self._seed()),
            language=self.language,
            profile=self.wanted.profile or self.envelope.profile,
            sender=self.envelope.sender,
            addressee=self.envelope.addressee,
            date=self.day,
            place_and_date=words.place_and_date(self.answers.signature_place, self._date()),
            reference_label=words["reference"],
            subject=filled.subject,
            salutation=words["salutation"],
            blocks=filled.blocks,
            closing=words["closing"],
            signature=name,
            details=details(chosen, words, self.language, self.country),
            details_label=words["details"],
            enclosures=enclosures(self.answers, words),
            enclosures_label=words["enclosures"],
            delivery_note=self._delivery_note(),
            page_label=words["page"],
            origin=self.text.origin(self.ground.rule),
        )

    def _delivery_note(self) -> str:
        by_email = not self.envelope.by_post and self.envelope.addressee.email
        return self.words.said.get("by_email", "") if by_email else ""

    def _facts(self) -> Facts:
        law, rule, clock = self.ground.law, self.ground.rule, answer_clock(self.ground.rule)
        return Facts(
            person_name=self.answers.person.name.text,
            organisation_name=addressed_name(self.organisation),
            kind=self.kind,
            place=self._place_name(self.place),
            organisation_place=self._organisation_place(),
            law_short=law.short,
            law_cite=law.cite_in_letters or law.cite,
            rule_cite=dict(rule.cite).get(self.language, rule.provision),
            basis=basis(law, rule, self.language),
            today=self._date(),
            answer_period=self.words.period(clock.period) if clock and clock.period else None,
            items=self.answers.items,
            situation=self.answers.situation,
            statement=self.answers.statement,
            enclosures=enclosures(self.answers, self.words),
        )

    def _date(self) -> str:
        return date_in_words(self.day, self.language, self.country)

    def _place_name(self, place: Place) -> str:
        own = place.name.local if self.language == place.languages[0] else place.name.en
        return country_name(place.code, self.language) or own

    def _organisation_place(self) -> str:
        homes = (self.organisation.seat, *(a.country for a in self.organisation.addresses), *self.organisation.places)
        code = next(home for home in (*homes, self.place.code) if home)
        return country_name(code.partition("-")[0], self.language) or code

    def _seed(self) -> str:
        parts = (self.organisation.id, self.wanted.right.value, self.day.isoformat(), repr(self.answers))
        return "\0".join(parts)

    def _unused(self, filled: Filled) -> Iterator[LeftOut]:
        given = {
            "items": bool(self.answers.items),
            "situation": bool(self.answers.situation),
            "statement": bool(self.answers.statement),
        }
        for name, words in _OWN_WORDS.items():
            if given[name] and name not in filled.printed:
                yield LeftOut(name, Because.of(words))

    def _warnings(self) -> Iterator[Because]:
        if self.ground.rule.confidence is Confidence.UNSURE:
            yield Because.of("What this letter rests on is not certain: {law}", law=self.ground.law.short)
        if self._in_a_language_of_elsewhere():
            words = "This letter is in English, which is not a language of {place}; {name} may ask for a translation"
            yield Because.of(words, place=self.place.name.en, name=addressed_name(self.organisation))
        if self.ground.found.caution is not None:
            yield self.ground.found.caution
        own = (self.answers.situation, self.answers.statement, *(text for i in self.answers.items for text in _said(i)))
        yield from narrated_numbers(own)

    def _in_a_language_of_elsewhere(self) -> bool:
        """Whether a general text goes in English to where neither the place nor the organisation uses it."""
        used = (*self.ground.accepted, self.organisation.letter_language)
        return self.text.general and self.language not in used

    def _statement_warnings(self) -> Iterator[Because]:
        """Raises BadInput where the statement is longer than the law lets it be; warns where a bureau may cut it."""
        limit, note = self.text.header.word_limit, self.text.header.word_limit_note
        count = words_in(self.answers.statement)
        if limit is None or count <= limit:
            return
        if note is None:
            mend = f"the statement has {count} words and may have {limit}; take out {count - limit}"
            raise BadInput({"statement": mend})
        words = "The statement has {count} words; more than {limit} may be cut: {note}"
        yield Because.of(words, count=count, limit=limit, note=note)


def _with_statement(answers: Answers, right: Right) -> Answers:
    """Where a statement is to be added to the file and none is given as such, the person's own account is it."""
    if right is not Right.NOTICE_OF_CORRECTION or answers.statement:
        return answers
    if answers.situation:
        return replace(answers, statement=answers.situation, situation="")
    lines = ("\n".join(part for part in (item.what, item.why_wrong, item.should_be) if part) for item in answers.items)
    return replace(answers, statement="\n\n".join(lines))


def _said(item: Item) -> tuple[str, ...]:
    return item.what, item.why_wrong, item.should_be, item.proof
