"""`recourse deadline`: one question or many, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from assistant.cli import recourse
from assistant.commands._deadline_lines import read_date, read_events, read_line, read_right
from assistant.domain.events import EventKind
from assistant.domain.rights import Right
from assistant.errors import BadInput

ACCESS = ["deadline", "--law", "gdpr", "--right", "access", "--seat", "DE"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(recourse, list(arguments), catch_exceptions=False)


def test_a_question_is_answered_with_every_step_of_the_counting() -> None:
    result = run(*ACCESS, "--event", "delivered=2026-03-03", "--today", "2026-03-10")
    assert result.exit_code == 0
    assert "They must answer by Tue 7 Apr 2026." in result.stdout
    assert "Good Friday in DE" in result.stdout
    assert "A fair reminder can go out from Sat 11 Apr 2026." in result.stdout
    assert "passed" not in result.stdout


def test_a_day_that_has_passed_is_said_to_have_passed() -> None:
    result = run(*ACCESS, "--event", "delivered=2026-03-03", "--today", "2026-04-08")
    assert "That day has passed." in result.stdout
    assert "passed" not in run(*ACCESS, "--event", "delivered=2026-03-03", "--today", "2026-04-07").stdout


def test_programs_get_the_interface_of_the_design() -> None:
    answer = json.loads(run(*ACCESS, "--event", "delivered=2026-03-03", "--json").stdout)
    (deadline,) = answer["deadlines"]
    assert {key: deadline[key] for key in ("what", "due", "late_from", "chase_from", "rule", "certain")} == {
        "what": "answer",
        "due": "2026-04-07",
        "late_from": "2026-04-08",
        "chase_from": "2026-04-11",
        "rule": "gdpr/access@2018-05-25",
        "certain": True,
    }
    assert deadline["because"][0] == "Received Tue 3 Mar 2026"
    assert deadline["sources"][0].startswith("GDPR: Art. 15")


def test_an_event_may_happen_twice() -> None:
    events = ["--event", "sent=2026-03-10", "--event", "bounced=2026-03-20", "--event", "sent=2026-03-23"]
    answer = json.loads(run(*ACCESS, *events, "--json").stdout)
    assert (answer["deadlines"][0]["due"], answer["deadlines"][0]["certain"]) == ("2026-04-27", False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["deadline", "--law", "gdpr"], "say it with --right"),
        ([*ACCESS, "--event", "delivered"], "is not NAME=DATE"),
        ([*ACCESS, "--event", "delivered=3.3.2026"], "write it as 2026-03-03"),
        ([*ACCESS, "--event", "delivered=2026-02-30"], "is not in the calendar"),
        ([*ACCESS, "--event", "deliverd=2026-03-03"], "did you mean 'delivered'?"),
        ([*ACCESS, "--event", "withdrawn=2026-03-03"], "no event Recourse knows"),
        ([*ACCESS], "nothing has happened yet"),
        ([*ACCESS, "--event", "sent=2026-03-10", "--event", "delivered=2026-03-09"], "before it was sent"),
        ([*ACCESS, "--event", "delivered=2026-03-10", "--event", "identity_given=2026-03-12"], "enter what they asked"),
        ([*ACCESS, "--event", "delivered=2026-03-10", "--event", "extended=2026-03-09"], "before the letter went out"),
        (["deadline", "--law", "gdpr", "--right", "acces", "--seat", "DE"], "did you mean 'access'?"),
    ],
)
def test_a_wrong_question_says_what_to_do_and_exits_with_two(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["deadline", "--law", "gdrp", "--right", "access", "--seat", "DE"], "Did you mean 'gdpr'?"),
        (["deadline", "--law", "gdpr", "--right", "security_freeze", "--seat", "DE"], "it gives: access"),
        (["deadline", "--law", "gdpr", "--right", "access", "--seat", "DE-XX"], "no part of that name"),
        (["deadline", "--law", "gdpr", "--right", "access", "--seat", "EU"], "no public holidays of its own"),
        (["deadline", "--law", "gdpr", "--right", "access", "--seat", "Germany"], "not a seat"),
    ],
)
def test_what_the_rulebook_does_not_know_is_a_no_with_exit_one(arguments: list[str], words: str) -> None:
    result = run(*arguments, "--event", "delivered=2026-03-03")
    assert result.exit_code == 1
    assert words in result.stderr


def batch(tmp_path: Path, *lines: str) -> list[dict[str, Any]]:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    result = run("deadline", "--batch", str(file))
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_batch_answers_line_by_line_and_errors_stop_nothing(tmp_path: Path) -> None:
    asked = {"law": "gdpr", "right": "access", "seat": "DE", "events": {"delivered": "2026-03-03"}}
    answers = batch(
        tmp_path,
        json.dumps({"id": 1, **asked}),
        "not json",
        "",
        json.dumps({"id": "b", **asked, "seat": "Mars"}),
        "[1, 2]",
        json.dumps({"id": 4, **asked, "colour": "red"}),
        json.dumps({"id": 5, **asked, "events": {"sent": ["2026-03-02", "2026-03-05"]}}),
    )
    assert [answer["id"] for answer in answers] == [1, None, "b", None, 4, 5]
    assert answers[0]["deadlines"][0]["due"] == "2026-04-07"
    assert [("error" in answer) for answer in answers] == [False, True, True, True, True, False]
    assert "colour" in answers[4]["error"]


@pytest.mark.parametrize("name", [right.value for right in Right])
def test_every_right_is_read_by_its_name(name: str) -> None:
    assert read_right(name).value == name


@pytest.mark.parametrize("wrong", ["2026-3-3", "03/03/2026", 20260303, None, "2026-03-03T00:00", "\uff12026-03-03"])
def test_a_loose_date_is_refused(wrong: object) -> None:
    with pytest.raises(BadInput, match="2026-03-03"):
        read_date(wrong, "delivered")


def test_events_keep_their_order_and_lists() -> None:
    events = read_events({"sent": ["2026-03-02", "2026-03-05"], "delivered": "2026-03-06"})
    assert [(e.number, e.kind) for e in events] == [(1, EventKind.SENT), (2, EventKind.SENT), (3, EventKind.DELIVERED)]


def test_a_line_names_every_key_that_is_missing() -> None:
    with pytest.raises(BadInput) as caught:
        read_line({"law": "gdpr"})
    assert set(caught.value.problems) == {"right", "seat"}
