"""A killed process loses nothing that it acknowledged, and leaves a chain that verifies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from assistant.clock import FixedClock
from assistant.services.open_store import open_store, personal_workspace
from assistant.services.request_history import request_history
from assistant.services.save_request import save_request
from tests.integration.databases import new_request, sqlite_settings
from tests.integration.store import endless_writer

ROUNDS = 4
LONGEST_LIFE = 0.25


def acknowledged_before_kill(root: Path, arguments: list[str], life: float) -> list[str]:
    """What a writer said was kept before it was killed, `life` seconds after it was ready."""
    writer = subprocess.Popen(
        [sys.executable, str(endless_writer.__file__), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(life)
        writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read()
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


def test_a_killed_process_loses_nothing_acknowledged(tmp_path: Path, clock: FixedClock, root: Path) -> None:
    settings = sqlite_settings(tmp_path)
    store = open_store(settings)
    workspace = personal_workspace(store, clock)
    with store.unit_of_work(workspace) as session:
        request = save_request(session, clock, new_request()).id
    store.close()
    acknowledged: list[str] = []
    dice = random.Random()  # noqa: S311  # chance, not a secret
    for _ in range(ROUNDS):
        life = dice.uniform(0, LONGEST_LIFE)
        acknowledged += acknowledged_before_kill(root, [str(tmp_path), workspace, request], life)

        store = open_store(settings)
        with store.reading(workspace) as session:
            history = request_history(session, request)
        store.close()
        kept = {f"{entry.event.number} {entry.fingerprint}\n" for entry in history.log}
        assert history.trouble is None
        assert set(acknowledged) <= kept
    assert len(acknowledged) > ROUNDS
