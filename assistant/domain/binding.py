"""Whom a rule binds: any organisation, certain kinds of it, or a few that the law names."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rulebook import Law, Rule


@dataclass(frozen=True, slots=True)
class Addressee:
    """What the choice of law needs to know of an organisation. `places` are those whose people it serves."""

    kind: Kind
    places: tuple[str, ...] = ()
    id: str | None = None

    @classmethod
    def of(cls, organisation: Organisation, kind: Kind | None = None) -> Addressee:
        """An organisation of the directory; `kind` stands for the part it plays here, where that is another one."""
        return cls(kind or organisation.kind, organisation.places, organisation.id)


def binds(law: Law, rule: Rule, addressee: Addressee) -> bool:
    """Whether a rule binds an organisation.

    What the rule says of its addressees goes before what the law says of them; whom the law leaves out is left out.
    """
    if addressee.kind in law.not_addressees or addressee.id in rule.not_organisations:
        return False
    kinds, organisations = spoken_to(law, rule)
    if organisations and addressee.id not in organisations:
        return False
    return not kinds or addressee.kind in kinds


def names(law: Law, rule: Rule, addressee: Addressee) -> bool:
    """Whether the rule or its law speaks of this organisation or its kind by name, not of everybody."""
    return any(spoken_to(law, rule)) and binds(law, rule, addressee)


def spoken_to(law: Law, rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds and the organisations a rule speaks to: its own, or else its law's. Both empty: everybody."""
    if rule.addressees or rule.organisations:
        return rule.addressees, rule.organisations
    return law.addressees, law.organisations
