"""Finding an organisation by what people call it: without accents, in any order, forgiving a slip of the key."""

from __future__ import annotations

import re

from assistant.domain.lookup import Rulebook
from assistant.domain.name_index import NameIndex, Names, host_of, words_beside
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.spelling import folded

__all__ = ["PlaceWords", "find_organisations", "folded", "names_of", "serves"]

_CALLED = {"GB": ("uk", "britain", "england"), "US": ("usa", "america"), "NL": ("holland",)}
"""What people call a place beside its name."""
_EVERYBODYS = re.compile(
    r"(gmail|googlemail|hotmail|icloud|mail|outlook|protonmail|yahoo)\.com|gmx\.(at|ch|de|net)|(t-online|web)\.de"
)
"""Where everybody may have an e-mail address, so that it says nothing of who somebody is."""


class PlaceWords:
    """The words for the places that an organisation serves, so that `experian uk` finds Experian there."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._of: dict[str, frozenset[str]] = {}
        for code, place in rulebook.places.items():
            called = words_beside((code, place.name.en, place.name.local, *_CALLED.get(code, ())))
            for above in (code, *(parent.code for parent in rulebook.parents(code))):
                self._of[above] = self._of.get(above, frozenset()) | called

    def of(self, organisation: Organisation) -> frozenset[str]:
        """The words for every place whose people it serves."""
        return frozenset().union(*(self._of.get(code, frozenset()) for code in organisation.places))


def names_of(organisation: Organisation, beside: frozenset[str] = frozenset(), also: tuple[str, ...] = ()) -> Names:
    """What an organisation is called; `also` are names that stand elsewhere, such as that of a company it took over."""
    others = (organisation.id, organisation.group, organisation.legal_name or "", *organisation.aliases, *also)
    addresses = (organisation.web or "", organisation.email or "")
    hosts = (host for address in addresses if (host := host_of(address)) and not _EVERYBODYS.fullmatch(host))
    return Names(organisation.name, others, tuple(dict.fromkeys(hosts)), beside)


def serves(organisation: Organisation, here: frozenset[str] | None) -> bool:
    """Whether it serves people in one of these places; None stands for everywhere."""
    return here is None or not here.isdisjoint(organisation.places)


def find_organisations(
    rulebook: Rulebook, query: str = "", place: str | None = None, kind: Kind | None = None
) -> tuple[Organisation, ...]:
    """The organisations of the rulebook that fit, the best match first and then by name.

    `place` is where the person lives: organisations that serve that place or one of its parents. Raises NotFound for
    a place that the rulebook does not hold. What a workspace added or imported is found by the service of that name.
    """
    here = frozenset((place, *(parent.code for parent in rulebook.parents(place)))) if place else None
    fitting = [
        organisation
        for organisation in rulebook.organisations.values()
        if serves(organisation, here) and (kind is None or organisation.kind is kind)
    ]
    if not query.strip():
        return tuple(sorted(fitting, key=_by_name))
    places = PlaceWords(rulebook)
    found = NameIndex([names_of(one, places.of(one)) for one in fitting]).find(query)
    ranked = sorted(found, key=lambda at: (-found[at].how, -found[at].score, *_by_name(fitting[at])))
    return tuple(fitting[at] for at in ranked)


def _by_name(organisation: Organisation) -> tuple[str, str]:
    return folded(organisation.name), organisation.id
