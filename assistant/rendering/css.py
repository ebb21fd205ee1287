"""The part of the style sheet that follows from a profile: paper, margins, folds and where the head stands."""

from __future__ import annotations

from assistant.rendering.profiles import Profile

_MARK_LEFT, _MARK_WIDTH = 5.0, 4.0
"""Millimetres: fold marks stand where a printer still prints and a hole punch cuts them off."""


def css_of(profile: Profile) -> str:
    """Style rules for `letter.html` on this profile; lengths count from the top left corner of page 1."""
    margins, aside, field = profile.margins, profile.aside, profile.address
    sides = " ".join(f"{side:g}mm" for side in (margins.top, margins.right, margins.bottom, margins.left))
    rules = [
        f"@page {{ size: {profile.paper.css}; margin: {sides} }}",
        f"@page :first {{ margin-top: {aside.top:g}mm }}",
        f"header {{ min-height: {profile.body - aside.top:g}mm }}",
        f".aside {{ margin-left: {aside.left - margins.left:g}mm; width: {aside.width:g}mm }}",
        f".address, .return {{ left: {field.left - margins.left:g}mm; width: {field.width:g}mm }}",
    ]
    if profile.return_line:
        rules.append(
            f".return {{ font-size: {profile.return_line.size:g}pt; line-height: {profile.return_line.leading:g}pt }}"
        )
    if profile.date_in_body:
        rules.append(f".dateline {{ margin-left: {field.left - margins.left:g}mm }}")
    return "\n".join([*rules, *_marks(profile)])


def _marks(profile: Profile) -> list[str]:
    """Fold marks as one box whose upper and lower edge are drawn, the punch mark as one more."""
    left = _MARK_LEFT - profile.margins.left
    line = "0.25pt solid #8a8375"
    rules = []
    if profile.folds:
        first, last = profile.folds[0], profile.folds[-1]
        edges = f"border-top: {line}" + (f"; border-bottom: {line}" if last > first else "")
        rules.append(
            f'header::before {{ content: ""; position: absolute; left: {left:g}mm; width: {_MARK_WIDTH:g}mm; '
            f"top: {first - profile.aside.top:g}mm; height: {last - first:g}mm; {edges} }}"
        )
    if profile.punch:
        rules.append(
            f'header::after {{ content: ""; position: absolute; left: {left:g}mm; width: {_MARK_WIDTH * 1.5:g}mm; '
            f"top: {profile.punch - profile.aside.top:g}mm; height: 0; border-top: {line} }}"
        )
    return rules
