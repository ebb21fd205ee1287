"""The register of coverage: it says neither more nor less than the rules themselves."""

from __future__ import annotations

from assistant.domain.coverage import Coverage, CoverageState
from assistant.domain.rights import Right
from assistant.rules.checks.context import Context


def check(context: Context) -> None:
    """Every line of the register, and every right of every place where there is a register."""
    if not context.draft.has_register:
        return
    seen: dict[tuple[str, Right], Coverage] = {}
    for line in context.draft.coverage:
        known = context.rulebook.places
        if line.place not in known:
            context.say(line, "place", f"{line.place!r} points to nothing", "correct the code, or add the place")
            continue
        if (line.place, line.right) in seen:
            other = context.where(seen[line.place, line.right])
            wrong = f"{line.place}, {line.right.value} stands already at {other}"
            context.say(line, "right", wrong, "keep one of the two lines")
        seen.setdefault((line.place, line.right), line)
        _line(context, line)
    _missing(context, seen)


def _given(context: Context, place: str) -> frozenset[Right]:
    """The rights that laws reaching a place give, on whatever day."""
    return frozenset(rule.right for law in context.rulebook.laws_reaching(place) for rule in law.rules)


def _line(context: Context, line: Coverage) -> None:
    given = line.right in _given(context, line.place)
    claims = line.state in (CoverageState.COMPLETE, CoverageState.PARTIAL)
    if claims and not given:
        mend = "write 'none' or 'planned', or add the rule"
        context.say(line, "state", f"no law that reaches {line.place} has a rule for {line.right.value}", mend)
    if line.state is CoverageState.NONE and given:
        context.say(line, "state", f"a law that reaches {line.place} gives {line.right.value}", "write what is covered")
    if line.state is not CoverageState.PLANNED:
        if line.verified_on is None:
            context.say(line, "verified_on", "it is not said when this was verified", "add the day")
        if not line.source:
            context.say(line, "source", "it is not said by what this was verified", "add the source")


def _missing(context: Context, seen: dict[tuple[str, Right], Coverage]) -> None:
    for place in context.draft.places:
        missing = [right.value for right in Right if (place.code, right) not in seen]
        if missing and any(code == place.code for code, _ in seen):
            wrong = f"the register of coverage says nothing of {', '.join(missing)} here"
            context.say(place, "code", wrong, "add a line for each to coverage.yaml, be it 'none'")
        elif missing:
            wrong = "the register of coverage does not know this place"
            context.say(place, "code", wrong, "add a line for each right to coverage.yaml")
