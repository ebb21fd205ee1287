"""What every answer tells the browser."""

from __future__ import annotations

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from assistant.web.security import protect


@pytest.mark.parametrize("address", ["/start", "/error/500", "/static/recourse.css", "/nothing/here"])
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_pages_are_kept_nowhere(client: FlaskClient) -> None:
    assert client.get("/start").headers["Cache-Control"] == "no-store"
    assert client.get("/nothing/here").headers["Cache-Control"] == "no-store"


def test_a_file_with_its_fingerprint_is_kept_for_ever_and_any_other_is_asked_for_again(client: FlaskClient) -> None:
    assert "immutable" in client.get("/static/recourse.css?v=1", buffered=True).headers["Cache-Control"]
    assert client.get("/static/recourse.css", buffered=True).headers["Cache-Control"] == "public, no-cache"
    assert client.get("/static/gone.css?v=1", buffered=True).headers["Cache-Control"] == "public, no-cache"


def test_a_face_is_kept_for_a_month(client: FlaskClient) -> None:
    name = "fonts/source-serif-4-latin-600-normal.woff2"
    assert client.get(f"/static/{name}", buffered=True).headers["Cache-Control"] == "public, max-age=2592000"


def test_a_browser_is_told_to_stay_on_https_only_over_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/start").headers
    assert client.get("/start", base_url="https://localhost").headers["Strict-Transport-Security"] == (
        "max-age=63072000; includeSubDomains"
    )


def test_a_view_may_be_stricter() -> None:
    app = Flask("strict")
    protect(app)
    app.add_url_rule("/", "root", lambda: Response("", headers={"Content-Security-Policy": "sandbox"}))
    assert app.test_client().get("/").headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("js/recourse.js", "text/javascript"),
        ("favicon.svg", "image/svg+xml"),
        ("fonts/source-serif-4-latin-600-normal.woff2", "font/woff2"),
        ("recourse.css", "text/css"),
    ],
)
def test_files_say_what_they_are(client: FlaskClient, name: str, kind: str) -> None:
    assert client.get(f"/static/{name}", buffered=True).mimetype == kind
