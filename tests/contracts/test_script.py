"""`./recourse` works from anywhere and keeps what commands print clean."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from assistant import __version__


@pytest.fixture
def script(root: Path) -> Path:
    """The script, where it has made its virtual environment already: these tests download nothing."""
    if not list((root / ".venv").glob("*-requirements.lock")):
        pytest.skip("./recourse has not made its virtual environment here")
    return root / "recourse"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    home = cwd / "home"
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(home)}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=surroundings, capture_output=True, text=True, check=False
    )


def test_it_is_plain_shell(script: Path, tmp_path: Path) -> None:
    assert run("sh", "-n", script, cwd=tmp_path).returncode == 0


def test_it_works_from_another_folder_and_says_nothing_of_its_own(script: Path, tmp_path: Path) -> None:
    done = run(script, "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"recourse {__version__}\n", "")


def test_it_works_through_a_link_in_a_folder_with_a_space(script: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my programs"
    folder.mkdir()
    (folder / "recourse").symlink_to(script)
    assert run(folder / "recourse", "--version", cwd=tmp_path).stdout == f"recourse {__version__}\n"


def test_what_lies_in_the_folder_where_the_person_stands_is_not_run(script: Path, tmp_path: Path) -> None:
    for name in ("assistant.py", "click.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit('taken for ours')", encoding="utf-8")
    assert run(script, "--version", cwd=tmp_path).stdout == f"recourse {__version__}\n"


def test_the_exit_code_of_a_command_is_passed_on(script: Path, tmp_path: Path) -> None:
    assert run(script, "nonsense", cwd=tmp_path).returncode == 2
