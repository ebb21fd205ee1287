"""Where a letter must stand on its paper so that its envelope shows the address and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.rendering.geometry import POINTS_PER_MM, Box, Envelope, around, shared


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright, in millimetres; `css` is its name in style sheets."""

    css: str
    width: float
    height: float

    @property
    def sheet(self) -> Box:
        """The whole sheet."""
        return Box(0.0, 0.0, self.width, self.height)


PAPERS: Mapping[str, Paper] = {"A4": Paper("A4", 210.0, 297.0), "Letter": Paper("letter", 215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class Type:
    """Type for at most so many lines of an address; size and leading in points."""

    lines: int
    size: float
    leading: float

    def height(self, lines: int) -> float:
        """Millimetres that so many lines take."""
        return lines * self.leading / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class AddressField:
    """Where the address stands; without `top`, in the middle of what the window always shows."""

    left: float
    width: float
    top: float | None
    steps: tuple[Type, ...]

    @property
    def most_lines(self) -> int:
        """How many lines fit at most."""
        return self.steps[-1].lines

    def type_for(self, lines: int) -> Type | None:
        """The type for so many lines; None where they do not fit."""
        return next((step for step in self.steps if lines <= step.lines), None)


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """The sender in small type above the address: its lower edge in millimetres, its type in points."""

    bottom: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text that begins here and grows downwards."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the text; `top` counts from the second page on."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class KeepClear:
    """A part of every page where no text may stand, and why."""

    box: Box
    why: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of paper with the envelopes it fits; every length in millimetres from the sheet's top left corner."""

    id: str
    name: str
    paper: Paper
    folds: tuple[float, ...]
    punch: float | None
    envelopes: tuple[Envelope, ...]
    clearance: float
    address: AddressField
    return_line: ReturnLine | None
    aside: Column
    date_in_body: bool
    body: float
    margins: Margins
    keep_clear: tuple[KeepClear, ...]
    sources: tuple[str, ...]

    @property
    def has_window(self) -> bool:
        """Whether there is a window to hit."""
        return bool(self.envelopes)

    @property
    def always_seen(self) -> Box:
        """Where the address must stand; without a window, its own field."""
        if not self.envelopes:
            field = self.address
            return Box.sized(field.left, field.top or 0.0, field.width, field.steps[-1].height(field.most_lines))
        return shared(envelope.always_seen(self.paper.width) for envelope in self.envelopes)

    @property
    def ever_seen(self) -> Box | None:
        """Where nothing but the address may stand; None without a window."""
        if not self.envelopes:
            return None
        return around(envelope.ever_seen(self.paper.width) for envelope in self.envelopes)

    def address_box(self, lines: int, step: Type) -> Box:
        """Where an address of so many lines stands in this type."""
        height = step.height(lines)
        seen = self.always_seen
        top = self.address.top if self.address.top is not None else seen.top + (seen.height - height) / 2
        return Box.sized(self.address.left, top, self.address.width, height)


PLAIN = {"A4": "plain", "Letter": "plain-letter"}
_BY_COUNTRY = {
    "DE": "din-5008-b",
    "AT": "din-5008-b",
    "CH": "swiss-right",
    "LI": "swiss-right",
    "FR": "french-dl-right",
    "MC": "french-dl-right",
    "LU": "french-dl-right",
    "GB": "uk-dl",
    "IE": "uk-dl",
    "AU": "uk-dl",
    "NZ": "uk-dl",
    "US": "us-10",
    "CA": "us-10",
}
_LETTER_PAPER = frozenset({"US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "DO"})


def usual_profile(place: str) -> str:
    """The id of the profile that fits the paper and envelopes of the place where the sender lives (`DE`, `US-CA`).

    Where no usual window is known, the letter goes into an envelope without one, on the paper of the country.
    """
    country = place.split("-", maxsplit=1)[0]
    return _BY_COUNTRY.get(country, PLAIN["Letter" if country in _LETTER_PAPER else "A4"])


def plain_profile(profile: Profile) -> str:
    """The id of the profile without a window for the same paper: what an address that does not fit can always take."""
    return next(name for css, name in PLAIN.items() if PAPERS[css] == profile.paper)
