"""Workspaces apart: nobody reads, changes or finds what is another's; erasing leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from assistant.clock import FixedClock
from assistant.config import Settings
from assistant.domain.events import EventKind
from assistant.domain.requests import Case, Outlook
from assistant.errors import NotFound
from assistant.services.add_own_organisation import forget_organisation
from assistant.services.correct_contact import take_back_contact
from assistant.services.correct_event import correct_event, take_back_event
from assistant.services.delete_request import delete_request
from assistant.services.erase_workspace import erase_workspace
from assistant.services.keep_draft import discard_draft, keep_draft, list_drafts, open_draft
from assistant.services.list_requests import list_requests
from assistant.services.open_store import Store, WorkspaceKind, WorkspaceSession, open_store, personal_workspace
from assistant.services.record_event import record_event
from assistant.services.remember_details import forget_details, remember_details, remembered_details
from assistant.services.request_history import request_history
from assistant.services.save_letter import kept_letter, save_letter
from assistant.services.save_request import save_request
from assistant.store.base import Base
from assistant.store.cases import all_cases, find_case, get_case
from assistant.store.events import log_of
from assistant.store.letters import letters_of
from assistant.store.models import WorkspaceRow
from assistant.store.own_organisations import all_own, find_own
from assistant.store.requests import all_requests, find_by_reference, find_request, get_request, keep_outlook
from tests.integration.databases import TUESDAY, a_letter, new_request
from tests.integration.store.test_rotation import fill, tokens


class Theirs:
    """The ids of what is in somebody else's workspace."""

    def __init__(self, store: Store, workspace: str, clock: FixedClock) -> None:
        self.request = fill(store, workspace, clock)
        with store.reading(workspace) as session:
            history = request_history(session, self.request)
            self.case = history.request.case
            self.letter = history.letters[0].id
            self.draft = list_drafts(session)[0].id


@pytest.fixture
def theirs(store: Store, other_workspace: str, clock: FixedClock) -> Theirs:
    return Theirs(store, other_workspace, clock)


LOOKING: dict[str, Callable[[WorkspaceSession, Theirs], object]] = {
    "requests": lambda session, theirs: all_requests(session),
    "request": lambda session, theirs: find_request(session, theirs.request),
    "reference": lambda session, theirs: find_by_reference(session, "R-2026-K7M2Q"),
    "open": lambda session, theirs: list_requests(session).requests,
    "closed": lambda session, theirs: list_requests(session, closed=True).requests,
    "log": lambda session, theirs: log_of(session, theirs.request),
    "letters": lambda session, theirs: letters_of(session, theirs.request),
    "cases": lambda session, theirs: all_cases(session),
    "case": lambda session, theirs: find_case(session, theirs.case),
    "details": lambda session, theirs: remembered_details(session),
    "drafts": lambda session, theirs: list_drafts(session),
    "own organisations": lambda session, theirs: all_own(session),
    "own organisation": lambda session, theirs: find_own(session, "own:shop"),
}
REACHING: dict[str, Callable[[WorkspaceSession, Theirs, FixedClock], object]] = {
    "request": lambda session, theirs, clock: get_request(session, theirs.request),
    "history": lambda session, theirs, clock: request_history(session, theirs.request),
    "case": lambda session, theirs, clock: get_case(session, theirs.case),
    "letter": lambda session, theirs, clock: kept_letter(session, theirs.letter),
    "draft": lambda session, theirs, clock: open_draft(session, theirs.draft),
    "event": lambda session, theirs, clock: record_event(session, clock, theirs.request, EventKind.SENT, TUESDAY),
    "correction": lambda session, theirs, clock: correct_event(
        session, clock, theirs.request, 1, EventKind.SENT, TUESDAY
    ),
    "taking back": lambda session, theirs, clock: take_back_event(session, clock, theirs.request, 1),
    "new letter": lambda session, theirs, clock: save_letter(session, clock, theirs.request, "first", a_letter()),
    "joining a case": lambda session, theirs, clock: save_request(session, clock, new_request(case=theirs.case)),
    "changing a draft": lambda session, theirs, clock: keep_draft(session, clock, {}, theirs.draft),
    "discarding a draft": lambda session, theirs, clock: discard_draft(session, theirs.draft),
    "forgetting an organisation": lambda session, theirs, clock: forget_organisation(session, "own:shop"),
    "taking back a contact": lambda session, theirs, clock: take_back_contact(session, clock, "own:shop", 0),
}


