"""The address takes the type that its window has room for, or is refused with what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.letters import Addressee, Letter, Sender
from assistant.errors import LetterError
from assistant.rendering.address import lines_taken, set_address
from assistant.rendering.renderer import Renderer
from tests.unit.rendering.conftest import a_letter


def lines(count: int) -> Addressee:
    return Addressee(tuple(f"Line {number}" for number in range(1, count + 1)))


@pytest.mark.parametrize(
    ("profile", "most"),
    [
        ("din-5008-a", 6),
        ("din-5008-b", 6),
        ("uk-dl", 6),
        ("uk-c5", 5),
        ("us-10", 4),
        ("french-dl-right", 6),
        ("swiss-left", 6),
        ("swiss-right", 6),
        ("plain", 10),
        ("plain-letter", 10),
    ],
)
@pytest.mark.parametrize("count", range(1, 12))
def test_as_many_lines_as_the_window_shows_and_no_more(renderer: Renderer, profile: str, most: int, count: int) -> None:
    letter = a_letter(profile=profile, addressee=lines(count))
    assert renderer.fits(letter, profile) == (count <= most)
    if count <= most:
        chosen = renderer.profiles[profile]
        made = set_address(letter, chosen, renderer.fonts)
        assert chosen.always_seen.holds(made.box, slack=0.01)


def test_what_does_not_fit_is_refused_with_the_numbers_and_the_way_out(renderer: Renderer) -> None:
    letter = a_letter(addressee=lines(8))
    with pytest.raises(LetterError) as caught:
        set_address(letter, renderer.profiles["uk-dl"], renderer.fonts)
    assert "The address has 8 lines; the window of" in str(caught.value)
    assert "shows 6. Choose an envelope without a window" in str(caught.value)


def test_without_a_window_nobody_is_sent_to_an_envelope_without_one(renderer: Renderer) -> None:
    with pytest.raises(LetterError, match=r"12 lines; at most 10 have room\. Shorten it"):
        set_address(a_letter(addressee=lines(12)), renderer.profiles["plain"], renderer.fonts)


def test_a_long_line_counts_for_as_many_as_it_takes(renderer: Renderer) -> None:
    long = "Bundesanstalt für die Beaufsichtigung von Auskunfteien und Zahlungsdiensten"
    letter = a_letter(profile="din-5008-b", addressee=Addressee((long, "Straße 1", "12345 Berlin")))
    made = set_address(letter, renderer.profiles["din-5008-b"], renderer.fonts)
    assert made.box.height == pytest.approx(made.type.height(4))


def test_more_lines_than_large_type_holds_are_set_smaller(renderer: Renderer) -> None:
    profile, fonts = renderer.profiles["uk-dl"], renderer.fonts
    assert set_address(a_letter(addressee=lines(5)), profile, fonts).type.size == 10
    assert set_address(a_letter(addressee=lines(6)), profile, fonts).type.size == 9


def test_the_sender_stands_above_the_address_where_that_is_usual(renderer: Renderer, letter: Letter) -> None:
    german = set_address(letter, renderer.profiles["din-5008-b"], renderer.fonts)
    assert german.return_text == "Amara Okafor · 12 High Street · Leeds LS1 1AA"
    assert german.return_top < 61.5 < german.box.top
    assert set_address(letter, renderer.profiles["uk-dl"], renderer.fonts).return_text == ""


def test_a_long_sender_line_grows_upwards(renderer: Renderer, letter: Letter) -> None:
    profile, fonts = renderer.profiles["din-5008-b"], renderer.fonts
    long = replace(letter, sender=Sender("Maximiliane Freifrau von und zu Hohenlohe-Oehringen", ("Am Alten Markt 12",)))
    assert set_address(long, profile, fonts).return_top < set_address(letter, profile, fonts).return_top


@pytest.mark.parametrize(
    ("text", "width", "taken"), [("", 50, 1), ("one", 50, 1), ("one two", 6, 2), ("i" * 200, 20, 10), ("x y z", 2, 3)]
)
def test_lines_are_counted_as_a_column_breaks_them(renderer: Renderer, text: str, width: float, taken: int) -> None:
    counted = lines_taken(text, width, 10, renderer.fonts)
    assert counted == taken or (len(text) > 100 and abs(counted - taken) <= 2)
