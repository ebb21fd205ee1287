from __future__ import annotations

import pytest

from assistant.domain.people import PersonName, PostalAddress
from assistant.errors import BadInput


@pytest.mark.parametrize(
    "name", ["*Müller* {{7*7}} <b>", "Ἀλέξανδρος", "שרה כהן", "山田 太郎", "🦊 Fox", "O’Neill", "X"]
)
def test_a_name_stays_as_it_was_typed(name: str) -> None:
    assert PersonName.read(name).text == name


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "\u00a0"])
def test_a_name_that_nobody_could_see_is_asked_for(name: str) -> None:
    with pytest.raises(BadInput, match="write your name"):
        PersonName.read(name)


@pytest.mark.parametrize("name", ["Ann\x00a", "Ann\x1ba", "Ann\ud800a", "Ann\uffffa"])
def test_signs_that_cannot_be_printed_are_refused_by_their_number(name: str) -> None:
    with pytest.raises(BadInput, match=f"U\\+{ord(name[3]):04X}"):
        PersonName.read(name)


def test_an_invisible_turn_of_direction_is_refused() -> None:
    with pytest.raises(BadInput, match="direction of writing"):
        PersonName.read("Anna \u202emoc.elpmaxe")


def test_a_name_of_two_lines_is_refused() -> None:
    with pytest.raises(BadInput, match="one line"):
        PersonName.read("Anna\nMüller")


def test_a_name_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(BadInput, match="120 characters"):
        PersonName.read("a" * 120)


def test_an_address_drops_empty_lines_and_keeps_the_rest() -> None:
    assert PostalAddress.read(["12 High Street", "", "Leeds"], "gb").lines == ("12 High Street", "Leeds")


def test_an_address_of_one_line_is_sent_back_with_the_mend() -> None:
    with pytest.raises(BadInput, match="each line of the address on its own"):
        PostalAddress.read(["12 High Street, Leeds"], "GB")


def test_each_line_that_cannot_be_used_is_named() -> None:
    with pytest.raises(BadInput) as refused:
        PostalAddress.read(["ok", "x" * 200, "a\x07"], "GBR")
    assert set(refused.value.problems) == {"person.address.lines.1", "person.address.lines.2", "person.address.country"}


def test_an_address_has_at_most_seven_lines() -> None:
    with pytest.raises(BadInput, match="at most 7"):
        PostalAddress.read(["line"] * 8, "GB")
