"""What every answer tells the browser, value for value, on the real site."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.integration.web.conftest import clock, site, visitor
from tests.integration.web.visitor import HOME, Visitor

__all__ = ["clock", "site", "visitor"]

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", ["/", "/health", "/no/such/page", "/letter/x/check", "/open?token=x"])
def test_pages_carry_the_headers_let_in_or_not(visitor: Visitor, site: Flask, path: str) -> None:
    for client in (visitor.client, site.test_client()):
        answer = client.get(path, base_url=HOME)
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        assert policy == POLICY
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9"])
def test_even_an_answer_to_another_name_carries_them(site: Flask, host: str) -> None:
    answer = site.test_client().get("/", base_url=f"http://{host}")
    assert answer.status_code == 421
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_file_of_the_pages_may_be_kept_and_a_page_may_not(visitor: Visitor) -> None:
    assert visitor.file("/static/recourse.css?v=1").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert visitor.file("/").headers["Cache-Control"] == "no-store"


def test_no_answer_names_the_program_that_made_it(visitor: Visitor) -> None:
    assert "Server" not in visitor.file("/").headers
