"""`recourse bench` measures what it says."""

from __future__ import annotations

import json

from click.testing import CliRunner

from assistant.cli import recourse


def test_every_measure_is_named_and_took_some_time() -> None:
    result = CliRunner().invoke(recourse, ["bench", "--json"], catch_exceptions=False)
    measured = json.loads(result.stdout)
    assert [one["what"] for one in measured] == [
        "open the rulebook",
        "reckon 1200 requests",
        "the first letter (PDF, checked)",
        "each further letter (PDF, checked)",
        "the same as DOCX",
    ]
    assert all(0 < one["best_ms"] <= one["median_ms"] for one in measured)
