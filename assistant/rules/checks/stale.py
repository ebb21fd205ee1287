"""What was right once and must be looked at again: old checks, calendars that run out."""

from __future__ import annotations

import datetime

from assistant.domain.directory import CHECK_AGAIN_AFTER
from assistant.domain.periods import add_months
from assistant.rules.checks.context import Context
from assistant.rules.loader import NOT_READ

CALENDAR_AHEAD = 18
"""Months that a calendar must reach ahead, so that every deadline of today can be reckoned."""


def check(context: Context, today: datetime.date) -> None:
    """Everything that is due to be checked again on that day."""
    for place in context.draft.places:
        _old(context, place, place.checked_on, today)
        for authority in place.authorities:
            _old(context, authority, authority.checked_on, today)
        if place.calendar is not None:
            _runs_out(context, place.calendar, place.calendar.to_year, today)
    for law in context.draft.laws:
        _old(context, law, law.checked_on, today)
        for rule in law.rules:
            if rule.checked_on != law.checked_on:
                _old(context, rule, rule.checked_on, today)
    for organisation in context.draft.organisations:
        _old(context, organisation, organisation.checked_on, today)
    for line in context.draft.coverage:
        _old(context, line, line.verified_on, today, "verified_on")


def _old(
    context: Context, built: object, checked_on: datetime.date | None, today: datetime.date, field: str = "checked_on"
) -> None:
    if checked_on in (None, NOT_READ):
        return
    again_by = add_months(checked_on, CHECK_AGAIN_AFTER)
    if again_by < today:
        mend = f"compare it with its source and write '{field}: {today}'"
        context.say(built, field, f"this was to be checked again by {again_by}", mend)
    elif checked_on > today:
        context.say(built, field, f"{checked_on} is still to come", "write the day on which it was really checked")


def _runs_out(context: Context, source: object, to_year: int, today: datetime.date) -> None:
    needed = add_months(today, CALENDAR_AHEAD).year
    if to_year < needed:
        wrong = f"the calendar runs out at the end of {to_year}"
        context.say(source, "to_year", wrong, f"check the holidays up to {needed} and write 'to_year: {needed}'")
