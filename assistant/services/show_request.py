"""Everything there is to show of one request on a day: its log, where it stands, its law, and who can help."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.places import Authority
from assistant.domain.requests import Request
from assistant.domain.rulebook import Law, Rule
from assistant.errors import DateUnknown, NotFound
from assistant.services.open_store import WorkspaceSession
from assistant.services.reckon_deadlines import Calendars
from assistant.services.request_history import RequestHistory, request_history
from assistant.services.request_outlook import Standing, authorities_for, rule_of, standing

__all__ = ["Shown", "Standing", "show_request"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A request on a day.

    `standing` is None where its dates cannot be known, and `why_unknown` says why, unless it is for want of a rule;
    what happened is there all the same. `rule` and `law` are None where the rulebook does not hold them any more,
    `organisation` where the person described it themselves. `authorities` are all who hear a complaint, the likeliest
    first.
    """

    history: RequestHistory
    standing: Standing | None
    why_unknown: str
    organisation: Organisation | None
    rule: Rule | None
    law: Law | None
    authorities: tuple[Authority, ...]

    @property
    def request(self) -> Request:
        """The request itself."""
        return self.history.request


def show_request(
    session: WorkspaceSession, rulebook: Rulebook, calendars: Calendars, request_id: str, today: datetime.date
) -> Shown:
    """A request as it stands on a day; raises NotFound."""
    history = request_history(session, request_id)
    request = history.request
    rule = _rule(rulebook, request)
    where, why = _standing(rulebook, calendars, history, today) if rule else (None, "")
    return Shown(
        history=history,
        standing=where,
        why_unknown=why,
        organisation=rulebook.organisations.get(request.organisation or ""),
        rule=rule,
        law=rulebook.laws.get(request.law),
        authorities=authorities_for(rulebook, rule, request) if rule else (),
    )


def _rule(rulebook: Rulebook, request: Request) -> Rule | None:
    try:
        return rule_of(rulebook, request)
    except NotFound:
        return None


def _standing(
    rulebook: Rulebook, calendars: Calendars, history: RequestHistory, today: datetime.date
) -> tuple[Standing | None, str]:
    try:
        return standing(rulebook, calendars, history.request, history.events, today), ""
    except DateUnknown as trouble:
        return None, str(trouble)
