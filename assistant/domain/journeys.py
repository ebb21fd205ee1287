"""The way from what happened to a letter: what a person has answered so far, and which question comes next."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.domain.answers import Item
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right


class Situation(StrEnum):
    """What happened, in the order in which the start page offers it."""

    REFUSED = "refused"
    WRONG = "wrong"
    BLOCKED = "blocked"
    EVERYTHING = "everything"
    SCORE = "score"
    STOLEN = "stolen"
    UNKNOWN = "unknown"


class Step(StrEnum):
    """A page of the journey, in order."""

    PLACE = "place"
    PART = "part"
    HOLDER = "holder"
    RIGHT = "right"
    ITEMS = "items"
    STATEMENT = "statement"
    ACCOUNT = "account"
    DETAILS = "details"
    CONTACT = "contact"
    LANGUAGE = "language"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class OwnOrganisation:
    """An organisation that the directory lacks, as the person describes it for this letter."""

    name: str
    kind: Kind
    country: str
    lines: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: a right, and the law and variant where more than one gives it."""

    right: Right
    law: str
    variant: str | None = None

    @property
    def code(self) -> str:
        """The choice as a form carries it."""
        return ":".join(filter(None, (self.right.value, self.law, self.variant)))


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the letter goes, once the person has looked it up and confirmed or corrected it."""

    lines: tuple[str, ...]
    country: str
    email: str
    confirmed_on: datetime.date


@dataclass(frozen=True, slots=True)
class Details:
    """Who writes. `identifiers` maps the name of an identifier to what was typed."""

    name: str
    lines: tuple[str, ...]
    country: str
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything answered so far.

    `others` are organisations that get the same letter after this one. `passed` are pages without a required answer
    that the person has been to. `edits` are the person's own wording by block key; an empty one leaves the block out.
    `typed` is what was last sent on a page and could not be used yet. `made` is the letter, once it is made: then
    nothing else is kept here.
    """

    situation: Situation
    country: str = ""
    person_in: str = ""
    query: str = ""
    organisation: str = ""
    own: OwnOrganisation | None = None
    others: tuple[str, ...] = ()
    choice: Choice | None = None
    items: tuple[Item, ...] = ()
    statement: str = ""
    account: str = ""
    details: Details | None = None
    contact: Contact | None = None
    language: str | None = None
    profile: str | None = None
    edits: Mapping[str, str] = field(default_factory=dict)
    passed: frozenset[Step] = frozenset()
    typed: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    case: str | None = None
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What this letter needs from the person, and so which pages there are.

    `part` is true where the law differs within the country. `choices` are the letters that fit the situation, the
    likeliest first; with a single one, `right` is false and nothing is asked. `contact` is true where the address must
    be looked up first, `language` where the letter is not there in any language of the place or the organisation.
    """

    part: bool = False
    right: bool = True
    choices: tuple[Choice, ...] = ()
    items: bool = False
    statement: bool = False
    account: bool = False
    account_required: bool = False
    contact: bool = False
    language: bool = False


def pages(asked: Asked) -> tuple[Step, ...]:
    """The pages of this journey in order, as far as can be known from the answers so far."""
    wanted = {
        Step.PART: asked.part,
        Step.RIGHT: asked.right,
        Step.ITEMS: asked.items,
        Step.STATEMENT: asked.statement,
        Step.ACCOUNT: asked.account and (asked.account_required or not (asked.items or asked.statement)),
        Step.CONTACT: asked.contact,
        Step.LANGUAGE: asked.language,
    }
    return tuple(step for step in Step if wanted.get(step, True))


def missing(journey: Journey, asked: Asked) -> Step:
    """The first page whose answer is still missing; the last page where none is."""
    return next((step for step in pages(asked) if not _answered(journey, step, asked)), Step.CHECK)


def before(asked: Asked, step: Step) -> Step | None:
    """The page before, for the link back; None on the first one, which the start page leads to."""
    way = pages(asked)
    if step not in way:
        return way[0]
    return way[way.index(step) - 1] if way.index(step) else None


def _answered(journey: Journey, step: Step, asked: Asked) -> bool:
    answers: Mapping[Step, bool] = {
        Step.PLACE: bool(journey.country),
        Step.PART: bool(journey.person_in),
        Step.HOLDER: bool(journey.organisation or journey.own),
        Step.RIGHT: journey.choice is not None,
        Step.ITEMS: bool(journey.items),
        Step.STATEMENT: bool(journey.statement),
        Step.ACCOUNT: bool(journey.account) or (not asked.account_required and Step.ACCOUNT in journey.passed),
        Step.DETAILS: journey.details is not None,
        Step.CONTACT: journey.contact is not None,
        Step.LANGUAGE: journey.language is not None,
    }
    return answers.get(step, False)


def living_in(journey: Journey, country: str, person_in: str) -> Journey:
    """The journey with another place: who holds the file and what may be asked follow from it anew."""
    if (country, person_in) == (journey.country, journey.person_in):
        return journey
    moved = replace(journey, country=country, person_in=person_in, query="", others=())
    return asking_of(moved, organisation="") if person_in != journey.person_in else moved


def asking_of(
    journey: Journey, organisation: str, own: OwnOrganisation | None = None, others: Sequence[str] = ()
) -> Journey:
    """The journey with another addressee: the law, the contact and the wording follow from it anew."""
    changed = replace(journey, organisation=organisation, own=own, others=tuple(others))
    if (organisation, own) == (journey.organisation, journey.own):
        return changed
    return replace(changed, choice=None, contact=None, language=None, profile=None, edits={})


def choosing(journey: Journey, choice: Choice) -> Journey:
    """The journey with another right: the address it goes to and the wording follow from it anew."""
    if choice == journey.choice:
        return journey
    return replace(journey, choice=choice, contact=None, language=None, edits={})


def editing(journey: Journey, key: str, text: str | None) -> Journey:
    """The journey with the person's own wording in a block; None puts ours back, an empty text leaves it out."""
    edits = {name: said for name, said in journey.edits.items() if name != key}
    return replace(journey, edits=edits if text is None else {**edits, key: text})


def once_made(journey: Journey, letter: str) -> Journey:
    """What is left when the letter is made: which one it became, and nothing that was typed."""
    return Journey(journey.situation, made=letter)


def for_next(journey: Journey, case: str) -> Journey | None:
    """The journey to the next organisation that gets the same letter; None where there is none."""
    if not journey.others:
        return None
    following, *others = journey.others
    same = replace(journey, case=case, profile=None)
    return asking_of(same, following, others=others)
