"""The shipped fonts: found, measured, and the only ones a renderer sees."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import LetterError
from assistant.rendering.fonts import Fonts, plain_name
from assistant.resources import letter_styles

FOLDER = letter_styles() / "fonts"
FONTS = Fonts(FOLDER)


def test_running_text_is_set_in_source_serif() -> None:
    assert FONTS.regular.pdf_name == "sourceserif4"
    assert FONTS.named("Source-Serif-4-Semi-Bold") is not FONTS.regular


def test_a_font_is_found_by_the_name_a_pdf_gives_it() -> None:
    assert FONTS.named("Source-Serif-4,") is FONTS.regular
    assert FONTS.named("Comic-Sans") is None
    assert plain_name("Noto Sans CJK JP") == "notosanscjkjp"


def test_names_of_fonts_are_unlike_each_other() -> None:
    every = (*FONTS.text, *FONTS.world)
    assert len({font.pdf_name for font in every}) == len(every)


def test_width_is_measured_in_millimetres_and_grows_with_size() -> None:
    ten = FONTS.width("Nottingham", 10)
    assert 15 < ten < 22
    assert FONTS.width("Nottingham", 20) == pytest.approx(2 * ten)


def test_width_is_that_of_the_font_a_character_is_in() -> None:
    assert FONTS.width("張", 72) == pytest.approx(25.4)  # as wide as it is high
    assert FONTS.width("😀", 72) > 25.4
    assert FONTS.width("\uf8ff", 72) == pytest.approx(25.4)  # in none


def test_a_glyph_that_serves_several_characters_is_read_as_the_plainest() -> None:
    texts = FONTS.regular.texts_of_glyph
    assert any(found[0] == "-" and "\u2011" in found for found in texts.values())
    assert any(found[0] == " " and "\xa0" in found for found in texts.values())


def test_a_renderer_is_shown_only_the_shipped_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "own.conf")
    with FONTS.only_these(world=False):
        shown = Path(os.environ["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert f"<dir>{FOLDER / 'text'}</dir>" in shown
    assert "world" not in shown
    assert os.environ["FONTCONFIG_FILE"] == "own.conf"


def test_the_surroundings_are_left_as_they_were_even_after_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with pytest.raises(ZeroDivisionError), FONTS.only_these(world=True):
        raise ZeroDivisionError
    assert "FONTCONFIG_FILE" not in os.environ


def test_missing_fonts_are_told_with_their_folder(tmp_path: Path) -> None:
    with pytest.raises(LetterError, match="fonts of the letters are missing"):
        Fonts(tmp_path)


def test_every_folder_of_fonts_carries_its_licence() -> None:
    for folder in ("text", "world"):
        (licence,) = [*(FOLDER / folder).glob("*.md"), *(FOLDER / folder).glob("*.txt")]
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
