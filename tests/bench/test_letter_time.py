"""What it costs to make a letter, as ratios measured in one run, so that any machine gives the same answer.

Sharing fonts and parsed styles is what makes letters quick: without it every letter reads them again.
"""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
import time
from collections.abc import Callable

import pikepdf
import pytest

from assistant.domain.letters import Addressee, Asks, Letter, Paragraph, Run, Sender
from assistant.rendering.address import set_address
from assistant.rendering.css import css_of
from assistant.rendering.pdf import READ
from assistant.rendering.readback import check_pdf
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles

ROUNDS = 9
SENTENCE = (
    "Please send me a complete copy of my file, with the name of every recipient and where each entry came from. "
)
LETTER = Letter(
    reference="R-2026-BENCH",
    language="en-GB",
    profile="uk-dl",
    sender=Sender("Amara Okafor", ("12 High Street", "Leeds LS1 1AA")),
    addressee=Addressee(("Experian Ltd", "PO Box 8000", "Nottingham", "NG80 7WF")),
    date=datetime.date(2026, 11, 23),
    place_and_date="23 November 2026",
    reference_label="My reference",
    subject="Access (Article 15 UK GDPR)",
    salutation="Dear Data Protection Officer,",
    blocks=(
        *(Paragraph(f"p{number}", (Run(SENTENCE * 3),)) for number in range(5)),
        Asks("asks", tuple((Run(SENTENCE),) for _ in range(10))),
    ),
    closing="Yours faithfully",
    signature="Amara Okafor",
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    made = Renderer(letter_styles())
    made.pdf(LETTER)
    return made


@pytest.fixture(scope="module")
def naive(renderer: Renderer) -> Callable[[], bytes]:
    """The same pages made the obvious way: fonts named in the style sheet, everything read for every letter."""
    profile = renderer.profile_of(LETTER)
    html = renderer._html.printed(LETTER, profile, set_address(LETTER, profile, renderer.fonts))
    fonts = letter_styles() / "fonts" / "text"
    faces = "".join(
        f'@font-face {{ font-family: "Source Serif 4"; font-weight: {weight}; '
        f"src: url({(fonts / f'SourceSerif4-{name}.ttf').as_uri()}) }}"
        for name, weight in (("Regular", 400), ("Semibold", 600))
    )
    css = faces + (letter_styles() / "letter.css").read_text(encoding="utf-8") + css_of(profile)

    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    def make() -> bytes:
        config = FontConfiguration()
        sheet = weasyprint.CSS(string=css, font_config=config)
        made: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], font_config=config, pdf_variant=READ)
        return made

    make()
    return make


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(one: Callable[[], object], other: Callable[[], object]) -> float:
    """The best times of rounds in which both are timed in turn: what else the machine does only ever adds to them."""
    rounds = [(seconds(one), seconds(other)) for _ in range(ROUNDS)]
    return min(first for first, _ in rounds) / min(second for _, second in rounds)


def test_setting_a_letter_is_quicker_than_the_obvious_way(renderer: Renderer, naive: Callable[[], bytes]) -> None:
    profile = renderer.profile_of(LETTER)
    html = renderer._html.printed(LETTER, profile, set_address(LETTER, profile, renderer.fonts))
    setter = renderer._setter(LETTER)
    found = ratio(lambda: setter.pdf(html, profile, READ), naive)
    print(f"shared / naive: {found:.2f}")  # noqa: T201 - a bench says what it found
    assert found < 0.95


def test_even_with_every_check_it_is_quicker(renderer: Renderer, naive: Callable[[], bytes]) -> None:
    found = ratio(lambda: renderer.pdf(LETTER), naive)
    print(f"shared and checked / naive and unchecked: {found:.2f}")  # noqa: T201
    assert found < 1.0


def test_both_ways_make_the_same_pages(renderer: Renderer, naive: Callable[[], bytes]) -> None:
    with pikepdf.open(io.BytesIO(renderer.pdf(LETTER))) as ours, pikepdf.open(io.BytesIO(naive())) as theirs:
        assert [page.Contents.read_bytes() for page in ours.pages] == [
            page.Contents.read_bytes() for page in theirs.pages
        ]


def test_the_check_of_the_finished_pages_costs_a_fraction_of_setting_them(renderer: Renderer) -> None:
    profile = renderer.profile_of(LETTER)
    address = set_address(LETTER, profile, renderer.fonts)
    pdf = renderer.pdf(LETTER)
    found = ratio(lambda: check_pdf(pdf, LETTER, profile, address, 10), lambda: renderer.pdf(LETTER))
    print(f"check / whole letter: {found:.2f}")  # noqa: T201
    assert found < 0.3


def test_a_letter_in_other_scripts_opens_their_fonts_once(renderer: Renderer) -> None:
    first = renderer._setter(LETTER)
    assert renderer._setter(LETTER) is first
    world = Letter(**{name: getattr(LETTER, name) for name in LETTER.__slots__} | {"signature": "田中"})
    assert renderer._setter(world) is renderer._setter(world)
    assert renderer._setter(world) is not first


def test_a_program_that_makes_no_letter_does_not_load_the_page_setter() -> None:
    script = (
        "import sys; from assistant.rendering.renderer import Renderer; "
        "from assistant.resources import letter_styles"
        "; Renderer(letter_styles()); print(*(name for name in ('weasyprint', 'pypdfium2') if name in sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []
