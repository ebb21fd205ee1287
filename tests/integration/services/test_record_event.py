"""Recording and correcting what happened."""

from __future__ import annotations

import datetime

import pytest

from assistant.clock import FixedClock
from assistant.domain.chain import Head
from assistant.domain.events import Event, EventKind, in_force
from assistant.domain.requests import Outlook, Request
from assistant.errors import BadInput, Conflict, DateUnknown, NotFound
from assistant.services import record_event as service
from assistant.services.correct_event import AlreadyCorrected, SeenTooEarly, correct_event, take_back_event
from assistant.services.open_store import Store, WorkspaceSession
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.save_request import save_request
from assistant.store.events import LogMovedOn, head_of_log
from tests.integration.databases import TUESDAY, new_request

MONDAY = TUESDAY - datetime.timedelta(days=1)
WEDNESDAY = TUESDAY + datetime.timedelta(days=1)
THURSDAY = TUESDAY + datetime.timedelta(days=2)


@pytest.fixture
def request_id(store: Store, workspace: str, clock: FixedClock) -> str:
    with store.unit_of_work(workspace) as session:
        return save_request(session, clock, new_request()).id


class TestRecording:
    def test_an_event_is_kept_as_it_was_said(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(
                session, clock, request_id, EventKind.SENT, MONDAY, channel="post", note="Grüße <b>", proof="RR 123 DE"
            )
        with store.reading(workspace) as session:
            history = request_history(session, request_id)
        assert history.events == (
            Event(1, EventKind.SENT, MONDAY, channel="post", note="Grüße <b>", proof="RR 123 DE"),
        )
        assert history.log[0].recorded_at == clock.now()
        assert history.trouble is None

    def test_the_history_that_comes_back_holds_it(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            history = record_event(session, clock, request_id, EventKind.SENT, MONDAY)
            assert history == request_history(session, request_id)

    def test_days_may_be_entered_in_any_order(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, TUESDAY)
            history = record_event(session, clock, request_id, EventKind.SENT, MONDAY)
        assert [event.kind for event in in_force(history.events)] == [EventKind.SENT, EventKind.DELIVERED]

    def test_what_is_still_to_come_cannot_have_happened(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session, pytest.raises(BadInput, match="still to come"):
            record_event(session, clock, request_id, EventKind.ANSWERED, THURSDAY)

    def test_where_it_is_tomorrow_already_tomorrow_is_a_day(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        """Tuesday noon in UTC is Wednesday in Auckland (13 hours ahead in March) and on Kiritimati."""
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.ANSWERED, WEDNESDAY)

    def test_a_channel_must_be_a_code(self, store: Store, workspace: str, request_id: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session, pytest.raises(BadInput, match="channel"):
            record_event(session, clock, request_id, EventKind.SENT, MONDAY, channel="by hand to Zoë")

    def test_taking_back_is_not_an_event_of_its_own(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session, pytest.raises(BadInput, match="take an entry back"):
            record_event(session, clock, request_id, EventKind.WITHDRAWN, MONDAY)

    def test_a_form_sent_twice_records_once(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.SENT, MONDAY, seen=0)
        with store.unit_of_work(workspace) as session, pytest.raises(SeenTooEarly, match="in the meantime"):
            record_event(session, clock, request_id, EventKind.SENT, MONDAY, seen=0)
        with store.unit_of_work(workspace) as session:
            assert len(record_event(session, clock, request_id, EventKind.DELIVERED, TUESDAY, seen=1).events) == 2

    def test_a_number_that_somebody_else_took_is_tried_again(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with store.unit_of_work(workspace) as session:
            stale = head_of_log(session, request_id)
            record_event(session, clock, request_id, EventKind.SENT, MONDAY)
            heads = iter([stale, stale])

            def once_stale(session: WorkspaceSession, request: str, *, lock: bool = False) -> Head:
                return next(heads, None) or head_of_log(session, request, lock=lock)

            monkeypatch.setattr(service, "head_of_log", once_stale)
            history = record_event(session, clock, request_id, EventKind.DELIVERED, TUESDAY)
        assert [event.number for event in history.events] == [1, 2]
        assert history.trouble is None

    def test_a_number_that_is_always_taken_is_a_conflict(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with store.unit_of_work(workspace) as session:
            stale = head_of_log(session, request_id)
            record_event(session, clock, request_id, EventKind.SENT, MONDAY)
            monkeypatch.setattr(service, "head_of_log", lambda *arguments, **named: stale)
            with pytest.raises(LogMovedOn) as refused:
                record_event(session, clock, request_id, EventKind.DELIVERED, TUESDAY)
        assert isinstance(refused.value, Conflict)
        with store.reading(workspace) as session:
            assert len(request_history(session, request_id).events) == 1


class TestOutlook:
    def test_it_is_derived_from_the_whole_log_and_kept(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        def outlook_of(request: Request, events: tuple[Event, ...]) -> Outlook:
            return Outlook(f"{request.law}-{len(events)}", THURSDAY, "answer")

        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.SENT, MONDAY, outlook_of=outlook_of)
            history = record_event(session, clock, request_id, EventKind.DELIVERED, TUESDAY, outlook_of=outlook_of)
        assert history.request.outlook == Outlook("gdpr-2", THURSDAY, "answer")

    def test_what_happened_is_kept_where_no_date_can_be_known(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        def outlook_of(request: Request, events: tuple[Event, ...]) -> Outlook:
            raise DateUnknown("no calendar for 2036")

        with store.unit_of_work(workspace) as session:
            history = record_event(session, clock, request_id, EventKind.SENT, MONDAY, outlook_of=outlook_of)
        assert len(history.events) == 1
        assert history.request.outlook == Outlook("date_unknown")

    def test_closing_and_opening_again(self, store: Store, workspace: str, request_id: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            closed = record_event(session, clock, request_id, EventKind.CLOSED, TUESDAY)
            assert closed.request.closed_on == TUESDAY
            assert take_back_event(session, clock, request_id, 1).request.closed_on is None


class TestCorrecting:
    def test_a_correction_counts_and_the_log_keeps_both(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, MONDAY, note="I think")
            history = correct_event(session, clock, request_id, 1, EventKind.DELIVERED, TUESDAY, note="slip found")
        assert [event.day for event in history.events] == [MONDAY, TUESDAY]
        assert in_force(history.events) == (Event(2, EventKind.DELIVERED, TUESDAY, note="slip found", corrects=1),)
        assert history.trouble is None

    def test_what_did_not_happen_is_taken_back(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.ANSWERED, MONDAY)
            history = take_back_event(session, clock, request_id, 1, note="another company's letter")
        assert in_force(history.events) == ()
        assert history.events[1] == Event(2, EventKind.WITHDRAWN, MONDAY, note="another company's letter", corrects=1)

    def test_an_entry_is_corrected_once_and_then_its_correction(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, MONDAY)
            correct_event(session, clock, request_id, 1, EventKind.DELIVERED, TUESDAY)
            with pytest.raises(AlreadyCorrected, match="the one that replaced it"):
                correct_event(session, clock, request_id, 1, EventKind.DELIVERED, MONDAY)
            history = correct_event(session, clock, request_id, 2, EventKind.DELIVERED, MONDAY)
        assert [event.number for event in in_force(history.events)] == [3]

    def test_what_was_taken_back_cannot_be_corrected(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, MONDAY)
            take_back_event(session, clock, request_id, 1)
            for number in (1, 2):
                with pytest.raises(AlreadyCorrected):
                    correct_event(session, clock, request_id, number, EventKind.DELIVERED, MONDAY)

    @pytest.mark.parametrize("number", [0, 2, -1, 10**9])
    def test_an_entry_that_does_not_exist_is_not_found(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock, number: int
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, MONDAY)
            with pytest.raises(NotFound):
                correct_event(session, clock, request_id, number, EventKind.DELIVERED, MONDAY)

    def test_a_correction_sent_twice_records_once(
        self, store: Store, workspace: str, request_id: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request_id, EventKind.DELIVERED, MONDAY)
            record_event(session, clock, request_id, EventKind.ANSWERED, TUESDAY)
            correct_event(session, clock, request_id, 1, EventKind.DELIVERED, TUESDAY, seen=2)
            with pytest.raises(SeenTooEarly):
                correct_event(session, clock, request_id, 2, EventKind.ANSWERED, TUESDAY, seen=2)
