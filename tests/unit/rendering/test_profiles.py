"""The envelopes that are shipped: every address is seen however the sheet slides, and nothing else is."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from assistant.rendering.geometry import Box
from assistant.rendering.profiles import PAPERS, PLAIN, Profile, plain_profile, usual_profile
from assistant.rendering.profiles_reading import NARROWEST_EDGE, read_profiles
from assistant.resources import letter_styles

PROFILES = read_profiles(letter_styles() / "profiles.yaml")
WITH_WINDOW = [profile for profile in PROFILES.values() if profile.has_window]


def test_the_profiles_people_use_are_there() -> None:
    assert set(PROFILES) == {
        "din-5008-a",
        "din-5008-b",
        "uk-dl",
        "uk-c5",
        "us-10",
        "french-dl-right",
        "swiss-left",
        "swiss-right",
        "plain",
        "plain-letter",
    }


@pytest.mark.parametrize("profile", WITH_WINDOW, ids=lambda profile: profile.id)
def test_the_address_stays_in_the_window_while_the_sheet_slides(profile: Profile) -> None:
    for envelope, step in product(profile.envelopes, profile.address.steps):
        box = profile.address_box(step.lines, step)
        for right, down in product((0.0, 0.3, 1.0), repeat=2):
            panel_top = down * (envelope.height - envelope.packet) + envelope.packet - envelope.fold
            on_envelope = box.shifted(right * (envelope.width - profile.paper.width), panel_top)
            assert envelope.window.holds(on_envelope, slack=0.01), (envelope.name, step)


@pytest.mark.parametrize("profile", WITH_WINDOW, ids=lambda profile: profile.id)
def test_sender_and_text_stay_out_of_the_window_while_the_sheet_slides(profile: Profile) -> None:
    exposed = profile.ever_seen
    assert exposed is not None
    aside = Box(profile.aside.left, profile.aside.top, profile.aside.left + profile.aside.width, profile.body)
    assert not exposed.meets(aside)
    assert exposed.bottom <= profile.body


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_everything_lies_where_printers_print(profile: Profile) -> None:
    text = Box(profile.margins.left, profile.margins.top, profile.paper.width - profile.margins.right, 200)
    assert profile.paper.sheet.shrunk(NARROWEST_EDGE).holds(text)
    assert profile.aside.left + profile.aside.width <= profile.paper.width - profile.margins.right + 0.1
    assert all(0 < fold < profile.paper.height for fold in profile.folds)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_every_panel_of_the_folded_sheet_fits_its_envelope(profile: Profile) -> None:
    for envelope in profile.envelopes:
        folds = profile.folds if envelope.fold == profile.folds[0] else (envelope.fold,)
        edges = (0.0, *folds, profile.paper.height)
        assert max(below - above for above, below in pairwise(edges)) <= envelope.height
        assert profile.paper.width <= envelope.width


def test_fewer_lines_take_larger_type() -> None:
    address = PROFILES["us-10"].address
    assert address.type_for(3) == address.steps[0]
    assert address.type_for(4) == address.steps[1]
    assert address.type_for(5) is None
    assert address.most_lines == 4


def test_an_address_without_a_place_of_its_own_stands_in_the_middle_of_the_window() -> None:
    profile = PROFILES["uk-dl"]
    step = profile.address.steps[0]
    box = profile.address_box(3, step)
    assert box.top - profile.always_seen.top == pytest.approx(profile.always_seen.bottom - box.bottom)


@pytest.mark.parametrize(
    ("place", "profile"),
    [
        ("DE", "din-5008-b"),
        ("AT", "din-5008-b"),
        ("CH", "swiss-right"),
        ("FR", "french-dl-right"),
        ("GB", "uk-dl"),
        ("IE", "uk-dl"),
        ("US-CA", "us-10"),
        ("CA-QC", "us-10"),
        ("NL", "plain"),
        ("MX", "plain-letter"),
    ],
)
def test_where_the_sender_lives_decides_paper_and_envelope(place: str, profile: str) -> None:
    assert usual_profile(place) == profile


def test_every_paper_has_a_profile_without_a_window() -> None:
    for css, name in PLAIN.items():
        assert PROFILES[name].paper == PAPERS[css]
        assert PROFILES[name].ever_seen is None
    assert {plain_profile(profile) for profile in PROFILES.values()} == set(PLAIN.values())
