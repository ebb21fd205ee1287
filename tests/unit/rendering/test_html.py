"""The letter as HTML: what a person typed is text wherever it stands, and every block can be found by its key."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import (
    Addressee,
    Asks,
    Detail,
    Heading,
    Letter,
    Paragraph,
    Points,
    Quotation,
    Run,
    Sender,
    Table,
)
from assistant.errors import LetterError
from assistant.rendering.address import set_address
from assistant.rendering.html import LetterHtml, page_label, with_line_breaks
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles
from tests.unit.rendering.conftest import a_letter

HTML = LetterHtml(letter_styles())


class Reader(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.keys: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.keys += [value for name, value in attrs if name == "data-key" and value]
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def everywhere(text: str) -> Letter:
    """A letter that says this in every place a person can write into."""
    return a_letter(
        sender=Sender(text, (text,), (text,)),
        addressee=Addressee((text,)),
        subject=text,
        salutation=text,
        closing=text,
        signature=text,
        details=(Detail(text, text),),
        details_label=text,
        enclosures=(text,),
        enclosures_label=text,
        delivery_note=text,
        place_and_date=text,
        reference=text,
        blocks=(
            Paragraph("paragraph", (Run(text), Run(text, strong=True))),
            Heading("heading", (Run(text),)),
            Asks("asks", ((Run(text),),)),
            Points("points", ((Run(text),),)),
            Table("table", (text,), ((text,),)),
            Quotation("quotation", (text,)),
        ),
    )


ORDINARY = Reader(HTML.preview(everywhere("x"))).tags
PLACES = Reader(HTML.preview(everywhere("\u2603"))).text.count("\u2603")


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "{{ 7*7 }}", "{% raw %}", "&amp;", "</p><script>alert(1)</script>", '"><img src=x>', "*a* _b_"],
)
def test_markup_that_was_typed_arrives_as_text(text: str) -> None:
    read = Reader(HTML.preview(everywhere(text)))
    assert read.tags == ORDINARY
    assert read.text.count(text) == PLACES


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_in_any_place_arrives_and_adds_no_element(text: str) -> None:
    read = Reader(HTML.preview(everywhere(text)))
    assert read.tags == ORDINARY
    assert read.text.count(text) >= PLACES


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_in_any_place_is_text_in_print_too(text: str) -> None:
    letter = everywhere(text)
    profile = RENDERER.profiles["plain"]
    try:
        address = set_address(letter, profile, RENDERER.fonts)
    except LetterError:
        return
    read = Reader(HTML.printed(letter, profile, address))
    assert read.tags == PRINTED
    assert read.text.count(text) >= PLACES


RENDERER = Renderer(letter_styles())
PRINTED = Reader(
    HTML.printed(
        everywhere("x"),
        RENDERER.profiles["plain"],
        set_address(everywhere("x"), RENDERER.profiles["plain"], RENDERER.fonts),
    )
).tags


def test_the_preview_shows_every_block_under_its_key_in_order(letter: Letter) -> None:
    keys = Reader(HTML.preview(letter)).keys
    assert keys == ["opening", "asks", "wrong", "items", "more", "own", "notes"]


def test_numbers_go_on_where_the_list_before_ended(letter: Letter) -> None:
    preview = HTML.preview(letter)
    assert '<ol data-key="asks">' in preview
    assert '<ol data-key="more" start="3"' in preview


def test_paper_and_preview_are_read_in_the_same_order(letter: Letter) -> None:
    profile = RENDERER.profiles["din-5008-b"]
    printed = HTML.printed(letter, profile, set_address(letter, profile, RENDERER.fonts))
    for html in (printed, HTML.preview(letter)):
        text = Reader(html[max(html.find("<header"), 0) :]).text
        parts = (
            "12 High Street",
            "Experian Ltd",
            "Access and corr",
            "Date of birth",
            "Dear Data",
            "I ask",
            "Yours",
            "Enclosed",
        )
        places = [text.index(part) for part in parts]
        assert places == sorted(places)


def test_the_preview_names_its_language_and_begins_below_the_heading_of_its_page(letter: Letter) -> None:
    preview = HTML.preview(letter)
    assert '<article class="letter" lang="en-GB">' in preview
    tags = Reader(preview).tags
    assert "h1" not in tags
    assert tags.index("h2") < tags.index("h3")


def test_the_preview_brings_no_styles_of_its_own_which_a_careful_site_refuses(letter: Letter) -> None:
    assert "style=" not in HTML.preview(letter)


def test_tables_say_what_heads_what(letter: Letter) -> None:
    preview = HTML.preview(letter)
    assert '<th scope="col">What it says</th>' in preview
    assert '<th scope="row">Date of birth</th>' in preview


def test_a_line_end_becomes_a_break_and_nothing_else_is_markup() -> None:
    assert with_line_breaks("a<b\nc&d") == "a&lt;b<br>c&amp;d"


def test_empty_parts_leave_no_empty_elements() -> None:
    bare = a_letter(details=(), enclosures=(), delivery_note="", place_and_date="", sender=Sender("A", ()))
    preview = HTML.preview(bare)
    assert "<p></p>" not in preview.replace("\n", "")
    assert "details" not in preview
    assert "enclosures" not in preview


def test_the_page_label_is_taken_apart() -> None:
    assert page_label(a_letter(page_label="Seite {page} von {pages}.")) == ("Seite ", " von ", ".")


@pytest.mark.parametrize("label", ["Page {page}", "{pages} {page}", ""])
def test_a_page_label_without_both_numbers_is_refused(label: str) -> None:
    with pytest.raises(LetterError, match="must hold"):
        page_label(replace(a_letter(), page_label=label))