@pytest.mark.parametrize("look", LOOKING.values(), ids=LOOKING.keys())
def test_looking_into_another_workspace_shows_nothing(
    store: Store, workspace: str, theirs: Theirs, look: Callable[[WorkspaceSession, Theirs], object]
) -> None:
    with store.reading(workspace) as session:
        assert not look(session, theirs)


@pytest.mark.parametrize("reach", REACHING.values(), ids=REACHING.keys())
def test_reaching_into_another_workspace_finds_nothing_and_changes_nothing(
    store: Store,
    workspace: str,
    other_workspace: str,
    theirs: Theirs,
    clock: FixedClock,
    reach: Callable[[WorkspaceSession, Theirs, FixedClock], object],
) -> None:
    before = tokens(store, other_workspace)
    with store.unit_of_work(workspace) as session, pytest.raises(NotFound):
        reach(session, theirs, clock)
    assert tokens(store, other_workspace) == before


def test_writing_over_another_workspace_changes_nothing(
    store: Store, workspace: str, other_workspace: str, theirs: Theirs, clock: FixedClock
) -> None:
    before = tokens(store, other_workspace)
    with store.unit_of_work(workspace) as session:
        keep_outlook(session, theirs.request, Outlook("mine"), TUESDAY)
        remember_details(session, clock, {"name": "Somebody else"})
        forget_details(session)
        with pytest.raises(NotFound):
            delete_request(session, theirs.request)
    assert tokens(store, other_workspace) == before
    with store.reading(other_workspace) as session:
        assert get_request(session, theirs.request).outlook == Outlook()


def test_one_reference_may_stand_in_two_workspaces(
    store: Store, workspace: str, theirs: Theirs, clock: FixedClock
) -> None:
    with store.unit_of_work(workspace) as session:
        mine = save_request(session, clock, new_request())
        assert find_by_reference(session, "R-2026-K7M2Q") == mine


def test_a_row_carried_into_another_workspace_does_not_open(
    store: Store, workspace: str, other_workspace: str, clock: FixedClock
) -> None:
    with store.unit_of_work(other_workspace) as session:
        remember_details(session, clock, {"name": "Zoë"})
    with store.across_workspaces() as db:
        db.execute(text("UPDATE details SET workspace_id = :mine"), {"mine": workspace})
    with store.reading(workspace) as session, pytest.raises(Exception, match="cannot be decrypted"):
        remembered_details(session)


@pytest.mark.parametrize("request_id", ["", "1", "x" * 36, "\x00", "'; DROP TABLE requests; --", "é" * 36])
def test_what_is_no_id_is_not_found(store: Store, workspace: str, request_id: str, clock: FixedClock) -> None:
    with store.unit_of_work(workspace) as session:
        for reach in (request_history, get_case, kept_letter, open_draft, discard_draft):
            with pytest.raises(NotFound):
                reach(session, request_id)
        with pytest.raises(NotFound):
            record_event(session, clock, request_id, EventKind.SENT, TUESDAY)


def count_rows(store: Store, workspace: str) -> int:
    with store.across_workspaces() as db:
        return sum(
            db.scalar(select(func.count()).select_from(table).where(table.c.workspace_id == workspace)) or 0
            for table in Base.metadata.sorted_tables
            if "workspace_id" in table.columns
        )


