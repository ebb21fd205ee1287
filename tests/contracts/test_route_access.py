"""Every route with its rule, in one list: a new page is closed until somebody has decided who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from flask import Flask
from werkzeug.routing import Rule

from assistant.services.open_store import Store
from assistant.web.access import Access, rule_of
from assistant.web.workspace import COMMITS
from tests.integration.web.conftest import clock, site, visitor
from tests.integration.web.visitor import HOME, Visitor, write

__all__ = ["clock", "site", "visitor"]

ANYBODY = {
    "static",
    "door.enter",
    "door.health",
    "language.choose",
    "about.help",
    "about.licence",
    "about.privacy",
    "about.where",
    "lookup.counting",
    "lookup.index",
    "lookup.organisation",
    "lookup.organisations",
    "lookup.place",
    "lookup.places",
}
"""Nothing personal stands here, and nothing personal may be done here."""

OWNER = {
    "start.start",
    "start.discard",
    "journey.account",
    "journey.check",
    "journey.contact",
    "journey.details",
    "journey.details_again",
    "journey.edit",
    "journey.holder",
    "journey.items",
    "journey.language",
    "journey.look",
    "journey.own",
    "journey.part",
    "journey.place",
    "journey.put_back",
    "journey.right",
    "journey.statement",
    "letters.another",
    "letters.email",
    "letters.file",
    "letters.made",
    "letters.pieces",
    "letters.sent",
    "data.bring_back",
    "data.delete_everything",
    "data.index",
    "data.take_along",
    "lookup.write",
    "requests.calendar",
    "requests.calendar_file_of_all",
    "requests.calendar_file_of_one",
    "requests.calendar_of_one",
    "requests.correct",
    "requests.delete",
    "requests.how",
    "requests.index",
    "requests.record",
    "requests.show",
    "requests.what",
    "requests.when",
}
"""Only whoever came through the door."""

WITHOUT_A_TOKEN = ""


def posts(site: Flask) -> list[Rule]:
    """Every route that takes a form."""
    return [rule for rule in site.url_map.iter_rules() if "POST" in (rule.methods or ())]


def address(site: Flask, rule: Rule) -> str:
    """An address of this route, of something that is not there."""
    values = {
        name: 1 if type(rule._converters[name]).__name__ == "IntegerConverter" else "x" for name in rule.arguments
    }
    with site.test_request_context(base_url=HOME):
        return str(rule.build(values)[1])  # type: ignore[index]


def test_every_route_stands_in_the_list_with_its_rule(site: Flask) -> None:
    listed = {**dict.fromkeys(ANYBODY, Access.ANYBODY), **dict.fromkeys(OWNER, Access.OWNER)}
    assert {endpoint: rule_of(site, endpoint) for endpoint in site.view_functions} == listed


def test_a_route_without_a_rule_is_closed_even_to_the_owner(visitor: Visitor, site: Flask) -> None:
    view = site.view_functions["letters.email"]
    with patch.dict(site.view_functions, {"letters.email": lambda letter: f"open {letter}"}):
        page = visitor.get("/letters/x/email")
    assert page.status == 404
    assert "open" not in page.text
    assert site.view_functions["letters.email"] is view


def test_missing_and_not_allowed_look_alike(visitor: Visitor, site: Flask) -> None:
    missing = visitor.get("/no/such/page").text
    with patch.dict(site.view_functions, {"letters.email": lambda letter: ""}):
        assert visitor.get("/letters/x/email").text == missing
    assert visitor.get("/letters/x").text == missing


def test_a_stranger_is_let_into_nothing_of_the_owners(site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        if rule.endpoint in ANYBODY:
            continue
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            answer = site.test_client().open(address(site, rule), method=method, base_url=HOME)
            assert answer.status_code == (200 if rule.rule == "/" and method == "GET" else 403), rule
            assert "opens only for the person who started it" in answer.text, rule


def test_no_form_is_taken_without_its_token(visitor: Visitor, site: Flask) -> None:
    for rule in posts(site):
        page = visitor.post(address(site, rule), {"csrf_token": WITHOUT_A_TOKEN, "typed": "kept for you"})
        assert page.status == 400, rule
        assert page.heading == "This page was open for a long time", rule
        assert "kept for you" in page.text, rule


def test_a_page_of_something_that_is_not_there_is_not_found(visitor: Visitor, site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        if rule.arguments and rule.endpoint != "static" and "GET" in (rule.methods or ()):
            assert visitor.get(address(site, rule)).status == 404, rule


def test_what_keeps_changes_takes_forms(site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        if getattr(site.view_functions[rule.endpoint], COMMITS, False):
            assert "POST" in (rule.methods or ()), rule


@pytest.fixture
def pages(visitor: Visitor) -> list[str]:
    """The address of every page of a letter under way, and of one that is made."""
    begun = write(visitor)
    made = visitor.answer().path
    begun = write(visitor)
    steps = ("place", "holder", "holder/own", "right", "details", "check")
    ways = ("", "/email", "/pieces", "/sent", "/file.pdf", "/file.txt")
    return ["/", f"{begun}/discard", *(f"{begun}/{step}" for step in steps), *(f"{made}{way}" for way in ways)]


def test_opening_a_page_never_changes_what_is_kept(visitor: Visitor, pages: list[str]) -> None:
    def refuse(*_: object) -> Iterator[None]:
        raise AssertionError("a page that was only opened tried to write")

    with patch.object(Store, "unit_of_work", refuse):
        for path in pages:
            assert visitor.file(path).status_code == 200, path
