"""Contrast, measured: WCAG's formula over the colours in the built style sheet, in light and in dark."""

from __future__ import annotations

import re

import pytest

from tests.unit.web.sample_site import STATIC

TEXT = 7.0
CONTROL = 3.0
SURFACES = ("paper", "card")
WORDS = ("ink", "ink-soft", "link", "link-deep", "action", "wait", "late", "done")


def palettes() -> dict[str, dict[str, str]]:
    css = (STATIC / "recourse.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\{([^}]*)\}", css)
    ]
    whole = [block for block in blocks if len(block) > 10]
    return {"light": whole[0], "dark": whole[1]}


PALETTES = palettes()


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("word", WORDS)
def test_text_stands_out(scheme: str, surface: str, word: str) -> None:
    palette = PALETTES[scheme]
    assert contrast(palette[word], palette[surface]) >= TEXT


@pytest.mark.parametrize("scheme", PALETTES)
def test_text_stands_out_under_the_pointer(scheme: str) -> None:
    palette = PALETTES[scheme]
    assert contrast(palette["ink"], palette["tint"]) >= TEXT
    assert contrast(palette["ink-soft"], palette["tint"]) >= TEXT
    assert contrast(palette["on-action"], palette["action"]) >= TEXT
    assert contrast(palette["on-action"], palette["action-deep"]) >= TEXT


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("surface", SURFACES)
def test_the_edge_of_a_control_can_be_seen(scheme: str, surface: str) -> None:
    assert contrast(PALETTES[scheme]["line"], PALETTES[scheme][surface]) >= CONTROL


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("surface", SURFACES)
def test_focus_can_be_seen_by_one_of_its_two_rings(scheme: str, surface: str) -> None:
    palette = PALETTES[scheme]
    assert max(contrast(palette[ring], palette[surface]) for ring in ("focus", "focus-ring")) >= CONTROL


def test_only_what_is_late_is_red() -> None:
    css = (STATIC / "recourse.css").read_text(encoding="utf-8")
    assert re.findall(r"([^{}]*)\{[^{}]*var\(--late\)", css) == [".state--late"]
