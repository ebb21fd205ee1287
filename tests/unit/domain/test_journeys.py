from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.domain.answers import Item
from assistant.domain.journeys import (
    Asked,
    Choice,
    Contact,
    Details,
    Journey,
    Situation,
    Step,
    asking_of,
    before,
    choosing,
    editing,
    for_next,
    living_in,
    missing,
    once_made,
    pages,
)
from assistant.domain.rights import Right

CORRECTION = Choice(Right.CORRECTION, "gdpr")
CONTACT = Contact(("Example AG", "Weg 1"), "DE", "", datetime.date(2026, 11, 23))
WHOLE = Journey(
    Situation.WRONG,
    country="DE",
    person_in="DE",
    organisation="schufa",
    choice=CORRECTION,
    items=(Item("a loan", "paid"),),
    details=Details("Änne", ("Weg 1", "10115 Berlin"), "DE"),
    contact=CONTACT,
    language="de",
    profile="plain",
    edits={"p1": "mine"},
)
ASKED = Asked(choices=(CORRECTION, Choice(Right.ERASURE, "gdpr")), items=True)


def test_only_the_pages_that_this_letter_needs_are_there() -> None:
    assert pages(ASKED) == (Step.PLACE, Step.HOLDER, Step.RIGHT, Step.ITEMS, Step.DETAILS, Step.CHECK)
    more = Asked(part=True, right=False, statement=True, contact=True, language=True)
    assert pages(more) == (
        *(Step.PLACE, Step.PART, Step.HOLDER, Step.STATEMENT, Step.DETAILS, Step.CONTACT, Step.LANGUAGE, Step.CHECK),
    )


def test_an_account_has_a_page_of_its_own_where_it_is_needed_or_nothing_else_is_asked() -> None:
    assert Step.ACCOUNT not in pages(Asked(items=True, account=True))
    assert Step.ACCOUNT in pages(Asked(items=True, account=True, account_required=True))
    assert Step.ACCOUNT in pages(Asked(account=True))


@pytest.mark.parametrize(
    ("journey", "step"),
    [
        (Journey(Situation.WRONG), Step.PLACE),
        (replace(WHOLE, organisation=""), Step.HOLDER),
        (replace(WHOLE, choice=None), Step.RIGHT),
        (replace(WHOLE, items=()), Step.ITEMS),
        (replace(WHOLE, details=None), Step.DETAILS),
        (WHOLE, Step.CHECK),
    ],
)
def test_the_first_open_question_comes_next(journey: Journey, step: Step) -> None:
    assert missing(journey, ASKED) is step


def test_a_question_that_may_stay_open_is_asked_once() -> None:
    asked = replace(ASKED, items=False, account=True)
    assert missing(WHOLE, asked) is Step.ACCOUNT
    assert missing(replace(WHOLE, passed=frozenset({Step.ACCOUNT})), asked) is Step.CHECK
    needed = replace(asked, account_required=True)
    assert missing(replace(WHOLE, passed=frozenset({Step.ACCOUNT})), needed) is Step.ACCOUNT


def test_every_page_but_the_first_has_one_before_it() -> None:
    assert before(ASKED, Step.PLACE) is None
    assert before(ASKED, Step.RIGHT) is Step.HOLDER
    assert before(ASKED, Step.CONTACT) is Step.PLACE  # a page that is not asked leads to the beginning


def test_moving_asks_anew_what_follows_from_the_place_and_keeps_the_rest() -> None:
    moved = living_in(WHOLE, "GB", "GB")
    assert (moved.organisation, moved.choice, moved.contact, moved.edits) == ("", None, None, {})
    assert (moved.items, moved.details) == (WHOLE.items, WHOLE.details)
    assert living_in(WHOLE, "DE", "DE") is WHOLE


def test_another_addressee_or_right_asks_anew_what_follows_from_it() -> None:
    other = asking_of(WHOLE, "crif", others=("bkr",))
    assert (other.choice, other.contact, other.language, other.profile, other.edits) == (None, None, None, None, {})
    assert other.others == ("bkr",)
    assert asking_of(WHOLE, "schufa").choice == CORRECTION
    erased = choosing(WHOLE, Choice(Right.ERASURE, "gdpr"))
    assert (erased.contact, erased.edits) == (None, {})
    assert choosing(WHOLE, CORRECTION) is WHOLE


def test_a_part_is_written_anew_left_out_and_put_back() -> None:
    assert editing(WHOLE, "p2", "also mine").edits == {"p1": "mine", "p2": "also mine"}
    assert editing(WHOLE, "p1", "").edits == {"p1": ""}
    assert editing(WHOLE, "p1", None).edits == {}


def test_nothing_typed_is_left_once_the_letter_is_made() -> None:
    assert once_made(WHOLE, "letter-1") == Journey(Situation.WRONG, made="letter-1")


def test_the_next_of_several_gets_the_same_letter_in_the_same_case() -> None:
    several = replace(WHOLE, others=("crif", "bkr"))
    following = for_next(several, "case-1")
    assert following is not None
    assert (following.organisation, following.others, following.case) == ("crif", ("bkr",), "case-1")
    assert following.details == WHOLE.details
    assert for_next(WHOLE, "case-1") is None


def test_a_choice_goes_through_a_form_and_back() -> None:
    assert Choice(Right.FREE_REPORT, "cca-1974", "agency-firm").code == "free_report:cca-1974:agency-firm"
    assert CORRECTION.code == "correction:gdpr"
