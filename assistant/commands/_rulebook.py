"""What commands about the rulebook share: opening it, and reading days, kinds and rights from options."""

from __future__ import annotations

import datetime
import os
import re
from typing import Any

import click

from assistant.config import read_settings
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.rules import load_rulebook

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

KIND = click.Choice([kind.value for kind in Kind])
RIGHT = click.Choice([right.value for right in Right])


def open_rulebook_here() -> Rulebook:
    """The rulebook of this installation, with settings from the environment."""
    return load_rulebook(read_settings(os.environ))


def kind_of(text: str | None) -> Kind | None:
    """The kind of organisation that was chosen."""
    return Kind(text) if text else None


def read_day(name: str, text: str) -> datetime.date:
    """A day written `2026-11-23`; BadInput for anything else."""
    try:
        if _DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise BadInput({name: f"{text!r} is not a day; write year-month-day, such as 2026-11-23"})


def said(label: str, value: Any) -> list[str]:
    """One line `label: value` for people, or none where there is nothing to say."""
    if value in (None, "", ()):
        return []
    shown = ", ".join(str(item) for item in value) if isinstance(value, tuple) else value
    return [f"{label}: {shown}"]
