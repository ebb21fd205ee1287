"""What a workspace found out about a contact: confirmed, corrected or come back, in the order in which it did."""

from __future__ import annotations

import datetime

import pytest

from assistant.domain.directory import ContactField
from assistant.domain.organisations import Address, Kind, Organisation
from assistant.domain.own_records import HowKnown, Said, as_known, bounces, channels, looked_up_on
from assistant.domain.rights import Right
from tests.unit.domain.lawbooks import organisation

MONDAY, TUESDAY = datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)
SEAT = Address("data protection requests", ("Score House", "1 Row", "Leeds", "LS1 1AA"), "GB", in_doubt=True)
DISPUTES = Address("disputes", ("Score House", "2 Row", "Leeds", "LS1 1AB"), "GB")


def listed(**more: object) -> Organisation:
    said: dict[str, object] = {
        "addresses": (SEAT, DISPUTES),
        "email": "privacy@score.example",
        "web_form": "https://score.example/form",
        "doubtful": ("addresses", "email"),
    }
    return organisation("score", Kind.CREDIT_BUREAU, "GB", **(said | more))


def said(how: HowKnown, field: ContactField, value: str | Address, on: datetime.date = MONDAY) -> Said:
    return Said(how, field, on, "", value) if isinstance(value, Address) else Said(how, field, on, value)


def confirmed(field: ContactField, value: str | Address, on: datetime.date = MONDAY) -> Said:
    return said(HowKnown.CONFIRMED, field, value, on)


def corrected(field: ContactField, value: str | Address, on: datetime.date = MONDAY) -> Said:
    return said(HowKnown.CORRECTED, field, value, on)


def bounced(field: ContactField, value: str | Address, on: datetime.date = MONDAY) -> Said:
    return said(HowKnown.BOUNCED, field, value, on)


def test_what_was_confirmed_is_sure() -> None:
    known = as_known(listed(), [confirmed(ContactField.EMAIL, "privacy@score.example")])
    assert known.email == "privacy@score.example"
    assert known.doubtful == ("addresses",)


def test_an_address_is_confirmed_whatever_its_case_and_spaces() -> None:
    retyped = Address(SEAT.purpose, ("SCORE HOUSE", "1  Row", "Leeds", "ls1 1aa"), "GB")
    known = as_known(listed(), [confirmed(ContactField.ADDRESSES, retyped)])
    assert not any(address.in_doubt for address in known.addresses)
    assert known.doubtful == ("email",)


def test_a_confirmation_counts_no_longer_where_the_directory_says_something_else_by_now() -> None:
    moved = listed(email="new@score.example")
    assert as_known(moved, [confirmed(ContactField.EMAIL, "privacy@score.example")]) is moved


def test_a_correction_shadows_what_is_listed_also_when_that_changes() -> None:
    for record in (listed(), listed(email="new@score.example"), listed(email=None)):
        known = as_known(record, [corrected(ContactField.EMAIL, "mine@score.example")])
        assert known.email == "mine@score.example"
        assert "email" not in known.doubtful


def test_a_corrected_address_takes_the_place_of_that_for_the_same_purpose() -> None:
    other = Address(SEAT.purpose, ("Score House", "9 Lane", "York", "YO1 1AA"), "GB")
    known = as_known(listed(), [corrected(ContactField.ADDRESSES, other)])
    assert known.addresses == (other, DISPUTES)
    further = Address("visits", ("Score House", "9 Lane", "York", "YO1 1AA"), "GB")
    assert as_known(listed(), [corrected(ContactField.ADDRESSES, further)]).addresses == (further, SEAT, DISPUTES)


def test_what_came_back_is_gone_and_the_next_way_is_offered() -> None:
    record = listed()
    order = [channel.field for channel in channels(record)]
    assert order == [ContactField.ADDRESSES, ContactField.EMAIL, ContactField.WEB_FORM, ContactField.ADDRESSES]
    without_post = as_known(record, [bounced(ContactField.ADDRESSES, SEAT)])
    assert channels(without_post)[0].address == DISPUTES
    neither = as_known(record, [bounced(ContactField.ADDRESSES, SEAT), bounced(ContactField.ADDRESSES, DISPUTES)])
    assert channels(neither)[0].text == "privacy@score.example"
    said_so = [
        *(bounced(ContactField.ADDRESSES, a) for a in (SEAT, DISPUTES)),
        bounced(ContactField.EMAIL, "privacy@score.example"),
    ]
    assert [channel.field for channel in channels(as_known(record, said_so))] == [ContactField.WEB_FORM]
    assert bounces(said_so) == tuple(said_so)


def test_what_came_back_and_was_looked_up_again_is_back() -> None:
    story = [
        bounced(ContactField.EMAIL, "privacy@score.example"),
        confirmed(ContactField.EMAIL, "privacy@score.example"),
    ]
    assert as_known(listed(), story).email == "privacy@score.example"
    assert as_known(listed(), reversed(story)).email is None


def test_another_address_than_the_one_that_came_back_stays() -> None:
    record = listed(email="new@score.example")
    assert as_known(record, [bounced(ContactField.EMAIL, "privacy@score.example")]) is record


def test_the_address_for_the_right_comes_first() -> None:
    assert channels(listed(), Right.DISPUTE)[0].address == DISPUTES


def test_what_the_organisation_prefers_comes_first_and_doubt_is_said() -> None:
    first, second, *_ = channels(listed(), preferred=ContactField.WEB_FORM)
    assert (first.field, first.in_doubt) == (ContactField.WEB_FORM, False)
    assert (second.field, second.in_doubt) == (ContactField.ADDRESSES, True)


def test_without_any_contact_there_is_no_channel() -> None:
    assert channels(organisation("nobody", Kind.BANK, "GB")) == ()


@pytest.mark.parametrize("how", [HowKnown.CONFIRMED, HowKnown.CORRECTED])
def test_the_day_of_the_last_look_is_that_of_what_stands_there_now(how: HowKnown) -> None:
    story = [
        said(how, ContactField.EMAIL, "privacy@score.example", MONDAY),
        said(how, ContactField.EMAIL, "privacy@score.example", TUESDAY),
    ]
    known = as_known(listed(), story)
    assert looked_up_on(known, story, ContactField.EMAIL) == TUESDAY
    assert looked_up_on(known, story, ContactField.ADDRESSES) is None
    later = [*story, corrected(ContactField.EMAIL, "mine@score.example", TUESDAY)]
    assert looked_up_on(as_known(listed(), later), later[:2], ContactField.EMAIL) is None
