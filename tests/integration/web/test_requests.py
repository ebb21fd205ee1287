"""My requests: the list in its groups, and the page of a request in every state it can be in."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask

from assistant.web.workspace import EXTENSION
from tests.integration.web.kept import keep
from tests.integration.web.sound import is_sound
from tests.integration.web.visitor import Visitor, write

SENT = ("sent", "2026-11-02")  # a Monday
ARRIVED = ("delivered", "2026-11-04")  # a Wednesday; the answer is due a month later, on Friday 4 December 2026

STATES = {
    "draft": ((), "Send your letter to SCHUFA.", "not sent yet"),
    "waiting": ((SENT, ARRIVED), "Wait for the answer of SCHUFA.", "They have until Friday 4 December 2026."),
    "waiting, arrival not known": ((SENT,), "Wait for the answer of SCHUFA.", "They probably have until"),
    "acknowledged": ((SENT, ARRIVED, ("acknowledged", "2026-11-05")), "Wait for the answer of SCHUFA.", "11 days left"),
    "identity": (
        (SENT, ARRIVED, ("identity_asked", "2026-11-10")),
        "Show SCHUFA who you are, or say why they need not know more.",
        "They asked on Tuesday 10 November 2026.",
    ),
    "clarification": (
        (SENT, ARRIVED, ("clarification_asked", "2026-11-10")),
        "Tell SCHUFA what you mean.",
        "They asked on Tuesday 10 November 2026.",
    ),
    "fee": (
        (SENT, ARRIVED, ("fee_asked", "2026-11-10")),
        "Pay the fee of SCHUFA, or say why you need not.",
        "What it may cost",
    ),
    "came back": ((SENT, ("bounced", "2026-11-12")), "Send the letter to SCHUFA again.", "It came back on"),
    "late": (
        (("sent", "2026-10-19"), ("delivered", "2026-10-20")),
        "Wait for the answer of SCHUFA.",
        "3 days late",  # due on Friday 20 November 2026
    ),
    "chase": (
        (("sent", "2026-09-01"), ("delivered", "2026-09-03")),
        "Remind SCHUFA.",
        "They had until Monday 5 October 2026.",
    ),
    "answered": (
        (SENT, ARRIVED, ("answered", "2026-11-20")),
        "Check the answer of SCHUFA: is it complete, and is it right?",
        "What a full answer must hold",
    ),
    "in part": (
        (SENT, ARRIVED, ("answered_in_part", "2026-11-20")),
        "Ask SCHUFA for what is missing.",
        "Since Friday 20 November 2026",
    ),
    "refused": (
        (SENT, ARRIVED, ("refused", "2026-11-20")),
        "Complain to this authority: Data protection authority of Hesse.",
        "What a refusal must hold",
    ),
    "corrected": (
        (SENT, ARRIVED, ("corrected", "2026-11-20")),
        "Check that the entry is right now, and gone where it should be gone.",
        "They corrected or deleted the entry",
    ),
    "reinserted": (
        (SENT, ARRIVED, ("corrected", "2026-11-12"), ("reinserted", "2026-11-20")),
        "Ask SCHUFA why the entry is back.",
        "The entry is back",
    ),
    "complained": (
        (SENT, ARRIVED, ("refused", "2026-11-12"), ("complained", "2026-11-20")),
        "Wait for the answer to your complaint.",
        "You complained on Friday 20 November 2026.",
    ),
    "decided": (
        (SENT, ARRIVED, ("refused", "2026-11-12"), ("complained", "2026-11-13"), ("decided", "2026-11-20")),
        "If you do not accept the decision, this court is next:",
        "Your complaint was decided",
    ),
    "closed": (
        (SENT, ARRIVED, ("answered", "2026-11-12"), ("closed", "2026-11-20")),
        "Nothing: this request is closed.",
        "Since Friday 20 November 2026.",
    ),
}


class TestTheList:
    def test_is_empty_at_first_and_says_what_comes(self, fresh: Visitor) -> None:
        page = fresh.get("/requests")
        is_sound(page)
        assert "No letter yet" in page.text
        assert page.link("Write a letter") == "/"

    def test_offers_to_go_on_with_letters_that_were_begun(self, fresh: Visitor) -> None:
        begun = write(fresh)
        page = fresh.get("/requests")
        is_sound(page)
        assert page.link("A letter to SCHUFA: a copy of everything") == f"{begun}/check"

    def test_groups_by_what_comes_next(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, *STATES["chase"][0])
        keep(fresh_site, ("sent", "2026-10-28"), ("delivered", "2026-10-30"))  # due on Monday 30 November, a week away
        keep(fresh_site, SENT, ARRIVED)
        keep(fresh_site, *STATES["closed"][0])
        page = fresh.get("/requests")
        is_sound(page)
        assert page.said("caption") == ["Do today 1", "This week 1", "Waiting 1"]
        rows = [text for text in page.said("tr") if "SCHUFA" in text]
        assert "their answer: remind them" in rows[0]
        assert "49 days late" in rows[0]
        assert "7 days left" in rows[1]
        assert "11 days left" in rows[2]

    def test_shows_closed_ones_behind_a_plain_link(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, *STATES["closed"][0])
        assert "SCHUFA" not in fresh.get("/requests").text
        page = fresh.get(fresh.page.link("Closed") if "Closed" in fresh.page.text else "/requests?show=closed")
        is_sound(page)
        assert page.said("caption") == ["Closed 1"]

    @pytest.mark.parametrize(("show", "seen"), [("yours", 1), ("theirs", 2), ("nonsense", 3)])
    def test_filters_by_whose_turn_it_is(self, fresh_site: Flask, fresh: Visitor, show: str, seen: int) -> None:
        keep(fresh_site, SENT, ARRIVED, ("refused", "2026-11-20"))
        keep(fresh_site, SENT, ARRIVED)
        keep(fresh_site, SENT)
        page = fresh.get(f"/requests?show={show}")
        is_sound(page)
        assert len([text for text in page.said("tr") if "SCHUFA" in text]) == seen

    def test_goes_on_over_pages_without_losing_or_doubling_one(self, fresh_site: Flask, fresh: Visitor) -> None:
        ids = {keep(fresh_site, SENT, ARRIVED) for _ in range(27)}
        seen: list[str] = []
        page = fresh.get("/requests")
        while True:
            seen += [has["href"] for tag, has in page.tags if tag == "a" and has["href"].startswith("/requests/0")]
            if "Show the ones after these" not in page.text:
                break
            page = fresh.get(page.link("Show the ones after these"))
            is_sound(page)
        assert sorted(seen) == sorted(f"/requests/{one}" for one in ids)

    def test_a_made_up_mark_is_refused_kindly(self, visitor: Visitor) -> None:
        assert visitor.get("/requests?after=made-up").status == 422

    def test_what_was_waiting_yesterday_stands_where_it_belongs_today(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, ("sent", "2026-10-19"), ("delivered", "2026-10-21"))
        fresh.get("/requests")
        fresh_site.extensions[EXTENSION].clock.advance(datetime.timedelta(days=7))
        page = fresh.get("/requests?show=yours")
        assert "their answer: remind them" in page.text


class TestTheRequest:
    @pytest.mark.parametrize("name", STATES)
    def test_says_what_to_do_next_in_every_state(self, site: Flask, visitor: Visitor, name: str) -> None:
        happened, what, more = STATES[name]
        page = visitor.get(f"/requests/{keep(site, *happened)}")
        is_sound(page)
        assert page.said("p", "next__what")[0].startswith(what)
        assert more in page.text

    @pytest.mark.parametrize("name", STATES)
    def test_has_no_dead_button(self, site: Flask, visitor: Visitor, name: str) -> None:
        page = visitor.get(f"/requests/{keep(site, *STATES[name][0])}")
        links = {has["href"] for tag, has in page.tags if tag == "a" and has["href"].startswith("/")}
        links = {link for link in links if "/file." not in link or name == "waiting"}
        assert [link for link in links if visitor.file(link).status_code not in (200, 302)] == []
        ids = page.has_ids()
        inside = {has["href"][1:] for tag, has in page.tags if tag == "a" and has["href"].startswith("#")}
        assert inside <= ids

    def test_nothing_is_called_late_before_its_time(self, site: Flask, visitor: Visitor) -> None:
        for name in ("draft", "waiting", "waiting, arrival not known", "acknowledged", "identity"):
            page = visitor.get(f"/requests/{keep(site, *STATES[name][0])}")
            assert page.said("span", "state--late") == []

    def test_a_date_explains_itself_with_its_sources(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, ('sent', '2026-10-30'), ('delivered', '2026-11-06'))}")
        # a month from Friday 6 November ends on Sunday 6 December 2026
        assert "+ 1 month Sun 6 Dec 2026" in page.text
        assert "Sunday in Hesse" in page.text or "Sunday in Hessen, Germany" in page.text
        assert "next working day Mon 7 Dec 2026" in page.text.lower().replace("mon 7 dec", "Mon 7 Dec")
        assert "Art. 12(1)-(6)" in page.text

    def test_the_name_of_the_person_and_the_papers_stand_at_the_side(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, SENT)}")
        assert "Zoë Müller-Ōkawa" in page.text
        assert "gdpr/access@2018-05-25" in page.text
        assert "Last checked on" in page.text

    def test_the_letter_can_be_seen_again_and_saved(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, SENT)}")
        text = visitor.file(page.link("Text"))
        assert text.status_code == 200
        assert "Auskunft nach Art. 15 DSGVO" in text.text

    def test_the_likeliest_authority_comes_first_with_address_and_cost(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, *STATES['refused'][0])}")
        card = next(text for text in page.said("section", "authority"))
        assert card.startswith("Der Hessische Beauftragte")
        assert "65021 Wiesbaden" in card
        assert "Cost" in card
        assert "Languages German" in card

    def test_a_rule_that_was_corrected_since_still_counts(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, SENT, ARRIVED, rule='gdpr/access@2018-05-24')}")
        assert "They have until Friday 4 December 2026." in page.text
        assert "corrected since: gdpr/access@2018-05-25" in page.text

    def test_a_rule_that_is_gone_is_said_honestly(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, SENT, law='no-law', rule='no-law/access@2018-05-25')}")
        is_sound(page)
        assert "No day can be named" in page.text
        assert "You sent the letter" in page.text

    def test_a_year_outside_the_calendar_is_said_and_not_guessed(self, site: Flask, visitor: Visitor) -> None:
        page = visitor.get(f"/requests/{keep(site, ('delivered', '1999-03-03'))}")
        is_sound(page)
        assert "covers the years" in page.text

    def test_an_organisation_of_the_persons_own_has_its_name(self, site: Flask, visitor: Visitor) -> None:
        own = {"name": "Bäckerei <b>Krumm</b> {{7*7}}", "kind": "public_body"}
        page = visitor.get(f"/requests/{keep(site, SENT, organisation=None, own_organisation=own)}")
        is_sound(page)
        assert page.heading.startswith("Bäckerei <b>Krumm</b> {{7*7}}:")

    @pytest.mark.parametrize("path", ["", "/record", "/record/when", "/calendar", "/calendar.ics", "/delete"])
    def test_an_unknown_one_is_not_found(self, visitor: Visitor, path: str) -> None:
        for unknown in ("nonsense", "01a20846-fe00-7d5f-86c3-b07c663f1baa", "..%2f"):
            assert visitor.get(f"/requests/{unknown}{path}").status == 404

    def test_nobody_else_at_the_machine_sees_it(self, site: Flask, stranger: Visitor) -> None:
        request_id = keep(site, SENT)
        assert stranger.get(f"/requests/{request_id}").status == 403
        assert stranger.get("/requests").status == 403
