"""What is written as a file of the rulebook is read from it again, word for word."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.organisations import Address, Kind, Organisation
from assistant.rules.directories.contribution import as_yaml, rulebook_id
from assistant.rules.marks import Marks
from assistant.rules.nodes import read_tree
from assistant.rules.problems import Problems
from assistant.rules.reader import Reader
from tests.unit.domain.lawbooks import organisation


def read_back(content: bytes) -> tuple[Organisation, ...]:
    problems = Problems()
    node = read_tree(content, "file.yaml", problems)
    assert node is not None
    found = Reader("file.yaml", problems, Marks()).read_list(Organisation, node)
    assert problems.found == ()
    return found


def test_everything_comes_back() -> None:
    whole = organisation(
        "lamps-de",
        Kind.OTHER,
        "DE",
        "AT",
        name="NO: 'Lamps' & \"Co\" #1",
        aliases=("2026-11-23", "true", "~", "{x}", "*a", "12"),
        addresses=(Address("x: y", ("- a", "b: c", "65201 Wiesbaden"), "NO", in_doubt=True),),
        checked_on=datetime.date(2026, 11, 23),
        notes=("one " * 60 + "two",),
        email="a@lamps.example",
    )
    assert read_back(as_yaml([whole, whole])) == (whole, whole)


line = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(line, st.lists(line, max_size=3))
def test_whatever_it_is_called_it_comes_back(name: str, aliases: list[str]) -> None:
    one = organisation("x", Kind.BANK, "GB", name=name, aliases=tuple(aliases))
    assert read_back(as_yaml([one])) == (one,)


def test_what_says_nothing_is_left_out() -> None:
    (entry,) = yaml.safe_load(as_yaml([organisation("x", Kind.BANK, "GB")]))
    assert set(entry) == {"id", "name", "group", "place", "kind", "what_it_holds", "basis", "source", "confidence"}
    assert entry["place"] == "GB"


@pytest.mark.parametrize(
    ("id_", "name", "taken", "expected"),
    [
        ("schufa", "SCHUFA", ("schufa",), "schufa"),
        ("own:0198", "Corner Shop", (), "corner-shop-de"),
        ("own:0198", "Corner Shop", ("corner-shop-de", "corner-shop-de-2"), "corner-shop-de-3"),
        ("datenanfragen:x", "Bäcker Müller & Söhne", (), "backer-muller-sohne-de"),
        ("own:0198", "日本", (), "日本-de"),
    ],
)
def test_an_id_of_the_rulebook_is_kept_and_others_get_one(
    id_: str, name: str, taken: tuple[str, ...], expected: Any
) -> None:
    made = rulebook_id(organisation(id_, Kind.OTHER, "DE", name=name), taken)
    assert made == expected if expected.isascii() else made == "de"


def test_the_file_is_plain(tmp_path: Path) -> None:
    text = as_yaml([organisation("x", Kind.BANK, "GB", name="Ünï")]).decode("utf-8")
    assert text.startswith("- id: x\n  name: Ünï\n")
    assert "&" not in text
    assert "!!" not in text
