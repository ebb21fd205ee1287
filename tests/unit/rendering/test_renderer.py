"""The one object that others call: every output of one letter, and words for what cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Addressee, Letter, Paragraph, Run
from assistant.errors import LetterError, RuleFileError
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles
from tests.unit.rendering.conftest import a_letter
from tests.unit.rendering.test_html import everywhere

RENDERER = Renderer(letter_styles())


def test_one_letter_becomes_every_file(letter: Letter) -> None:
    assert RENDERER.pdf(letter).startswith(b"%PDF-1.7")
    assert RENDERER.docx(letter).startswith(b"PK")
    assert b"X-Unsent: 1" in RENDERER.eml(letter, from_email=None)
    assert "1. A complete copy." in RENDERER.text(letter)
    assert '"reference": "R-2026-QX4HT"' in RENDERER.json(letter)
    assert RENDERER.pieces(letter)[0].text == letter.subject
    assert 'data-key="asks"' in RENDERER.preview(letter)


def test_an_unknown_envelope_is_refused_with_those_that_are_known(letter: Letter) -> None:
    with pytest.raises(LetterError, match=r"no envelope profile 'c6'\. Choose one of din-5008-b, "):
        RENDERER.profile_of(a_letter(profile="c6"))


def test_whether_an_address_fits_is_known_before_anything_is_made() -> None:
    long = a_letter(addressee=Addressee(tuple(f"Line {number}" for number in range(8))))
    assert not RENDERER.fits(long, "uk-dl")
    assert RENDERER.fits(long, "plain")


def test_what_is_taken_out_is_said_and_the_json_keeps_the_letter_as_it_was() -> None:
    letter = a_letter(blocks=(Paragraph("p", (Run("bell\x07"),)),))
    assert RENDERER.notes(letter) == ("A sign that cannot be printed was taken out (U+0007).",)
    assert "\\u0007" in RENDERER.json(letter)
    assert "bell" in RENDERER.text(letter)
    assert RENDERER.notes(a_letter()) == ()


def test_a_broken_styles_folder_is_found_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"profiles\.yaml: cannot be read"):
        Renderer(tmp_path)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Zl", "Zp")), min_size=1))
def test_any_text_in_any_place_stands_in_the_text(text: str) -> None:
    try:
        written = RENDERER.text(everywhere(text))
    except LetterError:
        return  # nothing but spaces, or more accents than a letter can carry
    assert "".join(written.split()).count("".join(text.replace("\ufffc", "").split())) >= 18
