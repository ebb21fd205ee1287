"""The organisations people name first: who leads in which place, under which law, and that a letter reaches them.

The table is `named_organisations.yaml`, beside this file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.domain.answers import Answers, read_answers
from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee
from assistant.domain.identifiers import NEVER_PRINTED, Identifier
from assistant.domain.kinds import BUREAUS, PLATFORMS
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rights import Right
from assistant.domain.search import find_organisations, folded
from assistant.rendering.texts.catalogue import Catalogue, load_catalogue
from assistant.rules.checking import load_folder
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter

ON = datetime.date(2026, 7, 21)  # a Tuesday
TABLE = Path(__file__).with_name("named_organisations.yaml")
PLACES = ("GB", "IE", "DE", "FR", "AT", "NL", "ES", "IT", "CH", "US", "US-CA", "CA", "CA-ON", "CA-QC", "AU", "NZ")
WISHES = (Right.ACCESS, Right.CORRECTION)

NO_RIGHT = {
    ("US", "platform"): "no federal law lets people see what a platform keeps",
    ("US", "public"): "the federal Privacy Act and the public records laws are not in the rulebook",
    ("US-CA", "public"): "the CCPA binds firms only",
    ("CA", "public"): "PIPEDA binds firms only",
    ("CA-ON", "public"): "PIPEDA binds firms only",
    ("CA-QC", "public"): "the law on the private sector binds firms only",
}
"""Where an honest sentence is all there is."""

NO_WAY = {
    "work-number-us": "its portal and telephone are the way",
    "alipay-gb": "no source gives an address",
    "alipay-us": "no source gives an address",
    "alipay-sg": "no source gives an address",
    "klarna-ca": "its policy gives the contact",
    "klarna-au": "its policy gives the contact",
    "passenger-protect-ca": "its page gives the form",
    "npii-au": "its privacy policy gives the contact",
    "pacer-us": "the court that keeps the case",
    "schuldnerverzeichnis-de": "the court of the Land",
    "betreibungsregister-ch": "the office where the person lives",
    "registro-protesti-it": "the chamber of the province",
}
"""Records with neither address nor e-mail nor form: the person is asked to look one up."""


@dataclass(frozen=True, slots=True)
class Row:
    """One name: which record leads in which place, and why none does in the others."""

    name: str
    found: Mapping[str, str]
    nobody: Mapping[str, str]


def _by_place(groups: Mapping[str, str] | None) -> dict[str, str]:
    return {place: what for what, places in (groups or {}).items() for place in places.split()}


def _rows() -> list[Row]:
    table: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))
    return [Row(one["name"], _by_place(one["found"]), _by_place(one.get("nobody"))) for one in table]


ROWS = _rows()
NAMES = [row.name for row in ROWS]
each_name = pytest.mark.parametrize("row", ROWS, ids=NAMES)


@pytest.fixture(scope="module")
def rulebook(root: Path) -> Rulebook:
    return load_folder(root / "letters" / "rulebook")


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return load_catalogue(root / "letters" / "texts")


@each_name
def test_every_place_is_spoken_of_once(row: Row) -> None:
    assert sorted((*row.found, *row.nobody)) == sorted(PLACES)


@each_name
def test_the_right_record_leads(row: Row, rulebook: Rulebook) -> None:
    led = {place: find_organisations(rulebook, row.name, place)[0].id for place in row.found}
    assert led == dict(row.found)


@each_name
def test_where_nobody_answers_nothing_is_called_by_the_name(row: Row, rulebook: Rulebook) -> None:
    looked_for = folded(row.name)
    called = {
        (place, one.id)
        for place in row.nobody
        for one in find_organisations(rulebook, row.name, place)
        if looked_for in folded(one.name)
    }
    assert called == set()


@each_name
def test_law_gives_access_and_correction_or_an_honest_sentence(row: Row, rulebook: Rulebook) -> None:
    for place, organisation in _answering(row, rulebook):
        for wish in WISHES:
            found = applicable(rulebook, place, Addressee.of(organisation), wish, ON)
            if not found.candidates and not found.instead:
                assert (place, _sort(organisation)) in NO_RIGHT, f"{organisation.id} in {place}: no {wish.value}"
                assert found.nothing is not None


@each_name
def test_a_letter_reaches_one_legal_entity_in_the_first_language_of_the_place(
    row: Row, rulebook: Rulebook, catalogue: Catalogue
) -> None:
    for place, organisation in _answering(row, rulebook):
        for wish in WISHES:
            right = _asked(rulebook, place, organisation, wish)
            if right is not None:
                _check(_drafted(rulebook, catalogue, organisation, right, place), organisation, rulebook, place)


def test_a_way_to_write_is_known_or_the_notes_say_where_to_look(rulebook: Rulebook) -> None:
    named = {one for row in ROWS for one in row.found.values() if rulebook.organisation(one).basis != "generic"}
    silent = {one for one in named if not _reached(rulebook.organisation(one))}
    assert silent == NO_WAY.keys()
    assert [one for one in silent if not rulebook.organisation(one).notes] == []


def test_every_named_organisation_says_by_what_it_finds_people(rulebook: Rulebook) -> None:
    named = {one for row in ROWS for place, one in row.found.items() if place[:2] not in ("US", "CA", "AU", "NZ")}
    assert [one for one in sorted(named) if not rulebook.organisation(one).needs] == []


def test_needs_are_identifiers_that_letters_print(rulebook: Rulebook) -> None:
    printed = {one.value for one in Identifier if one not in NEVER_PRINTED}
    wrong = {one.id: one.needs for one in rulebook.organisations.values() if not printed.issuperset(one.needs)}
    assert wrong == {}


def test_a_legal_name_names_one_entity(rulebook: Rulebook) -> None:
    several = re.compile(r"; | / |\b(see|and others|local companies)\b")
    found = [one.id for one in rulebook.organisations.values() if several.search(one.legal_name or "")]
    assert found == []


def test_seats_follow_the_address_that_answers(rulebook: Rulebook) -> None:
    expected = {
        "schufa": "DE-HE",
        "crif-de": "DE-BY",
        "infoscore-de": "DE-BW",
        "crif-ch": "CH-ZH",
        "crif-it": "IT-BO",
        "experian-gb": "GB-ENG",
        "uber-eea": "NL",
        "airbnb-gb": "IE",
        "booking-com": "NL",
        "ebay-rest": "CH-BE",
        "paypal-eea": "LU",
        "amazon-ie": "LU",
        "klarna": "SE",
        "bolt": "EE",
        "vinted-it": "LT",
        "etsy-rest": "IE",
        "wechat-eea": "NL",
        "wechat-rest": "SG",
        "transunion-ca": "CA-ON",
        "equifax-ca": "CA-QC",
        "clearview-ai": "US-NY",
    }
    assert {one: rulebook.organisation(one).seat for one in expected} == expected


def test_notes_speak_to_the_people_who_read_them(rulebook: Rulebook) -> None:
    inside = re.compile(r"data set|from memory|in the article|[Ss]econd reading|public repositor|generic record")
    spoken = {
        one.id: text
        for one in rulebook.organisations.values()
        for text in (*one.notes, *one.known_problems, *one.special_routes, one.asks_for_identity or "")
        if inside.search(text)
    }
    assert spoken == {}


def _answering(row: Row, rulebook: Rulebook) -> Iterator[tuple[str, Organisation]]:
    for place, found in row.found.items():
        yield place, rulebook.organisation(found)


def _sort(organisation: Organisation) -> str:
    """`bureau`, `platform` or `public`: whom laws treat alike."""
    if organisation.kind in (Kind.PUBLIC_BODY, Kind.DEBTOR_REGISTER):
        return "public"
    if organisation.kind in PLATFORMS or organisation.kind is Kind.FACE_RECOGNITION:
        return "platform"
    return "bureau" if organisation.kind in BUREAUS else "other"


def _asked(rulebook: Rulebook, place: str, organisation: Organisation, wish: Right) -> Right | None:
    found = applicable(rulebook, place, Addressee.of(organisation), wish, ON)
    return wish if found.candidates else next(iter(found.instead), None)


def _drafted(rulebook: Rulebook, catalogue: Catalogue, organisation: Organisation, right: Right, place: str) -> Drafted:
    return draft_letter(
        rulebook,
        catalogue,
        LetterWanted(organisation.id, right, _answers(place), language=rulebook.place(place).languages[0], on=ON),
        ON,
    )


def _answers(place: str) -> Answers:
    return read_answers(
        {
            "person": {
                "name": "Anna Müller",
                "address": {"lines": ["12 High Street", "Leeds LS1 1AA"], "country": place.partition("-")[0]},
                "identifiers": {"date_of_birth": "1980-02-29", "email": "anna@example.org"},
            },
            "person_in": place,
            "items": [{"what": "a debt of 100", "why_wrong": "paid on 3 March 2025", "should_be": "no debt"}],
            "situation": "My application was refused on 1 July 2026.",
        }
    )


def _check(drafted: Drafted, organisation: Organisation, rulebook: Rulebook, place: str) -> None:
    where = f"{organisation.id} in {place}"
    letter = drafted.letter
    assert letter.language == rulebook.place(place).languages[0], where
    assert letter.addressee.lines, where
    assert not any(";" in line for line in letter.addressee.lines), where
    if organisation.addresses and drafted.by_post:
        own = {line for address in organisation.addresses for line in address.lines} | {organisation.legal_name}
        assert letter.addressee.lines[0] in own, where


def _reached(organisation: Organisation) -> bool:
    return bool(organisation.addresses or organisation.email or organisation.web_form)
