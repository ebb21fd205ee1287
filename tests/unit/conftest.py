"""Unit tests reach no database and no network: what tries is stopped, so that the tests stay fast and honest."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

_guard = {"on": False}


def _stop_what_leaves_the_process(event: str, arguments: tuple[object, ...]) -> None:
    if _guard["on"] and event in {"sqlite3.connect", "socket.connect"}:
        raise AssertionError(f"a unit test tried {event}{arguments!r}; such a test belongs to tests/integration")


# Audit events are raised by the interpreter itself, so that no library gets past them; a hook cannot be taken away.
sys.addaudithook(_stop_what_leaves_the_process)


@pytest.fixture(autouse=True)
def no_database() -> Iterator[None]:
    """Guard every unit test."""
    _guard["on"] = True
    yield
    _guard["on"] = False
