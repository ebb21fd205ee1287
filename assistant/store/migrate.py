"""Bringing the tables to the version this program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from assistant.errors import RecourseError
from assistant.store.engine import WRITES, make_engine

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "003"
"""The newest step of the migrations. Written here so that an ordinary start need not load Alembic to know it."""

_LOCK = 7_305_001
_FOLDER = Path(__file__).parent / "migrations"


class MadeByNewerRecourse(RecourseError):
    """The database was written by a newer version of the program."""


class MigrationBrokeLinks(RecourseError):
    """A migration would have left rows that belong to nothing; it was taken back."""


def upgrade(address: str, to: str = HEAD) -> None:
    """Bring a database up to a step, whole or not at all; two processes that try at once wait for each other.

    Raises MadeByNewerRecourse.
    """
    _run(address, to, up=True)


def downgrade(address: str, to: str) -> None:
    """Take a database back to an earlier step, for a return to an earlier version of the program."""
    _run(address, to, up=False)


def step_of(connection: Connection) -> str | None:
    """The step a database is at; None where it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    step: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return step


def alembic_config() -> Config:
    """Alembic's settings, for this module and for whoever writes the next step."""
    from alembic.config import Config  # noqa: PLC0415  # loading Alembic takes longer than an ordinary command

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _run(address: str, to: str, *, up: bool) -> None:
    engine = make_engine(address, migrating=True)
    try:
        with engine.connect() as connection:
            if step_of(connection) == to:
                return
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            _wait_for_others(connection)
            # Looked at again under the lock: another process may have been faster.
            if step_of(connection) != to:
                _run_alembic(connection, to, up=up)
                _check_links(connection)
    finally:
        engine.dispose()


def _run_alembic(connection: Connection, to: str, *, up: bool) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = alembic_config()
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if (at := step_of(connection)) is not None and at not in known:
        raise MadeByNewerRecourse(
            "This data was written by a newer version of Recourse. Install that version, or restore an older backup."
        )
    (command.upgrade if up else command.downgrade)(config, to)


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _check_links(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise MigrationBrokeLinks("The database could not be brought up to date. Nothing was changed; report this.")
