"""Records events without end and says, after each, that it is kept. Run by test_survival.py, which kills it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from assistant.clock import SystemClock
from assistant.domain.events import EventKind
from assistant.services.open_store import open_store
from assistant.services.record_event import record_event
from tests.integration.databases import sqlite_settings


def main(data: str, workspace: str, request: str) -> None:
    store = open_store(sqlite_settings(Path(data)))
    say("ready")
    while True:
        with store.unit_of_work(workspace) as session:
            history = record_event(
                session,
                SystemClock(),
                request,
                EventKind.ACKNOWLEDGED,
                datetime.date(2026, 3, 3),
                note="kept, or not acknowledged " * 40,
            )
        last = history.log[-1]
        say(f"{last.event.number} {last.fingerprint}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
