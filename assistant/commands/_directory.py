"""The directory as commands see it: what ships, what was imported here, and what is one's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.clock import SystemClock
from assistant.config import Mode, Settings, read_settings
from assistant.domain.lookup import Rulebook
from assistant.rules import load_rulebook

if TYPE_CHECKING:
    from assistant.services.find_organisations import Directory, Reader


@contextmanager
def kept_directory() -> Iterator[tuple[Directory, Reader] | None]:
    """The directory with somebody who looks into it; None where nothing was ever kept on this machine."""
    settings = read_settings(os.environ)
    if not _keeps_something(settings):
        yield None
        return
    # The database takes time to load, and most machines of contributors have none.
    from assistant.services.find_organisations import Directory  # noqa: PLC0415
    from assistant.services.open_store import open_store, personal_workspace  # noqa: PLC0415

    store = open_store(settings)
    try:
        directory = Directory(load_rulebook(settings))
        if settings.mode is Mode.PERSONAL:
            with store.reading(personal_workspace(store, SystemClock())) as session:
                yield directory, session
        else:
            with store.shared() as visitor:
                yield directory, visitor
    finally:
        store.close()


def open_whole_rulebook() -> Rulebook:
    """The rulebook with every organisation that a letter can be written to from here."""
    with kept_directory() as kept:
        if kept is None:
            return load_rulebook(read_settings(os.environ))
        from assistant.services.find_organisations import whole_rulebook  # noqa: PLC0415

        return whole_rulebook(*kept)


def _keeps_something(settings: Settings) -> bool:
    """Whether there is a database already: looking something up is no reason to make one."""
    if settings.mode is not Mode.PERSONAL:
        return True
    prefix = "sqlite:///"
    return not settings.database.startswith(prefix) or Path(settings.database.removeprefix(prefix)).exists()
