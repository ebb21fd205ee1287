"""What of a folded sheet an envelope's window shows, in millimetres from the sheet's top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, left: float, top: float, width: float, height: float) -> Box:
        """The rectangle with this corner and size."""
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> float:
        """Millimetres from side to side; below zero where two boxes that were laid over each other do not meet."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Millimetres from top to bottom; below zero where two boxes do not meet."""
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other box lies inside this one, `slack` millimetres forgiven."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the two overlap by more than `slack` millimetres."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    def shrunk(self, by: float) -> Box:
        """The box with `by` millimetres less on every side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def shifted(self, right: float, down: float) -> Box:
        """The same box, moved."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)


def shared(boxes: Iterable[Box]) -> Box:
    """What lies in every one of the boxes; at least one is needed."""
    every = list(boxes)
    return Box(
        max(box.left for box in every),
        max(box.top for box in every),
        min(box.right for box in every),
        min(box.bottom for box in every),
    )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them; at least one is needed."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope with a window, and how the sheet is folded to fit it.

    `window` is measured from the envelope's top left corner; `fold` is the lower edge of the panel that faces the
    window, from the sheet's top edge; `packet` is the height of the folded sheet.
    """

    name: str
    width: float
    height: float
    window: Box
    fold: float
    packet: float

    def always_seen(self, paper_width: float) -> Box:
        """What of the sheet the window shows wherever the sheet has slid to."""
        return shared(self._positions(paper_width))

    def ever_seen(self, paper_width: float) -> Box:
        """What of the sheet the window shows in one position or another."""
        return around(self._positions(paper_width))

    def _positions(self, paper_width: float) -> list[Box]:
        """The window on the sheet with the sheet slid into each corner of the envelope."""
        down = (self.fold - self.height, self.fold - self.packet)
        sideways = (0.0, paper_width - self.width)
        return [self.window.shifted(x, y) for x in sideways for y in down]
