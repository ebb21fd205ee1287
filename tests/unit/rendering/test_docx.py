"""The letter for a word processor: opened again, it holds the letter with its styles, numbers and places."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.letters import Addressee, Letter, Paragraph, Quotation, Run, Sender
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles
from tests.unit.rendering.conftest import a_letter

RENDERER = Renderer(letter_styles())
TWIPS = 1440 / 25.4


def opened(letter: Letter) -> Written:
    return Document(io.BytesIO(RENDERER.docx(letter)))


def texts(document: Written, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def frames(document: Written, style: str) -> set[tuple[str, str, str]]:
    """Where the paragraphs of a style stand: from the left, from the top, width."""
    return {
        tuple(frame.get(qn(f"w:{side}")) for side in ("x", "y", "w"))
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == style
        for frame in paragraph._p.iter(qn("w:framePr"))
    }


def test_the_parts_have_real_styles(letter: Letter) -> None:
    document = opened(letter)
    assert texts(document, "Heading 1") == [letter.subject]
    assert texts(document, "Heading 2") == ["What is wrong"]
    assert texts(document, "Recipient") == list(letter.addressee.lines)
    assert texts(document, "Quote") == ["The loan was repaid.\nHere is the receipt."]
    assert texts(document, "Closing line") == ["Yours faithfully"]


@pytest.mark.parametrize(("profile", "left"), [("uk-dl", 25), ("din-5008-b", 25), ("french-dl-right", 110)])
def test_the_address_stands_where_the_window_is(profile: str, left: float) -> None:
    ((x, y, width),) = frames(opened(a_letter(profile=profile)), "Recipient")
    seen = RENDERER.profiles[profile].always_seen
    assert float(x) / TWIPS == pytest.approx(left, abs=0.1)
    assert seen.top <= float(y) / TWIPS <= seen.bottom
    assert (float(x) + float(width)) / TWIPS <= seen.right


def test_paper_and_margins_are_those_of_the_profile() -> None:
    section = opened(a_letter(profile="us-10", addressee=Addressee(("Experian", "Allen, TX 75013")))).sections[0]
    assert section.page_width is not None
    assert section.page_width.mm == pytest.approx(215.9, abs=0.1)
    assert section.left_margin is not None
    assert section.left_margin.mm == pytest.approx(25.4, abs=0.1)


def test_every_page_carries_reference_and_page_numbers(letter: Letter) -> None:
    header = opened(letter).sections[0].header
    assert header.paragraphs[0].text.startswith("R-2026-QX4HT  ·  Page ")
    fields = [field.get(qn("w:instr")) for field in header._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_asks_are_numbered_by_the_word_processor_and_count_on(letter: Letter) -> None:
    document = opened(letter)
    starts = [
        level.find(qn("w:start")).get(qn("w:val"))
        for kind in document.part.numbering_part.element.findall(qn("w:abstractNum"))
        if int(kind.get(qn("w:abstractNumId"))) >= 100
        for level in kind.findall(qn("w:lvl"))
    ]
    assert starts == ["1", "3", "1"]
    asks = [paragraph for paragraph in document.paragraphs if paragraph.text.endswith("by name.")]
    assert list(asks[0]._p.iter(qn("w:numId")))
    assert not asks[0].text.startswith("2")


def test_language_title_and_author_are_set(letter: Letter) -> None:
    document = opened(letter)
    assert document.core_properties.title == letter.subject
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.author == "Amara Okafor"
    marks = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
    assert marks == {"en-GB"}


def test_strong_words_are_bold_and_the_table_repeats_its_head(letter: Letter) -> None:
    document = opened(letter)
    (opening,) = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("I ask")]
    assert [run.text for run in opening.runs if run.bold] == ["all personal data"]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "What it says", "What it should say"]
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Loan open", "Loan repaid on 3 March"]
    assert list(table._tbl.iter(qn("w:tblHeader")))


def test_a_letter_that_says_little_is_still_one() -> None:
    bare = a_letter(blocks=(), details=(), enclosures=(), salutation="", sender=Sender("", ()), signature="")
    assert opened(bare).paragraphs


@given(st.text(min_size=1))
@settings(max_examples=25, deadline=None)
def test_any_text_arrives_as_typed(text: str) -> None:
    from assistant.errors import LetterError
    from assistant.rendering.tidy import tidy

    letter = a_letter(blocks=(Paragraph("p", (Run(text),)), Quotation("q", (text,))), signature=text)
    try:
        tidied, _ = tidy(letter)
    except LetterError:
        return
    document = opened(letter)
    typed = tidied.blocks[0]
    assert isinstance(typed, Paragraph)
    assert typed.runs[0].text in [paragraph.text for paragraph in document.paragraphs]


def test_the_file_asks_for_nothing_from_elsewhere(letter: Letter) -> None:
    archive = zipfile.ZipFile(io.BytesIO(RENDERER.docx(letter)))
    relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in relation for relation in relations)
