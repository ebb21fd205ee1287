"""Migrations: one head, up and down with data, and in the end the tables the models describe."""

from __future__ import annotations

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, Table, insert, inspect, select, text
from sqlalchemy.schema import CreateIndex

from assistant.clock import FixedClock
from assistant.config import Settings
from assistant.domain.events import EventKind
from assistant.services.open_store import Store, open_store
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.store import migrate
from assistant.store.base import Base
from assistant.store.engine import WRITES, make_engine
from assistant.store.migrate import MadeByNewerRecourse
from tests.integration.databases import TUESDAY, a_letter, new_request

STEPS = [
    script.revision for script in reversed(list(ScriptDirectory.from_config(migrate.alembic_config()).walk_revisions()))
]


PUBLIC = frozenset({"workspaces", "imported_directories", "imported_organisations"})
"""Tables that belong to no workspace."""


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All data, table by table; a table that holds nothing may be of a later step."""
    tables = MetaData()
    with engine.connect() as connection:
        tables.reflect(connection)
        return {
            table.name: found
            for table in tables.sorted_tables
            if table.name != "alembic_version"
            and (found := sorted((tuple(row) for row in connection.execute(select(table))), key=repr))
        }


def test_there_is_one_head_and_the_program_knows_it() -> None:
    assert ScriptDirectory.from_config(migrate.alembic_config()).get_heads() == [migrate.HEAD]


def test_the_steps_are_numbered_without_gaps() -> None:
    assert [f"{number:03}" for number in range(1, len(STEPS) + 1)] == STEPS


def test_the_tables_are_what_the_models_describe(store: Store, settings: Settings) -> None:
    engine = make_engine(settings.database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_partial_indexes_are_what_the_models_describe(store: Store, settings: Settings) -> None:
    """Alembic does not compare the conditions of indexes, so they are compared as written."""
    engine = make_engine(settings.database)
    kept = "sqlite_where" if engine.dialect.name == "sqlite" else "postgresql_where"
    with engine.connect() as connection:
        found = {
            index["name"]: str(index["dialect_options"][kept]).strip("()")
            for table in inspect(connection).get_table_names()
            for index in inspect(connection).get_indexes(table)
            if kept in index.get("dialect_options", {})
        }
    meant = {
        index.name: str(index.dialect_options[engine.dialect.name]["where"])
        for table in Base.metadata.sorted_tables
        for index in table.indexes
        if index.dialect_options[engine.dialect.name]["where"] is not None
    }
    engine.dispose()
    assert found == meant
    assert len(meant) == 2


@pytest.mark.parametrize("step", [*STEPS[:-1]])
def test_data_survives_the_way_back_to_a_step_and_up_again(
    store: Store, settings: Settings, workspace: str, clock: FixedClock, step: str
) -> None:
    with store.unit_of_work(workspace) as session:
        request = save_request(session, clock, new_request()).id
        record_event(session, clock, request, EventKind.SENT, TUESDAY, note="registered post")
        save_letter(session, clock, request, "first", a_letter())
    with store.reading(workspace) as session:
        before = request_history(session, request)
    engine = make_engine(settings.database)
    kept = rows(engine)
    store.close()

    migrate.downgrade(settings.database, step)
    assert rows(engine) == kept
    migrate.upgrade(settings.database)
    assert rows(engine) == kept
    engine.dispose()

    again = open_store(settings)
    with again.reading(workspace) as session:
        assert request_history(session, request) == before
    again.close()


def test_all_the_way_down_leaves_nothing_and_up_again_works(
    store: Store, settings: Settings, workspace: str, clock: FixedClock
) -> None:
    with store.unit_of_work(workspace) as session:
        record_event(session, clock, save_request(session, clock, new_request()).id, EventKind.SENT, TUESDAY)
    store.close()
    migrate.downgrade(settings.database, "base")
    engine = make_engine(settings.database)
    assert rows(engine) == {}
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            functions = "SELECT count(*) FROM pg_proc WHERE pronamespace = current_schema::regnamespace"
            assert connection.scalar(text(functions)) == 0
    engine.dispose()
    migrate.upgrade(settings.database)
    open_store(settings).close()


def test_a_step_that_fails_leaves_the_database_as_it_was(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(settings).close()
    migrate.downgrade(settings.database, "base")

    def fail(*arguments: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(migrate, "_check_links", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate.upgrade(settings.database)
    engine = make_engine(settings.database)
    assert rows(engine) == {}
    engine.dispose()


def test_data_of_a_newer_version_is_left_alone(store: Store, settings: Settings) -> None:
    store.close()
    set_step(settings, "999")
    with pytest.raises(MadeByNewerRecourse, match="Install that version"):
        open_store(settings)


def set_step(settings: Settings, step: str) -> None:
    engine = make_engine(settings.database).execution_options(**{WRITES: True})
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})
    engine.dispose()


def test_every_table_of_a_workspace_leads_its_key_with_it() -> None:
    for table in Base.metadata.sorted_tables:
        if table.name not in PUBLIC:
            assert next(iter(table.primary_key.columns)).name == "workspace_id", table.name


def test_every_index_of_a_workspace_leads_with_it() -> None:
    for table in Base.metadata.sorted_tables:
        for index in table.indexes:
            assert next(iter(index.columns)).name == "workspace_id", str(CreateIndex(index))


def test_every_constraint_has_a_name() -> None:
    assert all(constraint.name for table in Base.metadata.sorted_tables for constraint in table.constraints)


def test_a_row_must_belong_to_a_workspace(store: Store, settings: Settings) -> None:
    """Foreign keys are checked, also on SQLite, where they are off by default."""
    cases: Table = Base.metadata.tables["cases"]
    engine = make_engine(settings.database).execution_options(**{WRITES: True})
    with pytest.raises(Exception, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(insert(cases).values(workspace_id="nobody", id="1", created_on=TUESDAY))
    engine.dispose()
