"""What every test shares: which kinds are left out on this machine, told loudly beside the result."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time and no stop-watch, so that a busy machine fails nobody; hunt for new ones on purpose
# with --hypothesis-profile=hunting.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("hunting", deadline=None, max_examples=1000)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
NO_BROWSER = "there is no chromium on this machine (./recourse test installs it where it can)"


def browser_path() -> str | None:
    """Where the browser for journeys is: as the test command found it, or on the search path."""
    named = os.environ.get("RECOURSE_TEST_BROWSER")
    return named if named is not None else shutil.which("chromium")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def project_files() -> list[Path]:
    """Every file that belongs to the project, also where git is not installed."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    made = {".git", ".venv", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
    made |= {".import_linter_cache", ".recourse-installing"}
    return [path for path in ROOT.rglob("*") if path.is_file() and made.isdisjoint(path.relative_to(ROOT).parts)]


@pytest.fixture(scope="session")
def browser_executable() -> str:
    """The browser that journeys drive; a journey without one is skipped."""
    path = browser_path()
    if not path:
        pytest.skip(NO_BROWSER)
    return path


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings or the data folder of the person who runs it."""
    for name in [name for name in os.environ if name.startswith("RECOURSE_") and not name.startswith("RECOURSE_TEST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("RECOURSE_DATA", str(tmp_path_factory.mktemp("data")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave journeys out where there is no browser."""
    if browser_path():
        return
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say beside the result what was left out and which checks before the tests failed."""
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"LEFT OUT: {reason.removeprefix('Skipped: ')}", yellow=True, bold=True)
    if failed := os.environ.get("RECOURSE_CHECKS_FAILED"):
        terminalreporter.write_line(f"FAILED before the tests: {failed}", red=True, bold=True)
