"""What the rest of the program asks of the rules: the rulebook of this installation and its calendars."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant import resources
from assistant.config import read_settings
from assistant.rules import load_rulebook, load_rules


@pytest.fixture
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "rulebook", lambda: folder)
    return folder


def test_the_rulebook_and_its_calendars_belong_together(installed: Path, tmp_path: Path) -> None:
    settings = read_settings({"RECOURSE_DATA": str(tmp_path / "data")})
    rules = load_rules(settings)
    assert rules.rulebook == load_rulebook(settings)
    assert rules.calendars.calendar("DE-HE").place == "DE-HE"
    assert (tmp_path / "data/cache/rulebook.msgpack").is_file()


def test_opening_the_rulebook_waits_for_nothing_heavy(root: Path) -> None:
    code = (
        "import sys, assistant.rules; "
        "print([name for name in ('yaml', 'holidays', 'pycountry', 'phonenumbers', 'flask') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
