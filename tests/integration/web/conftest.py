"""The real site, made once for each module of tests, standing on Monday 23 November 2026."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.clock import FixedClock
from assistant.web.door import Door
from assistant.web.workspace import EXTENSION, Parts
from tests.integration.databases import sqlite_settings
from tests.integration.web.visitor import Visitor, enter

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def clock() -> FixedClock:
    """Noon of a Monday."""
    return FixedClock.on(MONDAY)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, clock: FixedClock) -> Iterator[Flask]:
    """An installation of one person."""
    app = create_app(sqlite_settings(tmp_path_factory.mktemp("site")), clock, Door(8000))
    yield app
    app.extensions[EXTENSION].store.close()


@pytest.fixture
def visitor(site: Flask) -> Visitor:
    """Whoever started it."""
    return enter(site)


@pytest.fixture
def stranger(site: Flask) -> Visitor:
    """Somebody else at the same machine."""
    return Visitor(site.test_client())


@pytest.fixture
def doubtful(site: Flask) -> str:
    """An organisation in Britain whose postal address no source confirms, and that has no e-mail address."""
    parts: Parts = site.extensions[EXTENSION]
    return next(
        each.id
        for each in parts.desk.rulebook.organisations.values()
        if "GB" in each.places and each.addresses and all(a.in_doubt for a in each.addresses) and not each.email
    )


@pytest.fixture
def fresh_site(tmp_path: Path) -> Iterator[Flask]:
    """An installation in which nothing has happened yet, with a clock of its own."""
    app = create_app(sqlite_settings(tmp_path / "fresh"), FixedClock.on(MONDAY), Door(8000))
    yield app
    app.extensions[EXTENSION].store.close()


@pytest.fixture
def fresh(fresh_site: Flask) -> Visitor:
    """Whoever started it, for the first time."""
    return enter(fresh_site)
