"""An index of names answers whatever people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.name_index import How, Match, NameIndex, Names, host_of, registrable

NAMES = (
    Names("Experian", ("Experian Ltd", "CreditExpert"), ("experian.co.uk",), frozenset({"uk", "kingdom"})),
    Names("TransUnion", ("Callcredit",), ("transunion.co.uk",)),
    Names("Deutsche Bank", (), ("deutsche-bank.de",), frozenset({"germany"})),
    Names("Deutsche Kreditbank", ("DKB",), ("dkb.de",), frozenset({"germany"})),
    Names("Alipay", ("支付宝",), ("alipay.com",)),
    Names("Match Group", ("Tinder", "Dating by Match"), ("gotinder.com",)),
    Names("Bürgel"),
)
INDEX = NameIndex(NAMES)


def best(query: str) -> str:
    """The name that is found first."""
    found = INDEX.find(query)
    return NAMES[max(found, key=lambda number: (found[number], -number))].name if found else ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("experian", "Experian"),
        ("EXPERIAN LTD.", "Experian"),
        ("exper", "Experian"),
        ("experien", "Experian"),
        ("experian uk", "Experian"),
        ("credit expert", "Experian"),
        ("https://www.experian.co.uk/consumer/", "Experian"),
        ("help@uk.experian.co.uk", "Experian"),
        ("experian.com", "Experian"),
        ("trans union", "TransUnion"),
        ("call credit", "TransUnion"),
        ("bank deutsche", "Deutsche Bank"),
        ("deutschebank", "Deutsche Bank"),
        ("deutsche bank germany", "Deutsche Bank"),
        ("kreditbank", "Deutsche Kreditbank"),
        ("支付", "Alipay"),
        ("付宝", "Alipay"),
        ("Алипай", "Alipay"),
        ("dating app tinder", "Match Group"),
        ("buergel", "Bürgel"),
        ("burgel", "Bürgel"),
        ("alipay germany", "Alipay"),
        ("", ""),
        ("?!", ""),
        ("germany", ""),
        ("experian london", "Experian"),
        ("nothing like that", ""),
    ],
)
def test_what_people_type_finds_what_they_mean(query: str, name: str) -> None:
    assert best(query) == name


def test_a_whole_word_is_better_than_its_beginning_and_that_than_a_slip() -> None:
    assert INDEX.find("experian")[0].how is How.WHOLE
    assert INDEX.find("experi")[0].how is How.BEGINS
    assert INDEX.find("experien")[0].how is How.NEARLY
    assert Match(How.WHOLE, 1.0) > Match(How.BEGINS, 9.0)


def test_what_stands_beside_finds_nothing_by_itself() -> None:
    assert INDEX.find("kingdom") == {}


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_it(query: str) -> None:
    assert set(INDEX.find(query)) <= set(range(len(NAMES)))


@pytest.mark.parametrize(
    ("host", "registered"),
    [("www.experian.co.uk", "experian.co.uk"), ("a.b.schufa.de", "schufa.de"), ("x.com.au", "x.com.au"), ("ab", "ab")],
)
def test_a_host_belongs_to_whoever_registered_it(host: str, registered: str) -> None:
    assert registrable(host) == registered


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Schufa.de/x?y", "schufa.de"),
        ("datenschutz@schufa.de", "schufa.de"),
        ("http://a.example.org:8080", "a.example.org"),
        ("none", ""),
        ("", ""),
    ],
)
def test_an_address_has_a_host(address: str, host: str) -> None:
    assert host_of(address) == host
