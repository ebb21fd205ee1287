"""One look-up for everybody: ours, others' and one's own together, each marked with whose it is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from assistant.clock import FixedClock
from assistant.domain.directory import ContactField, Origin
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.errors import NotFound
from assistant.services.correct_contact import correct_contact
from assistant.services.find_organisations import (
    Directory,
    authorities_in,
    directory_entry,
    find_organisations,
    imported_sources,
    own_entries,
    packs_in,
    whole_rulebook,
)
from assistant.services.import_directory import import_directory
from assistant.services.open_store import Store
from tests.integration.databases import TUESDAY
from tests.unit.domain.lawbooks import organisation, place
from tests.unit.rules.directories.made_up import SCORES, directory, put

CITED = "https://github.com/datenanfragen/data/blob/0a29c3d/companies/score-house.json"


@pytest.fixture
def found_in(store: Store, clock: FixedClock, tmp_path: Path) -> Directory:
    """Two of ours, and a directory of three, one of which is about one of ours."""
    import_directory(store, clock, directory(tmp_path / "data"))
    ours = [
        organisation("score-house-gb", Kind.CREDIT_BUREAU, "GB", name="Score House", source=(CITED,)),
        organisation("schufa", Kind.CREDIT_BUREAU, "DE", name="SCHUFA"),
    ]
    book = Rulebook.build([place("EU"), place("DE", "EU"), place("AT", "EU"), place("GB")], [], ours)
    return Directory(book)


class Looking:
    """Look-ups in a workspace, by the ids of what they find."""

    def __init__(self, directory: Directory, store: Store, workspace: str) -> None:
        self.directory, self.store, self.workspace = directory, store, workspace

    def __call__(self, query: str = "", place: str | None = None, kind: Kind | None = None) -> list[str]:
        with self.store.reading(self.workspace) as session:
            found = find_organisations(self.directory, session, query, place, kind)
        return [entry.organisation.id.removeprefix("datenanfragen:") for entry in found.entries]


@pytest.fixture
def look(found_in: Directory, store: Store, workspace: str) -> Looking:
    return Looking(found_in, store, workspace)


def test_others_stand_after_ours_and_none_stands_there_twice(look: Looking) -> None:
    assert look() == ["schufa", "score-house-gb", "kirchengemeinde-sankt-lux", "lampen-meier"]


def test_where_ours_serves_nobody_theirs_is_shown(look: Looking) -> None:
    assert look("score house", "GB") == ["score-house-gb"]
    assert look("score house", "DE") == ["score-house"]
    assert look("", "AT") == ["lampen-meier", "score-house"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lampen", ["lampen-meier"]),
        ("Leuchtenwelt", ["lampen-meier"]),
        ("lampen-meier.example", ["lampen-meier"]),
        ("Leuchten Alt", ["lampen-meier"]),
        ("lampn mayer", ["lampen-meier"]),
        ("score-house.example", ["score-house-gb"]),
        ("kirche lux", ["kirchengemeinde-sankt-lux"]),
    ],
)
def test_names_brands_former_names_slips_and_domains(look: Looking, query: str, expected: list[str]) -> None:
    assert look(query)[:1] == expected


def test_kinds_narrow_it(look: Looking) -> None:
    assert look(kind=Kind.CREDIT_BUREAU) == ["schufa", "score-house-gb"]
    assert look("score", "DE", Kind.CREDIT_BUREAU) == ["score-house"]


def test_a_place_that_is_not_there_is_not_found(look: Looking) -> None:
    with pytest.raises(NotFound):
        look("lampen", "ZZ")


def test_an_entry_says_whose_it_is_and_of_which_day(found_in: Directory, store: Store, workspace: str) -> None:
    with store.reading(workspace) as session:
        ours = directory_entry(found_in, session, "score-house-gb")
        theirs = directory_entry(found_in, session, "datenanfragen:lampen-meier")
        assert (ours.origin, theirs.origin) == (Origin.SHIPPED, Origin.IMPORTED)
        assert [one.record.slug for one in ours.linked] == ["score-house"]
        assert theirs.source in imported_sources(found_in, session)
        assert theirs.source is not None
        assert (theirs.source.title, theirs.source.taken_on) == ("Datenanfragen.de", TUESDAY)
        assert theirs.formerly == ("Leuchten Alt AG",)
        assert theirs.fresh(TUESDAY).checked_on is None
        assert theirs.channels()[0].field is ContactField.EMAIL
        with pytest.raises(NotFound, match="Did you mean 'schufa'"):
            directory_entry(found_in, session, "schufaa")


def test_what_is_gone_says_why(found_in: Directory, store: Store, workspace: str) -> None:
    with store.reading(workspace) as session:
        (gone,) = find_organisations(found_in, session, "Leuchten Alt").gone
    assert (gone.reason, gone.successor) == ("company-acquired", "lampen-meier")


def test_packs_and_authorities_of_a_country(found_in: Directory, store: Store, workspace: str) -> None:
    with store.reading(workspace) as session:
        packs = packs_in(found_in, session, "DE")
        assert [(one.pack.slug, [entry.organisation.id for entry in one.entries]) for one in packs] == [
            ("de/lamps", ["datenanfragen:lampen-meier"]),
            ("de/scores", ["datenanfragen:score-house"]),
        ]
        assert packs_in(found_in, session, "GB") == ()
        assert [one.name for one in authorities_in(found_in, session, "DE")] == ["Amt für Daten"]
        assert authorities_in(found_in, session, "GB") == ()


def test_letters_can_be_written_to_all_of_them(found_in: Directory, store: Store, workspace: str) -> None:
    with store.reading(workspace) as session:
        book = whole_rulebook(found_in, session)
    assert book.organisation("datenanfragen:lampen-meier").email == "datenschutz@lampen-meier.example"
    assert book.organisation("schufa").name == "SCHUFA"
    assert "datenanfragen:lampen-meier" not in found_in.rulebook.organisations


def test_a_correction_of_an_imported_record_holds_after_the_next_import(
    found_in: Directory, store: Store, workspace: str, clock: FixedClock, tmp_path: Path
) -> None:
    with store.unit_of_work(workspace) as session:
        listed = directory_entry(found_in, session, "datenanfragen:score-house").organisation
        correct_contact(session, clock, listed, ContactField.EMAIL, "neu@score-house.example")
    put(tmp_path / "data", "companies/score-house.json", SCORES | {"email": "andere@score-house.example"})
    import_directory(store, clock, tmp_path / "data")
    with store.reading(workspace) as session:
        entry = directory_entry(found_in, session, "datenanfragen:score-house")
        assert (entry.listed.email, entry.organisation.email) == (
            "andere@score-house.example",
            "neu@score-house.example",
        )
        assert [each.organisation.id for each in own_entries(found_in, session)] == ["datenanfragen:score-house"]


def test_what_is_gone_there_is_found_no_more_but_requests_to_it_go_on(
    found_in: Directory, look: Looking, store: Store, workspace: str, clock: FixedClock, tmp_path: Path
) -> None:
    assert look("lampen") == ["lampen-meier"]
    (tmp_path / "data/companies/lampen-meier.json").unlink()
    import_directory(store, clock, tmp_path / "data")
    assert look("lampen") == []
    with store.reading(workspace) as session:
        entry = directory_entry(found_in, session, "datenanfragen:lampen-meier")
        assert entry.taken is not None
        assert entry.taken.removed_on == TUESDAY
        assert "datenanfragen:lampen-meier" in whole_rulebook(found_in, session).organisations


def test_a_visitor_without_a_workspace_sees_what_is_everybodys(found_in: Directory, store: Store) -> None:
    with store.shared() as visitor:
        assert [one.organisation.id for one in find_organisations(found_in, visitor, "schufa").entries] == ["schufa"]
        assert len(whole_rulebook(found_in, visitor).organisations) == 5


def test_the_index_is_made_once_until_something_is_imported(
    found_in: Directory, store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    with store.shared() as visitor:
        first = found_in.shelf(visitor)
        assert found_in.shelf(visitor) is first
    import_directory(store, clock, tmp_path / "data")
    with store.shared() as visitor:
        assert found_in.shelf(visitor) is first
    put(tmp_path / "data", "companies/new.json", SCORES | {"slug": "new"})
    import_directory(store, clock, tmp_path / "data")
    with store.shared() as visitor:
        assert found_in.shelf(visitor) is not first


def test_nothing_imported_is_no_hindrance(store: Store, workspace: str) -> None:
    alone = Directory(Rulebook.build([place("DE")], [], [organisation("schufa", Kind.BANK, "DE", name="SCHUFA")]))
    with store.reading(workspace) as session:
        assert [entry.organisation.id for entry in find_organisations(alone, session, "schufa").entries] == ["schufa"]
        assert dataclasses.asdict(find_organisations(alone, session, "nobody")) == {"entries": (), "gone": ()}
