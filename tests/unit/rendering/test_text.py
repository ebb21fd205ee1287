"""The letter as plain text: 72 columns, numbers that stay, words that stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Asks, Letter, Quotation, Run, Table
from assistant.rendering.text import columns, parts_of, wrapped, write
from tests.unit.rendering.conftest import a_letter

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


def test_the_whole_letter_reads_from_sender_to_enclosures(letter: Letter) -> None:
    text = write(letter)
    places = [
        text.index(part)
        for part in (
            "Amara Okafor",
            "Experian Ltd",
            "23 November 2026",
            "My reference: R-2026-QX4HT",
            "Recorded delivery",
            "Access and correction",
            "Date of birth: 29 February 1980",
            "Dear Data Protection Officer,",
            "I ask for a copy of all personal data you hold.",
            "1. A complete copy.",
            "2. Every recipient by name.",
            "3. Correct these entries.",
            "    The loan was repaid.",
            "- Please confirm receipt.",
            "Yours faithfully",
            "Enclosed\n- Receipt of 3 March",
        )
    ]
    assert places == sorted(places)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_no_line_is_wider_than_72_columns(letter: Letter) -> None:
    long = a_letter(blocks=(Asks("a", ((Run(WORDS * 3),),)), Quotation("q", (WORDS * 3,))), subject=WORDS * 2)
    assert max(map(columns, write(long).splitlines())) <= 72


def test_an_ask_hangs_under_its_number() -> None:
    (text,) = parts_of(Asks("a", ((Run(WORDS),),), first=12))
    first, second = text.splitlines()
    assert first.startswith("12. one two")
    assert second.startswith("    ")


def test_a_row_of_a_table_names_each_column() -> None:
    (row,) = parts_of(Table("t", ("What it says", "What is right"), (("Loan open", "Loan repaid"),)))
    assert row == "What it says: Loan open\nWhat is right: Loan repaid"


def test_a_word_that_is_too_long_stays_whole() -> None:
    address = "https://example.org/" + "a" * 90
    assert address in wrapped(f"See {address} for more.", 72).splitlines()


def test_line_ends_that_were_typed_stay() -> None:
    assert wrapped("one\n\ntwo", 72, "> ", "> ") == "> one\n>\n> two"


def test_a_space_that_must_not_break_does_not_break() -> None:
    assert wrapped("Artikel\xa015 Absatz\xa01", 12) == "Artikel\xa015\nAbsatz\xa01"


def test_chinese_and_japanese_break_between_characters_and_count_double() -> None:
    lines = wrapped("個人情報の開示を請求します" * 6, 72).splitlines()
    assert len(lines) > 1
    assert max(map(columns, lines)) <= 72


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("ábc", 3), ("a\u0301bc", 3), ("張", 2), ("", 0)])
def test_columns_count_as_a_terminal_does(text: str, wide: int) -> None:
    assert columns(text) == wide


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.integers(10, 100))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    assert "".join(wrapped(text, width).split()) == "".join(text.split())


def test_without_a_width_nothing_is_broken() -> None:
    assert wrapped(WORDS, None, "1. ") == f"1. {WORDS}"
