"""Postal addresses are compared with how their country writes them; what is odd is a doubt, never a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.postal import as_written_there, postal_doubts


def wrong(country: str, *lines: str) -> list[str]:
    return [doubt.wrong for doubt in postal_doubts(("Somebody Ltd", *lines), country)]


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("DE", ("Lichtweg 3", "10115 Berlin")),
        ("DE", ("Postfach 10 34 41", "50474 Köln")),
        ("GB", ("PO Box 8000", "Nottingham", "NG80 7WF")),
        ("GB", ("12 High Street", "Leeds LS1 1AA")),
        ("IE", ("Airside Business Park", "Swords", "Co. Dublin")),
        ("IE", ("Thomas Street West", "Dublin 8")),
        ("IE", ("1 Quay Street", "Dublin", "D02 R744")),
        ("US", ("PO Box 2000", "Chester, PA 19016")),
        ("US", ("PO Box 2000", "New York NY 10036-1234")),
        ("US", ("PO Box 2000", "Washington, District of Columbia 20036")),
        ("CA", ("PO Box 190", "Montréal QC H1S 2Z2")),
        ("AU", ("PO Box 964", "North Sydney NSW 2059")),
        ("FR", ("1 rue de la Paix", "75002 Paris")),
        ("FR", ("TSA 1", "93201 Saint-Denis CEDEX")),
        ("NL", ("Postbus 6080", "4000 HB Tiel")),
        ("LU", ("1 rue Haute", "L-1855 Luxembourg")),
        ("CH", ("Hauptstrasse 1", "8001 Zürich")),
        ("HU", ("Kőér utca 2", "1103 Budapest")),
        ("SE", ("Box 1", "SE-169 93 Solna")),
        ("HK", ("1 Queen's Road", "Central")),
        ("ZZ", ("anything", "at all")),
    ],
)
def test_an_address_as_its_country_writes_it_is_beyond_doubt(country: str, lines: tuple[str, ...]) -> None:
    assert wrong(country, *lines) == []


@pytest.mark.parametrize(
    ("country", "lines", "said"),
    [
        ("DE", ("Lichtweg 3", "Berlin"), "no line holds a postcode as DE has them"),
        ("FR", ("53 rue de Châteaudun", "Paris 9"), "no line holds a postcode as FR has them"),
        ("US", ("PO Box 1", "San Francisco", "CA 94120"), "the line with the postcode is not as the country writes it"),
        ("US", ("PO Box 1", "Chester, PA 94120"), "'94120' is no postcode of PA"),
        ("CA", ("PO Box 1", "Montréal ON H1S 2Z2"), "'H1S 2Z2' is no postcode of ON"),
        ("DE", ("Lichtweg 3", "Berlin 10115"), "the line with the postcode is not as the country writes it"),
    ],
)
def test_what_is_not_so_is_said(country: str, lines: tuple[str, ...], said: str) -> None:
    assert wrong(country, *lines) == [said]


def test_the_mend_shows_how_it_is_written_and_names_the_line() -> None:
    (doubt,) = postal_doubts(("Somebody", "PO Box 1", "San Francisco", "CA 94120"), "US")
    assert doubt.mend.startswith("write it as 'Town, ST 95014'")
    assert doubt.line == 3


@pytest.mark.parametrize(
    ("country", "before", "after"),
    [
        ("US", ("A", "1 Main St", "San Francisco", "CA 94105"), ("A", "1 Main St", "San Francisco, CA 94105")),
        ("CA", ("A", "1 Main St", "Ottawa", "ON K1N 5T5"), ("A", "1 Main St", "Ottawa ON K1N 5T5")),
        ("US", ("A", "Suite 300", "CA 94105"), ("A", "Suite 300", "CA 94105")),
        ("US", ("A", "1 Main St", "Chester, PA 19016"), ("A", "1 Main St", "Chester, PA 19016")),
        ("DE", ("A", "Lichtweg", "10115 Berlin"), ("A", "Lichtweg", "10115 Berlin")),
        ("US", ("A", "CA 94105"), ("A", "CA 94105")),
    ],
)
def test_town_and_state_come_into_one_line_where_the_country_writes_them_so(
    country: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert as_written_there(before, country) == after


@given(st.lists(st.text(max_size=30), max_size=6), st.sampled_from(["DE", "GB", "US", "JP", "IE", "??"]))
def test_no_address_breaks_it(lines: list[str], country: str) -> None:
    postal_doubts(lines, country)
    as_written_there(lines, country)
