"""Trouble becomes a page in one place: what is wrong, what to do, and nothing of what was typed in a log."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from flask import Flask

from assistant.errors import BadInput, Conflict, DateUnknown, LetterError, NotAllowed, NotFound, RecourseError
from assistant.web.access import Access, requires
from assistant.web.errors import ANSWERS
from assistant.web.workspace import commits, workspace_session
from tests.integration.web.visitor import Page, Visitor

SECRET = "Änne Müller, born 29 February 1980"


def answer_to(trouble: Exception, visitor: Visitor, site: Flask) -> Page:
    @requires(Access.OWNER)
    def view(letter: str) -> str:
        raise trouble

    with patch.dict(site.view_functions, {"letters.email": view}):
        return visitor.get("/letters/x/email")


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (NotFound(SECRET), 404),
        (NotAllowed(SECRET), 404),
        (Conflict("Somebody was faster. Look again."), 409),
        (BadInput({"day": "is not a day", "channel": "is not a way"}), 422),
        (DateUnknown("The calendar ends in 2035. Check the dates."), 422),
        (LetterError("The letter would not fit. Shorten it."), 422),
        (RecourseError(SECRET), 500),
        (ValueError(SECRET), 500),
    ],
)
def test_each_kind_has_its_status_and_its_page(
    visitor: Visitor, site: Flask, trouble: Exception, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    page = answer_to(trouble, visitor, site)
    assert page.status == status
    assert page.heading
    assert SECRET not in page.html
    assert SECRET not in caplog.text
    if status in (409, 422):
        for said in trouble.problems.values() if isinstance(trouble, BadInput) else [str(trouble)]:
            assert said[1:] in page.text


def test_every_kind_of_trouble_is_in_the_table() -> None:
    assert set(RecourseError.__subclasses__()) & set(ANSWERS) >= {NotFound, NotAllowed, Conflict, BadInput}
    assert ANSWERS[NotFound] == ANSWERS[NotAllowed]


def test_our_own_mistake_is_found_by_its_number(
    visitor: Visitor, site: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    page = answer_to(KeyError(SECRET), visitor, site)
    number = page.text.partition("Quote this number: ")[2][:8]
    assert f"{number} KeyError at GET letters.email" in caplog.text


def test_what_was_begun_is_undone_where_a_view_fails(visitor: Visitor, site: Flask) -> None:
    from assistant.domain.journeys import Situation
    from assistant.services.keep_journey import begin_journey
    from assistant.web.workspace import parts

    @requires(Access.OWNER)
    @commits
    def view(draft: str) -> str:
        begin_journey(workspace_session(), parts().clock, Situation.STOLEN)
        raise ValueError

    visitor.get("/")
    with patch.dict(site.view_functions, {"journey.look": view}):
        assert visitor.post("/letter/x/look").status == 500
    assert "a misuse of your name" not in visitor.get("/").text


@pytest.mark.parametrize(("size", "status"), [(5 * 1024 * 1024, 413), (1000, 200)])
def test_a_form_that_is_too_large_is_refused_kindly(visitor: Visitor, size: int, status: int) -> None:
    visitor.get("/")
    assert visitor.post("/", {"situation": "x" * size}).status == status


def test_an_address_that_only_takes_forms_is_nothing_to_open(visitor: Visitor) -> None:
    assert visitor.get("/letters/x/another").status == 404
    assert visitor.get("/language").status == 404
