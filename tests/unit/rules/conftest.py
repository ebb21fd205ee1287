from __future__ import annotations

import shutil
from pathlib import Path

import pytest

GOOD = Path(__file__).parents[2] / "rulebook" / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small rulebook without faults, to be changed at will."""
    root = tmp_path / "letters" / "rulebook"
    shutil.copytree(GOOD, root)
    return root
