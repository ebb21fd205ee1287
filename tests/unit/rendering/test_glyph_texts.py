"""What a glyph is read as: the character it is the picture of, unless the text it was noted with knows better."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.rendering.glyph_texts import best_text


@pytest.mark.parametrize(
    ("noted", "own", "drawn", "read", "why"),
    [
        ("a", ("a",), "a", "a", "what was noted is right"),
        ("", ("Q",), "Q\u0323", "Q", "first came up under an accent"),
        ("Q\u0323", ("\u0323",), "Q\u0323", "\u0323", "the accent was noted with its letter, which is drawn itself"),
        ("ą", ("\u0328",), "a\u0328", "\u0328", "a letter that the font puts together"),
        ("\u2011", ("-", "\u2011"), "-", "-", "a hyphen that must not break shares a glyph with the plain one"),
        ("\xa0", (" ", "\xa0"), " ", " ", "so does a space"),
        ("∆", ("Δ", "∆"), "Δ", "∆", "but an increment is not a letter"),
        ("Ω", ("Ω", "Ω"), "Ω", "Ω", "and an ohm is one"),
        ("ffi", ("ﬃ",), "ﬃ", "ffi", "a ligature is read as its letters"),
        ("ffi", (), "", "ffi", "also where it has no character of its own"),
        ("", (), "", "\u200b", "a part of a sign that another glyph is read as"),
        ("(", (")",), ")", ")", "a bracket that was turned round"),
        ("Ş", ("Ș",), "Ș", "Ş", "the form of another language"),
        ("👩🏽", ("👩",), "👩", "👩🏽", "a skin colour that no glyph shows"),
        ("జ్ఞా", ("\u0c3e",), "జ\u0c3e", "జ్ఞా", "a syllable whose other parts have no glyphs of their own"),
    ],
)
def test_a_glyph_is_read_as(noted: str, own: tuple[str, ...], drawn: str, read: str, why: str) -> None:
    assert best_text(noted, own, Counter(drawn)) == read, why
