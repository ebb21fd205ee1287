from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.confidence import Confidence
from assistant.domain.identifiers import Identifier, choose, needed
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.rights import Right


def organisation(kind: Kind, place: str, needs: tuple[str, ...] = ()) -> Organisation:
    return Organisation(
        id="x",
        name="X",
        legal_name="X Ltd",
        group="x",
        places=(place,),
        seat=place,
        kind=kind,
        what_it_holds="things",
        basis="generic",
        source=(),
        checked_on=None,
        confidence=Confidence.KNOWN,
        needs=needs,
    )


def test_an_american_bureau_matches_by_the_last_four_digits() -> None:
    wanted = needed(organisation(Kind.CREDIT_BUREAU, "US"), Right.DISPUTE)
    chosen = choose({Identifier.SSN: ["123-45-6789"]}, wanted)
    assert chosen.printed == ((Identifier.SSN_LAST4, ("6789",)),)
    assert chosen.left_out[0].field == "person.identifiers.ssn"


def test_a_british_bureau_gets_no_social_security_number_at_all() -> None:
    wanted = needed(organisation(Kind.CREDIT_BUREAU, "GB"), Right.ACCESS)
    chosen = choose({Identifier.SSN: ["123-45-6789"], Identifier.DATE_OF_BIRTH: ["1980-02-29"]}, wanted)
    assert chosen.printed == ((Identifier.DATE_OF_BIRTH, ("1980-02-29",)),)
    assert "never printed whole" in chosen.left_out[0].why.text


def test_a_platform_gets_the_account_and_no_date_of_birth() -> None:
    wanted = needed(organisation(Kind.RIDE_HAILING, "DE"), Right.ACCESS)
    chosen = choose({Identifier.EMAIL: ["a@example.org"], Identifier.DATE_OF_BIRTH: ["1980-02-29"]}, wanted)
    assert [identifier for identifier, _ in chosen.printed] == [Identifier.EMAIL]
    assert "does not need it" in chosen.left_out[0].why.text


def test_the_directory_decides_where_it_says_what_is_needed() -> None:
    wanted = needed(organisation(Kind.CREDIT_BUREAU, "ES", needs=("national_id", "unheard_of")), Right.ACCESS)
    assert wanted == (Identifier.NATIONAL_ID,)


def test_of_a_national_identity_number_only_the_end_is_printed() -> None:
    assert choose({Identifier.NATIONAL_ID: ["12.345.678-Z"]}, (Identifier.NATIONAL_ID,)).printed == (
        (Identifier.NATIONAL_ID, ("678Z",)),
    )


def test_passport_and_card_numbers_are_never_printed_even_where_the_directory_asks() -> None:
    chosen = choose(
        {Identifier.PASSPORT_NUMBER: ["C01X00T47"], Identifier.CARD_NUMBER: ["4111111111111111"]},
        (Identifier.PASSPORT_NUMBER, Identifier.CARD_NUMBER),
    )
    assert chosen.printed == ()
    assert len(chosen.left_out) == 2


def test_a_social_security_number_under_another_name_is_left_out() -> None:
    chosen = choose({Identifier.ACCOUNT_NUMBER: ["123-45-6789"]}, (Identifier.ACCOUNT_NUMBER,))
    assert chosen.printed == ()
    assert "social security" in chosen.left_out[0].why.text


def test_identifiers_are_printed_in_the_order_of_weight_whatever_the_order_given() -> None:
    wanted = needed(organisation(Kind.CREDIT_BUREAU, "GB"), Right.ACCESS)
    given_last_first = {Identifier.FILE_REFERENCE: ["R1"], Identifier.DATE_OF_BIRTH: ["1980-02-29"]}
    printed = choose(given_last_first, wanted).printed
    assert [identifier for identifier, _ in printed] == [Identifier.DATE_OF_BIRTH, Identifier.FILE_REFERENCE]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_organisation_finds_people_by_something(kind: Kind) -> None:
    assert needed(organisation(kind, "DE"), Right.ACCESS)


@given(
    st.dictionaries(
        st.sampled_from(Identifier), st.lists(st.from_regex(r"\d{9}|\d{3}-\d{2}-\d{4}", fullmatch=True), min_size=1)
    ),
    st.lists(st.sampled_from(Identifier), unique=True),
)
def test_whatever_is_given_and_wanted_no_whole_number_of_a_person_is_printed(
    given_: dict[Identifier, list[str]], wanted: list[Identifier]
) -> None:
    for identifier, values in choose(given_, wanted).printed:
        assert identifier in wanted
        if identifier in (Identifier.SSN_LAST4, Identifier.SIN_LAST3, Identifier.NATIONAL_ID):
            assert all(len(value) <= 4 for value in values)
        assert all("-" not in value for value in values)
