"""New keys for old data: everything stays readable, nothing stays under an old key, whatever interrupts."""

from __future__ import annotations

import datetime
import threading
from typing import Any

import pytest
from sqlalchemy import Table, select

from assistant.clock import FixedClock
from assistant.config import Settings
from assistant.crypto import load_keys
from assistant.domain.events import EventKind
from assistant.domain.organisations import Kind
from assistant.domain.own_records import OwnRecord
from assistant.domain.requests import Case, JsonObject
from assistant.errors import NotFound
from assistant.services.keep_draft import keep_draft, list_drafts
from assistant.services.open_store import Store, WorkspaceKind, open_store
from assistant.services.record_event import record_event
from assistant.services.remember_details import remember_details, remembered_details
from assistant.services.request_history import RequestHistory, request_history
from assistant.services.rotate_keys import rotate_keys
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.store import rotation
from assistant.store.base import Base
from assistant.store.cases import add_case
from assistant.store.ids import new_id
from assistant.store.own_organisations import put_own
from assistant.store.requests import find_by_reference
from assistant.store.rotation import rotate_master_key, rotate_workspace_key, sealed_columns
from tests.integration.databases import TUESDAY, a_letter, new_request
from tests.unit.domain.lawbooks import organisation

ROWS = 1 + 2 + 4 + 5 + 1 + 1 + 1 + 1
"""A case, two requests with two items each, five events, a letter, details, a draft and an own organisation."""
DETAILS: JsonObject = {"name": "Zoë Müller-Ōkawa"}


def fill(store: Store, workspace: str, clock: FixedClock) -> str:
    """Something in every sealed column; returns the id of a request."""
    with store.unit_of_work(workspace) as session:
        case = Case(new_id(clock), TUESDAY, "The collection agency")
        add_case(session, case)
        own = new_request("R-2026-OWN22", organisation=None, own_organisation={"name": "Corner shop"}, case=case.id)
        save_request(session, clock, own)
        clock.advance(datetime.timedelta(seconds=1))
        request = save_request(session, clock, new_request(case=case.id)).id
        for number in range(5):
            record_event(session, clock, request, EventKind.ACKNOWLEDGED, TUESDAY, note=f"note {number}", proof="p")
        save_letter(session, clock, request, "first", a_letter())
        remember_details(session, clock, DETAILS)
        keep_draft(session, clock, {"step": 3, "reason": "my mortgage"})
        put_own(session, OwnRecord(new_id(clock), "own:shop", clock.now(), organisation("own:shop", Kind.OTHER, "DE")))
    return request


def what_is_kept(store: Store, workspace: str, request: str) -> tuple[RequestHistory, Any, Any]:
    with store.reading(workspace) as session:
        return request_history(session, request), remembered_details(session), list_drafts(session)


def tokens(store: Store, workspace: str) -> dict[str, list[bytes]]:
    """Every sealed value, by table and column."""

    def of(table: Table) -> dict[str, list[bytes]]:
        with store.across_workspaces() as db:
            return {
                f"{table.name}.{column.name}": [
                    token
                    for token in db.scalars(select(column).where(table.c.workspace_id == workspace))
                    if token is not None
                ]
                for column in sealed_columns(table)
            }

    found: dict[str, list[bytes]] = {}
    for table in Base.metadata.sorted_tables:
        if "workspace_id" in table.columns:
            found |= of(table)
    return found


def test_the_test_fills_every_sealed_column(store: Store, workspace: str, clock: FixedClock) -> None:
    fill(store, workspace, clock)
    assert [column for column, values in tokens(store, workspace).items() if not values] == []


