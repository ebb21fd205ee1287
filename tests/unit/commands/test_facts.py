from __future__ import annotations

import dataclasses
import datetime
import enum
import json
from pathlib import PurePosixPath

import pytest

from assistant.commands._facts import plain, print_json


class Colour(enum.Enum):
    GREEN = "green"


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    due: datetime.date
    because: tuple[str, ...]
    colour: Colour


def test_a_fact_becomes_names_and_iso_dates() -> None:
    fact = Fact(datetime.date(2026, 4, 7), ("Good Friday",), Colour.GREEN)  # a Tuesday
    assert plain({"deadline": fact}) == {
        "deadline": {"due": "2026-04-07", "because": ["Good Friday"], "colour": "green"}
    }


def test_sets_are_printed_in_one_order() -> None:
    assert plain(frozenset({"b", "a", "c"})) == ["a", "b", "c"]


def test_paths_and_plain_values_are_kept() -> None:
    assert plain([PurePosixPath("a/b"), None, True, 1, 1.5, "x"]) == ["a/b", None, True, 1, 1.5, "x"]


def test_what_has_no_place_in_json_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="object cannot be printed"):
        plain(object())


def test_names_stay_readable(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"name": "Müller 東"})
    printed = capsys.readouterr().out
    assert "Müller 東" in printed
    assert json.loads(printed) == {"name": "Müller 東"}
