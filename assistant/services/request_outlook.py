"""Where a request stands and what comes next, derived from its rule and its log: what lists are sorted by."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.competence import nearest_first
from assistant.domain.deadlines import Deadline, deadlines
from assistant.domain.events import Event, in_force
from assistant.domain.lookup import Rulebook
from assistant.domain.places import Authority
from assistant.domain.requests import Outlook, OutlookOf, Request
from assistant.domain.rulebook import Rule
from assistant.domain.states import State, state
from assistant.domain.steps import Step, Steps, steps
from assistant.domain.turns import FOR_OTHERS
from assistant.errors import DateUnknown, NotFound
from assistant.services.reckon_deadlines import Calendars, ground_for


@dataclass(frozen=True, slots=True)
class Standing:
    """A request on a day: its state, its clocks, and what to do."""

    state: State
    deadlines: tuple[Deadline, ...]
    steps: Steps


def standing(
    rulebook: Rulebook, calendars: Calendars, request: Request, events: Sequence[Event], today: datetime.date
) -> Standing:
    """Where a request stands on a day. Raises DateUnknown where its rule or its calendar is not there any more."""
    try:
        rule = rule_of(rulebook, request)
        seat = request.seat or request.person_in
        ground = ground_for(rulebook, calendars, rule, seat, frozenset({request.kind} if request.kind else ()))
    except NotFound as trouble:
        raise DateUnknown(str(trouble)) from trouble
    clocks = deadlines(ground, events)
    where = state(events, clocks, today)
    return Standing(where, clocks, steps(where, clocks, authorities_for(rulebook, rule, request)))


def rule_of(rulebook: Rulebook, request: Request) -> Rule:
    """The rule of a request; where that version was corrected since, the one that holds for the day it began.

    Raises NotFound where there is neither.
    """
    kept = rulebook.rules.get(request.rule)
    if kept is not None:
        return kept
    law = rulebook.laws.get(request.law)
    for rule in law.rules if law else ():
        same = rule.right in request.rights and rule.variant == request.variant
        if same and rule.holds_on(request.created_on):
            return rule
    return rulebook.rule(request.rule)


def authorities_for(rulebook: Rulebook, rule: Rule, request: Request) -> tuple[Authority, ...]:
    """Who hears a complaint about this request, the likeliest first; none where the place is not known any more."""
    organisation = rulebook.organisations.get(request.organisation or "")
    for place in (request.person_in, request.person_in.partition("-")[0]):
        if place in rulebook.places:
            return nearest_first(rulebook.remedies(rule, place), organisation, request.seat)
    return ()


def outlook_on(rulebook: Rulebook, calendars: Calendars, today: datetime.date) -> OutlookOf:
    """What derives the outlook of any request on that day."""

    def outlook_of(request: Request, events: tuple[Event, ...]) -> Outlook:
        now = standing(rulebook, calendars, request, events, today)
        return Outlook(now.state.value, next_date(now.steps.next, request, events), now.steps.next.kind.value)

    return outlook_of


def next_date(step: Step, request: Request, events: Sequence[Event]) -> datetime.date | None:
    """The day a list is sorted by: when others must act, or since when the person can."""
    if step.kind in FOR_OTHERS:
        return step.by or step.not_before
    happened = in_force(events)
    return step.not_before or (happened[-1].day if happened else request.created_on)
