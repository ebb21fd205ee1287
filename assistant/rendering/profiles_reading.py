"""Envelope profiles from their YAML file; a profile whose address would not be seen is refused with line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from assistant.errors import RuleFileError
from assistant.rendering.fields import Fields, Problems
from assistant.rendering.geometry import Box, Envelope
from assistant.rendering.profiles import (
    PAPERS,
    PLAIN,
    AddressField,
    Column,
    KeepClear,
    Margins,
    Profile,
    ReturnLine,
    Type,
)

NARROWEST_EDGE = 5.0
"""Millimetres at the edge of the paper that printers leave white."""


def read_profiles(file: Path) -> Mapping[str, Profile]:
    """Every profile by its id.

    Raises RuleFileError with every problem of the file: what is misspelt, and what would not arrive.
    """
    problems = Problems(str(file))
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError([f"{file}: cannot be read ({error}); install Recourse again"]) from error
    except yaml.YAMLError as error:
        raise RuleFileError([f"{file}: this is not YAML ({error}); mend it"]) from error
    top = Fields.of(root, "", problems)
    profiles = {name: profile for name, fields in top.members() if (profile := _profile(name, fields)) is not None}
    for name in PLAIN.values():
        if name not in profiles and not problems.found:
            problems.add(1, name, "this profile is missing; every address must have a way without a window")
    problems.raise_any()
    return profiles


def _profile(name: str, fields: Fields) -> Profile | None:
    before = len(fields.problems.found)
    paper = PAPERS.get(fields.text("paper"))
    if paper is None:
        fields.problem("paper", f"choose one of {', '.join(PAPERS)}")
        return None
    folds = fields.numbers("folds")
    return_line = fields.fields("return_line", optional=True)
    aside, margins = fields.fields("aside"), fields.fields("margins")
    profile = Profile(
        id=name,
        name=fields.text("name"),
        paper=paper,
        folds=folds,
        punch=fields.number("punch", None),
        envelopes=tuple(_envelope(each, folds[0] if folds else 0.0) for each in fields.each("envelopes")),
        clearance=fields.number("clearance"),
        address=_address(fields.fields("address")),
        return_line=ReturnLine(*return_line.all("bottom", "size", "leading")) if return_line else None,
        aside=Column(*aside.all("left", "top", "width")),
        date_in_body=fields.choice("date", ("aside", "body")) == "body",
        body=fields.number("body"),
        margins=Margins(*margins.all("top", "right", "bottom", "left")),
        keep_clear=tuple(_keep_clear(each) for each in fields.each("keep_clear")),
        sources=fields.texts("sources"),
    )
    fields.done()
    if len(fields.problems.found) > before:
        return None
    for key, trouble in _what_would_not_arrive(profile):
        fields.problem(key, trouble)
    return profile


def _envelope(fields: Fields, first_fold: float) -> Envelope:
    width, height, packet = (fields.number(key) for key in ("width", "height", "packet"))
    window = fields.fields("window")
    size = window.number("width"), window.number("height")
    left = window.number("left", None)
    top = window.number("top", None)
    if left is None:
        left = width - window.number("right") - size[0]
    if top is None:
        top = height - window.number("bottom") - size[1]
    window.done()
    fold = fields.number("fold", None)
    made = Envelope(
        fields.text("name"), width, height, Box.sized(left, top, *size), first_fold if fold is None else fold, packet
    )
    fields.done()
    return made


def _address(fields: Fields) -> AddressField:
    steps = tuple(Type(int(lines), size, leading) for lines, size, leading in _types(fields))
    made = AddressField(fields.number("left"), fields.number("width"), fields.number("top", None), steps)
    fields.done()
    if not steps:
        fields.problem("type", "say in which type the address stands, as {lines: 5, size: 10, leading: 12}")
    return made


def _types(fields: Fields) -> Iterator[tuple[float, ...]]:
    for each in fields.each("type"):
        yield each.all("lines", "size", "leading")


def _keep_clear(fields: Fields) -> KeepClear:
    box = Box.sized(*(fields.number(key) for key in ("left", "top", "width", "height")))
    made = KeepClear(box, fields.text("why"))
    fields.done()
    return made


def _what_would_not_arrive(profile: Profile) -> Iterator[tuple[str, str]]:
    """Each key with what is wrong about it, checked on the page as it would lie in the envelope."""
    printable = profile.paper.sheet.shrunk(NARROWEST_EDGE)
    seen = profile.always_seen.shrunk(profile.clearance)
    for step in profile.address.steps:
        box = profile.address_box(step.lines, step)
        if not seen.holds(box, slack=0.05):
            where = f"{step.lines} lines stand at {_words(box)}, but the window always shows only {_words(seen)}"
            yield "address", f"{where}; allow fewer lines, smaller type or another place"
        if step.size < 8 or step.leading < step.size:
            yield "address", "type below 8 points, or with lines closer than the type is high, is not read by machines"
    text = Box(profile.margins.left, profile.margins.top, profile.paper.width - profile.margins.right, profile.body)
    aside = Box.sized(profile.aside.left, profile.aside.top, profile.aside.width, 1.0)
    if not printable.holds(text) or not printable.holds(aside):
        yield "margins", f"printers leave the outer {NARROWEST_EDGE:g} mm white; move the text inwards"
    exposed = profile.ever_seen
    if exposed is None:
        return
    below = Box(exposed.left, profile.body, exposed.right, profile.paper.height)
    if exposed.meets(below):
        yield "body", f"the window can show the page down to {exposed.bottom:.1f} mm; begin the text below that"
    if exposed.meets(Box.sized(profile.aside.left, profile.aside.top, profile.aside.width, profile.body)):
        yield "aside", f"this column runs through what the window can show ({_words(exposed)}); move it aside"


def _words(box: Box) -> str:
    return f"{box.left:.1f}-{box.right:.1f} mm from the left and {box.top:.1f}-{box.bottom:.1f} mm from the top"
