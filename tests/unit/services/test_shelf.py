"""Our own records and others' side by side: the same organisation stands there once, under its former names too."""

from __future__ import annotations

import datetime
from typing import Any

from assistant.domain.directory import Gone, ImportedOrganisation, Imports, Origin, Pack, Source, Taken, imported_id
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.services._shelf import Shelf, make_shelf, members
from tests.unit.domain.lawbooks import organisation, place

MONDAY = datetime.date(2026, 11, 23)
CITED = "https://github.com/datenanfragen/data/blob/0a29c3d/companies/lamps.json"
SOURCES = {"datenanfragen": Source("datenanfragen", "Datenanfragen.de", "CC0 1.0", MONDAY, MONDAY)}


def theirs(slug: str, *places: str, removed_on: datetime.date | None = None, **more: Any) -> Taken:
    known = organisation(imported_id("datenanfragen", slug), Kind.OTHER, *places, **more)
    return Taken("datenanfragen", ImportedOrganisation(slug, known, "verified"), MONDAY, removed_on)


def shelf(ours: list[Any], others: list[Taken], gone: tuple[Gone, ...] = (), packs: tuple[Pack, ...] = ()) -> Shelf:
    book = Rulebook.build([place("EU"), place("DE", "EU"), place("FR", "EU"), place("GB")], [], ours)
    return make_shelf(book, Imports(SOURCES, tuple(others), gone, (), packs))


def ours(id_: str, *places: str, **more: Any) -> Any:
    return organisation(id_, Kind.BANK, *places, **more)


def test_a_record_that_ours_cites_is_linked() -> None:
    made = shelf([ours("lamps-de", "DE", source=(CITED,))], [theirs("lamps", "DE", name="Something else")])
    assert made.twins == {"datenanfragen:lamps": ("lamps-de",)}
    assert [one.record.slug for one in made.by_id["lamps-de"].linked] == ["lamps"]


def test_a_citation_follows_the_redirect() -> None:
    made = shelf(
        [ours("lamps-de", "DE", source=(CITED,))],
        [theirs("bulbs", "DE", name="Bulbs")],
        (Gone("lamps", "Lamps", "company-merged", "bulbs"),),
    )
    assert made.twins == {"datenanfragen:bulbs": ("lamps-de",)}
    assert made.by_id["lamps-de"].formerly == ("Lamps",)


def test_the_same_legal_name_in_the_same_place_is_linked_without_its_legal_form() -> None:
    made = shelf(
        [ours("lamps-de", "DE", legal_name="Lamps GmbH")], [theirs("lampen", "DE", name="LAMPS GmbH & Co. KG")]
    )
    assert made.twins == {"datenanfragen:lampen": ("lamps-de",)}


def test_the_same_host_needs_a_word_of_the_name_in_common() -> None:
    others = [
        theirs("a", "DE", name="Lamps Deutschland GmbH", web="https://www.lamps.example/de"),
        theirs("b", "DE", name="Quite another", web="https://lamps.example"),
        theirs("c", "DE", name="Lamps Media", web="https://media.lamps.example"),
    ]
    made = shelf([ours("lamps-eu", "EU", name="Lamps", web="https://lamps.example/privacy")], others)
    assert made.twins == {"datenanfragen:a": ("lamps-eu",)}


def test_the_same_name_in_another_place_is_somebody_else() -> None:
    made = shelf([ours("lamps-gb", "GB", legal_name="Lamps")], [theirs("lamps", "DE", name="Lamps")])
    assert made.twins == {}


def test_names_of_those_that_are_gone_lead_to_who_took_over_through_all_redirects() -> None:
    gone = (
        Gone("old", "Old Lights", "company-merged", "older"),
        Gone("older", "Older Lights", "duplicate", "bulbs"),
        Gone("round", "Round", "duplicate", "about"),
        Gone("about", "About", "duplicate", "round"),
        Gone("lost", "Lost", "company-defunct"),
    )
    made = shelf([], [theirs("bulbs", "DE", name="Bulbs")], gone)
    assert made.by_id["datenanfragen:bulbs"].formerly == ("Old Lights", "Older Lights")
    assert made.successor("datenanfragen", "old") == "datenanfragen:bulbs"
    assert made.successor("datenanfragen", "round") is None
    assert made.successor("datenanfragen", "lost") is None


def test_what_is_gone_from_where_it_came_is_not_listed_but_known_by_its_id() -> None:
    made = shelf([], [theirs("lamps", "DE", removed_on=MONDAY)])
    assert made.entries == ()
    assert made.by_id["datenanfragen:lamps"].origin is Origin.IMPORTED


def test_our_own_stand_first_and_then_by_name() -> None:
    made = shelf([ours("z", "DE"), ours("y", "DE")], [theirs("a", "DE", name="Aaa")])
    assert [entry.organisation.id for entry in made.entries] == ["y", "z", "datenanfragen:a"]


def test_a_pack_leads_to_ours_where_we_serve_its_place() -> None:
    pack = Pack("de/lights", "DE", True, ("lamps", "bulbs", "nobody"))
    made = shelf(
        [ours("lamps-de", "DE", source=(CITED,))],
        [theirs("lamps", "DE", name="L"), theirs("bulbs", "DE", name="B")],
        packs=(pack,),
    )
    assert [e.organisation.id for e in members(made, pack, "datenanfragen")] == ["lamps-de", "datenanfragen:bulbs"]
