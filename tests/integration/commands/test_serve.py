"""`recourse serve`: says the address, lets one person in, and stops cleanly."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "assistant.cli", "serve", "--no-browser"]
PATIENCE = 60  # seconds; a busy machine starts slowly


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def start(data: Path, root: Path, *options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "RECOURSE_DATA": str(data)}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *options], cwd=root, env=environment, stdout=pipe, stderr=subprocess.STDOUT, text=True
    )


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def running(tmp_path: Path, root: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server and the address it said."""
    server = start(tmp_path / "new" / "data", root, "--port", str(port))
    assert server.stdout is not None
    said = ""
    for line in server.stdout:
        said += line
        if "Ctrl-C" in line:
            break
    found = re.search(r"http://127\.0\.0\.1:\d+/open\?token=\S+", said)
    assert found, said
    yield server, found[0]
    if server.poll() is None:
        server.kill()
    server.wait(PATIENCE)
    server.stdout.close()


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own address)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_the_first_page_answers_to_anybody_and_the_token_opens_once(
    running: tuple[subprocess.Popen[str], str], port: int
) -> None:
    _server, address = running
    status, page = fetch(f"http://127.0.0.1:{port}/")
    assert status == 200
    assert "opens only for the person who started it" in page
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=PATIENCE) as answer:
        assert "What happened?" in answer.read().decode()
    assert fetch(address)[0] == 403
    assert fetch(f"http://127.0.0.1:{port}/health") == (200, "ok\n")


def test_it_says_the_next_address_once_the_first_is_spent(running: tuple[subprocess.Popen[str], str]) -> None:
    server, address = running
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.open(address, timeout=PATIENCE).close()
    assert server.stdout is not None
    for line in server.stdout:
        if "/open?token=" in line:
            assert line.strip() != address
            break


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_without_a_traceback(running: tuple[subprocess.Popen[str], str], how: signal.Signals) -> None:
    server, _address = running
    server.send_signal(how)
    rest = server.communicate(timeout=PATIENCE)[0]
    assert server.returncode == 0
    assert "Traceback" not in rest
    assert "Recourse has stopped." in rest


def test_the_data_folder_is_made_for_its_owner_alone(
    running: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "data"
    assert {"recourse.sqlite3", "keys.json"} <= {path.name for path in folder.iterdir()}
    assert folder.stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_leads_to_another(tmp_path: Path, root: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = start(tmp_path, root, "--port", str(port))
        said = refused.communicate(timeout=PATIENCE)[0]
    assert refused.returncode == 1
    assert f"Port {port} is taken" in said
    assert f"--port {port + 1}" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org", ""])  # noqa: S104
def test_other_machines_are_kept_out(tmp_path: Path, root: Path, host: str) -> None:
    refused = start(tmp_path, root, "--host", host)
    said = refused.communicate(timeout=PATIENCE)[0]
    assert refused.returncode == 2
    assert "could read your letters" in said
    assert not (tmp_path / "recourse.sqlite3").exists()
