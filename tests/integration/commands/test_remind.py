"""`recourse remind`: what is due on a day, caught up, the same when asked twice, and nothing personal in it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import recourse
from assistant.clock import FixedClock
from assistant.commands.remind import WORDS
from assistant.domain.events import EventKind
from assistant.domain.steps import StepKind
from assistant.domain.turns import FOR_OTHERS
from assistant.services.calendar_file import DayKind
from assistant.services.open_store import open_store, personal_workspace
from assistant.services.record_event import record_event
from assistant.services.save_request import save_request
from tests.integration.databases import new_request, sqlite_settings

MONDAY = datetime.date(2026, 3, 2)
CASES = {
    "R-WAIT": [("sent", "2026-03-02"), ("delivered", "2026-03-03")],
    "R-NOT-SENT": [],
    "R-REFUSED": [("sent", "2026-03-02"), ("delivered", "2026-03-03"), ("refused", "2026-03-20")],
    "R-OVER": [("sent", "2026-03-02"), ("closed", "2026-03-20")],
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with requests that began on Monday 2 March 2026."""
    folder = tmp_path_factory.mktemp("remind")
    clock = FixedClock.on(MONDAY)
    store = open_store(sqlite_settings(folder))
    workspace = personal_workspace(store, clock)
    for reference, happened in CASES.items():
        clock = FixedClock.on(MONDAY)
        with store.unit_of_work(workspace) as session:
            made = save_request(session, clock, new_request(reference, person_in="DE"))
            clock.advance(datetime.timedelta(days=30))
            for kind, day in happened:
                record_event(session, clock, made.id, EventKind(kind), datetime.date.fromisoformat(day))
    store.close()
    return folder


def remind(data: Path, *arguments: str) -> Result:
    environment = {"RECOURSE_DATA": str(data), "RECOURSE_MODE": "", "RECOURSE_DATABASE": ""}
    return CliRunner(env=environment).invoke(recourse, ["remind", *arguments])


def test_says_what_can_be_done_and_what_comes_within_a_week(data: Path) -> None:
    # The answer is due on Tuesday 7 April 2026, after Easter.
    said = remind(data, "--today", "2026-04-01").output
    assert "R-NOT-SENT: send the letter, since Mon 2 Mar 2026" in said
    assert "R-REFUSED: complain, if you want to, since Fri 20 Mar 2026" in said
    assert "R-WAIT: the answer is due, on Tue 7 Apr 2026" in said
    assert "R-OVER" not in said


def test_looks_no_further_than_asked(data: Path) -> None:
    assert "R-WAIT" not in remind(data, "--today", "2026-04-01", "--ahead", "5").output


def test_nothing_is_chased_before_its_time_and_nothing_missed_is_forgotten(data: Path) -> None:
    assert "remind them" not in remind(data, "--today", "2026-04-10").output
    for later in ("2026-04-11", "2026-07-01"):
        assert "R-WAIT: remind them, since Sat 11 Apr 2026" in remind(data, "--today", later).output


def test_asked_twice_it_says_the_same(data: Path) -> None:
    assert remind(data, "--today", "2026-04-11").output == remind(data, "--today", "2026-04-11").output


def test_says_no_name_and_no_organisation(data: Path) -> None:
    for form in ([], ["--json"]):
        said = remind(data, "--today", "2026-04-11", *form).output
        assert not any(word in said for word in ("Zoë", "Müller", "SCHUFA", "schufa", "Frankfurt", "Inkasso"))


def test_json_names_codes_and_days(data: Path) -> None:
    said = json.loads(remind(data, "--today", "2026-04-11", "--json").output)
    assert said["today"] == "2026-04-11"
    assert {"reference": "R-WAIT", "what": "remind", "day": "2026-04-11", "by": None} in said["now"]


def test_with_nothing_kept_nothing_is_due(tmp_path: Path) -> None:
    answer = remind(tmp_path / "empty")
    assert answer.exit_code == 0
    assert answer.output == "Nothing is due.\n"


def test_a_day_that_is_none_is_wrong_use(data: Path) -> None:
    assert remind(data, "--today", "tomorrow").exit_code == 2


def test_every_code_has_its_words() -> None:
    codes = {kind.value for kind in StepKind if kind not in FOR_OTHERS} | {kind.value for kind in DayKind}
    assert codes <= WORDS.keys()
