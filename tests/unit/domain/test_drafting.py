from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.confidence import Confidence
from assistant.domain.drafting import as_plain_text, edit_blocks, postal_address, reference, window_lines, words_in
from assistant.domain.letters import Addressee, Asks, Letter, Paragraph, Quotation, Run, Sender, Table
from assistant.domain.organisations import Address, Kind, Organisation
from assistant.domain.rights import Right
from assistant.errors import BadInput

BUREAU = Organisation(
    id="equifax-us",
    name="Equifax",
    legal_name="Equifax Information Services LLC",
    group="equifax",
    places=("US",),
    seat="US",
    kind=Kind.CREDIT_BUREAU,
    what_it_holds="loans",
    basis="generic",
    source=(),
    checked_on=None,
    confidence=Confidence.KNOWN,
    addresses=(
        Address("security freeze", ("Equifax Security Freeze", "P.O. Box 1", "Atlanta"), "US"),
        Address("registered office", ("Equifax Information Services LLC", "1 Road", "Atlanta"), "US"),
        Address("disputes", ("Equifax", "P.O. Box 2", "Atlanta"), "US", in_doubt=True),
        Address("data protection requests", ("Privacy", "Equifax Information Services LLC", "Atlanta"), "US"),
    ),
)

LETTER = Letter(
    reference="R-2026-ABCDE",
    language="en",
    profile="plain",
    sender=Sender("Anna Example", ()),
    addressee=Addressee(("Example Ltd",)),
    date=datetime.date(2026, 11, 23),
    place_and_date="23 November 2026",
    reference_label="My reference",
    subject="Access",
    salutation="Dear Sir or Madam,",
    blocks=(
        Paragraph("p3", (Run("I ask "), Run("you", strong=True))),
        Asks("asks5", ((Run("one"),), (Run("two"),))),
        Table("items", ("No.",), (("1",),)),
        Asks("asks9", ((Run("three"),),), first=3),
        Quotation("situation", ("my", "words")),
    ),
    closing="Yours faithfully,",
    signature="Anna Example",
)


def test_a_dispute_goes_where_disputes_go_and_a_freeze_where_freezes_go() -> None:
    assert postal_address(BUREAU, Right.DISPUTE) == BUREAU.addresses[2]
    assert postal_address(BUREAU, Right.SECURITY_FREEZE) == BUREAU.addresses[0]


def test_other_letters_go_to_those_who_deal_with_data_protection() -> None:
    assert postal_address(BUREAU, Right.OBJECTION) == BUREAU.addresses[3]


def test_of_two_equal_addresses_the_one_without_doubt_is_taken() -> None:
    sure = Address("disputes", ("Equifax", "P.O. Box 3"), "US")
    both = dataclasses.replace(BUREAU, addresses=(*BUREAU.addresses, sure))
    assert postal_address(both, Right.DISPUTE) == sure


def test_without_an_address_there_is_none() -> None:
    assert postal_address(dataclasses.replace(BUREAU, addresses=()), Right.ACCESS) is None


def test_a_short_name_in_the_window_becomes_the_legal_entity() -> None:
    assert window_lines(BUREAU, BUREAU.addresses[2])[0] == "Equifax Information Services LLC"


def test_the_legal_entity_comes_first_and_the_attention_line_after_it() -> None:
    assert window_lines(BUREAU, BUREAU.addresses[3])[:2] == ("Equifax Information Services LLC", "Privacy")


def test_a_department_with_the_name_of_the_house_stays_as_the_house_writes_it() -> None:
    assert window_lines(BUREAU, BUREAU.addresses[0])[0] == "Equifax Security Freeze"


def test_a_legal_name_that_is_rather_a_remark_stays_out_of_the_window() -> None:
    several = dataclasses.replace(BUREAU, legal_name="Equifax A; Equifax B")
    assert window_lines(several, BUREAU.addresses[2])[0] == "Equifax"


def test_a_representative_is_told_for_whom() -> None:
    address = Address("representative in the United Kingdom", ("Agents Ltd", "1 Road"), "GB")
    assert window_lines(BUREAU, address) == ("Agents Ltd", "Equifax Information Services LLC", "1 Road")


@given(st.text(), st.integers(2000, 2100))
def test_a_reference_says_the_year_and_nothing_of_its_seed(seed: str, year: int) -> None:
    made = reference(year, seed)
    assert made == reference(year, seed)
    assert len(made) == 12
    assert made.startswith(f"R-{year}-")


def test_a_dash_between_words_is_no_word() -> None:
    assert words_in("I paid — on time, it's proven - 2024") == 7


def test_an_edit_takes_the_place_of_a_paragraph_as_plain_text() -> None:
    edited = edit_blocks(LETTER, {"p3": "**mine** {{7*7}}\nand more"})
    assert edited.blocks[:2] == (Paragraph("p3", (Run("**mine** {{7*7}}"),)), Paragraph("p3.2", (Run("and more"),)))


def test_an_ask_taken_out_moves_the_numbers_up() -> None:
    edited = edit_blocks(LETTER, {"asks5": "only one"})
    assert [block.first for block in edited.blocks if isinstance(block, Asks)] == [1, 2]


def test_an_empty_edit_takes_the_block_out_and_none_leaves_it() -> None:
    edited = edit_blocks(LETTER, {"asks5": " \n", "p3": None})
    assert [block.key for block in edited.blocks] == ["p3", "items", "asks9", "situation"]


def test_what_the_box_for_editing_shows_gives_the_same_words_back() -> None:
    shown = {block.key: as_plain_text(block) for block in LETTER.blocks}
    again = edit_blocks(LETTER, shown)
    assert {block.key: as_plain_text(block) for block in again.blocks} == shown


def test_the_table_is_changed_through_the_items_only() -> None:
    with pytest.raises(BadInput, match="list of what is wrong"):
        edit_blocks(LETTER, {"items": "x"})


def test_a_paragraph_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(BadInput, match="not in the letter any more"):
        edit_blocks(LETTER, {"p99": "x"})


def test_signs_that_cannot_be_printed_are_refused_in_edits() -> None:
    with pytest.raises(BadInput, match=r"U\+0000"):
        edit_blocks(LETTER, {"p3": "a\x00"})
