"""Requests: what can be kept, when one is closed, and how a reference is found again."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from assistant.domain.events import Event, EventKind
from assistant.domain.requests import (
    NewRequest,
    RequestItem,
    closed_on,
    folded_reference,
    is_code,
    request_problems,
)
from assistant.domain.rights import Right

TUESDAY = datetime.date(2026, 3, 3)
WEDNESDAY = datetime.date(2026, 3, 4)

GOOD = NewRequest(
    law="gdpr",
    rights=(Right.ACCESS,),
    rule="gdpr/access:variant@2018-05-25",
    person_in="DE-HE",
    language="pt-BR",
    reference="R-2026-K7M2Q",
    organisation="schufa",
)


def test_a_good_request_has_no_problems() -> None:
    assert request_problems(GOOD) == {}


@pytest.mark.parametrize("field", ["law", "rule", "person_in", "language", "organisation", "kind", "seat", "channel"])
def test_what_is_kept_in_clear_must_be_a_code(field: str) -> None:
    changed = dataclasses.replace(GOOD, **{field: "Zoë Müller"})  # type: ignore[arg-type]
    assert "short code" in request_problems(changed)[field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation": None}, "organisation"),
        ({"own_organisation": {"name": "Corner shop"}}, "organisation"),
        ({"rights": ()}, "rights"),
        ({"rights": (Right.ACCESS, Right.ACCESS)}, "rights"),
        ({"reference": " - "}, "reference"),
        ({"items": (RequestItem(2, what="x"),)}, "items"),
        ({"items": (RequestItem(1, what="x"), RequestItem(1, what="y"))}, "items"),
    ],
)
def test_what_does_not_fit_together_is_named(changes: dict[str, object], field: str) -> None:
    assert field in request_problems(dataclasses.replace(GOOD, **changes))  # type: ignore[arg-type]


def test_an_own_organisation_stands_in_for_one_of_the_directory() -> None:
    own = dataclasses.replace(GOOD, organisation=None, own_organisation={"name": "Corner shop"})
    assert request_problems(own) == {}


@pytest.mark.parametrize("text", ["gdpr", "us-ca/ccpa", "R:1@2018-05-25", "DE-HE", "x" * 120])
def test_codes(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["", "two words", "é", "x" * 121, "a\n", "-a", "a;b", "a\x00"])
def test_not_codes(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("typed", ["R-2026-K7M2Q", "r-2026-k7m2q", " R 2026 K7M2Q ", "R–2026–K7M2Q"])
def test_a_reference_is_found_however_it_was_retyped(typed: str) -> None:
    assert folded_reference(typed) == "r2026k7m2q"


class TestClosedOn:
    def test_a_request_is_open_until_it_is_closed(self) -> None:
        assert closed_on([Event(1, EventKind.ANSWERED, TUESDAY)]) is None

    def test_it_closes_on_the_day_of_the_closing(self) -> None:
        assert closed_on([Event(1, EventKind.CLOSED, TUESDAY)]) == TUESDAY

    def test_taking_the_closing_back_opens_it(self) -> None:
        events = [Event(1, EventKind.CLOSED, TUESDAY), Event(2, EventKind.WITHDRAWN, TUESDAY, corrects=1)]
        assert closed_on(events) is None

    def test_a_corrected_day_counts(self) -> None:
        events = [Event(1, EventKind.CLOSED, TUESDAY), Event(2, EventKind.CLOSED, WEDNESDAY, corrects=1)]
        assert closed_on(events) == WEDNESDAY

    def test_an_entry_that_comes_back_after_the_closing_opens_it(self) -> None:
        events = [Event(1, EventKind.CLOSED, TUESDAY), Event(2, EventKind.REINSERTED, WEDNESDAY)]
        assert closed_on(events) is None
