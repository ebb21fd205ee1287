"""State and provincial law in the rulebook that is shipped: whom it binds beside federal law, and from which day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.rules.checking import load_folder

ON = datetime.date(2026, 11, 23)  # a Monday
GENERAL_PRIVACY_ACTS = ["CO", "CT", "DE", "IA", "IN", "KY", "MD", "MN", "MT", "NE", "NH", "NJ", "OR", "RI", "TN", "TX"]
FCRA_KINDS = [Kind.CREDIT_BUREAU, Kind.SPECIALTY_BUREAU, Kind.TENANT_SCREENING, Kind.EMPLOYMENT_SCREENING]


@pytest.fixture(scope="module")
def rulebook(root: Path) -> Rulebook:
    return load_folder(root / "letters" / "rulebook")


def laws(rulebook: Rulebook, where: str, who: Kind, right: Right, on: datetime.date = ON) -> list[str]:
    return [candidate.law.id for candidate in applicable(rulebook, where, Addressee(who), right, on).candidates]


@pytest.mark.parametrize("kind", FCRA_KINDS)
@pytest.mark.parametrize("state", [*GENERAL_PRIVACY_ACTS, "UT", "VA"])
def test_a_state_privacy_act_leaves_credit_files_to_federal_law(rulebook: Rulebook, state: str, kind: Kind) -> None:
    assert laws(rulebook, f"US-{state}", kind, Right.ACCESS) == ["fcra"]


@pytest.mark.parametrize("state", [*GENERAL_PRIVACY_ACTS, "UT", "VA"])
def test_a_state_privacy_act_binds_data_brokers_and_leaves_out_banks(rulebook: Rulebook, state: str) -> None:
    assert len(laws(rulebook, f"US-{state}", Kind.DATA_BROKER, Right.ACCESS)) == 1
    assert laws(rulebook, f"US-{state}", Kind.BANK, Right.ACCESS) == []


@pytest.mark.parametrize(
    ("where", "right", "expected"),
    [
        ("US-CO", Right.FREE_REPORT, ["fcra", "co-ccra"]),
        ("US-GA", Right.FREE_REPORT, ["fcra", "gafree"]),
        ("US-MA", Right.DISPUTE, ["fcra", "macra"]),
        ("US-MD", Right.DISPUTE, ["fcra", "mdccra"]),
        ("US-ME", Right.DISPUTE, ["fcra", "mefcra"]),
        ("US-NJ", Right.FREE_REPORT, ["fcra", "njfcra"]),
        ("US-NY", Right.SECURITY_FREEZE, ["fcra", "nyfcra"]),
        ("US-VT", Right.DISPUTE, ["fcra", "vtfcra"]),
        ("US-WA", Right.DISPUTE, ["fcra", "wafcra"]),
    ],
)
def test_a_state_credit_act_adds_to_the_federal_one(
    rulebook: Rulebook, where: str, right: Right, expected: list[str]
) -> None:
    assert laws(rulebook, where, Kind.CREDIT_BUREAU, right) == expected


@pytest.mark.parametrize(
    ("where", "starts"),
    [
        ("US-OK", datetime.date(2027, 1, 1)),
        ("US-LA", datetime.date(2027, 1, 1)),
        ("US-AL", datetime.date(2027, 5, 1)),
        ("US-VT", datetime.date(2028, 1, 1)),
    ],
)
def test_an_act_to_come_is_offered_from_its_day(rulebook: Rulebook, where: str, starts: datetime.date) -> None:
    before = starts - datetime.timedelta(days=1)
    assert laws(rulebook, where, Kind.SOCIAL, Right.ERASURE, before) == []
    assert len(laws(rulebook, where, Kind.SOCIAL, Right.ERASURE, starts)) == 1


@pytest.mark.parametrize(("where", "act"), [("CA-AB", "ab-pipa"), ("CA-BC", "bc-pipa")])
def test_a_provincial_privacy_act_takes_the_place_of_the_federal_one_but_not_for_federal_undertakings(
    rulebook: Rulebook, where: str, act: str
) -> None:
    assert laws(rulebook, where, Kind.SOCIAL, Right.ACCESS) == [act]
    for kind in (Kind.BANK, Kind.TELECOM, Kind.AIRLINE):
        assert laws(rulebook, where, kind, Right.ACCESS) == ["pipeda"]


def test_colorado_binds_ride_hailing_and_delivery_each_by_its_own_act(rulebook: Rulebook) -> None:
    for kind in (Kind.RIDE_HAILING, Kind.DELIVERY):
        (found,) = applicable(rulebook, "US-CO", Addressee(kind), Right.PLATFORM_DEACTIVATION, ON).candidates
        assert found.rule.variant == kind.value


def test_what_is_only_about_health_data_or_face_prints_says_so(rulebook: Rulebook) -> None:
    for where, law in (("US-WA", "mhmda"), ("US-NV", "nvhealth"), ("US-IL", "bipa")):
        (found,) = applicable(rulebook, where, Addressee(Kind.SOCIAL), Right.ERASURE, ON).candidates
        assert (found.law.id, bool(found.rule.only_for)) == (law, True)
