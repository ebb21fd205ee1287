"""Columns of a table are as wide as what stands in them asks for."""

from __future__ import annotations

import time

import pytest

from assistant.domain.letters import Table
from assistant.rendering.columns import column_shares
from assistant.rendering.renderer import Renderer
from tests.unit.rendering.conftest import a_letter


def shares(*columns: tuple[str, str]) -> tuple[float, ...]:
    labels, cells = zip(*columns, strict=True)
    return column_shares(Table("t", labels, (cells,)))


def test_shares_make_a_whole() -> None:
    assert sum(shares(("No.", "1"), ("What", "Loan open"), ("Why", "x" * 500))) == pytest.approx(1)


def test_a_number_gets_little_and_a_sentence_no_more_than_its_part() -> None:
    number, short, long = shares(("No.", "1"), ("What", "Loan open"), ("Why", "word " * 100))
    assert number < short < long < 0.75


def test_a_heading_counts_as_well_as_what_stands_below() -> None:
    assert shares(("What it should say", ""), ("No.", ""))[0] > 0.6


def test_rows_that_lack_a_cell_do_no_harm() -> None:
    assert len(column_shares(Table("t", ("a", "b"), (("only one",),)))) == 2


def test_a_very_long_cell_takes_no_longer_than_a_paragraph_of_its_length(renderer: Renderer) -> None:
    long = a_letter(blocks=(Table("t", ("No.", "What", "Why"), (("1", "Loan open", "It was repaid. " * 250),)),))
    renderer.pdf(a_letter())
    start = time.perf_counter()
    renderer.pdf(long)
    one = time.perf_counter() - start
    start = time.perf_counter()
    renderer.pdf(a_letter())
    assert one < 12 * (time.perf_counter() - start)
