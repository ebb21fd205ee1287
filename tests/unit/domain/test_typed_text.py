from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.typed_text import is_blank, problem_in_line, problem_in_passage, tidy_line, tidy_passage


def test_line_ends_of_every_system_become_one_kind() -> None:
    assert tidy_passage("a\r\nb\rc\u2028d\n\n") == "a\nb\nc\nd"


def test_a_tab_that_a_table_left_behind_becomes_a_space() -> None:
    assert tidy_line("12\tHigh Street ") == "12 High Street"


def test_signs_that_join_letters_and_emoji_are_kept() -> None:
    assert problem_in_line("👩‍🚒 می‌خواهم", 50) is None


def test_a_line_break_is_a_problem_in_a_line_and_none_in_a_passage() -> None:
    assert problem_in_line("a\nb", 50) == "write this in one line"
    assert problem_in_passage("a\nb", 50) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co"]), max_size=40))
def test_ordinary_text_is_never_refused(text: str) -> None:
    assert problem_in_passage(tidy_passage(text), 50) is None


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy_passage(tidy_passage(text)) == tidy_passage(text)
    assert is_blank(text) or not is_blank(tidy_line(text))
