"""Pieces to copy into a web form: within the limit, nothing lost, broken where a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Letter, Paragraph, Run
from assistant.errors import LetterError
from assistant.rendering.pieces import SMALLEST_LIMIT, cut
from tests.unit.rendering.conftest import a_letter


def paragraph(text: str) -> Letter:
    return a_letter(blocks=(Paragraph("own", (Run(text),)),), details=(), enclosures=())


def bodies(letter: Letter, limit: int | None) -> list[str]:
    return [piece.text for piece in cut(letter, limit) if piece.kind == "body"]


def test_without_a_limit_there_is_one_body(letter: Letter) -> None:
    subject, body, *asks = cut(letter, None)
    assert (subject.kind, subject.text) == ("subject", letter.subject)
    assert body.kind == "body"
    assert "1. A complete copy.\n\n2. Every recipient by name." in body.text
    assert body.text.endswith("My reference: R-2026-QX4HT")
    assert [(ask.number, ask.text) for ask in asks] == [
        (1, "A complete copy."),
        (2, "Every recipient by name."),
        (3, "Correct these entries."),
    ]


def test_the_body_holds_nothing_that_only_paper_needs(letter: Letter) -> None:
    (body,) = bodies(letter, None)
    assert "NG80 7WF" not in body
    assert "Recorded delivery" not in body


@pytest.mark.parametrize("limit", [SMALLEST_LIMIT, 100, 250, 1000])
def test_no_part_is_longer_than_the_form_allows(letter: Letter, limit: int) -> None:
    pieces = [piece for piece in cut(letter, limit) if piece.kind != "subject"]
    assert max(len(piece.text) for piece in pieces) <= limit
    parts = [piece for piece in pieces if piece.kind == "body"]
    assert [piece.number for piece in parts] == list(range(1, len(parts) + 1))
    assert {piece.of for piece in parts} == {len(parts)}


def test_a_long_paragraph_breaks_after_a_sentence() -> None:
    text = "The first sentence is here. The second one follows it. The third is the last of them all."
    assert (
        bodies(paragraph(text), 60)[1:3]
        == [
            "The first sentence is here. The second one follows it.",
            "The third is the last of them all.\n\nYours faithfully",
        ]
        or bodies(paragraph(text), 60)[1] == "The first sentence is here. The second one follows it."
    )


def test_a_long_sentence_breaks_after_a_word() -> None:
    parts = bodies(paragraph("word " * 40), 50)
    assert all(set(part.split()) <= {"word"} for part in parts if part.startswith("word"))


def test_a_word_without_end_breaks_where_it_must() -> None:
    assert "x" * 50 in bodies(paragraph("x" * 120), 50)


def test_a_limit_nobody_could_write_within_is_refused(letter: Letter) -> None:
    with pytest.raises(LetterError, match="the shortest possible is 40"):
        cut(letter, 10)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=500), st.integers(SMALLEST_LIMIT, 200))
def test_nothing_is_lost(text: str, limit: int) -> None:
    letter = paragraph(text)
    whole, parts = bodies(letter, None), bodies(letter, limit)
    assert "".join("".join(parts).split()) == "".join("".join(whole).split())
    assert all(len(part) <= limit for part in parts)
