"""The address in its window: which type it takes, where it stands, or why it cannot."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.letters import Letter
from assistant.errors import LetterError
from assistant.rendering.fonts import Fonts
from assistant.rendering.geometry import POINTS_PER_MM, Box
from assistant.rendering.profiles import Profile, Type

_CAUTION = 1.015
"""Measured widths leave out kerning; a line this close to the edge is taken to wrap."""


@dataclass(frozen=True, slots=True)
class SetAddress:
    """An address with its place and type, and the line above it."""

    lines: tuple[str, ...]
    box: Box
    type: Type
    return_text: str
    return_top: float


def set_address(letter: Letter, profile: Profile, fonts: Fonts) -> SetAddress:
    """The address of the letter as it stands in the profile's window.

    Raises LetterError, which says how many lines fit, where there is no room.
    """
    lines = letter.addressee.lines
    for step in profile.address.steps:
        needed = sum(lines_taken(line, profile.address.width, step.size, fonts) for line in lines)
        if needed <= step.lines:
            return SetAddress(lines, profile.address_box(needed, step), step, *_return_line(letter, profile, fonts))
    most = profile.address.most_lines
    longer = f" (with long lines broken it takes {needed})" if needed > len(lines) else ""
    raise LetterError(
        f"The address has {len(lines)} lines{longer}; the window of “{profile.name}” shows {most}. "
        "Choose an envelope without a window and write or stick the address on it, or shorten the address."
        if profile.has_window
        else f"The address has {len(lines)} lines{longer}; at most {most} have room. Shorten it."
    )


def lines_taken(text: str, width: float, size: float, fonts: Fonts) -> int:
    """Into how many lines a text breaks in a column of this width (millimetres) at this size (points)."""
    taken, room = 1, width
    space = fonts.width(" ", size)
    for word in text.split():
        need = fonts.width(word, size) * _CAUTION
        if need > room and room < width:
            taken, room = taken + 1, width
        while need > room:
            taken, need, room = taken + 1, need - room, width
        room -= need + space
    return taken


def _return_line(letter: Letter, profile: Profile, fonts: Fonts) -> tuple[str, float]:
    """The sender in one line and where it begins, in millimetres from the top; empty where the profile has none."""
    if profile.return_line is None:
        return "", 0.0
    text = " · ".join((letter.sender.name, *letter.sender.lines))
    taken = lines_taken(text, profile.address.width, profile.return_line.size, fonts)
    return text, profile.return_line.bottom - taken * profile.return_line.leading / POINTS_PER_MM
