from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.answers import Answers, read_answers
from assistant.domain.identifiers import Identifier
from assistant.domain.people import PostalAddress
from assistant.errors import BadInput


def anna() -> dict[str, Any]:
    return {
        "person": {
            "name": "Anna Müller",
            "address": {"lines": ["12 High Street", "Leeds LS1 1AA"], "country": "gb"},
            "identifiers": {
                "date_of_birth": "1980-02-29",
                "previous_address": ["1 Old Road, York", "2 Old Road, York"],
            },
        },
        "person_in": "GB",
        "items": [{"what": "Account 4411", "why_wrong": "Paid on time", "should_be": "No default"}],
        "situation": "I was refused.\r\nTwice.",
        "signature_place": "Leeds",
    }


def problems_in(data: object) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        read_answers(data)
    return refused.value.problems


def test_answers_are_read_whole() -> None:
    answers = read_answers(anna())
    assert answers.person.name.text == "Anna Müller"
    assert answers.person.address == PostalAddress(("12 High Street", "Leeds LS1 1AA"), "GB")
    assert dict(answers.person.identifiers)[Identifier.PREVIOUS_ADDRESS] == ("1 Old Road, York", "2 Old Road, York")
    assert answers.items[0].what == "Account 4411"
    assert answers.situation == "I was refused.\nTwice."


def test_a_whole_number_is_taken_for_its_digits() -> None:
    data = anna()
    data["person"]["identifiers"] = {"account_number": 4411}
    assert dict(read_answers(data).person.identifiers) == {Identifier.ACCOUNT_NUMBER: ("4411",)}


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    assert "did you mean 'items'" in problems_in({**anna(), "itemz": []})["itemz"]


def test_an_unknown_key_deep_inside_is_refused_under_its_whole_name() -> None:
    data = anna()
    data["items"][0]["why_wrng"] = "x"
    data["person"]["identifiers"]["birthdate"] = "x"
    found = problems_in(data)
    assert "did you mean 'why_wrong'" in found["items.0.why_wrng"]
    assert "person.identifiers.birthdate" in found


def test_every_problem_is_named_at_once() -> None:
    found = problems_in({"person": {"name": " ", "address": {"lines": ["one"], "country": "Germany"}}, "items": [{}]})
    assert set(found) == {
        "person.name",
        "person.address.lines",
        "person.address.country",
        "items.0.what",
        "items.0.why_wrong",
        "person_in",
    }


def test_a_missing_name_is_asked_for() -> None:
    assert "write your name" in problems_in({"person_in": "GB"})["person.name"]


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_refused(data: object) -> None:
    assert problems_in(data)


def test_an_item_needs_what_and_why() -> None:
    data = anna()
    data["items"] = [{"what": "Account", "why_wrong": "\u200b"}]
    assert "why it is wrong" in problems_in(data)["items.0.why_wrong"]


def test_a_key_of_strange_signs_does_not_spoil_the_message() -> None:
    found = problems_in({**anna(), "\ud800" * 100: 1})
    assert all(name.isprintable() for name in found)


def test_an_empty_identifier_counts_as_not_given() -> None:
    data = anna()
    data["person"]["identifiers"] = {"email": "", "phone": None}
    assert read_answers(data).person.identifiers == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["person", "name", "lines", "items", "x"]), inner)
    ),
    max_leaves=8,
)


@given(JSON)
def test_whatever_comes_is_read_or_refused_with_reasons(data: object) -> None:
    try:
        found = read_answers(data)
    except BadInput as refused:
        found = None
        problems = refused.problems
    assert isinstance(found, Answers) or problems
