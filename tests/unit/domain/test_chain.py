"""The chained log: what is changed, moved, left out or cut off is noticed; keys and notes stay out of it."""

from __future__ import annotations

import dataclasses
import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.chain import (
    ChainBroken,
    Entry,
    Head,
    continues,
    head_of,
    link,
    start_of,
    verify,
)
from assistant.domain.events import Event, EventKind

REQUEST = "01957f3c-0000-7000-8000-000000000001"
OTHER = "01957f3c-0000-7000-8000-000000000002"
NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)

Said = tuple[EventKind, datetime.date, str | None, str | None, str | None]

said = st.tuples(
    st.sampled_from(EventKind),
    st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)),
    st.none() | st.text(max_size=20),
    st.none() | st.text(max_size=20),
    st.none() | st.text(max_size=20),
)
logs = st.lists(said, min_size=1, max_size=8)


def a_log(parts: list[Said]) -> list[Entry]:
    entries: list[Entry] = []
    for number, (kind, day, channel, note, proof) in enumerate(parts, 1):
        event = Event(number, kind, day, channel=channel, note=note, proof=proof)
        entries.append(link(REQUEST, head_of(REQUEST, entries), event, NOON, f"{number:064x}"))
    return entries


def three() -> list[Entry]:
    day = datetime.date(2026, 3, 3)
    return a_log(
        [
            (EventKind.SENT, day, "post", None, "receipt 12"),
            (EventKind.DELIVERED, day, None, "signed by the porter", None),
            (EventKind.ANSWERED, day, "post", None, None),
        ]
    )


@given(logs)
def test_a_log_as_recorded_verifies(parts: list[Said]) -> None:
    log = a_log(parts)
    verify(REQUEST, log, head_of(REQUEST, log))


@given(logs, st.randoms(use_true_random=False))
def test_any_change_to_any_entry_is_noticed(parts: list[Said], dice: random.Random) -> None:
    log = a_log(parts)
    at = dice.randrange(len(log))
    event = log[at].event
    changed = dice.choice(
        [
            dataclasses.replace(event, day=event.day + datetime.timedelta(days=1)),
            dataclasses.replace(event, note=(event.note or "") + "!"),
            dataclasses.replace(event, proof=(event.proof or "") + "!"),
            dataclasses.replace(event, channel=(event.channel or "") + "!"),
            dataclasses.replace(event, corrects=7),
            dataclasses.replace(event, kind=next(kind for kind in EventKind if kind is not event.kind)),
        ]
    )
    log[at] = dataclasses.replace(log[at], event=changed)
    with pytest.raises(ChainBroken, match=f"Entry {at + 1}"):
        verify(REQUEST, log)


def test_a_changed_moment_of_recording_is_noticed() -> None:
    log = three()
    log[1] = dataclasses.replace(log[1], recorded_at=NOON + datetime.timedelta(microseconds=1))
    with pytest.raises(ChainBroken, match="Entry 2"):
        verify(REQUEST, log)


def test_the_same_moment_in_another_time_zone_is_no_change() -> None:
    log = three()
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    log[1] = dataclasses.replace(log[1], recorded_at=NOON.astimezone(zone))
    verify(REQUEST, log)


def test_a_missing_entry_is_noticed() -> None:
    log = three()
    with pytest.raises(ChainBroken, match="Entry 2"):
        verify(REQUEST, [log[0], log[2]])


def test_entries_in_another_order_are_noticed() -> None:
    log = three()
    with pytest.raises(ChainBroken, match="Entry 1"):
        verify(REQUEST, [log[1], log[0], log[2]])


def test_a_missing_end_is_noticed_by_the_head() -> None:
    log = three()
    verify(REQUEST, log[:2])
    with pytest.raises(ChainBroken, match="should hold 3 entries and holds 2"):
        verify(REQUEST, log[:2], head_of(REQUEST, log))


def test_a_rewritten_end_is_noticed_by_the_head() -> None:
    log = three()
    rewritten = [*log[:2], link(REQUEST, head_of(REQUEST, log[:2]), log[2].event, NOON, "f" * 64)]
    verify(REQUEST, rewritten)
    with pytest.raises(ChainBroken, match="its end was changed"):
        verify(REQUEST, rewritten, head_of(REQUEST, log))


def test_the_log_of_another_request_does_not_pass() -> None:
    with pytest.raises(ChainBroken, match="Entry 1"):
        verify(OTHER, three())


def test_an_entry_must_follow_the_one_before() -> None:
    with pytest.raises(ValueError, match="entry 3 cannot follow entry 0"):
        link(REQUEST, start_of(REQUEST), Event(3, EventKind.SENT, NOON.date()), NOON, "0" * 64)


def test_an_empty_log_has_the_head_it_starts_from() -> None:
    assert head_of(REQUEST, []) == start_of(REQUEST)
    assert start_of(REQUEST) != start_of(OTHER)
    verify(REQUEST, [], start_of(REQUEST))


def test_the_salt_keeps_equal_notes_from_looking_alike() -> None:
    event = Event(1, EventKind.SENT, NOON.date(), note="to my lawyer")
    start = start_of(REQUEST)
    assert (
        link(REQUEST, start, event, NOON, "0" * 64).fingerprint
        != link(REQUEST, start, event, NOON, "1" * 64).fingerprint
    )


def test_fingerprints_stay_what_they_are_in_every_later_version() -> None:
    """Logs that were exported must verify for ever: this value may not change."""
    event = Event(1, EventKind.SENT, NOON.date(), channel="post", note="Grüße", proof=None, corrects=None)
    entry = link(REQUEST, start_of(REQUEST), event, NOON, "ab" * 32)
    assert start_of(REQUEST).fingerprint == "9f5db6e2a58247b5bc29ae9251d3c04627bfd874b7e1061a7b3d0e05ca07b7ec"
    assert entry.fingerprint == "f2f3e04fb1cd46b2f80da12350c2df6783cbd16f9ccbcf39dbedd1d5a130abb7"


def test_a_log_continues_an_older_copy_of_itself_only() -> None:
    log = three()
    assert continues(log[:1], log)
    assert continues(log, log)
    assert continues([], log)
    assert not continues(log, log[:1])
    other = a_log([(EventKind.DELIVERED, NOON.date(), None, None, None)])
    assert not continues(other, log)


def test_a_head_names_length_and_end() -> None:
    log = three()
    assert head_of(REQUEST, log) == Head(3, log[-1].fingerprint)
