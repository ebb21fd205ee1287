"""Events and letters: the database itself refuses to change or delete them, except with all of their request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Delete, Table, Update, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from assistant.clock import FixedClock
from assistant.domain.events import EventKind
from assistant.services.open_store import Store
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.store.base import Base, Cipher, Sealed
from assistant.store.erasure import erase_request
from assistant.store.models import EventRow, LetterRow, RequestRow
from tests.integration.databases import TUESDAY, a_letter, new_request

EVENTS: Table = Base.metadata.tables["events"]
LETTERS: Table = Base.metadata.tables["letters"]
CLEAR = [
    (table.name, column.name)
    for table in (EVENTS, LETTERS)
    for column in table.columns
    if not isinstance(column.type, Sealed)
]


@pytest.fixture
def request_id(store: Store, workspace: str, clock: FixedClock) -> str:
    """A request with two events and a letter."""
    with store.unit_of_work(workspace) as session:
        request = save_request(session, clock, new_request()).id
        record_event(session, clock, request, EventKind.SENT, TUESDAY, channel="post", note="receipt 7")
        record_event(session, clock, request, EventKind.DELIVERED, TUESDAY)
        save_letter(session, clock, request, "first", a_letter())
    return request


def try_to(store: Store, workspace: str, statement: Update | Delete) -> None:
    with store.unit_of_work(workspace) as session:
        session.change(statement)


@pytest.mark.parametrize(("table", "column"), CLEAR)
def test_no_column_can_be_changed(store: Store, workspace: str, request_id: str, table: str, column: str) -> None:
    rows = Base.metadata.tables[table]
    with pytest.raises(DBAPIError, match=f"{table} are kept for ever"):
        try_to(store, workspace, update(rows).values({column: rows.c[column]}))


@pytest.mark.parametrize("table", [EVENTS, LETTERS])
def test_no_row_can_be_deleted(store: Store, workspace: str, request_id: str, table: Table) -> None:
    with pytest.raises(DBAPIError, match=f"{table.name} are kept for ever"):
        try_to(store, workspace, delete(table))


def test_a_request_with_a_log_cannot_be_deleted_by_itself(store: Store, workspace: str, request_id: str) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        try_to(store, workspace, delete(RequestRow))


def test_erasing_one_request_leaves_the_log_of_another(
    store: Store, workspace: str, request_id: str, clock: FixedClock
) -> None:
    with store.unit_of_work(workspace) as session:
        other = save_request(session, clock, new_request("R-2026-OTHER")).id
        record_event(session, clock, other, EventKind.SENT, TUESDAY)
    with store.unit_of_work(workspace) as session:
        erase_request(session, request_id)
    with store.reading(workspace) as session:
        assert len(request_history(session, other).events) == 1
        assert session.db.scalars(select(EventRow.request_id)).all() == [other]
        assert session.db.scalars(select(LetterRow.id)).all() == []


def tampered(store: Store, workspace: str, change: Callable[[Any], None]) -> None:
    """What somebody with the database file and without the program could do."""
    with store.unit_of_work(workspace) as session:
        if session.db.get_bind().dialect.name == "sqlite":
            session.db.connection().exec_driver_sql("DROP TRIGGER events_never_change")
            session.db.connection().exec_driver_sql("DROP TRIGGER events_never_go")
        else:
            session.db.connection().exec_driver_sql("ALTER TABLE events DISABLE TRIGGER ALL")
        change(session)


def test_a_changed_day_breaks_the_chain(store: Store, workspace: str, request_id: str) -> None:
    tampered(
        store,
        workspace,
        lambda session: session.change(update(EventRow).where(EventRow.number == 1).values(day=TUESDAY.replace(day=1))),
    )
    with store.reading(workspace) as session:
        assert "Entry 1" in (request_history(session, request_id).trouble or "")


def test_a_deleted_end_is_noticed(store: Store, workspace: str, request_id: str) -> None:
    tampered(store, workspace, lambda session: session.change(delete(EventRow).where(EventRow.number == 2)))
    with store.reading(workspace) as session:
        assert "should hold 2 entries and holds 1" in (request_history(session, request_id).trouble or "")


def test_a_note_moved_to_another_event_does_not_open(store: Store, workspace: str, request_id: str) -> None:
    with store.unit_of_work(workspace) as session:
        note = session.db.scalar(select(EventRow.private).where(EventRow.number == 1)) or b""
        session.change(update(EventRow).where(EventRow.number == 2).values(private=Cipher(note)))
    with store.reading(workspace) as session, pytest.raises(Exception, match="cannot be decrypted"):
        request_history(session, request_id)


def test_a_second_event_of_one_number_is_refused(store: Store, workspace: str, request_id: str) -> None:
    with store.unit_of_work(workspace) as session:
        first = session.db.execute(select(EVENTS).where(EVENTS.c.number == 1)).mappings().one()
        again = insert(EVENTS).values({**first, "private": Cipher(first["private"])})
        with pytest.raises(DBAPIError, match=r"(?i)unique"), session.db.begin_nested():
            session.db.execute(again)
