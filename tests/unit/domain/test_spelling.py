"""Words are compared without accents, legal forms and scripts, and by how many slips lie between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.spelling import distance, folded, spellings, words_of

WORD = st.text("abcde", max_size=7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bürgel", ("burgel", "buergel")),
        ("Шуфа", ("шуфа", "shufa")),
        ("Ελλάδα", ("ελλαδα", "ellada")),
        ("SCHUFA", ("schufa",)),
        ("Ålesund", ("alesund", "aalesund")),
    ],
)
def test_a_name_is_spelled_in_the_ways_people_write_it(text: str, expected: tuple[str, ...]) -> None:
    assert spellings(text) == expected


def test_the_legal_form_is_left_out_where_something_else_is_left() -> None:
    assert words_of(folded("Zalando SE")) == ["zalando"]
    assert words_of(folded("SE")) == ["se"]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("schufa", "schufa", 0), ("schufa", "shufa", 1), ("experian", "experain", 1), ("uber", "über", 1), ("", "ab", 2)],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 3) == slips


@given(WORD, WORD)
def test_the_way_there_is_as_long_as_the_way_back(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9) <= max(len(one), len(other))


@given(WORD, WORD, st.integers(0, 3))
def test_beyond_the_most_it_does_not_matter_how_many(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(distance(one, other, 9), most + 1)
