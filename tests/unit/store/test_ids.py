"""Ids sort by the time they were made."""

from __future__ import annotations

import datetime
import uuid

import pytest

from assistant.clock import FixedClock
from assistant.store.ids import is_id, new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = uuid.UUID(new_id(FixedClock.on(datetime.date(2026, 3, 3))))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_later_ids_sort_after_earlier_ones() -> None:
    clock = FixedClock.on(datetime.date(2026, 3, 3))
    ids = []
    for _ in range(50):
        ids.append(new_id(clock))
        clock.advance(datetime.timedelta(milliseconds=1))
    assert ids == sorted(ids)


def test_ids_of_one_moment_differ() -> None:
    clock = FixedClock.on(datetime.date(2026, 3, 3))
    assert len({new_id(clock) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "text", ["", "1", "../../etc/passwd", "0" * 36, "01957F3C-0000-7000-8000-00000000000A", "\x00"]
)
def test_other_text_is_no_id(text: str) -> None:
    assert not is_id(text)
