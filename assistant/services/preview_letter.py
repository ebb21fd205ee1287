"""The letter as it would go out now, with everything worth knowing before it is made."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.addressees import OWN, addressee, with_addressee
from assistant.domain.counting import Because
from assistant.domain.deadlines import Deadline, deadlines
from assistant.domain.drafting import edit_blocks, reference
from assistant.domain.events import Event, EventKind
from assistant.domain.journeys import Choice, Details, Journey
from assistant.domain.letters import Block, Letter
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.rulebook import Rule
from assistant.domain.states import answer_deadline
from assistant.errors import DateUnknown, NotFound
from assistant.rendering.renderer import Renderer
from assistant.rendering.texts.catalogue import Catalogue
from assistant.services.choose_envelope import in_fitting_envelope
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.read_answers import take_answers
from assistant.services.reckon_deadlines import Calendars, ground_for


@dataclass(frozen=True, slots=True)
class Desk:
    """What letters are written with."""

    rulebook: Rulebook
    calendars: Calendars
    catalogue: Catalogue
    renderer: Renderer


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter before it is made.

    `drafted` is as our texts have it, `letter` with the person's own wording; `left_out` are the blocks that they took
    out. `answer` is the time to answer if the letter goes out today, None where no day can be reckoned.
    """

    organisation: Organisation
    drafted: Drafted
    letter: Letter
    left_out: tuple[Block, ...]
    warnings: tuple[Because, ...]
    answer: Deadline | None


def preview_letter(desk: Desk, journey: Journey, draft: str, today: datetime.date) -> Preview:
    """The letter that the answers make.

    Raises NotFound where no law gives the right any more, BadInput by field of the answers, LetterError where it cannot
    be printed.
    """
    organisation = addressee(desk.rulebook, journey)
    choice = _choice(journey)
    read = take_answers(_answers(journey), desk.rulebook)
    wanted = LetterWanted(
        organisation=organisation.id,
        right=choice.right,
        answers=read.answers,
        law=choice.law,
        kind=choice.variant,
        language=journey.language,
        profile=journey.profile,
        reference=reference(today.year, draft),
    )
    drafted = draft_letter(with_addressee(desk.rulebook, organisation), desk.catalogue, wanted, today)
    kept = {key: text for key, text in journey.edits.items() if key in {block.key for block in drafted.letter.blocks}}
    letter, roomier = in_fitting_envelope(edit_blocks(drafted.letter, kept), desk.renderer)
    notes = (*drafted.warnings, *read.warnings, *((roomier,) if roomier else ()))
    return Preview(
        organisation=organisation,
        drafted=drafted,
        letter=letter,
        left_out=tuple(block for block in drafted.letter.blocks if kept.get(block.key) == ""),
        warnings=notes,
        answer=answer_if_sent(desk, drafted.rule, organisation, today),
    )


def answer_if_sent(desk: Desk, rule: Rule, organisation: Organisation, day: datetime.date) -> Deadline | None:
    """By when an answer is due if the letter is posted that day; None where that cannot be known."""
    seat = organisation.seat or next(iter(organisation.places), "")
    try:
        ground = ground_for(desk.rulebook, desk.calendars, rule, seat, frozenset({organisation.kind.value}))
        return answer_deadline(deadlines(ground, (Event(1, EventKind.SENT, day),)))
    except (DateUnknown, NotFound):
        return None


def items_and_words(journey: Journey) -> dict[str, object]:
    """What the person says is wrong, in the form in which answers are read."""
    return {
        "items": [
            {"what": item.what, "why_wrong": item.why_wrong, "should_be": item.should_be, "proof": item.proof}
            for item in journey.items
        ],
        "situation": journey.account,
        "statement": journey.statement,
    }


def as_person(details: Details) -> dict[str, object]:
    """Who writes, in the form in which answers are read."""
    person: dict[str, object] = {"name": details.name, "identifiers": dict(details.identifiers)}
    if details.lines:
        person["address"] = {"lines": list(details.lines), "country": details.country}
    return person


def _answers(journey: Journey) -> dict[str, object]:
    if journey.details is None:
        raise NotFound("Your details are still missing.")
    return {"person": as_person(journey.details), "person_in": journey.person_in, **items_and_words(journey)}


def _choice(journey: Journey) -> Choice:
    if journey.choice is None:
        raise NotFound("Choose first what you want to ask.")
    return journey.choice


def is_own(organisation: Organisation) -> bool:
    """Whether the person described the organisation themselves."""
    return organisation.id == OWN
