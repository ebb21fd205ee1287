"""Whether a letter can be printed is known before it is set, and told by the name of the character."""

from __future__ import annotations

import pytest

from assistant.domain.letters import Paragraph, Run
from assistant.errors import LetterError
from assistant.rendering.fonts import Fonts
from assistant.rendering.glyphs import check_glyphs, is_invisible
from assistant.resources import letter_styles
from tests.unit.rendering.conftest import a_letter

FONTS = Fonts(letter_styles() / "fonts")

NAMES = {
    "Polish": "Łukasz Żółć",
    "Turkish": "İbrahim Çağrı Öğüt",
    "Vietnamese": "Nguyễn Thị Hồng Ngọc",
    "Yoruba": "Ọlátúnjí",
    "Greek": "Ἀριστοτέλης Παπαδόπουλος",
    "Cyrillic": "Ђорђе Київ Өмүр",
    "Hebrew": "יוסף שָׁלוֹם",
    "Arabic": "محمد عبد الرحمن",
    "Persian": "گل‌پری",
    "Armenian": "Արամ Խաչատրյան",
    "Georgian": "ნინო ქავთარაძე",
    "Amharic": "አበበ ቢቂላ",
    "Hindi": "क्षत्रिय हिन्दी",
    "Bengali": "রবীন্দ্রনাথ",
    "Tamil": "தமிழ்",
    "Thai": "สมชาย",
    "Khmer": "សុខា",
    "Burmese": "အောင်",
    "Tibetan": "བསྟན་འཛིན་",
    "Japanese": "髙橋 さくら",
    "Korean": "김민준 뷁",
    "Chinese": "張偉 诸葛亮 㐂 𠮷",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
    "Cherokee": "ᏣᎳᎩ",
    "Irish": "᚛ᚄᚓᚐ᚜",
    "emoji": "🦄 👩‍👩‍👧 🏳️‍🌈 ✋🏿",
    "mathematics": "𝓐𝓷𝓷𝓪 ℕ ⒜",
    "fullwidth": "Ａｎｎａ　Ｂ",
    "boxes": "┬─┬ ☃ ♥",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_of_the_world_can_be_printed(name: str) -> None:
    check_glyphs(a_letter(signature=name), FONTS)


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Ðorđe Čech", "Παπαδόπουλος", "Київ", "“— §’"])
def test_names_of_most_of_europe_need_only_the_text_font(name: str) -> None:
    assert not FONTS.needs_world(set(name))


def test_other_scripts_need_the_fonts_of_the_world() -> None:
    assert FONTS.needs_world(set("김"))


def test_a_character_without_a_glyph_is_named_and_placed() -> None:
    with pytest.raises(LetterError) as caught:
        check_glyphs(a_letter(signature="A \uf8ff", blocks=(Paragraph("a", (Run("𒀀"),)),)), FONTS)
    assert "“𒀀” (U+12000, cuneiform sign a) in the text" in str(caught.value)
    assert "(U+F8FF, a character without a name) in the name under the letter" in str(caught.value)


def test_many_missing_characters_are_not_all_listed() -> None:
    text = "".join(chr(0x12000 + number) for number in range(40))
    with pytest.raises(LetterError, match="and 28 more"):
        check_glyphs(a_letter(subject=text), FONTS)


@pytest.mark.parametrize("sign", ["\u200d", "\u200b", "\u200f", "\ufe0f", "\U000e0067", "\u2060", "\u3164"])
def test_signs_for_the_machine_need_no_glyph(sign: str) -> None:
    assert is_invisible(sign)
    check_glyphs(a_letter(subject=f"a{sign}b"), FONTS)


@pytest.mark.parametrize("sign", [" ", "\xa0", "\u3000", "a", "\u0301"])
def test_spaces_and_accents_are_drawn(sign: str) -> None:
    assert not is_invisible(sign)


def test_every_font_has_a_space_because_a_space_is_set_in_the_font_of_the_word_before_it() -> None:
    assert all(0x20 in font.characters for font in (*FONTS.text, *FONTS.world))
