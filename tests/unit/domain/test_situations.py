from __future__ import annotations

import pytest

from assistant.domain.journeys import Choice, Situation
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.domain.situations import HELPS, HOLDERS, fitting, kinds_in_order

OFFERED = tuple(Choice(right, "law") for right in Right)


@pytest.mark.parametrize("situation", Situation)
def test_every_situation_has_rights_that_help_and_kinds_that_hold_the_file(situation: Situation) -> None:
    assert HELPS[situation]
    assert HOLDERS[situation]
    assert sorted(kinds_in_order(situation)) == sorted(Kind)


def test_the_likeliest_right_comes_first() -> None:
    assert [choice.right for choice in fitting(Situation.WRONG, OFFERED)] == list(HELPS[Situation.WRONG])


def test_two_laws_that_give_the_same_keep_their_order() -> None:
    offered = (Choice(Right.ERASURE, "special"), Choice(Right.CORRECTION, "gdpr"), Choice(Right.ERASURE, "gdpr"))
    found = fitting(Situation.WRONG, offered)
    assert [choice.code for choice in found] == ["correction:gdpr", "erasure:special", "erasure:gdpr"]


def test_where_everything_leads_to_the_same_only_one_is_taken() -> None:
    assert [choice.right for choice in fitting(Situation.EVERYTHING, OFFERED)] == [Right.ACCESS]


def test_what_no_law_gives_does_not_fit() -> None:
    assert fitting(Situation.BLOCKED, [Choice(Right.PORTABILITY, "law")]) == ()


def test_somebody_blocked_meets_platforms_before_bureaus() -> None:
    order = kinds_in_order(Situation.BLOCKED)
    assert order.index(Kind.RIDE_HAILING) < order.index(Kind.CREDIT_BUREAU)
