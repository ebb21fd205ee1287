"""Calendar files: valid when read back, stable, and with nothing personal in them."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar

from assistant.web.workspace import EXTENSION
from tests.integration.web.kept import history, keep
from tests.integration.web.sound import is_sound
from tests.integration.web.visitor import Visitor

SENT = ("sent", "2026-11-02")  # a Monday
ARRIVED = ("delivered", "2026-11-04")  # the answer is due on Friday 4 December 2026
LONG = "Bäckerei und Konditorei Zum Goldenen Hirschen, Inhaber Krumm & Söhne; Filiale Nord, “Backshop” №1 " * 2


def entries(visitor: Visitor, path: str) -> dict[str, Any]:
    """The entries of a calendar file by their summary, the file checked on the way."""
    answer = visitor.file(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    content = answer.data
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    found: dict[str, Any] = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    for event in found.values():
        assert event.errors == []
        start, end = event["DTSTART"], event["DTEND"]
        assert start.params["VALUE"] == end.params["VALUE"] == "DATE"
        assert type(start.dt) is datetime.date
        assert end.dt - start.dt == datetime.timedelta(days=1)
        assert event["DTSTAMP"].dt.tzinfo is not None
    return found


def test_holds_the_due_day_and_the_day_from_which_a_reminder_is_fair(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, ARRIVED, reference="R-2026-CAL1")
    found = entries(visitor, f"/requests/{request_id}/calendar.ics")
    assert {summary: event["DTSTART"].dt for summary, event in found.items()} == {
        "R-2026-CAL1: the answer is due": datetime.date(2026, 12, 4),
        "R-2026-CAL1: from today a reminder is fair": datetime.date(2026, 12, 8),
    }


def test_says_probably_where_the_arrival_is_not_known(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, reference="R-2026-CAL2")
    assert "R-2026-CAL2: the answer is probably due" in entries(visitor, f"/requests/{request_id}/calendar.ics")


def test_holds_the_last_day_to_complain(site: Flask, visitor: Visitor) -> None:
    quebec = {
        "law": "qc-private-sector",
        "rule": "qc-private-sector/access@1994-01-01",
        "person_in": "CA-QC",
        "seat": "CA-QC",
        "organisation": "equifax-ca",
    }
    request_id = keep(site, SENT, ARRIVED, ("refused", "2026-11-20"), reference="R-2026-CAL3", **quebec)
    found = entries(visitor, f"/requests/{request_id}/calendar.ics")
    assert [str(summary) for summary in found] == ["R-2026-CAL3: last day to complain"]


def test_nothing_personal_stands_in_it(site: Flask, visitor: Visitor) -> None:
    keep(site, SENT, ARRIVED)
    said = visitor.file("/requests/calendar.ics?remind=1").text
    unfolded = said.replace("\r\n ", "")
    for word in ("Zoë", "Müller", "SCHUFA", "schufa", "Frankfurt", "DSGVO", "127.0.0.1", "localhost"):
        assert word not in unfolded
    assert re.search(r"https?:", unfolded) is None


def test_the_name_stands_there_only_where_it_is_asked_for(site: Flask, visitor: Visitor) -> None:
    own = {"name": LONG, "kind": "public_body"}
    request_id = keep(site, SENT, ARRIVED, reference="R-2026-CAL4", organisation=None, own_organisation=own)
    page = visitor.get(f"/requests/{request_id}/calendar")
    is_sound(page)
    assert not any("checked" in has for _tag, has in page.controls)
    found = entries(visitor, f"/requests/{request_id}/calendar.ics?names=1")
    assert f"R-2026-CAL4: the answer is due ({LONG})" in found


def test_a_reminder_comes_at_nine_in_the_morning_where_it_is_asked_for(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, ARRIVED)
    for event in entries(visitor, f"/requests/{request_id}/calendar.ics?remind=1").values():
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == datetime.timedelta(hours=9)
        assert alarm["ACTION"] == "DISPLAY"
    for event in entries(visitor, f"/requests/{request_id}/calendar.ics").values():
        assert event.walk("VALARM") == []


def test_a_day_that_moves_keeps_its_name_and_counts_up(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, reference="R-2026-CAL5")
    path = f"/requests/{request_id}/calendar.ics"
    before = {event["UID"]: event for event in entries(visitor, path).values()}
    visitor.get(f"/requests/{request_id}/record")
    visitor.answer(what="delivered")
    visitor.answer(day=["4", "11", "2026"])
    visitor.answer()
    after = {event["UID"]: event for event in entries(visitor, path).values()}
    assert before.keys() == after.keys()
    for uid, event in after.items():
        assert event["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert event["DTSTART"].dt < before[uid]["DTSTART"].dt


def test_a_longer_time_moves_the_same_entry(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, ARRIVED, ("extended", "2026-11-20"), reference="R-2026-CAL6")
    found = entries(visitor, f"/requests/{request_id}/calendar.ics")
    assert found["R-2026-CAL6: the answer is due"]["UID"].startswith(f"{request_id}-answer@")
    assert found["R-2026-CAL6: the answer is due"]["DTSTART"].dt == datetime.date(2027, 2, 4)  # a Thursday


@pytest.mark.parametrize("last", ["answered", "refused", "closed"])
def test_what_is_settled_leaves_no_day_behind(site: Flask, visitor: Visitor, last: str) -> None:
    request_id = keep(site, SENT, ARRIVED, (last, "2026-11-20"))
    assert entries(visitor, f"/requests/{request_id}/calendar.ics") == {}
    assert "There is no day to put into a calendar yet" in visitor.get(f"/requests/{request_id}/calendar").text


def test_all_requests_stand_in_one_file_without_a_name_twice(fresh_site: Flask, fresh: Visitor) -> None:
    ids = [keep(fresh_site, SENT, ARRIVED) for _ in range(3)]
    keep(fresh_site, SENT, ("closed", "2026-11-20"))
    page = fresh.get("/requests/calendar")
    is_sound(page)
    assert "6 days" in page.text
    calendar = Calendar.from_ical(fresh.file("/requests/calendar.ics").data)
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 6
    assert {uid.rpartition("-")[0] for uid in uids} == set(ids)


def test_making_the_file_changes_nothing(site: Flask, visitor: Visitor) -> None:
    request_id = keep(site, SENT, ARRIVED)
    before = history(site, request_id)
    visitor.file(f"/requests/{request_id}/calendar.ics")
    assert history(site, request_id) == before
    assert site.extensions[EXTENSION].clock.today() == datetime.date(2026, 11, 23)
