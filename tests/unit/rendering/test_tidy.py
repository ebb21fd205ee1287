"""What no paper can carry is taken out and said; everything else stays as typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Addressee, Letter, Paragraph, Quotation, Run, Sender
from assistant.errors import LetterError
from assistant.rendering.tidy import printed_texts, tidy
from tests.unit.rendering.conftest import a_letter


def with_paragraph(text: str) -> Letter:
    return a_letter(blocks=(Paragraph("own", (Run(text),)),))


def paragraph_of(letter: Letter) -> str:
    (block,) = letter.blocks
    assert isinstance(block, Paragraph)
    return block.runs[0].text


def test_an_ordinary_letter_stays_as_it_is(letter: Letter) -> None:
    assert tidy(letter) == (letter, ())


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufeff", "\xad", "\ufffe", "\U0001ffff"])
def test_a_sign_that_cannot_be_printed_is_taken_out_and_said(sign: str) -> None:
    tidied, notes = tidy(with_paragraph(f"be{sign}fore"))
    assert paragraph_of(tidied) == "before"
    assert notes == (f"A sign that cannot be printed was taken out (U+{ord(sign):04X}).",)


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2066", "\u2069"])
def test_a_sign_that_turns_the_writing_is_taken_out_and_said(sign: str) -> None:
    tidied, (note,) = tidy(with_paragraph(f"I owe {sign}0001"))
    assert paragraph_of(tidied) == "I owe 0001"
    assert "turns the direction of writing" in note


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_becomes_one(ending: str) -> None:
    assert paragraph_of(tidy(with_paragraph(f"one{ending}two"))[0]) == "one\ntwo"


def test_a_line_end_in_a_name_becomes_a_space() -> None:
    letter = a_letter(signature="Amara\nOkafor", sender=Sender("Amara\r\nOkafor", ()))
    assert tidy(letter)[0].signature == tidy(letter)[0].sender.name == "Amara Okafor"


def test_joiners_and_direction_marks_of_real_words_stay() -> None:
    text = "👩\u200d👧 می\u200cخواهم \u200eLTR\u200f ❤\ufe0f"
    assert paragraph_of(tidy(with_paragraph(text))[0]) == text


def test_half_a_character_is_refused_with_what_to_do() -> None:
    with pytest.raises(LetterError, match=r"damaged character .U.D83D.*type that place afresh"):
        tidy(with_paragraph("smile \ud83d"))


def test_accents_that_would_print_over_other_lines_are_refused() -> None:
    with pytest.raises(LetterError, match="more than 6 accents"):
        tidy(with_paragraph("Z" + "\u0351" * 7))
    assert tidy(with_paragraph("Z" + "\u0351" * 6))


def test_empty_lines_take_no_room_in_an_address() -> None:
    letter = a_letter(addressee=Addressee(("Experian Ltd", "", " ", "\u200b", "Leeds")))
    assert tidy(letter)[0].addressee.lines == ("Experian Ltd", "Leeds")


def test_a_letter_to_nobody_is_refused() -> None:
    with pytest.raises(LetterError, match="no address"):
        tidy(a_letter(addressee=Addressee(("\x00", " "))))


def test_blank_lines_of_a_statement_stay() -> None:
    letter = a_letter(blocks=(Quotation("own", ("one", "", "two")),))
    assert tidy(letter)[0] == letter


def test_printed_texts_leave_out_what_is_not_printed(letter: Letter) -> None:
    texts = [text for _, text in printed_texts(letter)]
    assert "R-2026-QX4HT" in texts
    assert "Every recipient by name." in texts
    assert not {"opening", "uk-dl", "en-GB", "help@example.com", "gdpr/access"} & set(texts)


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    try:
        once, _ = tidy(with_paragraph(text))
    except LetterError:
        return
    assert tidy(once) == (once, ())


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_letters_numbers_and_signs_are_never_changed(text: str) -> None:
    assert paragraph_of(tidy(with_paragraph(text))[0]) == text.replace("\ufffc", "")


def test_the_letter_itself_is_not_touched() -> None:
    letter = with_paragraph("a\x00b")
    before = replace(letter)
    tidy(letter)
    assert letter == before
