"""Days that look like a slip of the pen, and events that cannot have happened yet."""

from __future__ import annotations

import pytest

from assistant.domain.events import EventKind
from assistant.domain.explaining import in_words
from assistant.domain.odd_days import odd_day
from assistant.domain.offered_events import can_have_happened
from tests.unit.domain.days import day, events

WRITTEN = day("Mon 2026-03-02")
HAPPENED = events(sent="Tue 2026-03-03", delivered="Thu 2026-03-05", identity_asked="Mon 2026-03-16")


@pytest.mark.parametrize(
    ("kind", "on", "words"),
    [
        ("delivered", "Mon 2026-03-02", "That is before the letter went out, on Tue 3 Mar 2026."),
        ("sent", "Sun 2026-03-01", "That is before the letter was written, on Mon 2 Mar 2026."),
        ("identity_given", "Fri 2026-03-13", "That is before what it answers, on Mon 16 Mar 2026."),
        ("answered", "Wed 2028-03-08", "That is more than two years after Tue 3 Mar 2026."),
    ],
)
def test_a_slip_is_asked_about(kind: str, on: str, words: str) -> None:
    found = odd_day(EventKind(kind), day(on), HAPPENED, WRITTEN)
    assert found is not None
    assert in_words(found) == words


@pytest.mark.parametrize(
    ("kind", "on"),
    [
        ("sent", "Mon 2026-03-02"),  # the day on which it was written
        ("delivered", "Tue 2026-03-03"),  # an e-mail, or by hand
        ("identity_given", "Mon 2026-03-16"),
        ("answered", "Thu 2026-12-31"),
    ],
)
def test_what_can_be_is_not_asked_about(kind: str, on: str) -> None:
    assert odd_day(EventKind(kind), day(on), HAPPENED, WRITTEN) is None


def test_without_a_letter_and_a_sending_nothing_is_odd() -> None:
    assert odd_day(EventKind.ANSWERED, day("Sun 2026-03-01"), (), None) is None


@pytest.mark.parametrize("kind", ["bounced", "identity_given", "clarification_given", "fee_paid", "decided"])
def test_what_answers_something_needs_that_first(kind: str) -> None:
    assert not can_have_happened(EventKind(kind), ())


def test_once_it_began_it_can_end() -> None:
    assert can_have_happened(EventKind.IDENTITY_GIVEN, HAPPENED)
    assert can_have_happened(EventKind.BOUNCED, HAPPENED)
    assert not can_have_happened(EventKind.FEE_PAID, HAPPENED)


def test_a_withdrawal_is_never_an_event_of_its_own() -> None:
    assert not can_have_happened(EventKind.WITHDRAWN, HAPPENED)
