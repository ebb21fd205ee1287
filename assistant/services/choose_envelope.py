"""Put a letter into an envelope that its address fits."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.counting import Because
from assistant.domain.letters import Letter
from assistant.rendering.profiles import plain_profile
from assistant.rendering.renderer import Renderer


def in_fitting_envelope(letter: Letter, renderer: Renderer) -> tuple[Letter, Because | None]:
    """The letter with its own profile, or with that of an envelope without a window where the address needs more room.

    Raises LetterError where the letter names a profile that does not exist.
    """
    profile = renderer.profile_of(letter)
    if renderer.fits(letter, profile.id):
        return letter, None
    words = (
        "The address needs more room than the usual window: use an envelope without one, and write the address on it"
    )
    return replace(letter, profile=plain_profile(profile)), Because.of(words)
