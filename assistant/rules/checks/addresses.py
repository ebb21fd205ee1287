"""Postal addresses and telephones that look doubtful: settled by a look at the source, so they are warnings only."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from assistant.domain.organisations import Organisation
from assistant.rules.checks.context import Context
from assistant.rules.postal import postal_doubts
from assistant.rules.problems import Problem


def doubts(context: Context) -> tuple[Problem, ...]:
    """Every doubt about how an organisation of the directory is reached."""
    found = (doubt for organisation in context.draft.organisations for doubt in _about(context, organisation))
    return tuple(sorted(set(found)))


def _about(context: Context, organisation: Organisation) -> Iterator[Problem]:
    where = context.draft.marks.where
    for address in organisation.addresses:
        for doubt in postal_doubts(address.lines, address.country):
            yield Problem(*where(address, "lines", doubt.line), doubt.wrong, doubt.mend)
    country = (organisation.seat or organisation.places[0])[:2]
    for field in ("phone", "fax"):
        number = getattr(organisation, field)
        if number is not None and not _is_assigned(number, country):
            mend = "compare it with its source"
            yield Problem(*where(organisation, field), f"{number!r} lies in no range that its country assigns", mend)


def _is_assigned(number: str, country: str) -> bool:
    """Whether a number lies in a range in use; one that is no number at all is refused elsewhere."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return True
