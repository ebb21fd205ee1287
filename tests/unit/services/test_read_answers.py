from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.lookup import Rulebook
from assistant.domain.people import PostalAddress
from assistant.domain.places import Democracy, Name, Paper, Place
from assistant.errors import BadInput
from assistant.services.read_answers import ReadAnswers, parse_answers, take_answers

DAY = datetime.date(2026, 11, 23)
BRITAIN = Place(
    code="GB",
    name=Name("United Kingdom", "United Kingdom"),
    parent=None,
    languages=("en",),
    time_zone="Europe/London",
    calendar=None,
    working_week=(),
    paper=Paper.A4,
    currency="GBP",
    democracy=Democracy("x", "full democracy"),
    checked_on=DAY,
)
RULEBOOK = Rulebook.build([BRITAIN], [])


def anna(**address: Any) -> dict[str, Any]:
    given_address = address or {"lines": ["12 High Street", "Leeds LS1 1AA"], "country": "GB"}
    return {"person": {"name": "Anna", "address": given_address}, "person_in": "GB"}


def problems(data: object) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        take_answers(data, RULEBOOK)
    return refused.value.problems


def address_of(read: ReadAnswers) -> PostalAddress | None:
    return read.answers.person.address


def test_an_address_in_lines_is_taken_as_it_stands() -> None:
    read = take_answers(anna(), RULEBOOK)
    assert address_of(read) == PostalAddress(("12 High Street", "Leeds LS1 1AA"), "GB")
    assert read.warnings == ()


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", ("12 High Street", "Flat 2", "leeds", "LS1 1AA")),
        ("DE", ("12 High Street", "Flat 2", "LS1 1AA leeds")),
        ("CH", ("12 High Street", "Flat 2", "LS1 1AA leeds")),
        ("US", ("12 High Street", "Flat 2", "leeds, GA LS1 1AA")),
    ],
)
def test_an_address_in_parts_is_written_as_its_country_writes_it_and_word_for_word(
    country: str, lines: tuple[str, ...]
) -> None:
    parts = {"street_address": "12 High Street\nFlat 2", "city": "leeds", "postal_code": "LS1 1AA"}
    if country == "US":
        parts["country_area"] = "GA"
    assert address_of(take_answers(anna(country_code=country, **parts), RULEBOOK)) == PostalAddress(lines, country)


def test_an_unknown_part_of_an_address_is_named_with_the_nearest() -> None:
    found = problems(anna(country="GB", street_adress="12 High Street", city="Leeds"))
    assert "did you mean 'street_address'" in found["person.address.street_adress"]


def test_a_postcode_of_another_form_is_only_warned_about() -> None:
    read = take_answers(anna(lines=["12 High Street", "Leeds 12345"], country="GB"), RULEBOOK)
    assert "postcode" in read.warnings[0].text


def test_a_country_without_postcodes_gets_no_warning() -> None:
    assert take_answers(anna(lines=["1 Nathan Road", "Kowloon"], country="HK"), RULEBOOK).warnings == ()


def test_a_country_that_does_not_exist_is_refused() -> None:
    assert "no country" in problems(anna(lines=["a", "b"], country="QQ"))["person.address.country"]


def test_a_place_that_recourse_does_not_know_is_refused() -> None:
    assert "does not know this place" in problems({**anna(), "person_in": "XX"})["person_in"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "this is not JSON"),
        ('{"person": 1, "person": 2}', "stands twice"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("[" * 100_000, "nested too deeply"),
        ('"text"', "must be an object"),
    ],
)
def test_what_is_no_answers_file_is_refused_in_plain_words(text: str | bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        parse_answers(text, RULEBOOK)


def test_json_text_is_read() -> None:
    assert parse_answers(json.dumps(anna()), RULEBOOK).answers.person.name.text == "Anna"


@given(
    st.dictionaries(
        st.sampled_from(["street_address", "city", "postal_code", "country", "country_code", "x"]),
        st.text() | st.none(),
    )
)
def test_whatever_parts_come_are_read_or_refused(parts: dict[str, str | None]) -> None:
    data = {"person": {"name": "Anna", "address": parts}, "person_in": "GB"}
    try:
        found: ReadAnswers | None = take_answers(data, RULEBOOK)
    except BadInput as refused:
        found = None
        reasons = refused.problems
    assert found or reasons
