"""The finished PDF: what is in it, that it can be read out, and that the same letter is the same file."""

from __future__ import annotations

import io
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest

from assistant.domain.letters import Letter, Paragraph, Run
from assistant.errors import LetterError
from assistant.rendering.pages import read_pages
from assistant.rendering.pdf import ARCHIVE, READ, Setter
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles
from tests.unit.rendering.conftest import a_letter


def structure(pdf: bytes) -> list[str]:
    """The kinds of elements in reading order, without those that mean nothing."""

    def walk(element: pikepdf.Object) -> list[str]:
        if not isinstance(element, pikepdf.Dictionary):
            return []
        inside = element.get("/K", pikepdf.Array())
        children = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        return [str(element.get("/S", "")), *(kind for child in children for kind in walk(child))]

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [kind for kind in walk(document.Root.StructTreeRoot.K[0]) if kind not in ("", "/NonStruct")]


def test_the_pdf_is_titled_marked_and_tagged_for_screen_readers(finished: bytes, letter: Letter) -> None:
    with pikepdf.open(io.BytesIO(finished)) as document:
        assert str(document.docinfo.Title) == letter.subject
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        metadata = bytes(document.Root.Metadata.read_bytes())
    assert b"pdfuaid:part" in metadata


def test_the_structure_says_what_each_part_is(finished: bytes) -> None:
    found = structure(finished)
    for kind in ("/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/BlockQuote", "/P"):
        assert kind in found, kind
    assert found.count("/H1") == 1


def test_an_archive_copy_says_that_it_is_one(renderer: Renderer, letter: Letter) -> None:
    with pikepdf.open(io.BytesIO(renderer.pdf(letter, archive=True))) as document:
        metadata = bytes(document.Root.Metadata.read_bytes())
        assert document.Root.OutputIntents
    assert b"pdfaid:part" in metadata


def test_the_same_letter_is_the_same_file(renderer: Renderer, letter: Letter, finished: bytes) -> None:
    assert renderer.pdf(letter) == finished


def test_every_page_carries_reference_and_page_numbers(renderer: Renderer) -> None:
    long = a_letter(
        blocks=tuple(Paragraph(f"p{n}", (Run("One paragraph more of this account. " * 6),)) for n in range(24))
    )
    pages = read_pages(renderer.pdf(long))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"R-2026-QX4HT · Page {number} of {len(pages)}" in " ".join(page.text.split())


def test_a_word_without_end_is_broken_inside_the_margins(renderer: Renderer) -> None:
    letter = a_letter(blocks=(Paragraph("p", (Run("x" * 3000),)),))
    margin = renderer.profiles["uk-dl"].paper.width - renderer.profiles["uk-dl"].margins.right
    for page in read_pages(renderer.pdf(letter)):
        assert max(drawn.ink.right for drawn in page.drawn) <= margin + 0.5


@pytest.mark.parametrize("profile", ["din-5008-b", "us-10", "french-dl-right", "swiss-left", "plain-letter"])
def test_the_paper_is_that_of_the_profile(renderer: Renderer, profile: str) -> None:
    letter = a_letter(profile=profile, addressee=a_letter().addressee.__class__(("Experian Ltd", "Leeds LS1 1AA")))
    page = read_pages(renderer.pdf(letter))[0]
    paper = renderer.profiles[profile].paper
    assert (page.width, page.height) == pytest.approx((paper.width, paper.height), abs=0.1)


def test_words_of_other_scripts_are_set_and_can_be_copied(renderer: Renderer) -> None:
    words = "Ἀριστοτέλης Київ 田中さくら 🦄 김민준 שלום"
    text = read_pages(renderer.pdf(a_letter(blocks=(Paragraph("p", (Run(words),)),))))[0].text
    assert all(word in text for word in words.split())


def test_a_hyphen_copies_as_a_hyphen_after_one_that_must_not_break(renderer: Renderer) -> None:
    letter = a_letter(blocks=(Paragraph("p", (Run("C\u2011154/21 and off-line, Q\u0323 and Quick"),)),))
    text = read_pages(renderer.pdf(letter))[0].text
    assert "C-154/21 and off-line" in text
    assert "and Quick" in text


def test_nothing_is_fetched_while_a_page_is_set(renderer: Renderer) -> None:
    setter = Setter(letter_styles(), renderer.fonts, world=False)
    for address in ("https://example.org/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "a.png"):
        with pytest.raises(LetterError):
            setter.pdf(
                f'<html lang="en"><title>t</title><img src="{address}" alt="a">', renderer.profiles["plain"], READ
            )


def test_a_missing_glyph_stops_the_letter(renderer: Renderer) -> None:
    setter = Setter(letter_styles(), renderer.fonts, world=False)
    with pytest.raises(LetterError, match=r"No font of Recourse can print U\+5F35 where it stands"):
        setter.pdf('<html lang="en"><title>t</title><p>張', renderer.profiles["plain"], ARCHIVE)


def test_the_style_sheet_says_nothing_that_is_not_understood(
    caplog: pytest.LogCaptureFixture, renderer: Renderer
) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        setter = Setter(letter_styles(), renderer.fonts, world=False)
        for profile in renderer.profiles.values():
            setter.pdf('<html lang="en"><title>t</title><p>t', profile, READ)
    assert [record.getMessage() for record in caplog.records] == []


def test_two_threads_make_the_letters_one_would(renderer: Renderer, letter: Letter, finished: bytes) -> None:
    barrier = threading.Barrier(2)

    def make() -> bytes:
        barrier.wait()
        return renderer.pdf(letter)

    with ThreadPoolExecutor(2) as pool:
        made = [future.result() for future in [pool.submit(make), pool.submit(make)]]
    assert made == [finished, finished]
