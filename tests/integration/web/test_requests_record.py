"""Record what happened: what, when, how; every kind of event, wrong days, forms sent twice, corrections."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask

from assistant.domain.events import EventKind, in_force
from tests.integration.web.kept import history, keep, log
from tests.integration.web.sound import is_refused, is_sound
from tests.integration.web.visitor import Page, Visitor

SENT = ("sent", "2026-11-02")  # a Monday
ARRIVED = ("delivered", "2026-11-04")  # a Wednesday
NASTY = "*Müller* {{7*7}} <b>Αθηνά</b>"

BEFORE = {
    EventKind.BOUNCED: (SENT,),
    EventKind.IDENTITY_GIVEN: (SENT, ARRIVED, ("identity_asked", "2026-11-09")),
    EventKind.CLARIFICATION_GIVEN: (SENT, ARRIVED, ("clarification_asked", "2026-11-09")),
    EventKind.FEE_PAID: (SENT, ARRIVED, ("fee_asked", "2026-11-09")),
    EventKind.REINSERTED: (SENT, ARRIVED, ("corrected", "2026-11-09")),
    EventKind.DECIDED: (SENT, ARRIVED, ("refused", "2026-11-06"), ("complained", "2026-11-09")),
    EventKind.SENT: (),
}
"""What must have been recorded before an event makes sense; for the others, that the letter arrived."""

DAY = {"day": ["19", "11", "2026"]}  # a Thursday


def record(visitor: Visitor, request_id: str, what: str, **how: str) -> Page:
    """Answer all three questions."""
    visitor.get(f"/requests/{request_id}/record")
    visitor.answer(what=what)
    visitor.answer(**DAY)
    return visitor.answer(**how)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.WITHDRAWN])
def test_every_kind_of_event_can_be_recorded(site: Flask, visitor: Visitor, kind: EventKind) -> None:
    before = BEFORE.get(kind, (SENT, ARRIVED))
    request_id = keep(site, *before)
    page = visitor.get(f"/requests/{request_id}/record")
    is_sound(page)
    assert page.heading == "What happened?"
    page = visitor.answer(what=kind.value)
    is_sound(page)
    assert page.heading.endswith("?")
    page = visitor.answer(**DAY)
    is_sound(page)
    assert "Thursday 19 November 2026" in page.text
    how = {EventKind.SENT: {"channel": "email"}, EventKind.COMPLAINED: {"whom": "de-he"}}.get(kind, {})
    page = visitor.answer(note="as it was", proof="slip 7", **how)
    is_sound(page)
    assert page.path == f"/requests/{request_id}"
    assert "Recorded:" in page.text
    last = log(site, request_id)[-1]
    assert (last.kind, last.day) == (kind, datetime.date(2026, 11, 19))
    assert last.note is not None
    assert last.note.endswith("as it was")
    assert last.proof == "slip 7"
    assert last.channel == ("email" if kind is EventKind.SENT else None)
    assert len(log(site, request_id)) == len(before) + 1


def test_what_has_not_begun_is_not_offered_and_not_taken(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT)
    page = visitor.get(f"/requests/{request_id}/record")
    offered = {has["value"] for _tag, has in page.controls if has.get("name") == "what"}
    assert {"delivered", "answered", "identity_asked"} <= offered
    assert not {"identity_given", "fee_paid", "decided", "reinserted", "withdrawn"} & offered
    page = visitor.answer(what="identity_given")
    assert page.summary[0][0].startswith("Record first what came before it")


@pytest.mark.parametrize("what", ["", "withdrawn", "made_up"])
def test_something_must_be_chosen_and_be_one_of_the_list(site: Flask, visitor: Visitor, what: str) -> None:
    visitor.get(f"/requests/{keep(site, SENT)}/record")
    page = visitor.answer(what=what)
    is_sound(page)
    assert page.summary


def test_the_likeliest_comes_first(site: Flask, visitor: Visitor) -> None:
    page = visitor.get(f"/requests/{keep(site, SENT, ARRIVED, ('identity_asked', '2026-11-09'))}/record")
    assert page.said("h2")[0] == "I did something"
    page = visitor.get(f"/requests/{keep(site)}/record")
    assert page.said("h2")[0] == "The letter"


def test_today_and_yesterday_need_no_typing(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT)
    for quick, day in (("today", "Monday 23 November 2026"), ("yesterday", "Sunday 22 November 2026")):
        visitor.get(f"/requests/{request_id}/record")
        page = visitor.answer(what="delivered")
        assert day in page.text
        page = visitor.answer(quick=quick)
        assert page.path.endswith("/how")
        assert day in page.text


class TestDays:
    def ask(self, site: Flask, visitor: Visitor, what: str = "delivered", *happened: tuple[str, str]) -> None:
        visitor.get(f"/requests/{keep(site, *(happened or (SENT,)))}/record")
        visitor.answer(what=what)

    def test_a_day_to_come_is_refused(self, site: Flask, visitor: Visitor) -> None:
        self.ask(site, visitor)
        page = visitor.answer(day=["25", "11", "2026"])
        is_refused(page, "That day is still to come: record what has happened, on the day it happened")
        assert [has["value"] for _tag, has in page.controls if has.get("name") == "day"] == ["25", "11", "2026"]

    def test_tomorrow_is_taken_for_where_it_is_tomorrow_already(self, site: Flask, visitor: Visitor) -> None:
        self.ask(site, visitor)
        assert visitor.answer(day=["24", "11", "2026"]).path.endswith("/how")

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            (["", "", ""], "Write the day: day, month and year"),
            (["31", "11", "2026"], "Write a day, a month and a year that are in the calendar, such as 29 2 1980"),
            (["x", "11", "2026"], "Write a day, a month and a year that are in the calendar, such as 29 2 1980"),
            (["19", "11", "26"], "Write the year with four digits, such as 1980"),
        ],
    )
    def test_what_is_no_day_is_refused(self, site: Flask, visitor: Visitor, typed: list[str], words: str) -> None:
        self.ask(site, visitor)
        is_refused(visitor.answer(day=typed), words)

    def test_a_day_before_the_sending_is_asked_about_once(self, site: Flask, visitor: Visitor) -> None:
        self.ask(site, visitor)
        page = visitor.answer(day=["30", "10", "2026"])
        is_refused(page, "That is before the letter went out, on Mon 2 Nov 2026.")
        page = visitor.answer(day=["30", "10", "2026"], sure="y")
        assert page.path.endswith("/how")
        assert "Friday 30 October 2026" in page.text

    def test_a_sending_before_the_letter_was_written_is_asked_about(self, site: Flask, visitor: Visitor) -> None:
        visitor.get(f"/requests/{keep(site)}/record")
        visitor.answer(what="sent")
        page = visitor.answer(day=["30", "10", "2026"])
        is_refused(page, "That is before the letter was written, on Mon 2 Nov 2026.")

    def test_an_answer_to_their_question_before_the_question_is_asked_about(
        self, site: Flask, visitor: Visitor
    ) -> None:
        self.ask(site, visitor, "identity_given", SENT, ARRIVED, ("identity_asked", "2026-11-12"))
        page = visitor.answer(day=["10", "11", "2026"])
        is_refused(page, "That is before what it answers, on Thu 12 Nov 2026.")


class TestHow:
    def test_a_sending_needs_its_way(self, site: Flask, visitor: Visitor) -> None:
        page = record(visitor, keep(site), "sent")
        is_refused(page, "Choose how you sent it")

    def test_a_complaint_needs_its_addressee_and_keeps_the_name(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED, ("refused", "2026-11-18"))
        page = record(visitor, request_id, "complained")
        is_refused(page, "Choose to whom you complained")
        visitor.answer(whom="de-he", note="file 12/26")
        assert log(site, request_id)[-1].note == (
            "To Der Hessische Beauftragte für Datenschutz und Informationsfreiheit\nfile 12/26"
        )

    def test_what_is_typed_arrives_as_typed(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT)
        page = record(visitor, request_id, "delivered", note=f"{NASTY}\nsecond line", proof=NASTY)
        assert NASTY in page.text
        assert "<b>Αθηνά</b>" not in page.html
        assert log(site, request_id)[-1].note == f"{NASTY}\nsecond line"

    def test_too_much_is_refused_and_stays_typed(self, site: Flask, visitor: Visitor) -> None:
        page = record(visitor, keep(site, SENT), "delivered", note="x" * 2001)
        assert page.summary[0][0].endswith("shorten it to 2000")
        assert "x" * 2001 in page.html

    def test_nothing_of_it_stands_in_an_address(self, site: Flask, visitor: Visitor) -> None:
        visitor.get(f"/requests/{keep(site, SENT, ARRIVED)}/record")
        assert visitor.answer(what="refused").path.endswith("/record/when")
        assert visitor.answer(**DAY).path.endswith("/record/how")

    def test_a_page_opened_out_of_turn_leads_to_the_first_question(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT)
        for page in ("when", "how"):
            assert visitor.get(f"/requests/{request_id}/record/{page}").path == f"/requests/{request_id}/record"

    def test_another_request_does_not_get_what_was_begun_for_this_one(self, site: Flask, visitor: Visitor) -> None:
        one, other = keep(site, SENT), keep(site, SENT)
        visitor.get(f"/requests/{one}/record")
        visitor.answer(what="delivered")
        assert visitor.get(f"/requests/{other}/record/when").path == f"/requests/{other}/record"


class TestTwice:
    def test_a_form_sent_twice_records_once(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT)
        visitor.get(f"/requests/{request_id}/record")
        visitor.answer(what="delivered")
        visitor.answer(**DAY)
        with visitor.client.session_transaction(base_url="http://127.0.0.1:8000") as session:
            begun = dict(session)
        visitor.answer(note="once")
        with visitor.client.session_transaction(base_url="http://127.0.0.1:8000") as session:
            session.update(begun)  # the second press comes with the cookie of the first
        visitor.get(f"/requests/{request_id}/record/how")
        page = visitor.answer(note="once")
        assert page.path == f"/requests/{request_id}"
        assert [event.kind for event in log(site, request_id)] == [EventKind.SENT, EventKind.DELIVERED]

    def test_what_somebody_else_recorded_meanwhile_is_said_first(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT)
        visitor.get(f"/requests/{request_id}/record")
        visitor.answer(what="delivered")
        visitor.answer(**DAY)
        with visitor.client.session_transaction(base_url="http://127.0.0.1:8000") as session:
            session["recording"] = {**session["recording"], "seen": 0}
        visitor.get(f"/requests/{request_id}/record/how")
        page = visitor.answer(note="mine")
        assert page.summary[0][0].startswith("Something else was recorded in the meantime")
        page = visitor.answer(note="mine")
        assert page.path == f"/requests/{request_id}"
        assert len(log(site, request_id)) == 2


class TestCorrecting:
    def test_a_day_is_corrected_and_the_log_keeps_both(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ("delivered", "2026-11-05", "the slip"))
        page = visitor.get(f"/requests/{request_id}/events/2/correct")
        is_sound(page)
        assert page.heading == "The letter arrived"
        assert page.said("p", "lead") == ["Thursday 5 November 2026"]
        page = visitor.answer(wrong="day")
        assert [has["value"] for _tag, has in page.controls if has.get("name") == "day"] == ["5", "11", "2026"]
        page = visitor.answer(day=["4", "11", "2026"])
        assert "the slip" in page.html
        page = visitor.answer(note="the slip", proof="")
        assert "Corrected: The letter arrived, Wednesday 4 November 2026." in page.text
        assert "They have until Friday 4 December 2026." in page.text
        events = log(site, request_id)
        assert len(events) == 3
        assert [event.day.day for event in in_force(events)] == [2, 4]
        assert history(site, request_id).trouble is None

    def test_what_happened_is_corrected(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED, ("answered", "2026-11-12"))
        visitor.get(f"/requests/{request_id}/events/3/correct")
        page = visitor.answer(wrong="what")
        assert [has["value"] for _tag, has in page.controls if "checked" in has] == ["answered"]
        visitor.answer(what="acknowledged")
        visitor.answer(day=["12", "11", "2026"])
        page = visitor.answer()
        assert "Wait for the answer of SCHUFA." in page.text
        assert in_force(log(site, request_id))[-1].kind is EventKind.ACKNOWLEDGED

    def test_a_note_is_corrected(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED)
        visitor.get(f"/requests/{request_id}/events/2/correct")
        page = visitor.answer(wrong="how")
        assert "Wednesday 4 November 2026" in page.text
        visitor.answer(note="signed by the post room")
        assert in_force(log(site, request_id))[-1].note == "signed by the post room"

    def test_what_did_not_happen_is_taken_back(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED, ("closed", "2026-11-12"))
        assert "Nothing: this request is closed." in visitor.get(f"/requests/{request_id}").text
        visitor.get(f"/requests/{request_id}/events/3/correct")
        page = visitor.answer(wrong="all")
        assert "Taken back: You closed the request." in page.text
        assert "You took this back: it did not happen." in page.text
        assert "Wait for the answer of SCHUFA." in page.text

    def test_an_entry_that_was_corrected_cannot_be_corrected_again(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED)
        visitor.get(f"/requests/{request_id}/events/2/correct")
        visitor.answer(wrong="all")
        page = visitor.get(f"/requests/{request_id}/events/2/correct")
        is_sound(page)
        assert "corrected or taken back before" in page.text
        assert visitor.post(f"/requests/{request_id}/events/2/correct", {"wrong": "all"}).path == (
            f"/requests/{request_id}"
        )
        assert len(log(site, request_id)) == 3

    @pytest.mark.parametrize("number", ["3", "0", "999", "x", "-1"])
    def test_an_entry_that_is_not_there_is_not_found(self, site: Flask, visitor: Visitor, number: str) -> None:
        request_id = keep(site, SENT, ARRIVED)
        assert visitor.get(f"/requests/{request_id}/events/{number}/correct").status == 404

    def test_something_must_be_wrong(self, site: Flask, visitor: Visitor) -> None:
        visitor.get(f"/requests/{keep(site, SENT)}/events/1/correct")
        is_refused(visitor.answer(), "Choose what is wrong")


class TestDeleting:
    def test_says_what_goes_and_lets_it_go(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT, ARRIVED)
        page = visitor.get(f"/requests/{request_id}/delete")
        is_sound(page)
        assert "1 letter" in page.text
        assert "2 entries of what happened" in page.text
        page = visitor.answer()
        assert page.path == "/requests"
        assert "The request is deleted" in page.text
        assert visitor.get(f"/requests/{request_id}").status == 404

    def test_looking_deletes_nothing(self, site: Flask, visitor: Visitor) -> None:
        request_id = keep(site, SENT)
        visitor.get(f"/requests/{request_id}/delete")
        assert visitor.get(f"/requests/{request_id}").status == 200
