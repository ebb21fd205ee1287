"""How sure a fact is."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """How sure a fact is. `UNSURE` must never be shown as certain."""

    VERIFIED = "verified"
    KNOWN = "known"
    UNSURE = "unsure"
