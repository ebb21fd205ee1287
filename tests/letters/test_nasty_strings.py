"""Strings that break careless programs, as a name, a reason and a statement: they arrive as text or are refused.

They go the whole way to the finished PDF and are read back out of it.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.letters import Addressee, Block, Letter, Paragraph, Quotation, Run, Sender, Table
from assistant.errors import LetterError
from assistant.rendering.glyphs import characters_to_draw, is_invisible
from assistant.rendering.pages import read_pages
from assistant.rendering.renderer import Renderer
from assistant.rendering.tidy import tidy
from assistant.resources import letter_styles

RENDERER = Renderer(letter_styles())
LETTER = Letter(
    reference="R-2026-NAST2",
    language="en-GB",
    profile="plain",
    sender=Sender("Amara Okafor", ("12 High Street", "Leeds LS1 1AA")),
    addressee=Addressee(("Experian Ltd", "Nottingham")),
    date=datetime.date(2026, 11, 23),
    place_and_date="23 November 2026",
    reference_label="My reference",
    subject="Access",
    salutation="Dear Sir or Madam,",
    blocks=(),
    closing="Yours faithfully",
    signature="Amara Okafor",
)

READ_IN_ORDER = [
    "",
    "null",
    "undefined",
    "NaN",
    "None",
    "True",
    "0x0",
    "1/0",
    "-1E+02",
    "1;DROP TABLE users",
    "'; DROP TABLE letters; --",
    '" OR 1=1 -- 1',
    "*Müller* {{7*7}} <b>",
    "{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "{{ config.items() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "%s%n%x %d {0} {name}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></body></html>",
    "<!-- comment --> <![CDATA[ data ]]>",
    "<style>p { display: none }</style>",
    "&lt;b&gt; &amp;amp; &#0; &nbsp;",
    "@page { size: 1mm } @import 'file:///etc/passwd';",
    "url(file:///etc/passwd) expression(alert(1))",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "../../../etc/passwd",
    "C:\\windows\\system32\\nul",
    "file:///dev/random",
    "http://a/%%30%30",
    "`touch me` $(id) ; ls -la | cat",
    "\\ \\\\ \\n \\u0000 \\x00",
    "\"\"\" ''' ` ´ ’ „“",
    "# Heading [link](javascript:alert(1)) ![x](y)",
    "1. one 2. two - three * four",
    "a\tb c\u00a0d\u2003e",
    "under_score __init__ ~~struck~~",
    "a" * 150,  # no more than three lines, which stay on one page
    "word " * 40,
    "Œ„´‰ˇÁ¨ˆØ∏”’ å∂ƒ©˙∆˚¬…æ",
    "Ω≈ç√∫˜µ≤≥÷",
    "⁰⁴⁵ ₀₁₂ ½ ¼ № ℅",
    "İstanbul ıi Iİ ǆ ẞ ﬃ",
    "Ðð Þþ Łł Ŋŋ Ǯǯ Ə",
    "Ἑλλάς Ωραία Όμηρος",
    "Ёж Ђорђе Ґедзь Җир",
    "Nguyễn Thị Hồng Ngọc",
    "e\u0301 a\u0308 n\u0303 (decomposed)",
    "田中さんにあげて下さい",
    "社會科學院語學研究所 諸葛亮",
    "사회과학원 어학연구소 뷁",
    "Ａｎｎａ　Ｂ．１２３",
    "𠜎𠜱𠝹 𠮷野家",
    "Արամ ნინო አበበ",
    "😍 🐵 🙈 ❤️ 💔 🇺🇸 🏴 4️⃣",
    "👨‍👩‍👧‍👦 family, together",
    "𝐓𝐡𝐞 𝓺𝓾𝓲𝓬𝓴 ⒯⒣⒠ ʇɥǝ",
    "┬─┬ノ( º _ ºノ) ༼ຈ_ຈ༽",
    "᚛ᚄᚓᚐᚋᚒᚄ᚜ ᚠᛇᚻ 𐐜 ᐃᓄᒃ ᏣᎳᎩ",
]
READ_WITH_ITS_LETTERS = [
    "בְּרֵאשִׁית, בָּרָא אֱלֹהִים",
    "הָיְתָהtestالصفحات التّحول",
    "مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ",
    "محمد (علي) [12] abc",
    "ヽ༼ຈل͜ຈ༽ﾉ",
    "عادل\u200fabc\u200e 123",
    "Z\u0351\u036b\u0343A\u0308\u0332L\u0331G\u0348O\u0332",
]
REFUSED = {
    "smile \ud83d": "damaged character",
    "Z" + "\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u030f": "more than 6 accents",
    "apple \uf8ff": "U\\+F8FF",
    "𒀀𒀁": "cuneiform sign a",
    "unassigned \u0378": "U\\+0378",
}
TAKEN_OUT = {
    "bell \x07 nul \x00 escape \x1b[31m": "bell  nul  escape [31m",
    "\ufeffbyte order": "byte order",
    "I owe \u202e0001\u202c euros": "I owe 0001 euros",
    "soft\u00adhyphen": "softhyphen",
    "\u2067\u2066turned\u2069\u2069": "turned",
    "not a character \ufffe\uffff": "not a character",
}


def bare(text: str) -> str:
    """The text without spaces and invisible signs, signs that look alike made equal."""
    return "".join(
        char for char in unicodedata.normalize("NFKC", text) if not char.isspace() and not is_invisible(char)
    )


def read(letter: Letter) -> str:
    """All text of the pages in one, without the line at their foot, which may stand within a long word."""
    text = bare("".join(page.text for page in read_pages(RENDERER.pdf(letter))))
    return re.sub(r"R-2026-NAST2·\d+/\d+", "", text)


def has_letters_of(text: str, other: str) -> bool:
    wanted, found = (Counter(unicodedata.normalize("NFD", each)) for each in (other, text))
    return not wanted - found


def told(text: str, number: int) -> tuple[Block, ...]:
    return (
        Paragraph(f"p{number}", (Run("before "), Run(text), Run(" after"))),
        Table(f"t{number}", ("What", "Why"), ((text, "x"),)),
        Quotation(f"q{number}", tuple(text.split("\n"))),
    )


@pytest.mark.parametrize("text", READ_IN_ORDER)
def test_as_a_name_it_arrives_word_for_word(text: str) -> None:
    name = text[:100]  # as long as a name can be
    found = read(replace(LETTER, sender=Sender(name, ("12 High Street",)), signature=name))
    assert found.count(bare(name)) >= 2


@pytest.mark.parametrize("text", READ_WITH_ITS_LETTERS)
def test_a_name_written_from_the_right_arrives_with_every_letter(text: str) -> None:
    assert has_letters_of(read(replace(LETTER, signature=text)), bare(text))


def test_as_reason_and_statement_they_arrive_word_for_word() -> None:
    for first in range(0, len(READ_IN_ORDER), 12):
        some = READ_IN_ORDER[first : first + 12]
        blocks = tuple(block for number, text in enumerate(some) for block in told(text, number))
        found = read(replace(LETTER, blocks=blocks))
        for text in some:
            assert found.count(bare(text)) >= 3, text


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_what_cannot_be_printed_is_refused_with_a_reason(text: str, why: str) -> None:
    for letter in (replace(LETTER, signature=text), replace(LETTER, blocks=told(text, 1))):
        with pytest.raises(LetterError, match=why):
            RENDERER.pdf(letter)


@pytest.mark.parametrize(("text", "left"), TAKEN_OUT.items())
def test_invisible_signs_are_taken_out_with_a_note(text: str, left: str) -> None:
    letter = replace(LETTER, blocks=told(text, 1))
    assert read(letter).count(bare(left)) >= 3
    assert RENDERER.notes(letter)


@pytest.mark.parametrize("text", [*READ_IN_ORDER, *READ_WITH_ITS_LETTERS, *TAKEN_OUT])
def test_every_other_output_takes_them_too(text: str) -> None:
    letter = replace(LETTER, blocks=told(text, 1), signature=text[:100])
    tidied, _ = tidy(letter)
    typed = tidied.blocks[0]
    assert isinstance(typed, Paragraph)
    assert "".join(typed.runs[1].text.split()) in "".join(RENDERER.text(letter).split())
    assert RENDERER.docx(letter)
    assert RENDERER.preview(letter)
    assert RENDERER.pieces(letter, 200)
    assert RENDERER.json(letter)


COPIES_IN_ORDER = st.characters(codec="utf-8", max_codepoint=0x052F, exclude_categories=("Cc", "Cf", "Mn", "Me"))


@given(st.lists(st.text(COPIES_IN_ORDER, max_size=40), min_size=8, max_size=8))
@settings(max_examples=12, deadline=None)
def test_any_european_text_in_any_field_arrives_as_typed(texts: list[str]) -> None:
    name, line, subject, reason, statement, cell, detail, salutation = texts
    letter = replace(
        LETTER,
        sender=Sender(name, (line,)),
        subject=subject,
        salutation=salutation,
        signature=detail,
        blocks=(
            Paragraph("p", (Run(reason),)),
            Quotation("q", (statement,)),
            Table("t", ("What",), ((cell,),)),
        ),
    )
    if RENDERER.fonts.missing(characters_to_draw(letter)):
        return  # refused by name, as other tests show
    found = read(letter)
    for text in texts:
        assert bare(text) in found


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_at_all_makes_a_letter_or_a_reason(text: str) -> None:
    letter = replace(LETTER, blocks=told(text, 1), signature=text)
    with contextlib.suppress(LetterError):
        assert RENDERER.pdf(letter)
