"""Which law applies: from where a person lives, who holds the file, what is asked and the day, with the reasons.

A pure function over the rulebook. The order: what is unsure never before what is sure; rules about a narrower case
after those that give the right as such; rules that name the kind of organisation before general ones; the person's own
place before its parents; what only adds to another law straight after what it adds to.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.binding import Addressee, binds, names, spoken_to
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Because
from assistant.domain.lookup import Reaching, Rulebook, law_holds_on
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that applies, and why. `adds_to` is the id of the rule that this one only adds to or limits."""

    law: Law
    rule: Rule
    because: tuple[Because, ...]
    adds_to: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule of a law of the place that gives the right, and why it does not apply here."""

    law: Law
    rule: Rule
    why: Because


@dataclass(frozen=True, slots=True)
class Applicable:
    """The rules that apply, the leading one first.

    Where there is none, `nothing` says why, and `instead` names rights that serve the same end and do apply.
    """

    person_in: str
    addressee: Addressee
    right: Right
    on: datetime.date
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    nothing: Because | None = None
    instead: tuple[Right, ...] = ()
    caution: Because | None = None

    @property
    def leading(self) -> Candidate | None:
        """The rule to write under, or None where none applies."""
        return self.candidates[0] if self.candidates else None


def applicable(rulebook: Rulebook, person_in: str, addressee: Addressee, right: Right, on: datetime.date) -> Applicable:
    """The rules that give a person in a place this right against this organisation on that day.

    Raises NotFound for a place that the rulebook does not hold.
    """
    giving = [
        (reaching, rule)
        for reaching in rulebook.reaching(person_in)
        for rule in reaching.law.rules
        if rule.right is right
    ]
    fitting: list[tuple[Reaching, Rule]] = []
    left_out: list[LeftOut] = []
    for reaching, rule in giving:
        why = _why_not(rulebook, person_in, reaching.law, rule, addressee, on)
        if why is None:
            fitting.append((reaching, rule))
        else:
            left_out.append(LeftOut(reaching.law, rule, why))
    candidates, alone = _ranked(rulebook, person_in, addressee, fitting)
    left_out.extend(alone)
    return Applicable(
        person_in=person_in,
        addressee=addressee,
        right=right,
        on=on,
        candidates=candidates,
        left_out=tuple(left_out),
        nothing=None if candidates else _nothing(rulebook, person_in, right, left_out),
        instead=() if candidates else _instead(rulebook, person_in, addressee, right, on),
        caution=_caution(rulebook, person_in, addressee),
    )


def every_right(rulebook: Rulebook, person_in: str, addressee: Addressee, on: datetime.date) -> tuple[Applicable, ...]:
    """The answer for each right, in the order in which pages list them."""
    return tuple(applicable(rulebook, person_in, addressee, right, on) for right in Right)


_TO_THE_SAME_END: Mapping[Right, tuple[Right, ...]] = {
    Right.ACCESS: (Right.FREE_REPORT,),
    Right.FREE_REPORT: (Right.ACCESS,),
    Right.CORRECTION: (Right.DISPUTE, Right.NOTICE_OF_CORRECTION),
    Right.DISPUTE: (Right.CORRECTION, Right.RESTRICTION),
    Right.NOTICE_OF_CORRECTION: (Right.CORRECTION, Right.DISPUTE),
    Right.ERASURE: (Right.CORRECTION, Right.DISPUTE, Right.OBJECTION),
    Right.RESTRICTION: (Right.CORRECTION, Right.DISPUTE),
    Right.OBJECTION: (Right.ERASURE, Right.DIRECT_MARKETING_STOP),
    Right.PORTABILITY: (Right.ACCESS, Right.FREE_REPORT),
    Right.AUTOMATED_DECISION: (Right.SCORE_EXPLANATION, Right.ADVERSE_ACTION, Right.ACCESS),
    Right.SCORE_EXPLANATION: (Right.AUTOMATED_DECISION, Right.ACCESS, Right.FREE_REPORT),
    Right.RECIPIENTS: (Right.ACCESS, Right.FREE_REPORT),
    Right.SOURCE_OF_DATA: (Right.ACCESS, Right.FREE_REPORT),
    Right.FRAUD_ALERT: (Right.SECURITY_FREEZE, Right.NOTICE_OF_CORRECTION),
    Right.SECURITY_FREEZE: (Right.FRAUD_ALERT, Right.RESTRICTION),
    Right.BLOCK_IDENTITY_THEFT: (Right.DISPUTE, Right.ERASURE, Right.CORRECTION),
    Right.ADVERSE_ACTION: (Right.SCORE_EXPLANATION, Right.AUTOMATED_DECISION, Right.ACCESS),
    Right.DIRECT_MARKETING_STOP: (Right.OBJECTION, Right.ERASURE),
    Right.INFERENCE_ACCESS: (Right.ACCESS,),
    Right.PLATFORM_DEACTIVATION: (Right.ADVERSE_ACTION, Right.AUTOMATED_DECISION, Right.ACCESS),
}
"""Rights that lead to much the same thing, where a law does not give the one that was asked for."""


def _instead(
    rulebook: Rulebook, person_in: str, addressee: Addressee, right: Right, on: datetime.date
) -> tuple[Right, ...]:
    """The rights to the same end that do apply; a rule that only adds to another law does not make one."""
    giving = {
        rule.right
        for reaching in rulebook.reaching(person_in)
        for rule in reaching.law.rules
        if rule.complements is None and _why_not(rulebook, person_in, reaching.law, rule, addressee, on) is None
    }
    return tuple(other for other in _TO_THE_SAME_END[right] if other in giving)


def _why_not(
    rulebook: Rulebook, person_in: str, law: Law, rule: Rule, addressee: Addressee, on: datetime.date
) -> Because | None:
    """Why a rule does not apply, or None where it does. Whom it binds comes before when it holds."""
    if rule.to_authority:
        return Because.of("Under {law} this goes to an authority or a court, not to the organisation", law=law.short)
    if rulebook.displaced(law, person_in) and addressee.kind not in law.but_not_displaced_for:
        words = "In {place} another law takes the place of {law}"
        return Because.of(words, place=rulebook.place(person_in).name.en, law=law.short)
    if addressee.kind in law.not_addressees:
        return Because.of(
            "{law} leaves out this kind of organisation ({kind})", law=law.short, kind=addressee.kind.value
        )
    if not binds(law, rule, addressee):
        kinds, organisations = spoken_to(law, rule)
        bound = rule.binds or ", ".join(organisations or kinds)
        return Because.of("{law} binds others here: {bound}", law=law.short, bound=bound)
    return _not_then(law, rule, on)


def _not_then(law: Law, rule: Rule, on: datetime.date) -> Because | None:
    if rule.holds_on(on) and law_holds_on(law, on):
        return None
    starts = [day for day in (rule.since, law.in_force) if day is not None]
    if rule.since is None or law.in_force is None:
        return Because.of("{law} gives this right, but from no date that is known", law=law.short)
    if max(starts) > on:
        return Because.of("{law} gives this right only from {date}", law=law.short, date=max(starts))
    ends = min(day for day in (rule.until, law.until) if day is not None)
    return Because.of("{law} gave this right until {date}", law=law.short, date=ends)


def _ranked(
    rulebook: Rulebook, person_in: str, addressee: Addressee, fitting: Sequence[tuple[Reaching, Rule]]
) -> tuple[tuple[Candidate, ...], list[LeftOut]]:
    """The candidates in order, and the rules that only add to one that does not apply."""

    def rank(pair: tuple[Reaching, Rule]) -> tuple[bool, bool, bool, int, bool]:
        reaching, rule = pair
        named = names(reaching.law, rule, addressee) or addressee.kind in reaching.law.but_not_displaced_for
        unsure = rule.confidence is Confidence.UNSURE
        narrow = rule.only_for is not None
        return unsure, narrow, not named, reaching.distance, not (rule.addressees or rule.organisations)

    leading = sorted((pair for pair in fitting if pair[1].complements is None), key=rank)
    adding = sorted((pair for pair in fitting if pair[1].complements is not None), key=rank)
    candidates: list[Candidate] = []
    taken: set[str] = set()
    for reaching, rule in leading:
        candidates.append(_candidate(rulebook, person_in, addressee, reaching, rule, None))
        for more, extra in adding:
            if extra.complements == rule.law and extra.id not in taken:
                taken.add(extra.id)
                candidates.append(_candidate(rulebook, person_in, addressee, more, extra, rule))
    alone = [
        LeftOut(reaching.law, rule, _stands_alone(rulebook, reaching.law, rule))
        for reaching, rule in adding
        if rule.id not in taken
    ]
    return tuple(candidates), alone


def _stands_alone(rulebook: Rulebook, law: Law, rule: Rule) -> Because:
    other = rulebook.laws.get(rule.complements or "")
    words = "{law} only adds to {other}, which does not give this right here"
    return Because.of(words, law=law.short, other=other.short if other else rule.complements or "")


def _candidate(
    rulebook: Rulebook, person_in: str, addressee: Addressee, reaching: Reaching, rule: Rule, base: Rule | None
) -> Candidate:
    law = reaching.law
    because: tuple[Because, ...] = (
        _because_of_place(rulebook, person_in, reaching),
        _because_of_addressee(rulebook, person_in, law, rule, addressee),
        Because.of("in force since {date}", date=max(d for d in (rule.since, law.in_force) if d is not None)),
    )
    if base is not None:
        because += (Because.of("it adds to {law}, which leads", law=rulebook.law(base.law).short),)
    return Candidate(law, rule, because, base.id if base else None)


def _because_of_place(rulebook: Rulebook, person_in: str, reaching: Reaching) -> Because:
    here = rulebook.place(person_in).name.en
    if reaching.distance == 0:
        return Because.of("{law} is a law of {place}, where you live", law=reaching.law.short, place=here)
    there = rulebook.place(reaching.law.place).name.en
    return Because.of(
        "{law} is a law of {parent} and holds in {place} too", law=reaching.law.short, parent=there, place=here
    )


def _because_of_addressee(rulebook: Rulebook, person_in: str, law: Law, rule: Rule, addressee: Addressee) -> Because:
    kind = addressee.kind.value
    if rulebook.displaced(law, person_in):
        words = "it stays in force there for this kind of organisation ({kind})"
        return Because.of(words, kind=kind)
    if names(law, rule, addressee):
        if addressee.id is not None and addressee.id in spoken_to(law, rule)[1]:
            return Because.of("it names this organisation among those it binds")
        return Because.of("it names this kind of organisation ({kind}) among those it binds", kind=kind)
    return Because.of("it binds whatever organisation the law reaches")


def _nothing(rulebook: Rulebook, person_in: str, right: Right, left_out: Sequence[LeftOut]) -> Because:
    """Why nothing applies: the nearest miss, or that no law of the place gives the right."""
    misses = [item for item in left_out if item.why.text in _NEARLY]
    if misses:
        return min(misses, key=lambda item: _NEARLY.index(item.why.text)).why
    place = rulebook.place(person_in).name.en
    if left_out:
        return left_out[0].why
    words = "No law in the rulebook gives the right '{right}' to people in {place}"
    return Because.of(words, right=right.value, place=place)


_NEARLY = (
    "{law} gives this right only from {date}",
    "{law} gave this right until {date}",
    "{law} gives this right, but from no date that is known",
)


def _caution(rulebook: Rulebook, person_in: str, addressee: Addressee) -> Because | None:
    """Where the directory knows this organisation only as one that serves other places."""
    here = {person_in, *(place.code for place in rulebook.parents(person_in))}
    if not addressee.places or here & set(addressee.places):
        return None
    words = "The directory knows this organisation for people in {places}; check that it holds your file too"
    return Because.of(words, places=", ".join(addressee.places))
