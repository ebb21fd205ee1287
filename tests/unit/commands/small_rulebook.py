"""A small rulebook for tests of commands, and a way to run them as a person types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from assistant.cli import recourse

GOOD = Path(__file__).parents[2] / "rulebook" / "good"


def run(*words: str) -> Result:
    return CliRunner().invoke(recourse, list(words))


def run_json(*words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)
