"""YAML text becomes a plain tree; its traps are refused kindly and nothing crashes."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.rules import nodes
from assistant.rules.nodes import Mapping, Scalar, Sequence, read_tree, yaml_type
from assistant.rules.problems import Problems

BILLION_LAUGHS = "a: &a [lol, lol]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def read(text: str | bytes) -> tuple[object, list[str]]:
    problems = Problems()
    raw = text.encode() if isinstance(text, str) else text
    tree = read_tree(raw, "x.yaml", problems)
    return tree, [str(problem) for problem in problems.found]


def test_a_map_keeps_its_order_lines_and_quotes() -> None:
    tree, problems = read("b: one\n\na: 'two'\n")
    assert problems == []
    assert isinstance(tree, Mapping)
    assert list(tree.values) == ["b", "a"]
    assert tree.values == {"b": Scalar(1, "one", True), "a": Scalar(3, "two", False)}
    assert (tree.line_of("b"), tree.line_of("a"), tree.line_of("missing")) == (1, 3, 1)


def test_a_list_keeps_the_line_of_each_item() -> None:
    tree, _ = read("- a\n- [b, c]\n")
    assert tree == Sequence(1, [Scalar(1, "a", True), Sequence(2, [Scalar(2, "b", True), Scalar(2, "c", True)])])


def test_nothing_is_guessed() -> None:
    tree, _ = read("a: 2026-11-23\nb: NO\nc: 017\nd:\n")
    assert isinstance(tree, Mapping)
    assert [child.text for child in tree.values.values() if isinstance(child, Scalar)] == [
        "2026-11-23",
        "NO",
        "017",
        "",
    ]


def test_texts_over_several_lines_are_joined_as_written() -> None:
    tree, problems = read("a: |\n  one\n  two\nb: >-\n  three\n  four\n")
    assert problems == []
    assert isinstance(tree, Mapping)
    assert [child.text for child in tree.values.values() if isinstance(child, Scalar)] == ["one\ntwo\n", "three four"]


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n...\n"])
def test_an_empty_file_is_said(text: str) -> None:
    tree, problems = read(text)
    assert tree is None or (isinstance(tree, Scalar) and tree.text == "")
    assert problems in ([], ["x.yaml:1: the file is empty; fill it in, or delete it"])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xef\xbb\xbfa: 1\n", "x.yaml:1: the file begins with a byte order mark; save it as UTF-8 without BOM"),
        ("a: 1\n".encode("utf-16"), "x.yaml:1: the file begins with a byte order mark"),
        (b"a: 1\nb: M\xfcller\n", "x.yaml:2: the file is not UTF-8 here; save it as UTF-8 in your editor"),
        (b"a:\n\t- b\n", "x.yaml:2: the line is indented with a tab; indent with spaces"),
        (b"a:\n  \tb: c\n", "x.yaml:2: the line is indented with a tab"),
        (b"a: 1\nb: \x07\n", "x.yaml:2: the text holds a control character; delete it"),
        (b"a: 1\nb: \x00\n", "x.yaml:2: the text holds a control character"),
        (b'a: "\\q"\n', "x.yaml:1: a backslash in double quotes begins an escape that YAML does not know"),
        (b"a: b\n%c\n", "x.yaml:2: "),
        (b"a: *\n", "this is not YAML (did not find expected alphabetic or numeric character)"),
    ],
)
def test_a_file_that_is_no_text_for_people_is_refused(raw: bytes, words: str) -> None:
    tree, problems = read(raw)
    assert tree is None
    assert any(words in problem for problem in problems), problems


def test_a_tab_inside_a_text_does_no_harm() -> None:
    assert read("a: 'one\ttwo'\n") == (Mapping(1, {"a": Scalar(1, "one\ttwo", False)}, {"a": 1}), [])


def test_every_line_with_a_tab_is_named() -> None:
    _, problems = read("a:\n\tb: 1\n\tc: 2\n")
    assert [problem.split(":")[1] for problem in problems] == ["2", "3"]


def test_a_billion_laughs_are_refused_before_they_grow() -> None:
    started = time.monotonic()
    tree, problems = read(BILLION_LAUGHS + "".join(f"x{n}: [*d, *d]\n" for n in range(1000)))
    assert tree is None
    assert problems == ["x.yaml:1: '&a' is an anchor, which is not used here; write each value out"]
    assert time.monotonic() - started < 1


def test_an_anchor_that_holds_itself_is_refused() -> None:
    assert "'&a' is an anchor" in read("a: &a [*a]\n")[1][0]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused_at_once(opening: str) -> None:
    started = time.monotonic()
    tree, problems = read(opening * 100_000)
    assert tree is None
    assert len(problems) == 1
    assert time.monotonic() - started < 2


def test_nesting_as_rules_need_it_is_fine() -> None:
    assert read("[" * nodes.DEEPEST + "]" * nodes.DEEPEST)[1] == []
    assert read("[" * (nodes.DEEPEST + 1) + "]" * (nodes.DEEPEST + 1))[1] != []


def test_a_huge_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "LARGEST", 10)
    assert read("a: 123456789\n")[1] == [
        "x.yaml: the file is too large to be a file of the rulebook; split it into smaller files"
    ]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("NO", "yes or no"),
        ("no", "yes or no"),
        ("on", "yes or no"),
        ("Yes", "yes or no"),
        ("~", "nothing"),
        ("null", "nothing"),
        ("", "nothing"),
        ("017", "a number"),
        ("0x1F", "a number"),
        ("1_000", "a number"),
        ("12:30:45", "a number"),
        ("1.5", "a number"),
        (".inf", "a number"),
        ("2026-11-23", "a date"),
        ("2026-1-1", None),
        ("<<", "a merge of other maps"),
        ("=", "a default value"),
        ("Norway", None),
        ("12-25", None),
        ("1 month", None),
        ("DE", None),
        ("08:30 Uhr", None),
    ],
)
def test_what_yaml_would_make_of_a_word(text: str, meaning: str | None) -> None:
    assert yaml_type(text) == meaning


@settings(deadline=None)
@given(st.text(max_size=300))
@example(BILLION_LAUGHS)
@example("? a\n? b")
@example("{")
@example("a: !<tag:x> b")
@example("\ufeffa: b")
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    tree, problems = read(text.encode("utf-8", "surrogatepass"))
    assert tree is not None or problems


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_never_crash(raw: bytes) -> None:
    tree, problems = read(raw)
    assert tree is not None or problems


YAML_LIKE = st.lists(
    st.sampled_from(
        [*"-:?&*!|>'\"%@`{}[],# \n~", "  ", "a", "b: ", "- ", "no", "1", "\n  ", "\n- ", "&x ", "*x", "!!int ", "---\n"]
    ),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(YAML_LIKE)
def test_any_text_of_yamls_own_signs_is_read_or_refused(text: str) -> None:
    tree, problems = read(text)
    assert tree is not None or problems
