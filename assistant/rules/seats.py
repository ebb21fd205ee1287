"""Seats: a place of the rulebook, or a part of one (`DE-HE`) that has a calendar of its own."""

from __future__ import annotations

from assistant.domain.lookup import Rulebook
from assistant.domain.places import Place


def split_seat(seat: str, rulebook: Rulebook) -> tuple[Place | None, str | None]:
    """The place of a seat and the part in it: (`US-CA`, None), (`DE`, `HE`); (None, None) outside the rulebook."""
    if seat in rulebook.places:
        return rulebook.places[seat], None
    code, _, part = seat.partition("-")
    if part and code in rulebook.places:
        return rulebook.places[code], part
    return None, None


def known_parts(place: Place) -> tuple[str, ...]:
    """The parts of a place that may stand in a seat."""
    return place.calendar.parts if place.calendar is not None else ()
