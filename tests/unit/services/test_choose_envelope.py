from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.letters import Addressee, Letter
from assistant.errors import LetterError
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles
from assistant.services.choose_envelope import in_fitting_envelope
from tests.unit.domain.test_drafting import LETTER


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(letter_styles())


def to(*lines: str, profile: str = "us-10") -> Letter:
    return replace(LETTER, profile=profile, addressee=Addressee(lines))


def test_an_address_that_fits_keeps_its_window(renderer: Renderer) -> None:
    letter = to("Example LLC", "P.O. Box 1", "Atlanta, GA 30301")
    assert in_fitting_envelope(letter, renderer) == (letter, None)


def test_an_address_that_is_too_long_goes_into_an_envelope_without_a_window_of_the_same_paper(
    renderer: Renderer,
) -> None:
    letter, note = in_fitting_envelope(to(*(f"line {number}" for number in range(8))), renderer)
    assert letter.profile == "plain-letter"
    assert note is not None


def test_a_profile_that_does_not_exist_is_refused(renderer: Renderer) -> None:
    with pytest.raises(LetterError, match="uk-dl"):
        in_fitting_envelope(to("x", profile="shoebox"), renderer)
