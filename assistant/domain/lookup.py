"""The whole rulebook in memory: places, laws, rules, authorities and organisations, found by their ids."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from assistant.domain.binding import Addressee, binds
from assistant.domain.coverage import Coverage
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Authority, AuthorityKind, Place
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import NotFound

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reaching:
    """A law that reaches a place. `distance` is 0 for the place's own laws, 1 for its parent's, and so on."""

    law: Law
    distance: int


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the rulebook holds. Every look-up raises NotFound, with the nearest id, for one it does not hold."""

    places: Mapping[str, Place]
    laws: Mapping[str, Law]
    rules: Mapping[str, Rule]
    authorities: Mapping[str, Authority]
    organisations: Mapping[str, Organisation]
    place_of_authority: Mapping[str, str]
    coverage: tuple[Coverage, ...] = ()

    @classmethod
    def build(
        cls,
        places: Iterable[Place],
        laws: Iterable[Law],
        organisations: Iterable[Organisation] = (),
        coverage: Iterable[Coverage] = (),
    ) -> Rulebook:
        """A rulebook of parts whose ids have been checked; of two with one id the first is kept."""
        by_code = _first(places, "code")
        by_law = _first(laws, "id")
        held = [(place.code, authority) for place in by_code.values() for authority in place.authorities]
        return cls(
            places=by_code,
            laws=by_law,
            rules=_first((rule for law in by_law.values() for rule in law.rules), "id"),
            authorities=_first((authority for _, authority in held), "id"),
            organisations=_first(organisations, "id"),
            place_of_authority=MappingProxyType({authority.id: code for code, authority in reversed(held)}),
            coverage=tuple(coverage),
        )

    def place(self, code: str) -> Place:
        """The place with that code (`DE`, `US-CA`, `EU`)."""
        return _get(self.places, code, "place")

    def law(self, law_id: str) -> Law:
        """The law with that id."""
        return _get(self.laws, law_id, "law")

    def rule(self, rule_id: str) -> Rule:
        """The version of a rule with that id (`gdpr/access@2018-05-25`)."""
        return _get(self.rules, rule_id, "rule")

    def authority(self, authority_id: str) -> Authority:
        """The authority with that id."""
        return _get(self.authorities, authority_id, "authority")

    def organisation(self, organisation_id: str) -> Organisation:
        """The organisation with that id."""
        return _get(self.organisations, organisation_id, "organisation")

    def parents(self, code: str) -> tuple[Place, ...]:
        """The places whose laws this one may inherit, the nearest first; without the place itself."""
        chain: list[Place] = []
        parent = self.place(code).parent
        # A parent that is missing, or a place that is its own forebear, is refused when the files are checked.
        while parent is not None and parent in self.places and parent not in {code, *(place.code for place in chain)}:
            chain.append(self.places[parent])
            parent = chain[-1].parent
        return tuple(chain)

    def reaching(self, code: str) -> tuple[Reaching, ...]:
        """The laws of a place and those it inherits, the nearest first, displaced ones among them."""
        found: list[Reaching] = []
        allowed: frozenset[str] | None = None
        for distance, place in enumerate((self.place(code), *self.parents(code))):
            own = (law for law in self.laws.values() if law.place == place.code)
            found.extend(Reaching(law, distance) for law in own if allowed is None or law.id in allowed)
            if place.inherits is not None:
                allowed = frozenset(place.inherits) if allowed is None else allowed & frozenset(place.inherits)
        return tuple(found)

    def laws_reaching(self, code: str, kind: Kind | None = None) -> tuple[Law, ...]:
        """The laws that hold in a place: its own and those it inherits, the nearest first.

        A law that another one displaces there is left out, unless it stays in force for some kinds of organisation;
        with a `kind`, unless it stays in force for that one.
        """
        return tuple(r.law for r in self.reaching(code) if not self._displaced(r.law, code, kind))

    def rules_for(self, person_in: str, kind: Kind, right: Right, on: datetime.date) -> tuple[Rule, ...]:
        """The rules that give a right against a kind of organisation on a day, nearest law first, not yet ranked.

        For the order in which they lead, and why others do not apply, see `assistant.domain.applicable`.
        """
        addressee = Addressee(kind)
        return tuple(
            rule
            for law in self.laws_reaching(person_in, kind)
            for rule in law.rules
            if rule.right is right and rule.holds_on(on) and law_holds_on(law, on) and binds(law, rule, addressee)
        )

    def authorities_reaching(self, code: str) -> tuple[Authority, ...]:
        """The authorities of a place and of its parents, the nearest first."""
        return tuple(a for place in (self.place(code), *self.parents(code)) for a in place.authorities)

    def remedies(self, rule: Rule, person_in: str) -> tuple[Authority, ...]:
        """Who hears a complaint under a rule, in the order a person would use them.

        Named authorities first; a law that several places inherit names kinds instead, and each stands for the
        authorities of that kind in the person's own place, or in the nearest parent that has some.
        """
        named = [self.authority(authority_id) for authority_id in rule.remedies]
        by_kind = [a for kind in rule.remedy_kinds for a in self._nearest(kind, person_in)]
        return tuple({authority.id: authority for authority in (*named, *by_kind)}.values())

    def _nearest(self, kind: AuthorityKind, code: str) -> tuple[Authority, ...]:
        for place in (self.place(code), *self.parents(code)):
            if found := tuple(a for a in place.authorities if a.kind is kind):
                return found
        return ()

    def _displaced(self, law: Law, code: str, kind: Kind | None) -> bool:
        if not self.displaced(law, code):
            return False
        return kind not in law.but_not_displaced_for if kind else not law.but_not_displaced_for

    def displaced(self, law: Law, code: str) -> bool:
        """Whether another law takes this one's place there, for ordinary organisations at least."""
        return any(place in law.displaced_in for place in (code, *(p.code for p in self.parents(code))))


def law_holds_on(law: Law, day: datetime.date) -> bool:
    """Whether a law is in force on a day."""
    return law.in_force is not None and law.in_force <= day and (law.until is None or day <= law.until)


def _first(items: Iterable[T], key: str) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(getattr(item, key), item)
    return MappingProxyType(found)


def _get(items: Mapping[str, T], key: str, what: str) -> T:
    if key in items:
        return items[key]
    near = difflib.get_close_matches(key.casefold(), [known.casefold() for known in items], n=1)
    known = next((k for k in items if near and k.casefold() == near[0]), None)
    hint = f" Did you mean {known!r}?" if known else f" 'recourse {_LISTED_BY[what]}' lists what there is."
    raise NotFound(f"The rulebook has no {what} {key!r}.{hint}")


_LISTED_BY = {
    "place": "places",
    "law": "places",
    "rule": "rules",
    "authority": "places",
    "organisation": "organisations",
}
