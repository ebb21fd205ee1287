"""A letter that is made: the ways out, and when it was sent."""

from __future__ import annotations

import datetime
import email
import hashlib
import io
import json

import pytest
from flask import Flask
from pypdf import PdfReader

from assistant.clock import FixedClock
from assistant.services.request_history import request_history
from assistant.services.save_letter import kept_letter
from assistant.web.workspace import EXTENSION, Parts
from tests.integration.web.test_journey import NASTY, is_refused, is_sound
from tests.integration.web.visitor import Visitor, begin, write


@pytest.fixture
def made(visitor: Visitor) -> str:
    """The address of a letter to SCHUFA."""
    write(visitor)
    path = visitor.answer().path
    assert visitor.page.heading == "Your letter is made"
    return path


def parts_of(site: Flask) -> Parts:
    found: Parts = site.extensions[EXTENSION]
    return found


class TestTheWaysOut:
    def test_are_a_short_list(self, visitor: Visitor, made: str) -> None:
        page = visitor.get(made)
        is_sound(page)
        for way in ("Print and post it", "E-mail", "Their web form", "For a word processor"):
            assert way in page.text

    def test_the_pdf_holds_what_was_typed_and_is_the_one_that_was_kept(
        self, visitor: Visitor, made: str, site: Flask
    ) -> None:
        answer = visitor.file(f"{made}/file.pdf")
        assert answer.headers["Content-Type"] == "application/pdf"
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
        assert "Änne Müller" in text
        assert "SCHUFA Holding AG" in text
        parts = parts_of(site)
        with parts.store.reading(parts.workspace) as session:
            assert kept_letter(session, made.rpartition("/")[2]).pdf_sha256 == hashlib.sha256(answer.data).hexdigest()

    def test_a_file_is_saved_under_the_reference_and_nothing_personal(self, visitor: Visitor, made: str) -> None:
        named = visitor.file(f"{made}/file.docx").headers["Content-Disposition"]
        assert named.startswith("attachment; filename=R-2026-")
        opened = visitor.file(f"{made}/file.pdf?open=1").headers
        assert opened["Content-Disposition"].startswith("inline")
        assert opened["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert opened["Cache-Control"] == "no-store"

    def test_every_kind_of_file_can_be_read(self, visitor: Visitor, made: str) -> None:
        message = email.message_from_bytes(visitor.file(f"{made}/file.eml").data)
        assert "datenschutz@schufa.de" in message["To"]
        assert "Änne Müller" in visitor.file(f"{made}/file.txt").text
        assert json.loads(visitor.file(f"{made}/file.json").data)["reference"].startswith("R-2026-")
        assert visitor.file(f"{made}/file.docx").data[:2] == b"PK"

    def test_a_kind_that_there_is_not_is_nothing(self, visitor: Visitor, made: str) -> None:
        assert visitor.get(f"{made}/file.exe").status == 404

    def test_the_email_can_be_copied(self, visitor: Visitor, made: str) -> None:
        page = visitor.get(f"{made}/email")
        is_sound(page)
        assert "datenschutz@schufa.de" in page.said("pre")

    def test_the_pieces_fit_the_boxes_of_a_form(self, visitor: Visitor, made: str) -> None:
        page = visitor.get(f"{made}/pieces?limit=200")
        is_sound(page)
        assert len(page.said("pre")) > 5

    @pytest.mark.parametrize("limit", ["3", "-1", "x", "999999999999", "²"])
    def test_a_limit_that_is_none_is_said_beside_the_box(self, visitor: Visitor, made: str, limit: str) -> None:
        page = visitor.get(f"{made}/pieces?limit={limit}")
        is_sound(page)
        assert page.beside == ["Write a number between 40 and 100000, or leave it empty"]


class TestWhenItWasSent:
    def test_the_day_and_the_way_are_recorded(self, visitor: Visitor, made: str, site: Flask) -> None:
        is_sound(visitor.get(f"{made}/sent"))
        visitor.answer(channel="registered_post", day=["23", "11", "2026"])
        parts = parts_of(site)
        with parts.store.reading(parts.workspace) as session:
            history = request_history(session, kept_letter(session, made.rpartition("/")[2]).request)
        assert [(event.kind, event.channel) for event in history.events] == [("sent", "registered_post")]
        assert history.request.outlook.state == "waiting"
        assert history.request.outlook.next_date is not None
        assert "Sent on" in visitor.get(made).text

    def test_sending_the_form_twice_records_once(self, visitor: Visitor, made: str, site: Flask) -> None:
        for _ in range(2):
            visitor.get(f"{made}/sent")
            visitor.post(f"{made}/sent", {"channel": "post", "day": ["23", "11", "2026"]})
        parts = parts_of(site)
        with parts.store.reading(parts.workspace) as session:
            history = request_history(session, kept_letter(session, made.rpartition("/")[2]).request)
        assert len(history.events) == 1

    def test_nothing_chosen_is_refused(self, visitor: Visitor, made: str) -> None:
        visitor.get(f"{made}/sent")
        is_refused(visitor.answer(day=["23", "11", "2026"]), "Choose how you sent it")

    @pytest.mark.parametrize("day", [["22", "11", "2026"], ["25", "12", "2030"], ["31", "2", "2026"], ["", "", ""]])
    def test_a_day_that_cannot_be_is_refused(self, visitor: Visitor, made: str, day: list[str]) -> None:
        visitor.get(f"{made}/sent")
        page = visitor.answer(channel="post", day=day)
        is_sound(page)
        assert len(page.summary) == 1


class TestTheSameToAnother:
    def test_begins_with_the_same_answers_and_asks_whom(self, visitor: Visitor, made: str) -> None:
        visitor.get(made)
        page = visitor.post(f"{made}/another")
        assert page.path.endswith("/holder")
        page = visitor.answer(organisation="crif-de" if 'value="crif-de"' in page.html else "infoscore")
        assert page.status in (200, 400)


def test_text_that_tries_to_be_more_than_text_arrives_as_text(visitor: Visitor) -> None:
    typed = NASTY[:-2]
    begin(visitor, "wrong", "DE")
    visitor.answer(organisation="schufa")
    visitor.answer(choice="correction:gdpr")
    visitor.answer(**{"items-0-what": typed, "items-0-why_wrong": typed, "items-0-proof": typed})
    begun = visitor.page.path.partition("/details")[0]
    if visitor.page.path.endswith("/again"):
        visitor.answer(use="no")
    visitor.answer(name=typed, lines=f"{typed}\n10115 Berlin", country="DE")
    assert visitor.page.path == f"{begun}/check"
    assert visitor.page.text.count(typed) >= 4
    made = visitor.answer()
    assert made.heading == "Your letter is made"
    assert typed in visitor.file(f"{made.path}/file.txt").text


def test_a_letter_that_fits_no_paper_is_refused_with_the_reason(visitor: Visitor) -> None:
    begin(visitor, "wrong", "DE")
    visitor.answer(organisation="schufa")
    visitor.answer(choice="correction:gdpr")
    rows = {f"items-{n}-{name}": "word " * 380 for n in range(12) for name in ("what", "why_wrong")}
    visitor.answer(**rows)
    if visitor.page.path.endswith("/again"):
        visitor.answer(use="no")
    visitor.answer(name="Änne", lines="Weg 1\n10115 Berlin", country="DE")
    page = visitor.answer()
    assert page.heading == "Check your letter"
    assert len(page.summary) == 1
    assert "page" in page.summary[0][0]


def test_a_letter_keeps_the_day_it_was_made(visitor: Visitor, made: str, clock: FixedClock) -> None:
    before = visitor.file(f"{made}/file.pdf").data
    clock.advance(datetime.timedelta(days=40))
    try:
        assert visitor.file(f"{made}/file.pdf").data == before
    finally:
        clock.advance(datetime.timedelta(days=-40))
