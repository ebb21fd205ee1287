"""What a checkout must not say: paths of one machine, work left for later, where packages are fetched from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LATER = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b|lorem[ ]ipsum")
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.])/(?:home|Users)/[a-z]\w*/")
PACKAGE_HOST = re.compile(r"\b(?:pypi|pythonhosted|npmjs|unpkg|jsdelivr)\.(?:org|com|net)\b")
VENDORED = "vendor"


@pytest.fixture(scope="module")
def texts(root: Path, project_files: list[Path]) -> dict[str, str]:
    """Every text file of the checkout that is ours, by its path."""
    return {str(path.relative_to(root)): text for path in project_files if (text := _text(path)) is not None}


def _text(path: Path) -> str | None:
    if VENDORED in path.parts:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None  # a font or a picture


def places(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later(texts: dict[str, str]) -> None:
    assert places(texts, LATER) == []


def test_no_path_of_this_machine_is_written_down(texts: dict[str, str], root: Path) -> None:
    assert places(texts, re.compile(re.escape(f"{root}/"))) == []
    assert places(texts, SOMEBODYS_FOLDER) == []


def test_no_host_of_a_package_registry_is_named(texts: dict[str, str]) -> None:
    assert places(texts, PACKAGE_HOST) == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_exact_versions_with_hashes_and_no_address(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    requirements = re.findall(
        r"^(\S+)(?: ; .*?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(requirements) == len(re.findall(r"^[a-z]", text, re.MULTILINE | re.IGNORECASE)) > 20
    assert all(re.fullmatch(r"[\w.\[\]-]+==[\w.]+", name) for name, _hashes in requirements)
    assert "://" not in text
