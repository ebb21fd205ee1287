"""What the rulebook knows of each right in each place, said openly: complete, partly, or only planned."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.rights import Right


class CoverageState(StrEnum):
    """How much of a right in a place the rulebook holds.

    `NONE` says that the law of the place was read and does not give the right: an answer, not a gap.
    """

    COMPLETE = "complete"
    PARTIAL = "partial"
    PLANNED = "planned"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One line of the register of coverage. `verified_on` may be missing only for what is planned."""

    place: str
    right: Right
    state: CoverageState
    verified_on: datetime.date | None = None
    source: tuple[str, ...] = ()
    note: str | None = None
