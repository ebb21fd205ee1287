"""Scenarios a lawyer can read: what happened, and which dates follow from the real rulebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import resources
from assistant.commands._deadline_lines import read_events, read_right
from assistant.commands.deadline import Reckoner
from assistant.errors import RecourseError
from assistant.rules.cache import open_rulebook
from assistant.rules.calendars import Calendars
from assistant.services.reckon_deadlines import Question, Reckoned
from tests.unit.domain.days import day

FOLDER = Path(__file__).parent / "scenarios"
OF_THE_ANSWER = {"late_from", "chase_from"}


@pytest.fixture(scope="module")
def reckoner(tmp_path_factory: pytest.TempPathFactory) -> Reckoner:
    rulebook = open_rulebook(resources.rulebook(), tmp_path_factory.mktemp("compiled"))
    return Reckoner(rulebook, Calendars(rulebook))


def scenarios() -> list[Any]:
    return [
        pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for scenario in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (text only)
    ]


def question(scenario: dict[str, Any]) -> Question:
    days = {name: day(text).isoformat() for name, text in scenario["events"].items()}
    return Question(
        law=scenario["law"],
        right=read_right(scenario["right"]),
        seat=scenario["seat"],
        events=read_events(days),
        kind=scenario.get("kind"),
        cases=frozenset(scenario.get("cases", ())),
    )


def written(reckoned: Reckoned, what: str) -> str:
    """The date of one kind, as the scenarios write it."""
    wanted = "answer" if what in OF_THE_ANSWER else what
    (found,) = [d for d in reckoned.deadlines if d.what.value == wanted]
    date = getattr(found, what) if what in OF_THE_ANSWER else found.due
    return f"{date:%a} {date.isoformat()}" if date else "null"


@pytest.mark.parametrize("scenario", scenarios())
def test_what_happened_gives_these_dates(scenario: dict[str, Any], reckoner: Reckoner) -> None:
    if "refused" in scenario:
        with pytest.raises(RecourseError, match=scenario["refused"]):
            reckoner.reckon(question(scenario))
        return
    reckoned = reckoner.reckon(question(scenario))
    expected = scenario.get("expect", {})
    assert {what: written(reckoned, what) for what in expected} == expected
    found = {deadline.what.value for deadline in reckoned.deadlines}
    assert found.isdisjoint(scenario.get("absent", ()))
    if "certain" in scenario:
        assert {d.certain for d in reckoned.deadlines if d.what.value in expected} == {scenario["certain"] == "true"}
    assert reckoned.rule.id == scenario.get("rule", reckoned.rule.id)
