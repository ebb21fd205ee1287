from __future__ import annotations

import dataclasses
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.answers import Item
from assistant.domain.letters import Asks, Block, Heading, Paragraph, Points, Quotation, Run, Table
from assistant.domain.organisations import Kind
from assistant.errors import LetterError
from assistant.rendering.texts.blanks import Facts
from assistant.rendering.texts.filling import Filler
from assistant.rendering.texts.header import read_header, split
from assistant.rendering.texts.text import Filled, Language, Text
from assistant.rendering.texts.words import Words
from assistant.rendering.texts.yaml_reading import Problems

HEADER = """---
law: gdpr
right: correction
stage: first
language: en
version: 1
written_on: 2026-11-23
subject: Correction by {{ organisation.name }}
---
"""
WORDS = Words({f"table.{name}": name for name in ("number", "what", "why_wrong", "should_be", "proof")}, {})
PARTS = {"reply.md": "Please reply to {{ person.name }}.\n"}
FILLER = Filler(Language("en", WORDS, {}, PARTS))
FACTS = Facts(
    person_name="Anna Example",
    organisation_name="Example Ltd",
    kind=Kind.CREDIT_BUREAU,
    place="Ireland",
    organisation_place="Germany",
    law_short="GDPR",
    law_cite="Regulation (EU) 2016/679",
    rule_cite="Art. 16",
    basis="GDPR, Art. 16",
    today="23 November 2026",
)


def text(body: str) -> Text:
    path = PurePosixPath("gdpr/correction/first.en.md")
    problems = Problems("texts")
    parted = split(HEADER + body, problems)
    assert parted
    header = read_header(path, parted.header, problems)
    assert header, problems.found
    return Text(header, path, parted.body, parted.body_line)


def fill(body: str, **facts: object) -> Filled:
    filler = Filler(FILLER.language)
    return filler.fill(text(body), dataclasses.replace(FACTS, **facts))  # type: ignore[arg-type]


def blocks(body: str, **facts: object) -> tuple[Block, ...]:
    return fill(body, **facts).blocks


def test_paragraphs_lists_and_headings_become_blocks_named_after_their_lines() -> None:
    body = "I **ask** {{ organisation.name }}\nto act.\n\n## Why\n\n- first\n- second\n\n1. one\n2. two\n"
    assert blocks(body) == (
        Paragraph("p10", (Run("I "), Run("ask", strong=True), Run(" Example Ltd to act."))),
        Heading("h13", (Run("Why"),)),
        Points("points15", ((Run("first"),), (Run("second"),))),
        Asks("asks18", ((Run("one"),), (Run("two"),))),
    )


def test_a_second_numbered_list_goes_on_counting() -> None:
    lists = [block for block in blocks("1. one\n2. two\n\nAnd:\n\n1. three\n") if isinstance(block, Asks)]
    assert [block.first for block in lists] == [1, 3]


def test_a_member_that_a_condition_leaves_out_leaves_no_gap_in_the_numbers() -> None:
    body = "1. one\n{% if platform %}\n2. two\n{% endif %}\n3. three\n"
    assert blocks(body) == (Asks("asks10", ((Run("one"),), (Run("three"),))),)


def test_keys_stay_when_other_answers_bring_other_paragraphs() -> None:
    body = "One.\n\n{% if bureau %}\nTwo.\n{% endif %}\n\nThree{% if bureau %} and more{% endif %}.\n"
    with_bureau = [block.key for block in blocks(body)]
    without = [block.key for block in blocks(body, kind=Kind.BANK)]
    assert with_bureau == ["p10", "p13", "p16"]
    assert without == ["p10", "p16"]


def test_a_part_that_is_included_names_its_paragraphs_after_itself() -> None:
    assert blocks('{% include "reply.md" %}\n') == (Paragraph("p-reply-1", (Run("Please reply to Anna Example."),)),)


def test_strong_text_may_end_with_a_full_stop() -> None:
    assert blocks("**All of it.**\n") == (Paragraph("p10", (Run("All of it.", strong=True),)),)


