"""The check of the finished pages: a letter that would not arrive is refused, with the page and what to do."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from assistant.domain.letters import Addressee, Letter, Paragraph, Run, Sender
from assistant.errors import LetterError
from assistant.rendering.address import SetAddress, set_address
from assistant.rendering.profiles import Profile
from assistant.rendering.readback import check_pdf
from assistant.rendering.renderer import Renderer
from tests.unit.rendering.conftest import a_letter

PROFILES = (
    "din-5008-a",
    "din-5008-b",
    "uk-dl",
    "uk-c5",
    "us-10",
    "french-dl-right",
    "swiss-left",
    "swiss-right",
    "plain",
)
ADDRESS = (
    "TransUnion Consumer Solutions Ltd",
    "Data Protection Office",
    "Floor 7, Building B",
    "One Long Street Name 1234",
    "PO Box 2000",
    "12345 Somewhere upon Sea",
    "UNITED KINGDOM",
    "second line too many",
    "third line too many",
)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("count", range(3, 10))
def test_every_address_is_in_the_window_or_refused(renderer: Renderer, profile: str, count: int) -> None:
    letter = a_letter(profile=profile, addressee=Addressee(ADDRESS[:count]), blocks=())
    if renderer.fits(letter, profile):
        assert renderer.pdf(letter)
    else:
        with pytest.raises(LetterError, match=rf"The address has {count} lines.* shows \d"):
            renderer.pdf(letter)


class Check:
    """The check on a PDF that was made for something else than it is checked against."""

    def __init__(self, renderer: Renderer, pdf: bytes) -> None:
        self.renderer, self.pdf = renderer, pdf

    def __call__(
        self, letter: Letter, profile: Profile | None = None, address: SetAddress | None = None, limit: int = 10
    ) -> None:
        profile = profile or self.renderer.profile_of(letter)
        address = address or set_address(letter, profile, self.renderer.fonts)
        check_pdf(self.pdf, letter, profile, address, limit)


@pytest.fixture
def check(renderer: Renderer, finished: bytes) -> Check:
    return Check(renderer, finished)


def test_the_finished_letter_passes(check: Check, letter: Letter) -> None:
    check(letter)


@pytest.mark.parametrize(
    ("number", "line", "said"),
    [
        (1, "Consumer Help Servicee", "line 2 of the address says “Consumer Help Servicee”"),
        (3, "Birmingham", "“Nottingham”, “NG807WF”, but line 4 of the address says “Birmingham”"),
        (4, "NG80 7WX", "but line 5 of the address says “NG80 7WX”"),
    ],
)
def test_an_address_that_differs_in_one_letter_is_found(
    check: Check, letter: Letter, number: int, line: str, said: str
) -> None:
    lines = list(letter.addressee.lines)
    lines[number] = line
    with pytest.raises(LetterError) as caught:
        check(replace(letter, addressee=Addressee(tuple(lines))))
    assert said in str(caught.value)


def test_a_line_that_was_not_meant_is_found(check: Check, letter: Letter, renderer: Renderer) -> None:
    profile = renderer.profile_of(letter)
    address = set_address(letter, profile, renderer.fonts)
    with pytest.raises(LetterError, match=r"“NG807WF”, which goes on after the address"):
        check(letter, address=replace(address, lines=address.lines[:-1]))


def test_an_address_outside_the_window_is_found(check: Check, letter: Letter, renderer: Renderer) -> None:
    german = renderer.profiles["din-5008-b"]
    with pytest.raises(LetterError, match=r"would show more than the address, at “"):
        check(letter, profile=german)


def test_a_line_wider_than_the_window_is_found(check: Check, letter: Letter, renderer: Renderer) -> None:
    british = renderer.profile_of(letter)
    narrow = replace(
        british, envelopes=tuple(replace(each, window=replace(each.window, right=60)) for each in british.envelopes)
    )
    with pytest.raises(LetterError, match="the window does not show all of “"):
        check(letter, profile=narrow)


def test_a_sender_that_grows_into_the_window_is_refused(renderer: Renderer) -> None:
    sender = Sender("Amara Okafor", tuple(f"Line {number}" for number in range(14)))
    letter = a_letter(sender=sender, profile="uk-dl", blocks=())
    assert renderer.pdf(letter)  # the column beside the window may grow
    swiss = renderer.profiles["swiss-right"]
    moved = replace(swiss, aside=replace(swiss.aside, left=100))
    check = Check(renderer, _set(renderer, letter, moved))
    with pytest.raises(LetterError, match="Shorten the sender's address, or choose an envelope without a window"):
        check(letter, profile=moved)


def _set(renderer: Renderer, letter: Letter, profile: Profile) -> bytes:
    address = set_address(letter, profile, renderer.fonts)
    return renderer._setter(letter).pdf(renderer._html.printed(letter, profile, address), profile, "pdf/ua-1")


def test_too_many_pages_are_refused_with_what_to_do(renderer: Renderer) -> None:
    long = a_letter(blocks=tuple(Paragraph(f"p{n}", (Run("A long account goes on. " * 60),)) for n in range(30)))
    with pytest.raises(LetterError, match=r"has 1\d pages; at most 10 are sent. Shorten your own account"):
        renderer.pdf(long)


def test_another_paper_is_found(check: Check, letter: Letter, renderer: Renderer) -> None:
    american = replace(renderer.profile_of(letter), paper=renderer.profiles["us-10"].paper)
    with pytest.raises(LetterError, match="Page 1 is 210 x 297 mm, not letter"):
        check(letter, profile=american)


def test_a_page_without_the_reference_is_found(check: Check, letter: Letter) -> None:
    with pytest.raises(LetterError, match="Page 1 does not carry the reference R-2026-OTHER"):
        check(replace(letter, reference="R-2026-OTHER"))


def test_text_in_a_part_that_is_kept_clear_is_found(check: Check, letter: Letter, renderer: Renderer) -> None:
    german = renderer.profiles["din-5008-b"].keep_clear
    wide = tuple(replace(zone, box=replace(zone.box, right=60)) for zone in german)
    with pytest.raises(LetterError, match="kept clear: the strip for filing"):
        check(letter, profile=replace(renderer.profile_of(letter), keep_clear=wide))


def test_text_at_the_edge_of_the_paper_is_found(renderer: Renderer, letter: Letter) -> None:
    british = renderer.profile_of(letter)
    over = replace(british, margins=replace(british.margins, right=1.0))
    long = replace(letter, blocks=(Paragraph("p", (Run("x" * 400),)),))
    with pytest.raises(LetterError, match="On page 1 text runs to the edge of the paper"):
        Check(renderer, _set(renderer, long, over))(long, profile=over)


def test_a_font_that_is_not_inside_is_found(renderer: Renderer, letter: Letter, finished: bytes) -> None:
    with pikepdf.open(io.BytesIO(finished)) as document:
        font = next(iter(document.pages[0].Resources.Font.values()))
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(LetterError, match="is not inside the PDF"):
        Check(renderer, out.getvalue())(letter)


@pytest.mark.parametrize(
    "line",
    ["בית המשפט 12", "شارع الملك فهد ٧", "क्षत्रिय मार्ग 7", "東京都千代田区 1-1", "Ὁδὸς Ἑρμοῦ 5", "ул. Мира, 7", "ထ ၝ 7"],
)
def test_addresses_in_other_scripts_are_read_back(renderer: Renderer, line: str) -> None:
    assert renderer.pdf(a_letter(addressee=Addressee((line, "Leeds LS1 1AA"))))


@pytest.mark.parametrize(
    "line", ["Saint\u2011Denis", "Ka\u02bbahumanu Street", "O\u02bcBrien \u2206 1\u22152", "Rue\xa0No\u202f7"]
)
def test_signs_that_share_a_glyph_are_the_same_in_an_address(renderer: Renderer, line: str) -> None:
    others = Paragraph("p", (Run("First - \u2018so\u2019 \u0394 1\u20442, "), Run(line)))
    assert renderer.pdf(
        a_letter(addressee=Addressee((line, "Leeds LS1 1AA")), blocks=(others,), subject="-\u2018\u2019")
    )


def test_a_long_line_may_go_over_two(renderer: Renderer) -> None:
    line = "The Association of Credit Reference Agencies and Debt Collectors"
    assert renderer.pdf(a_letter(addressee=Addressee((line, "Leeds LS1 1AA"))))
    assert renderer.pdf(a_letter(addressee=Addressee(("A" * 90, "Leeds LS1 1AA"))))
