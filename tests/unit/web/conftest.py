"""The sample site, made once for all tests of the look."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.web.sample_site import make_site


@pytest.fixture(scope="session")
def site() -> Flask:
    """The sample site."""
    return make_site()


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    """A visitor of the sample site."""
    return site.test_client()
