"""Keep the way to a letter as it stands, so that nothing typed is lost, and take it up again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import msgspec

from assistant.clock import Clock
from assistant.domain.journeys import Journey, Situation
from assistant.domain.requests import Draft
from assistant.errors import Conflict
from assistant.services.keep_draft import discard_draft, keep_draft, list_drafts, open_draft
from assistant.services.open_store import WorkspaceSession

KIND = "journey"
KEPT_AS_MADE = datetime.timedelta(days=30)
"""How long a draft whose letter is made leads on to that letter."""


class FromAnotherVersion(Conflict):
    """The draft was kept by a version of Recourse that asked other questions."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A journey that can be gone on with."""

    draft: str
    journey: Journey
    changed_at: datetime.datetime


def begin_journey(session: WorkspaceSession, clock: Clock, journey: Journey | Situation) -> str:
    """Begin the way to a letter, from what happened or from an earlier journey; returns the id of its draft."""
    _forget_made(session, clock)
    begun = journey if isinstance(journey, Journey) else Journey(journey)
    return keep_draft(session, clock, _content(begun))


def open_journey(session: WorkspaceSession, draft: str) -> Journey:
    """The journey of a draft; raises NotFound, FromAnotherVersion."""
    return _journey(open_draft(session, draft))


def keep_journey(session: WorkspaceSession, clock: Clock, draft: str, journey: Journey) -> None:
    """Keep a journey as it stands; raises NotFound where its draft is gone."""
    keep_draft(session, clock, _content(journey), draft)


def journeys_under_way(session: WorkspaceSession) -> tuple[UnderWay, ...]:
    """All journeys whose letter is not made yet, the one changed last first."""
    found = []
    for draft in list_drafts(session):
        if draft.content.get("kind") != KIND:
            continue
        try:
            journey = _journey(draft)
        except FromAnotherVersion:
            continue  # said where it is opened; a list must not fail for it
        if journey.made is None:
            found.append(UnderWay(draft.id, journey, draft.changed_at))
    return tuple(found)


def _forget_made(session: WorkspaceSession, clock: Clock) -> None:
    for draft in list_drafts(session):
        kept = draft.content.get("journey")
        if isinstance(kept, dict) and kept.get("made") and draft.changed_at < clock.now() - KEPT_AS_MADE:
            discard_draft(session, draft.id)


def _content(journey: Journey) -> dict[str, object]:
    return {"kind": KIND, "journey": msgspec.to_builtins(journey)}


def _journey(draft: Draft) -> Journey:
    try:
        return msgspec.convert(draft.content.get("journey"), Journey)
    except msgspec.ValidationError as trouble:
        raise FromAnotherVersion(
            "This draft was kept by another version of Recourse, which asked other questions. Begin the letter again."
        ) from trouble
