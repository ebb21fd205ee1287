from __future__ import annotations

import datetime

import pytest

from assistant.domain.addressees import OWN, addressee, confirmed, described, doubt_about, with_addressee
from assistant.domain.journeys import Contact, Journey, OwnOrganisation, Situation
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Kind
from assistant.domain.rights import Right
from assistant.errors import NotFound
from tests.unit.domain.lawbooks import law, organisation, place

SURE = Address("data protection", ("Example AG", "Weg 1"), "DE")
DOUBTFUL = Address("data protection", ("Example AG", "Alter Weg 1"), "DE", in_doubt=True)
OWN_ONE = OwnOrganisation("Dorfauskunftei", Kind.CREDIT_BUREAU, "DE", ("Weg 9", "12345 Dorf"))
CHECKED = Contact(("Example AG", "Neuer Weg 2"), "DE", "new@example.com", datetime.date(2026, 11, 23))


def a_book(**more: object) -> Rulebook:
    return Rulebook.build(
        [place("DE")], [law("gdpr", "DE")], [organisation("bureau", Kind.CREDIT_BUREAU, "DE", **more)]
    )


def asked_of(**more: object) -> Journey:
    return Journey(Situation.EVERYTHING, person_in="DE", **more)  # type: ignore[arg-type]


def test_an_organisation_of_the_directory_is_taken_as_it_stands() -> None:
    book = a_book(addresses=(SURE,))
    assert addressee(book, asked_of(organisation="bureau")) is book.organisation("bureau")


def test_an_organisation_of_ones_own_stands_in_the_place_of_the_directory() -> None:
    own = addressee(a_book(), asked_of(own=OWN_ONE))
    assert (own.id, own.name, own.kind, own.seat, own.places) == (
        OWN,
        "Dorfauskunftei",
        Kind.CREDIT_BUREAU,
        "DE",
        ("DE",),
    )
    assert own.addresses[0].lines == ("Dorfauskunftei", "Weg 9", "12345 Dorf")
    assert with_addressee(a_book(), own).organisation(OWN) is own


@pytest.mark.parametrize("journey", [asked_of(), asked_of(organisation="gone")])
def test_nobody_named_and_nobody_known_is_not_found(journey: Journey) -> None:
    with pytest.raises(NotFound):
        addressee(a_book(), journey)


def test_an_address_in_doubt_is_looked_up_before_a_letter_goes_there() -> None:
    doubt = doubt_about(a_book(addresses=(DOUBTFUL,)).organisation("bureau"), Right.ACCESS)
    assert doubt is not None
    assert doubt.address_in_doubt
    assert doubt.address == DOUBTFUL
    assert doubt_about(a_book(addresses=(SURE,)).organisation("bureau"), Right.ACCESS) is None


def test_an_email_in_doubt_and_no_way_at_all_are_doubts_too() -> None:
    by_mail = a_book(addresses=(SURE,), email="x@example.com", doubtful=("email",)).organisation("bureau")
    doubt = doubt_about(by_mail, Right.ACCESS)
    assert doubt is not None
    assert doubt.email_in_doubt
    nothing = doubt_about(a_book().organisation("bureau"), Right.ACCESS)
    assert nothing is not None
    assert nothing.no_way


def test_what_the_person_looked_up_is_in_doubt_no_more() -> None:
    listed = a_book(addresses=(DOUBTFUL,), email="old@example.com", doubtful=("addresses", "email", "portal"))
    found = confirmed(listed.organisation("bureau"), CHECKED)
    assert found.addresses[0].lines == ("Example AG", "Neuer Weg 2")
    assert (found.email, found.doubtful) == ("new@example.com", ("portal",))
    assert doubt_about(found, Right.ACCESS) is None


def test_an_own_organisation_without_an_address_is_written_to_by_email() -> None:
    own = described(OwnOrganisation("Shop", Kind.MARKETPLACE, "DE", email="privacy@example.com"), "DE")
    assert own.addresses == ()
    assert own.email == "privacy@example.com"
