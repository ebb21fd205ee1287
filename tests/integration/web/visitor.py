"""Somebody at the pages: opens addresses, fills in forms, and reads what comes back as a screen reader would."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assistant.web.door import Door

HOME = "http://127.0.0.1:8000"
VOID = frozenset({"input", "br", "meta", "link", "path", "circle", "img", "hr"})
Typed = str | Sequence[str]


class Page(HTMLParser):
    """A page taken apart: its tags with the text inside each."""

    def __init__(self, answer: TestResponse) -> None:
        super().__init__()
        self.status = answer.status_code
        self.path = answer.request.path
        self.html = answer.text
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, dict[str, str], str]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes, []))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            name, attributes, texts = self._open.pop()
            said = " ".join("".join(texts).split())
            self.texts.append((name, attributes, said))

    def handle_data(self, data: str) -> None:
        for _tag, _attributes, texts in self._open:
            texts.append(data)

    def said(self, tag: str, css_class: str = "") -> list[str]:
        """The texts of every tag of a name, and of a class."""
        return [
            text
            for name, has, text in self.texts
            if name == tag and (not css_class or css_class in has.get("class", ""))
        ]

    @property
    def heading(self) -> str:
        """The one main heading."""
        headings = self.said("h1")
        assert len(headings) == 1, headings
        return headings[0]

    @property
    def text(self) -> str:
        """All that is said on the page, without the frame around it."""
        return next(text for name, _has, text in self.texts if name == "main")

    @property
    def controls(self) -> list[tuple[str, dict[str, str]]]:
        """Everything that can be filled in or chosen."""
        fields = [(tag, has) for tag, has in self.tags if tag in ("input", "textarea", "select")]
        return [(tag, has) for tag, has in fields if has.get("type") != "hidden"]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The errors on top: their words, and the id they lead to."""
        links = re.findall(r"error-summary.*?</ul>", self.html, re.DOTALL)
        found = re.findall(r'<li>(?:<a href="#([^"]*)">)?(.*?)(?:</a>)?</li>', links[0] if links else "", re.DOTALL)
        return [(words.strip(), target) for target, words in found]

    @property
    def beside(self) -> list[str]:
        """The errors beside the fields."""
        return [re.sub(r"^(Error|Fehler):\s*", "", text) for text in self.said("p", "govuk-error-message")]

    def link(self, words: str) -> str:
        """Where the link with these words leads."""
        return next(has["href"] for name, has, text in self.texts if name == "a" and words in text)

    def has_ids(self) -> set[str]:
        """Every id on the page."""
        return {has["id"] for _tag, has in self.tags if "id" in has}


@dataclass
class Visitor:
    """A browser with one page open."""

    client: FlaskClient
    page: Page = field(init=False)

    def get(self, path: str, **headers: str) -> Page:
        """Open an address, following where it leads."""
        answer = self.client.get(path, base_url=HOME, headers=_named(headers), follow_redirects=True)
        return self._show(answer)

    def post(self, path: str, typed: Mapping[str, Typed] | None = None, **headers: str) -> Page:
        """Send a form with the token of the page that is open."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page.html)
        data = {**({"csrf_token": token[1]} if token else {}), **(typed or {})}
        answer = self.client.post(path, base_url=HOME, data=data, headers=_named(headers), follow_redirects=True)
        return self._show(answer)

    def answer(self, **typed: Typed) -> Page:
        """Send the form of the page that is open."""
        return self.post(self.page.path, typed)

    def file(self, path: str) -> TestResponse:
        """Fetch something that is no page."""
        answer = self.client.get(path, base_url=HOME, buffered=True)
        answer.close()
        return answer

    def _show(self, answer: TestResponse) -> Page:
        self.page = Page(answer)
        return self.page


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def enter(site: Flask) -> Visitor:
    """Whoever started Recourse, on the first page."""
    door: Door = site.extensions["door"]
    visitor = Visitor(site.test_client())
    visitor.get(door.new_address().removeprefix(HOME))
    return visitor


def begin(visitor: Visitor, situation: str, place: str, *more: str) -> str:
    """Answer the first questions; returns the address that all pages of the letter begin with."""
    visitor.get("/")
    visitor.answer(situation=situation)
    visitor.answer(place=place)
    for part in more:
        visitor.answer(place=part)
    return visitor.page.path.rpartition("/")[0]


DETAILS: Mapping[str, Typed] = {"name": "Änne Müller", "lines": "Lange Straße 12\n10115 Berlin", "country": "DE"}
"""Who writes in these tests."""


def write(visitor: Visitor, situation: str = "everything", place: str = "DE", holder: str = "schufa") -> str:
    """Answer everything up to the check of the letter; returns the address that its pages begin with."""
    begun = begin(visitor, situation, place)
    visitor.answer(organisation=holder)
    visitor.get(f"{begun}/details")
    if visitor.page.path.endswith("/again"):
        visitor.answer(use="no")
    visitor.answer(**DETAILS)
    return begun
