"""Whom a rule binds: everybody, kinds of organisation, or a few by name; what the rule says goes before the law."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.domain.binding import Addressee, binds, names, spoken_to
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from tests.unit.domain.lawbooks import law, organisation, rule

BUREAU = Addressee(Kind.CREDIT_BUREAU, ("DE",), "schufa")
BANK = Addressee(Kind.BANK, ("DE",), "a-bank")


@pytest.mark.parametrize(
    ("of_law", "of_rule", "bureau", "bank"),
    [
        ({}, {}, True, True),
        ({"addressees": ("credit_bureau",)}, {}, True, False),
        ({}, {"addressees": ("bank",)}, False, True),
        ({"addressees": ("credit_bureau",)}, {"addressees": ("bank",)}, False, True),
        ({"not_addressees": ("bank",)}, {}, True, False),
        ({"not_addressees": ("bank",)}, {"addressees": ("bank",)}, False, False),
        ({"organisations": ("schufa",)}, {}, True, False),
        ({"organisations": ("schufa",)}, {"addressees": ("bank",)}, False, True),
        ({}, {"organisations": ("a-bank",)}, False, True),
        ({}, {"not_organisations": ("a-bank",)}, True, False),
        ({"addressees": ("credit_bureau",), "organisations": ("other",)}, {}, False, False),
    ],
)
def test_whom_a_rule_binds(of_law: dict[str, Any], of_rule: dict[str, Any], bureau: bool, bank: bool) -> None:
    given = law("x", "DE", **of_law)
    one = rule("x", Right.ACCESS, **of_rule)
    assert (binds(given, one, BUREAU), binds(given, one, BANK)) == (bureau, bank)


def test_a_general_rule_names_nobody() -> None:
    assert not names(law("x", "DE"), rule("x", Right.ACCESS), BUREAU)
    assert names(law("x", "DE", addressees=("credit_bureau",)), rule("x", Right.ACCESS), BUREAU)
    assert not names(law("x", "DE", addressees=("bank",)), rule("x", Right.ACCESS), BUREAU)


def test_a_rule_that_says_whom_it_binds_speaks_instead_of_its_law() -> None:
    whole = law("x", "DE", addressees=("bank",), organisations=("a-bank",))
    assert spoken_to(whole, rule("x", Right.ACCESS)) == (("bank",), ("a-bank",))
    assert spoken_to(whole, rule("x", Right.ACCESS, addressees=("social",))) == (("social",), ())


def test_an_organisation_may_act_as_another_kind_than_the_directory_says() -> None:
    known = organisation("big", Kind.DATA_BROKER, "US")
    assert Addressee.of(known) == Addressee(Kind.DATA_BROKER, ("US",), "big")
    assert Addressee.of(known, Kind.CREDIT_BUREAU).kind is Kind.CREDIT_BUREAU
