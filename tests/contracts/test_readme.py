"""The README tells what is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from assistant import config
from assistant.cli import recourse


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_stand_at_the_top(readme: str) -> None:
    top = readme.split("## ", maxsplit=1)[0]
    assert "./recourse serve" in top
    assert "./recourse test" in top


def test_every_setting_is_explained(readme: str) -> None:
    read = set(re.findall(r'"(RECOURSE_\w+)"', Path(config.__file__).read_text(encoding="utf-8")))
    assert read
    assert {name for name in read if f"`{name}`" not in readme} == set()


def test_every_command_is_listed(readme: str) -> None:
    listed = set(re.findall(r"^\| `(\w[\w-]*)", readme, re.MULTILINE))
    assert set(recourse.list_commands(click.Context(recourse))) - listed == set()
