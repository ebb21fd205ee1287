"""The door: one address, one token, and nobody else."""

from __future__ import annotations

import pytest
from flask import Flask

from assistant.web.door import Door
from tests.integration.web.visitor import HOME, Visitor, begin, enter

WAY_IN = "opens only for the person who started it"


class TestSomebodyWithoutTheToken:
    def test_is_told_on_the_first_page_how_to_get_in(self, stranger: Visitor) -> None:
        page = stranger.get("/")
        assert page.status == 200
        assert WAY_IN in page.text
        assert "What happened?" not in page.html

    @pytest.mark.parametrize("path", ["/letter/x/check", "/letters/x", "/letters/x/file.pdf", "/nothing-here"])
    def test_is_told_the_same_everywhere_else_whether_there_is_a_page_or_not(
        self, stranger: Visitor, path: str
    ) -> None:
        page = stranger.get(path)
        assert page.status == 403
        assert WAY_IN in page.text

    def test_may_fetch_styles_and_ask_whether_the_program_is_alive(self, stranger: Visitor) -> None:
        assert stranger.file("/static/recourse.css").status_code == 200
        assert stranger.file("/health").text == "ok\n"

    def test_gets_back_what_was_typed_when_the_cookie_was_lost(self, stranger: Visitor) -> None:
        stranger.get("/")
        page = stranger.post("/letter/x/account", {"account": "I paid <b>on 3 March</b>", "csrf_token": "spent-token"})
        assert page.status == 403
        assert "I paid <b>on 3 March</b>" in page.text
        assert "spent-token" not in page.html


class TestTheToken:
    def test_opens_once(self, site: Flask) -> None:
        address = site.extensions["door"].new_address()
        first, second = Visitor(site.test_client()), Visitor(site.test_client())
        assert first.get(address.removeprefix(HOME)).heading == "What happened?"
        page = second.get(address.removeprefix(HOME))
        assert page.status == 403
        assert "used already" in page.text

    def test_is_not_spent_by_a_preview_of_the_link(self, site: Flask) -> None:
        path = site.extensions["door"].new_address().removeprefix(HOME)
        site.test_client().head(path, base_url=HOME)
        assert Visitor(site.test_client()).get(path).heading == "What happened?"

    @pytest.mark.parametrize("token", ["", "x", "%00", "é", "A" * 5000])
    def test_cannot_be_guessed(self, stranger: Visitor, site: Flask, token: str) -> None:
        site.extensions["door"].new_address()
        assert stranger.get(f"/open?token={token}").status == 403

    def test_tells_the_next_address_once_it_is_spent(self) -> None:
        told: list[str] = []
        door = Door(8000, told.append)
        token = door.new_address().partition("token=")[2]
        assert door.opens_for(token)
        assert len(told) == 1
        assert not door.opens_for(token)
        assert door.opens_for(told[0].partition("token=")[2])

    def test_opens_nothing_before_one_was_made(self) -> None:
        assert not Door(8000).opens_for("")

    def test_leads_whoever_is_in_already_to_the_first_page(self, visitor: Visitor) -> None:
        assert visitor.get("/open?token=old").heading == "What happened?"


class TestOtherNames:
    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", "localhost.evil.example:8000", ""])
    def test_are_refused_even_with_the_cookie(self, visitor: Visitor, host: str) -> None:
        page = visitor.get("/", Host=host)
        assert page.status in (400, 421)
        assert "What happened?" not in page.html

    def test_localhost_is_ours_too(self, stranger: Visitor) -> None:
        assert stranger.get("/", Host="localhost:8000").status == 200


class TestOtherSites:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "http://127.0.0.1:9999"},
            {"Origin": "null"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site"},
        ],
    )
    def test_cannot_send_a_form_even_with_the_right_token(self, visitor: Visitor, headers: dict[str, str]) -> None:
        visitor.get("/")
        page = visitor.post("/", {"situation": "wrong"}, **headers)
        assert page.status == 403
        assert "came from another website" in page.heading

    def test_our_own_forms_pass(self, visitor: Visitor) -> None:
        visitor.get("/")
        page = visitor.post("/", {"situation": "wrong"}, Origin=HOME, Sec_Fetch_Site="same-origin")
        assert page.heading == "Where do you live?"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(site: Flask) -> None:
    path = site.extensions["door"].new_address().removeprefix(HOME)
    cookie = site.test_client().get(path, base_url=HOME).headers["Set-Cookie"]
    assert cookie.startswith("recourse=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


def test_two_browsers_see_the_same_letters(site: Flask) -> None:
    first, second = enter(site), enter(site)
    begun = begin(first, "score", "GB")
    assert begun in second.get("/").html
