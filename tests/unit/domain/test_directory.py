"""How fresh a contact is, and who answers under a law of its own."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from assistant.domain.directory import ImportedOrganisation, freshness, imported_id
from assistant.domain.organisations import Kind
from tests.unit.domain.lawbooks import organisation

MONDAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("checked_on", "stale"),
    [
        (datetime.date(2025, 5, 23), False),  # eighteen months to the day
        (datetime.date(2025, 5, 22), True),
        (MONDAY, False),
        (None, False),
    ],
)
def test_after_eighteen_months_a_contact_is_old(checked_on: datetime.date | None, stale: bool) -> None:
    assert freshness(checked_on, MONDAY).stale is stale


def test_nobody_knows_when_what_has_no_day_was_checked() -> None:
    fresh = freshness(None, MONDAY)
    assert (fresh.checked_on, fresh.again_by, fresh.by_you) == (None, None, False)


@pytest.mark.parametrize(
    ("more", "other"),
    [
        ({}, False),
        ({"special_text": "access-tracking"}, False),
        ({"special_text": "access-police"}, True),
        ({"group": "church"}, True),
        ({"categories": ("school", "church")}, True),
    ],
)
def test_churches_and_whoever_has_a_letter_for_itself_answer_under_another_law(
    more: dict[str, Any], other: bool
) -> None:
    known = organisation(imported_id("datenanfragen", "x"), Kind.OTHER, "DE")
    assert ImportedOrganisation("x", known, "verified", **more).other_law is other
