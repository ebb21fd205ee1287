"""Keeping requests, letters, details and drafts, and finding them again."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from sqlalchemy import text

from assistant.clock import FixedClock
from assistant.domain.events import Event, EventKind
from assistant.domain.requests import Outlook, Request, RequestItem
from assistant.errors import BadInput, NotFound
from assistant.services.keep_draft import discard_draft, keep_draft, list_drafts, open_draft
from assistant.services.list_requests import list_requests
from assistant.services.open_store import Store
from assistant.services.record_event import record_event
from assistant.services.refresh_outlooks import refresh_outlooks
from assistant.services.remember_details import forget_details, remember_details, remembered_details
from assistant.services.request_history import request_history
from assistant.services.save_letter import kept_letter, save_letter
from assistant.services.save_request import ReferenceTaken, save_request
from assistant.store.letters import LetterKept, add_letter
from assistant.store.requests import find_by_reference, get_request
from tests.integration.databases import TUESDAY, a_letter, new_request

DAY = datetime.timedelta(days=1)


class TestSaving:
    def test_a_request_comes_back_as_it_was_given(self, store: Store, workspace: str, clock: FixedClock) -> None:
        new = new_request()
        with store.unit_of_work(workspace) as session:
            kept = save_request(session, clock, new)
        for field in dataclasses.fields(new):
            if field.name != "case":
                assert getattr(kept, field.name) == getattr(new, field.name)
        assert kept.created_on == TUESDAY
        assert kept.closed_on is None
        with store.reading(workspace) as session:
            assert get_request(session, kept.id) == kept

    def test_an_organisation_of_ones_own_is_kept(self, store: Store, workspace: str, clock: FixedClock) -> None:
        own = {"name": "Corner shop", "lines": ["1 Mill Lane"], "country": "IE"}
        with store.unit_of_work(workspace) as session:
            kept = save_request(session, clock, new_request(organisation=None, own_organisation=own))
        assert kept.own_organisation == own
        assert kept.organisation is None

    def test_requests_join_a_case(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            first = save_request(session, clock, new_request("R-1"))
            second = save_request(session, clock, new_request("R-2", case=first.case))
            third = save_request(session, clock, new_request("R-3"))
        assert second.case == first.case != third.case

    def test_what_cannot_be_kept_is_named(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session, pytest.raises(BadInput) as refused:
            save_request(session, clock, new_request(law="the law", items=(RequestItem(2, what="x"),)))
        assert set(refused.value.problems) == {"law", "items"}

    def test_a_reference_is_given_once(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            save_request(session, clock, new_request("R-2026-K7M2Q"))
            with pytest.raises(ReferenceTaken, match="Use a new one"):
                save_request(session, clock, new_request("r 2026 k7m2q"))
            save_request(session, clock, new_request("R-2026-AAAAA"))

    def test_a_reference_finds_its_request(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            kept = save_request(session, clock, new_request("R-2026-K7M2Q"))
            assert find_by_reference(session, " r-2026–k7m2q ") == kept
            assert find_by_reference(session, "R-2026-K7M2R") is None

    def test_the_outlook_is_derived_at_once(self, store: Store, workspace: str, clock: FixedClock) -> None:
        outlook = Outlook("draft", TUESDAY, "send")
        with store.unit_of_work(workspace) as session:
            assert save_request(session, clock, new_request(), outlook_of=lambda *_: outlook).outlook == outlook


class TestListing:
    def fill(self, store: Store, workspace: str, clock: FixedClock, days: list[datetime.date | None]) -> list[str]:
        with store.unit_of_work(workspace) as session:
            return [
                save_request(
                    session, clock, new_request(f"R-{at}"), outlook_of=lambda *_, day=day: Outlook("open", day)
                ).id
                for at, day in enumerate(days)
            ]

    def test_what_comes_next_stands_first_and_what_has_no_date_last(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        ids = self.fill(store, workspace, clock, [TUESDAY + DAY, None, TUESDAY, TUESDAY + 9 * DAY])
        with store.reading(workspace) as session:
            page = list_requests(session)
        assert [request.id for request in page.requests] == [ids[2], ids[0], ids[3], ids[1]]
        assert page.requests[-1].outlook.next_date is None
        assert page.more is None

    @pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
    def test_pages_together_hold_every_request_once(
        self, store: Store, workspace: str, clock: FixedClock, limit: int
    ) -> None:
        days = [TUESDAY, None, TUESDAY, TUESDAY + DAY, None, TUESDAY, TUESDAY]
        ids = self.fill(store, workspace, clock, days)
        seen: list[str] = []
        more: str | None = None
        with store.reading(workspace) as session:
            while True:
                page = list_requests(session, after=more, limit=limit)
                seen += [request.id for request in page.requests]
                more = page.more
                if more is None:
                    break
        assert len(seen) == len(ids)
        assert set(seen) == set(ids)

    def test_closed_requests_have_their_own_list_the_latest_first(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        ids = self.fill(store, workspace, clock, [TUESDAY, TUESDAY, TUESDAY])
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, ids[0], EventKind.CLOSED, TUESDAY - 2 * DAY)
            record_event(session, clock, ids[2], EventKind.CLOSED, TUESDAY - DAY)
        with store.reading(workspace) as session:
            first = list_requests(session, closed=True, limit=1)
            second = list_requests(session, closed=True, limit=1, after=first.more)
            left = list_requests(session)
        assert [request.id for request in first.requests + second.requests] == [ids[2], ids[0]]
        assert second.more is None
        assert [request.id for request in left.requests] == [ids[1]]

    @pytest.mark.parametrize("mark", ["x", "_", "2026-13-01_x", "2026-03-03"])
    def test_a_mark_from_elsewhere_does_no_harm(
        self, store: Store, workspace: str, clock: FixedClock, mark: str
    ) -> None:
        with store.reading(workspace) as session:
            if mark.startswith("2026-03"):
                assert list_requests(session, after=mark).requests == ()
            else:
                with pytest.raises(BadInput, match="first page"):
                    list_requests(session, after=mark)

    def test_the_list_is_read_from_its_index(self, store: Store, workspace: str, clock: FixedClock) -> None:
        self.fill(store, workspace, clock, [TUESDAY])
        query = (
            "SELECT id FROM requests WHERE workspace_id = 'w' AND closed_on IS NULL "
            "AND (next_date, id) > ('2026-03-03', 'x') ORDER BY next_date, id LIMIT 50"
        )
        with store.reading(workspace) as session:
            sqlite = session.db.get_bind().dialect.name == "sqlite"
            if not sqlite:
                session.db.execute(text("SET LOCAL enable_seqscan = off"))
            plan = " ".join(map(str, session.db.execute(text(f"EXPLAIN {'QUERY PLAN ' * sqlite}{query}")).all()))
        assert "ix_requests_next_date" in plan
        assert "Sort" not in plan
        assert "TEMP B-TREE" not in plan


def test_all_outlooks_are_derived_again(store: Store, workspace: str, clock: FixedClock) -> None:
    with store.unit_of_work(workspace) as session:
        ids = [save_request(session, clock, new_request(f"R-{at}")).id for at in range(3)]
        record_event(session, clock, ids[1], EventKind.SENT, TUESDAY)

    def outlook_of(request: Request, events: tuple[Event, ...]) -> Outlook:
        return Outlook("waiting" if events else "draft")

    with store.unit_of_work(workspace) as session:
        assert refresh_outlooks(session, outlook_of) == 3
        assert [get_request(session, request).outlook.state for request in ids] == ["draft", "waiting", "draft"]


class TestLetters:
    def test_a_letter_comes_back_as_it_was_made(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            kept = save_letter(
                session, clock, request, "first", a_letter(), pdf_sha256="ab" * 32, sent_through="registered_post"
            )
        assert (kept.stage, kept.pdf_sha256, kept.sent_through) == ("first", "ab" * 32, "registered_post")
        assert kept.letter == a_letter()
        assert kept.made_at == clock.now()
        with store.reading(workspace) as session:
            assert kept_letter(session, kept.id) == kept
            assert request_history(session, request).letters == (kept,)

    def test_letters_stand_in_the_order_in_which_they_were_made(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            for stage in ("first", "reminder", "complaint"):
                clock.advance(DAY)
                save_letter(session, clock, request, stage, a_letter())
            assert [kept.stage for kept in request_history(session, request).letters] == [
                "first",
                "reminder",
                "complaint",
            ]

    def test_a_letter_is_never_written_over(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            kept = save_letter(session, clock, request, "first", a_letter())
            with pytest.raises(LetterKept):
                add_letter(session, dataclasses.replace(kept, stage="reminder"))
            assert kept_letter(session, kept.id) == kept

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"stage": "the first one"}, "stage"),
            ({"sent_through": "by hand"}, "sent_through"),
            ({"pdf_sha256": "x"}, "pdf_sha256"),
            ({"pdf_sha256": "AB" * 32}, "pdf_sha256"),
            ({"letter": dataclasses.replace(a_letter(), profile="über")}, "letter.profile"),
        ],
    )
    def test_what_cannot_be_kept_is_named(
        self, store: Store, workspace: str, clock: FixedClock, change: dict[str, object], field: str
    ) -> None:
        said: dict[str, object] = {"stage": "first", "letter": a_letter()}
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            with pytest.raises(BadInput) as refused:
                save_letter(session, clock, request, **(said | change))  # type: ignore[arg-type]
        assert set(refused.value.problems) == {field}


class TestDetailsAndDrafts:
    def test_the_latest_details_are_remembered_until_they_are_forgotten(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            assert remembered_details(session) is None
            remember_details(session, clock, {"name": "Zoë"})
            remember_details(session, clock, {"name": "Zoë Müller", "lines": ["1", "2"]})
            assert remembered_details(session) == {"name": "Zoë Müller", "lines": ["1", "2"]}
            forget_details(session)
            assert remembered_details(session) is None

    def test_a_draft_is_kept_changed_and_discarded(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            draft = keep_draft(session, clock, {"step": 1})
            begun = clock.now()
            clock.advance(DAY)
            assert keep_draft(session, clock, {"step": 2}, draft) == draft
            kept = open_draft(session, draft)
            assert (kept.content, kept.created_at, kept.changed_at) == ({"step": 2}, begun, clock.now())
            discard_draft(session, draft)
            with pytest.raises(NotFound):
                open_draft(session, draft)

    def test_the_draft_changed_last_stands_first(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            drafts = []
            for step in range(3):
                clock.advance(DAY)
                drafts.append(keep_draft(session, clock, {"step": step}))
            clock.advance(DAY)
            keep_draft(session, clock, {"step": 9}, drafts[0])
            assert [draft.id for draft in list_drafts(session)] == [drafts[0], drafts[2], drafts[1]]
