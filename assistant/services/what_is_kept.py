"""What an installation keeps and where, read off the tables and the settings themselves."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import LargeBinary, Table

from assistant.config import Mode, Settings
from assistant.store.base import Base, Sealed
from assistant.store.engine import sqlite_file

OF_THE_PROGRAM = frozenset({"workspaces", "imported_directories", "imported_organisations"})
"""Tables that hold nothing of a person: the keys to all the rest, and others' directories, which are public."""

KEYS = frozenset({"workspace_id", "id", "request_id", "case_id", "number", "erasing", "origin", "sort", "slug"})
"""Columns that only say which row belongs to which."""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table: the columns that are encrypted, and those that are kept in clear so that lists can be sorted by them."""

    name: str
    encrypted: tuple[str, ...]
    in_clear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIsKept:
    """What is kept. `database` and `key_file` are paths on this machine; `database` is None on a server."""

    tables: tuple[KeptTable, ...]
    personal: bool
    folder: str
    database: str | None
    key_file: str


def what_is_kept(settings: Settings) -> WhatIsKept:
    """What this installation keeps, and where."""
    file = sqlite_file(settings.database)
    return WhatIsKept(
        tables=tuple(_kept(table) for table in Base.metadata.sorted_tables if table.name not in OF_THE_PROGRAM),
        personal=settings.mode is Mode.PERSONAL,
        folder=str(settings.data),
        database=str(file) if file else None,
        key_file=str(settings.key_file),
    )


def _kept(table: Table) -> KeptTable:
    said = [column for column in table.columns if column.name not in KEYS]
    sealed = tuple(column.name for column in said if isinstance(column.type, Sealed | LargeBinary))
    return KeptTable(table.name, sealed, tuple(column.name for column in said if column.name not in sealed))
