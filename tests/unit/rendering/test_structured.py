"""The letter as JSON comes back as the same letter."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Letter, Paragraph, Run
from assistant.errors import LetterError
from assistant.rendering.structured import read, write
from tests.unit.rendering.conftest import a_letter


def test_every_kind_of_block_comes_back(letter: Letter) -> None:
    assert read(write(letter)) == letter


def test_a_letter_without_origin_or_email_comes_back(letter: Letter) -> None:
    bare = replace(letter, origin=None, addressee=replace(letter.addressee, email=None))
    assert read(write(bare)) == bare


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str) -> None:
    letter = a_letter(blocks=(Paragraph("p", (Run(text),)),))
    assert read(write(letter)) == letter


def test_the_format_says_its_name_and_each_block_its_kind(letter: Letter) -> None:
    found = json.loads(write(letter))
    assert found["format"] == "recourse-letter/1"
    assert [block["type"] for block in found["blocks"]] == [
        "paragraph",
        "asks",
        "heading",
        "table",
        "asks",
        "quotation",
        "points",
    ]
    assert found["date"] == "2026-11-23"


def test_characters_stay_readable() -> None:
    assert "Łódź 張" in write(a_letter(signature="Łódź 張"))


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": "recourse-letter/1"}', '{"format": "other/1"}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(LetterError):
        read(text)


def test_an_unknown_kind_of_block_is_refused(letter: Letter) -> None:
    with pytest.raises(LetterError, match="not a letter that Recourse wrote"):
        read(write(letter).replace('"type": "heading"', '"type": "picture"'))
