"""What a window shows of a folded sheet, compared with what norms print and with a sheet that is pushed about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rendering.geometry import Box, Envelope, around, shared

A4 = 210.0
DL_WINDOW = Box.sized(20, 110 - 15 - 45, 90, 45)
FORM_B = Envelope("DL", 220, 110, DL_WINDOW, fold=105, packet=105)
FORM_A = Envelope("DL", 220, 110, DL_WINDOW, fold=87, packet=105)


def test_a_box_holds_what_lies_inside_it_and_forgives_a_little() -> None:
    box = Box(10, 10, 20, 20)
    assert box.holds(Box(10, 10, 20, 20))
    assert not box.holds(Box(9.9, 10, 20, 20))
    assert box.holds(Box(9.9, 10, 20, 20), slack=0.2)


def test_boxes_that_only_touch_do_not_meet() -> None:
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20))
    assert not Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20), slack=2)


def test_shared_and_around_are_the_inner_and_the_outer_edges() -> None:
    boxes = [Box(0, 0, 10, 10), Box(5, 2, 12, 8)]
    assert shared(boxes) == Box(5, 2, 10, 8)
    assert around(boxes) == Box(0, 0, 12, 10)


@pytest.mark.parametrize(("envelope", "top"), [(FORM_B, 45), (FORM_A, 27)])
def test_the_address_field_of_din_5008_is_where_the_sheet_rests_at_the_bottom(envelope: Envelope, top: float) -> None:
    seen = envelope.ever_seen(A4)
    assert seen.top == top
    assert seen.bottom == top + 45 + 5  # five millimetres of play


def test_the_play_of_the_sheet_takes_from_what_is_always_seen_and_adds_to_what_may_be_seen() -> None:
    assert FORM_B.always_seen(A4) == Box(20, 50, 100, 90)
    assert FORM_B.ever_seen(A4) == Box(10, 45, 110, 95)


def test_a_sheet_as_large_as_its_envelope_shows_the_window_and_no_more() -> None:
    tight = Envelope("tight", 210, 99, Box(20, 40, 110, 80), fold=99, packet=99)
    assert tight.always_seen(A4) == tight.ever_seen(A4) == Box(20, 40, 110, 80)


@given(st.floats(0, 1), st.floats(0, 1))
def test_wherever_the_sheet_slides_the_window_shows_between_the_two(right: float, down: float) -> None:
    packet_top, sheet_left = down * (110 - 105), right * (220 - A4)
    shown = FORM_B.window.shifted(-sheet_left, -packet_top)  # form B: the top of the sheet is the top of the packet
    assert shown.holds(FORM_B.always_seen(A4), slack=1e-9)
    assert FORM_B.ever_seen(A4).holds(shown, slack=1e-9)
