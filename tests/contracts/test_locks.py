"""The locks and pyproject.toml say the same, and what runs here is what is locked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version


def locked(root: Path, name: str) -> dict[str, set[Version]]:
    """Package names with the versions a lock holds; more than one where Pythons differ."""
    found: dict[str, set[Version]] = {}
    for line in (root / name).read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)", line):
            found.setdefault(canonicalize_name(match[1]), set()).add(Version(match[2]))
    return found


@pytest.fixture
def project(root: Path) -> dict[str, Any]:
    described: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return described


def missing(requirements: list[str], versions: dict[str, set[Version]]) -> list[str]:
    parsed = [Requirement(requirement) for requirement in requirements]
    return [
        str(requirement)
        for requirement in parsed
        if not versions.get(canonicalize_name(requirement.name))
        or not all(requirement.specifier.contains(version) for version in versions[canonicalize_name(requirement.name)])
    ]


def test_every_dependency_is_locked_run_ci_lock_to_mend_it(root: Path, project: dict[str, Any]) -> None:
    assert missing(project["dependencies"], locked(root, "requirements.lock")) == []


def test_every_dependency_of_the_tests_is_locked_run_ci_lock_to_mend_it(root: Path, project: dict[str, Any]) -> None:
    every = project["dependencies"] + project["optional-dependencies"]["test"]
    assert missing(every, locked(root, "requirements-test.lock")) == []


def test_the_tests_run_with_the_versions_that_people_get(root: Path) -> None:
    tests = locked(root, "requirements-test.lock")
    assert {
        name: versions for name, versions in locked(root, "requirements.lock").items() if tests[name] != versions
    } == {}
