"""Who of several authorities is nearest to an organisation, so that a person meets the likeliest one first.

All of them may be turned to; the order is help, not law. The kinds stay in the order in which the rule names them.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.organisations import Organisation
from assistant.domain.places import Authority
from assistant.domain.search import folded

SHORTEST_NAME = 4
"""Shorter names stand in too many texts by chance."""


def nearest_first(
    authorities: Iterable[Authority], organisation: Organisation | None, seat: str | None
) -> tuple[Authority, ...]:
    """The same authorities: within each kind, first those that name the organisation, then those of its seat."""
    found = tuple(authorities)
    kinds = list(dict.fromkeys(authority.kind for authority in found))
    return tuple(sorted(found, key=lambda one: (kinds.index(one.kind), _distance(one, organisation, seat))))


def _distance(authority: Authority, organisation: Organisation | None, seat: str | None) -> int:
    if organisation is not None and _names(authority, organisation):
        return 0
    part = (seat or "").casefold()
    return 1 if "-" in part and f"{authority.id}-".startswith(f"{part}-") else 2


def _names(authority: Authority, organisation: Organisation) -> bool:
    covers = folded(authority.covers)
    names = {organisation.name, organisation.legal_name or ""}
    return any(len(name) >= SHORTEST_NAME and folded(name) in covers for name in names)