class TestErasing:
    def test_a_workspace_leaves_no_row(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        fill(store, workspace, clock)
        fill(store, other_workspace, clock)
        theirs = count_rows(store, other_workspace)
        erased = erase_workspace(store, workspace)
        assert dict(erased.rows) == {
            "letters": 1,
            "events": 5,
            "items": 4,
            "requests": 2,
            "drafts": 1,
            "own_organisations": 1,
            "details": 1,
            "cases": 1,
        }
        assert count_rows(store, workspace) == 0
        assert count_rows(store, other_workspace) == theirs
        assert workspace not in store.workspaces()

    def test_the_keys_go_before_the_rows(
        self, store: Store, workspace: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(store, workspace, clock)
        with monkeypatch.context() as cut:
            cut.setattr("assistant.store.erasure._delete_rows", _interrupt)
            with pytest.raises(KeyboardInterrupt):
                erase_workspace(store, workspace)
        with store.across_workspaces() as db:
            assert db.scalar(select(WorkspaceRow.keys).where(WorkspaceRow.id == workspace)) is None
        with pytest.raises(NotFound), store.reading(workspace):
            pass
        assert workspace not in store.workspaces()

    def test_an_interrupted_erasure_is_finished_at_the_next_start(
        self, store: Store, settings: Settings, workspace: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(store, workspace, clock)
        with monkeypatch.context() as cut:
            cut.setattr("assistant.store.erasure._delete_rows", _interrupt)
            with pytest.raises(KeyboardInterrupt):
                erase_workspace(store, workspace)
        open_store(settings).close()
        assert count_rows(store, workspace) == 0

    def test_a_workspace_is_erased_once(self, store: Store, workspace: str) -> None:
        erase_workspace(store, workspace)
        with pytest.raises(NotFound):
            erase_workspace(store, workspace)

    def test_a_request_takes_all_of_its_rows_along_and_leaves_its_case_to_the_other(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        request = fill(store, workspace, clock)
        with store.unit_of_work(workspace) as session:
            erased = delete_request(session, request)
        assert dict(erased.rows) == {"letters": 1, "events": 5, "items": 2, "requests": 1, "cases": 0}
        with store.reading(workspace) as session:
            (other,) = all_requests(session)
            assert all_cases(session) == (Case(other.case, TUESDAY, "The collection agency"),)
            with pytest.raises(NotFound):
                request_history(session, request)

    def test_the_last_request_of_a_case_takes_the_case_along(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
        with store.unit_of_work(workspace) as session:
            assert delete_request(session, request).rows["cases"] == 1
        assert count_rows(store, workspace) == 0


def _interrupt(*arguments: object) -> None:
    raise KeyboardInterrupt


class TestPersonalWorkspace:
    def test_there_is_one_and_it_stays(self, store: Store, settings: Settings, clock: FixedClock) -> None:
        first = personal_workspace(store, clock)
        assert personal_workspace(store, clock) == first
        reopened = open_store(settings)
        assert personal_workspace(reopened, clock) == first
        reopened.close()

    def test_after_erasing_it_a_new_one_begins(self, store: Store, clock: FixedClock) -> None:
        first = personal_workspace(store, clock)
        erase_workspace(store, first)
        assert personal_workspace(store, clock) != first

    def test_a_clinic_is_not_taken_for_it(self, store: Store, clock: FixedClock) -> None:
        clinic = store.create_workspace(WorkspaceKind.CLINIC, clock)
        assert personal_workspace(store, clock) != clinic


def test_a_lost_key_file_is_not_replaced_by_a_new_one(store: Store, settings: Settings, workspace: str) -> None:
    kept = settings.key_file.read_bytes()
    settings.key_file.unlink()
    with pytest.raises(Exception, match=r"key file .* is missing"):
        open_store(settings)
    assert not Path(settings.key_file).exists()
    settings.key_file.write_bytes(kept)
    settings.key_file.chmod(0o600)
    open_store(settings).close()
