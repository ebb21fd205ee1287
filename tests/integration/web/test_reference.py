"""Pages to look something up, and about Recourse itself: for every place and organisation of the rulebook."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from flask import Flask

from assistant.domain.confidence import Confidence
from assistant.domain.lookup import Rulebook
from assistant.services.what_is_kept import what_is_kept
from assistant.web.reference.kept_words import COLUMNS, TABLES
from assistant.web.reference.parts_used import PARTS
from assistant.web.workspace import EXTENSION
from tests.integration.web.sound import is_sound
from tests.integration.web.visitor import Visitor

PUBLIC = (
    "/look-up",
    "/places",
    "/organisations",
    "/how-counting-works",
    "/help",
    "/privacy",
    "/licence",
    "/where-recourse-works",
)


@pytest.fixture(scope="module")
def rulebook(site: Flask) -> Rulebook:
    found: Rulebook = site.extensions[EXTENSION].desk.rulebook
    return found


@pytest.mark.parametrize("path", PUBLIC)
def test_anybody_may_read_it_and_nothing_of_the_person_stands_there(site: Flask, stranger: Visitor, path: str) -> None:
    page = stranger.get(path)
    is_sound(page)
    assert str(site.extensions[EXTENSION].settings.data) not in page.html


@pytest.mark.parametrize("path", PUBLIC)
def test_it_is_there_in_german_too(stranger: Visitor, path: str) -> None:
    page = stranger.get(path, Accept_Language="de")
    is_sound(page)
    assert '<html lang="de"' in page.html


class TestPlaces:
    def test_every_place_is_listed_and_has_its_page(self, visitor: Visitor, rulebook: Rulebook) -> None:
        visitor.get("/places")
        listed = {has["href"] for tag, has in visitor.page.tags if tag == "a"}
        for code in rulebook.places:
            assert f"/places/{code}" in listed
            page = visitor.get(f"/places/{code}")
            is_sound(page)
            assert page.heading.startswith("Your rights in ")
            assert "Last checked" in page.text

    def test_says_what_can_be_asked_how_long_they_have_and_who_helps(self, visitor: Visitor) -> None:
        page = visitor.get("/places/DE")
        rows = {text for text in page.said("tr") if "GDPR" in text}
        row = next(row for row in rows if "Art. 16 " in row)
        assert row.startswith("Correct it")
        assert "1 month; they may take 2 months more" in row
        assert "Der Hessische Beauftragte für Datenschutz und Informationsfreiheit" in page.text

    def test_says_what_changes_soon(self, visitor: Visitor) -> None:
        # The platform work directive applies from Wednesday 2 December 2026, nine days ahead.
        page = visitor.get("/places/DE")
        assert "Wednesday 2 December 2026" in page.text

    def test_marks_what_is_not_certain(self, visitor: Visitor, rulebook: Rulebook) -> None:
        page = visitor.get("/places/DE")
        unsure = [rule for rule in rulebook.law("bdsg").rules if rule.confidence is Confidence.UNSURE]
        assert len(page.said("span", "unsure")) >= len(unsure) > 0

    def test_every_link_inside_leads_somewhere(self, visitor: Visitor) -> None:
        page = visitor.get("/places/US-CA")
        inside = {has["href"] for tag, has in page.tags if tag == "a" and has["href"].startswith("/")}
        assert [link for link in inside if visitor.file(link).status_code != 200] == []

    @pytest.mark.parametrize("code", ["XX", "de", "DE-HE", "..", "%00", "<b>"])
    def test_an_unknown_place_is_not_found(self, visitor: Visitor, code: str) -> None:
        assert visitor.get(f"/places/{code}").status == 404


class TestOrganisations:
    def test_every_one_has_its_page(self, visitor: Visitor, rulebook: Rulebook) -> None:
        for organisation in rulebook.organisations.values():
            page = visitor.get(f"/organisations/{organisation.id}")
            is_sound(page)
            assert page.heading == " ".join(organisation.name.split())

    def test_is_found_by_a_slip_of_the_key_an_alias_and_without_accents(self, visitor: Visitor) -> None:
        for query in ("Schuffa", "meineschufa.de", "schutzgemeinschaft fur allgemeine"):
            assert visitor.get(f"/organisations?q={query}").link("SCHUFA") == "/organisations/schufa"

    def test_is_found_by_place_and_kind(self, visitor: Visitor, rulebook: Rulebook) -> None:
        page = visitor.get("/organisations?place=NZ&kind=credit_bureau")
        is_sound(page)
        found = re.findall(r'href="/organisations/([^"?]+)\?place=NZ"', page.html)
        assert found
        assert all("NZ" in rulebook.organisation(one).places for one in found)

    @pytest.mark.parametrize(
        "query", ["q=zzzzzz", "place=XX", "kind=nonsense", "from=-5", "from=x", "q=%00", "q=%3Cb%3E{{7*7}}"]
    )
    def test_what_is_not_there_is_said_kindly(self, visitor: Visitor, query: str) -> None:
        is_sound(visitor.get(f"/organisations?{query}"))
        assert "<b>{{7*7}}" not in visitor.page.html

    def test_all_can_be_leafed_through(self, visitor: Visitor, rulebook: Rulebook) -> None:
        seen: set[str] = set()
        page = visitor.get("/organisations")
        while True:
            seen |= set(re.findall(r'href="/organisations/([^"?]+)"', page.html))
            if "Show the ones after these" not in page.text:
                break
            page = visitor.get(page.link("Show the ones after these"))
        assert seen == set(rulebook.organisations)

    def test_doubt_about_an_address_is_shown(self, visitor: Visitor, doubtful: str) -> None:
        assert "not certain: look it up before you rely on it" in visitor.get(f"/organisations/{doubtful}").text

    def test_rights_follow_the_place_that_is_chosen(self, visitor: Visitor, rulebook: Rulebook) -> None:
        everywhere = next(one for one in rulebook.organisations.values() if {"GB", "DE"} <= set(one.places))
        british = visitor.get(f"/organisations/{everywhere.id}?place=GB").text
        german = visitor.get(f"/organisations/{everywhere.id}?place=DE").text
        assert "UK GDPR" in british
        assert "UK GDPR" not in german

    def test_a_place_it_does_not_serve_is_not_found(self, visitor: Visitor) -> None:
        assert visitor.get("/organisations/schufa?place=NZ").status == 404
        assert visitor.get("/organisations/nobody").status == 404

    def test_a_letter_to_them_begins_with_what_happened(self, visitor: Visitor) -> None:
        page = visitor.get(visitor.get("/organisations/schufa").link("Write to them"))
        is_sound(page)
        assert page.heading == "What happened?"
        page = visitor.answer(situation="everything")
        assert page.path.startswith("/letter/")
        assert "details" in page.path  # where, who and what are known

    def test_nobody_else_can_begin_one(self, stranger: Visitor) -> None:
        assert stranger.get("/organisations/schufa/write").status == 403


TRY = {"place": "DE", "kind": "credit_bureau", "right": "access"}


class TestCounting:
    def test_a_date_explains_itself(self, visitor: Visitor) -> None:
        visitor.get("/how-counting-works")
        page = visitor.answer(**TRY, day=["3", "3", "2026"])
        is_sound(page)
        # Good Friday is 3 April 2026; the next working day is Tuesday 7 April.
        assert "Tuesday 7 April 2026" in page.text
        assert "Good Friday in Germany" in page.text
        assert "Late from Wednesday 8 April 2026" in page.text

    def test_a_right_that_a_place_does_not_give_is_said(self, visitor: Visitor) -> None:
        visitor.get("/how-counting-works")
        page = visitor.answer(place="NZ", kind="credit_bureau", right="portability", day=["3", "3", "2026"])
        is_sound(page)
        assert page.summary
        assert "New Zealand" in page.summary[0][0]

    @pytest.mark.parametrize("day", [["3", "3", "1999"], ["3", "3", "2099"], ["", "", ""], ["31", "2", "2026"]])
    def test_a_day_that_cannot_be_counted_is_refused(self, visitor: Visitor, day: list[str]) -> None:
        visitor.get("/how-counting-works")
        page = visitor.answer(**TRY, day=day)
        is_sound(page)
        assert page.summary

    def test_every_place_and_right_answers_something(self, visitor: Visitor, rulebook: Rulebook) -> None:
        visitor.get("/how-counting-works")
        for code in rulebook.places:
            for kind, right in (("credit_bureau", "dispute"), ("delivery", "platform_deactivation")):
                page = visitor.answer(place=code, kind=kind, right=right, day=["2", "11", "2026"])
                assert page.status == 200
                assert page.summary or "Your date" in page.text

    def test_choices_that_are_none_are_refused(self, visitor: Visitor) -> None:
        visitor.get("/how-counting-works")
        assert visitor.answer(place="XX", kind="x", right="y", day=["3", "3", "2026"]).summary


class TestAbout:
    def test_privacy_names_every_column_that_is_kept(self, site: Flask, visitor: Visitor) -> None:
        kept = what_is_kept(site.extensions[EXTENSION].settings)
        columns = {(table.name, column) for table in kept.tables for column in (*table.encrypted, *table.in_clear)}
        assert columns - COLUMNS.keys() == set()
        assert {table.name for table in kept.tables} - TABLES.keys() == set()
        page = visitor.get("/privacy")
        assert all(str(COLUMNS[column]) in page.text for column in columns)

    def test_what_is_personal_is_encrypted(self, site: Flask) -> None:
        kept = {table.name: table for table in what_is_kept(site.extensions[EXTENSION].settings).tables}
        assert {"sender", "answers", "reference", "person_in", "own_organisation"} <= set(kept["requests"].encrypted)
        assert kept["letters"].encrypted == kept["drafts"].encrypted == kept["items"].encrypted == ("content",)
        assert kept["events"].encrypted == ("private",)

    def test_privacy_shows_the_owner_where_it_is(self, site: Flask, visitor: Visitor) -> None:
        assert str(site.extensions[EXTENSION].settings.data) in visitor.get("/privacy").text

    def test_licence_thanks_for_every_part(self, visitor: Visitor, root: Path) -> None:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        needed = {re.split(r"[^a-z0-9-]", one, maxsplit=1)[0] for one in project["dependencies"]}
        assert needed == PARTS.keys()
        page = visitor.get("/licence")
        assert all(name in page.text for name in PARTS)

    def test_where_it_works_counts_places_and_rights(self, visitor: Visitor, rulebook: Rulebook) -> None:
        page = visitor.get("/where-recourse-works")
        assert len(page.said("tr")) == len(rulebook.places) + 1

    def test_help_leads_to_pages_that_are_there(self, visitor: Visitor) -> None:
        page = visitor.get("/help")
        inside = {has["href"] for tag, has in page.tags if tag == "a" and has["href"].startswith("/")}
        assert [link for link in inside if visitor.file(link).status_code != 200] == []
