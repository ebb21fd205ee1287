"""The rulebook that is shipped: in order, complete in its references, and never silent."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from assistant.domain.applicable import applicable, every_right
from assistant.domain.binding import Addressee
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.rules.cache import open_rulebook
from assistant.rules.calendars import Calendars
from assistant.rules.checking import check_folder, load_folder

ON = datetime.date(2026, 11, 23)  # a Monday
PLACES = ["AT", "AU", "CA", "CA-ON", "CA-QC", "CH", "DE", "ES", "EU", "FR", "GB", "IE", "IT", "NL", "NZ", "US", "US-CA"]


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "letters" / "rulebook"


@pytest.fixture(scope="module")
def rulebook(folder: Path) -> Rulebook:
    return load_folder(folder)


@pytest.fixture(scope="module")
def calendars(rulebook: Rulebook) -> Calendars:
    return Calendars(rulebook)


def test_every_file_is_in_order(folder: Path) -> None:
    assert [str(problem) for problem in check_folder(folder).problems] == []


def test_the_first_places_are_there(rulebook: Rulebook) -> None:
    assert set(PLACES) <= rulebook.places.keys()


@pytest.mark.parametrize(
    ("where", "who", "right", "expected"),
    [
        ("US-CA", "experian-us", Right.ACCESS, "fcra"),
        ("US-CA", "experian-us", Right.DISPUTE, "fcra"),
        ("US-CA", "uber-us", Right.ACCESS, "ccpa"),
        ("DE", "schufa", Right.ACCESS, "gdpr"),
        ("CA-QC", "equifax-ca", Right.SECURITY_FREEZE, "qc-caaa"),
        ("CA-QC", "equifax-ca", Right.ACCESS, "qc-private-sector"),
        ("CA-QC", Kind.BANK, Right.ACCESS, "pipeda"),
        ("CH", "crif-ch", Right.ACCESS, "dsg-ch"),
        ("GB", Kind.BANK, Right.ADVERSE_ACTION, "cca-1974"),
        ("GB", "experian-gb", Right.ACCESS, "uk-gdpr"),
        ("GB", "experian-gb", Right.NOTICE_OF_CORRECTION, "cca-1974"),
        ("NZ", "centrix-nz", Right.ACCESS, "crpc-2020"),
        ("NZ", Kind.DATING, Right.ACCESS, "privacy-act-2020"),
        ("AU", "equifax-au", Right.ACCESS, "part-iiia"),
        ("FR", Kind.DELIVERY, Right.ACCESS, "gdpr"),
    ],
)
def test_the_law_that_a_lawyer_would_name_leads(
    rulebook: Rulebook, where: str, who: str | Kind, right: Right, expected: str
) -> None:
    addressee = Addressee(who) if isinstance(who, Kind) else Addressee.of(rulebook.organisation(who))
    leading = applicable(rulebook, where, addressee, right, ON).leading
    assert leading is not None
    assert leading.law.id == expected


def test_the_german_act_is_listed_after_what_it_adds_to(rulebook: Rulebook) -> None:
    answer = applicable(rulebook, "DE", Addressee.of(rulebook.organisation("schufa")), Right.ACCESS, ON)
    assert [candidate.law.id for candidate in answer.candidates] == ["gdpr", "bdsg"]


def test_a_right_of_next_week_is_announced(rulebook: Rulebook) -> None:
    drivers = Addressee(Kind.RIDE_HAILING)
    before = applicable(rulebook, "FR", drivers, Right.PORTABILITY, datetime.date(2026, 12, 1))
    after = applicable(rulebook, "FR", drivers, Right.PORTABILITY, datetime.date(2026, 12, 2))
    assert "platform-work" not in {candidate.law.id for candidate in before.candidates}
    assert "platform-work" in {candidate.law.id for candidate in after.candidates}


@pytest.mark.parametrize("where", PLACES)
def test_every_kind_and_right_has_an_answer(rulebook: Rulebook, where: str) -> None:
    for kind in Kind:
        for answer in every_right(rulebook, where, Addressee(kind), ON):
            assert bool(answer.candidates) != (answer.nothing is not None)
            if answer.candidates:
                assert answer.candidates[0].adds_to is None


@pytest.mark.parametrize("where", PLACES)
def test_every_rule_leads_to_somebody_who_hears_a_complaint(rulebook: Rulebook, where: str) -> None:
    lost = [
        rule.id
        for law in rulebook.laws_reaching(where)
        for rule in law.rules
        if law.place == where and not (rulebook.remedies(rule, where) or rule.remedies_note or rule.remedy_kinds)
    ]
    assert lost == []


def test_every_seat_has_a_calendar(rulebook: Rulebook, calendars: Calendars) -> None:
    for seat in {organisation.seat for organisation in rulebook.organisations.values() if organisation.seat}:
        assert calendars.calendar(seat).holiday(datetime.date(2026, 12, 25)) is not None or seat == "IL"


@pytest.mark.parametrize("where", [code for code in PLACES if code != "EU"])
def test_every_place_has_a_calendar_that_reaches_far_enough(calendars: Calendars, where: str) -> None:
    calendar = calendars.calendar(where)
    assert calendar.first_year <= 2018
    assert calendar.last_year >= 2028


def test_a_request_is_answered_by_an_organisation_that_serves_the_place(rulebook: Rulebook) -> None:
    for organisation in rulebook.organisations.values():
        assert all(code in rulebook.places for code in organisation.places)


def test_the_rulebook_opens_fast_from_its_copy(folder: Path, tmp_path: Path) -> None:
    kept = open_rulebook(folder, tmp_path)
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        again = open_rulebook(folder, tmp_path)
        best = min(best, time.perf_counter() - started)
    assert again == kept
    assert best < 0.08
