"""Problems say where, what and how to mend it, in order and once."""

from __future__ import annotations

import pytest

from assistant.errors import RuleFileError
from assistant.rules.problems import Problem, Problems, choices, closest


def test_a_problem_is_one_line_for_people() -> None:
    assert str(Problem("a.yaml", 3, "rules[1].since", "no date", "write one")) == (
        "a.yaml:3: rules[1].since: no date; write one"
    )
    assert str(Problem("a.yaml", 3, "", "no date", "write one")) == "a.yaml:3: no date; write one"
    assert str(Problem("a.yaml", 0, "", "no file", "add it")) == "a.yaml: no file; add it"


def test_problems_come_by_file_and_line_and_each_once() -> None:
    problems = Problems()
    problems.add("b.yaml", 1, "", "x", "y")
    problems.add("a.yaml", 10, "", "x", "y")
    problems.add("a.yaml", 9, "", "x", "y")
    problems.extend([Problem("a.yaml", 9, "", "x", "y")])
    assert [(p.file, p.line) for p in problems.found] == [("a.yaml", 9), ("a.yaml", 10), ("b.yaml", 1)]
    assert len(problems) == 4


def test_problems_refuse_the_files_all_together() -> None:
    problems = Problems()
    problems.refuse()
    problems.add("a.yaml", 1, "k", "x", "y")
    problems.add("b.yaml", 2, "", "x", "y")
    with pytest.raises(RuleFileError) as refused:
        problems.refuse()
    assert refused.value.problems == ["a.yaml:1: k: x; y", "b.yaml:2: x; y"]
    assert str(refused.value) == "a.yaml:1: k: x; y\nb.yaml:2: x; y"


def test_the_closest_word_is_offered_else_another_mend() -> None:
    assert closest("sinse", ["since", "until"], "look") == "did you mean 'since'?"
    assert closest("qqq", ["since", "until"], "look") == "look"
    assert choices(["a", "b"]) == "a, b"