def test_items_become_a_table_of_the_columns_that_hold_something() -> None:
    items = (Item("A", "wrong", proof="letter"), Item("B", "old"))
    assert blocks("{{ items }}\n", items=items) == (
        Table(
            "items", ("number", "what", "why_wrong", "proof"), (("1", "A", "wrong", "letter"), ("2", "B", "old", ""))
        ),
    )


def test_an_account_becomes_a_quotation_line_by_line() -> None:
    assert blocks("{{ situation }}\n", situation="* one\n\n# two") == (Quotation("situation", ("* one", "", "# two")),)


def test_what_is_asked_for_and_not_given_is_told() -> None:
    filled = fill("{{ items }}\n\n{% if situation %}\n{{ situation }}\n{% endif %}\nEnd.\n")
    assert filled.missing == {"items"}
    assert filled.printed == frozenset()


def test_the_number_of_items_can_be_said() -> None:
    body = "{% if items|length > 1 %}All {{ items|length }} entries{% else %}The entry{% endif %} must go.\n"
    assert blocks(body, items=(Item("A", "x"), Item("B", "y"))) == (Paragraph("p10", (Run("All 2 entries must go."),)),)
    assert blocks(body, items=(Item("A", "x"),)) == (Paragraph("p10", (Run("The entry must go."),)),)


def test_a_block_blank_inside_a_sentence_is_refused() -> None:
    with pytest.raises(LetterError, match="alone into a paragraph"):
        blocks("See {{ items }} here.\n", items=(Item("A", "x"),))


def test_a_blank_that_may_be_empty_is_refused_outside_a_condition() -> None:
    with pytest.raises(LetterError, match="inside an"):
        blocks("Within {{ answer_period }}.\n")


def test_an_unknown_blank_is_refused() -> None:
    with pytest.raises(LetterError, match="undefined"):
        blocks("{{ nobody }}\n")


@pytest.mark.parametrize(
    "body",
    [
        "<b>x</b>",
        "<div>\nx\n</div>",
        "[x](https://example.org)",
        "![x](y.png)",
        "*x*",
        "`x`",
        "    x",
        "```\nx\n```",
        "> x",
        "# x",
        "~~x~~",
        "- a\n  - b",
        "- a\n\n  b",
        "&nbsp;x",
        "<https://example.org>",
    ],
)
def test_markdown_that_letters_do_not_have_is_refused(body: str) -> None:
    with pytest.raises(LetterError, match="cannot stand in a letter"):
        blocks(body + "\n")


NASTY = st.text() | st.sampled_from(
    [
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "**x**",
        "<b>",
        "\ue0000\ue001",
        " \ue002:1\ue003",
        "1. x",
        "# x",
        "\n\n- y",
        "|",
        "&amp;",
    ]
)
BODY = (
    "{{ person.name }} of {{ place }} asks {{ organisation.name }} **({{ law.short }})**.\n\n"
    "1. {{ law.cite }}\n2. x {{ rule.cite }} y\n\n{{ items }}\n\n{{ situation }}\n\n{{ statement }}\n"
)
COMPILED = text(BODY)


@given(NASTY, NASTY, NASTY)
def test_whatever_a_person_types_arrives_word_for_word_and_changes_no_structure(one: str, two: str, three: str) -> None:
    facts = dataclasses.replace(
        FACTS,
        person_name=one,
        place=two,
        organisation_name=three,
        law_cite=one,
        rule_cite=two,
        items=(Item(one, two, three),),
        situation=f"a{one}",
        statement=f"b{two}",
    )
    filled = FILLER.fill(COMPILED, facts)
    first, asks, table, situation, statement = filled.blocks
    assert isinstance(first, Paragraph)
    assert "".join(run.text for run in first.runs) == f"{one} of {two} asks {three} (GDPR)."
    assert isinstance(asks, Asks)
    assert [[run.text for run in ask] for ask in asks.asks] == [[one], [f"x {two} y"]]
    assert isinstance(table, Table)
    assert set(table.rows[0]) == {"1", *(value for value in (one, two, three) if value)} or not (one and two and three)
    assert isinstance(situation, Quotation)
    assert "\n".join(situation.lines) == f"a{one}"
    assert isinstance(statement, Quotation)
    assert "\n".join(statement.lines) == f"b{two}"
    assert filled.subject == f"Correction by {three}".strip()