@pytest.mark.parametrize("batch", [1, 2, 200])
def test_a_new_workspace_key_leaves_everything_readable_and_nothing_under_the_old_one(
    store: Store, workspace: str, clock: FixedClock, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_BATCH", batch)
    request = fill(store, workspace, clock)
    before, old = what_is_kept(store, workspace, request), tokens(store, workspace)
    assert rotate_workspace_key(store, workspace) == ROWS
    assert what_is_kept(store, workspace, request) == before
    new = tokens(store, workspace)
    assert all(set(old[column]).isdisjoint(new[column]) for column in old)
    with store.reading(workspace) as session:
        assert list(session.vault.ring.keys) == [2]


def test_the_chain_verifies_after_rotation_and_goes_on(store: Store, workspace: str, clock: FixedClock) -> None:
    request = fill(store, workspace, clock)
    rotate_workspace_key(store, workspace)
    with store.unit_of_work(workspace) as session:
        assert record_event(session, clock, request, EventKind.ANSWERED, TUESDAY).trouble is None


def test_a_request_is_still_found_by_its_reference(store: Store, workspace: str, clock: FixedClock) -> None:
    request = fill(store, workspace, clock)
    rotate_workspace_key(store, workspace)
    with store.reading(workspace) as session:
        found = find_by_reference(session, "r 2026 k7m2q")
    assert found is not None
    assert found.id == request


def test_an_interrupted_rotation_leaves_everything_readable_and_the_next_one_finishes(
    store: Store, workspace: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = fill(store, workspace, clock)
    before = what_is_kept(store, workspace, request)
    with monkeypatch.context() as cut:
        again = rotation._seal_table_again
        done: list[str] = []

        def stop_after_three(store: Store, workspace: str, table: Table) -> int:
            if len(done) == 3:
                raise KeyboardInterrupt
            done.append(table.name)
            return again(store, workspace, table)

        cut.setattr(rotation, "_seal_table_again", stop_after_three)
        with pytest.raises(KeyboardInterrupt):
            rotate_workspace_key(store, workspace)
    assert what_is_kept(store, workspace, request) == before
    rotate_workspace_key(store, workspace)
    assert what_is_kept(store, workspace, request) == before
    with store.reading(workspace) as session:
        assert list(session.vault.ring.keys) == [3]


def test_other_workspaces_keep_their_keys(
    store: Store, workspace: str, other_workspace: str, clock: FixedClock
) -> None:
    fill(store, workspace, clock)
    request = fill(store, other_workspace, clock)
    old = tokens(store, other_workspace)
    rotate_workspace_key(store, workspace)
    assert tokens(store, other_workspace) == old
    assert what_is_kept(store, other_workspace, request)[1] == DETAILS


def test_a_new_master_key_changes_no_row_of_a_workspace(
    store: Store, settings: Settings, workspace: str, clock: FixedClock
) -> None:
    request = fill(store, workspace, clock)
    before, old = what_is_kept(store, workspace, request), tokens(store, workspace)
    old_keys = load_keys(settings.key_file).keys
    assert rotate_master_key(store) == len(store.workspaces())
    assert set(load_keys(settings.key_file).keys.values()).isdisjoint(old_keys.values())
    assert what_is_kept(store, workspace, request) == before
    assert tokens(store, workspace) == old


def test_a_process_that_runs_meanwhile_follows_the_new_master_key(
    store: Store, settings: Settings, workspace: str, clock: FixedClock
) -> None:
    request = fill(store, workspace, clock)
    other_process = open_store(settings)
    rotate_master_key(other_process)
    other_process.close()
    assert what_is_kept(store, workspace, request)[1] == DETAILS
    made = store.create_workspace(WorkspaceKind.CLINIC, clock)
    reopened = open_store(settings)
    with reopened.reading(made) as session:
        assert remembered_details(session) is None
    reopened.close()


@pytest.mark.parametrize("moment", ["before wrapping", "before dropping"])
def test_an_interrupted_rotation_of_the_master_key_leaves_everything_readable(
    store: Store, settings: Settings, workspace: str, clock: FixedClock, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = fill(store, workspace, clock)
    with monkeypatch.context() as cut:
        cut.setattr(store.master, "wrap" if moment == "before wrapping" else "drop_old_keys", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            rotate_master_key(store)
    reopened = open_store(settings)
    assert what_is_kept(reopened, workspace, request)[1] == DETAILS
    rotate_master_key(reopened)
    assert what_is_kept(reopened, workspace, request)[1] == DETAILS
    assert len(load_keys(settings.key_file).keys) == 1
    reopened.close()


def _interrupt(*arguments: object) -> None:
    raise KeyboardInterrupt


def test_writers_go_on_while_keys_are_rotated(
    store: Store, workspace: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_BATCH", 1)
    request = fill(store, workspace, clock)
    stop = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        try:
            # SQLite is not fair to writers that wait, so that one that never pauses would be alone.
            while not stop.wait(0.005):
                with store.unit_of_work(workspace) as session:
                    record_event(session, clock, request, EventKind.ACKNOWLEDGED, TUESDAY, note="meanwhile")
        except BaseException as failure:  # noqa: BLE001  # shown in the main thread
            failures.append(failure)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(2):
            rotate_keys(store)
    finally:
        stop.set()
        writer.join()
    assert failures == []
    history, _, _ = what_is_kept(store, workspace, request)
    assert history.trouble is None
    assert len(history.events) >= 5


def test_a_workspace_that_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        rotate_workspace_key(store, "01957f3c-0000-7000-8000-000000000001")
