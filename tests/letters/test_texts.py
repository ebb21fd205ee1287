"""Every letter text that ships: compiles with much and with little, belongs to a rule, and keeps to the form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import resources
from assistant.domain.letters import Asks, Block, Heading, Paragraph, Points
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.rendering.texts.catalogue import COMMON, Catalogue, load_catalogue
from assistant.rendering.texts.header import GENERAL, split
from assistant.rendering.texts.samples import much
from assistant.rendering.texts.text import Text
from assistant.rendering.texts.yaml_reading import Problems
from assistant.rules.loader import read_folder

FOLDER = resources.letter_texts()
FILES = sorted(path for path in FOLDER.glob("*/*/*.md") if path.parts[-3] != COMMON)
PARTS_OF_EVERY_LANGUAGE = {"reply.md"}
PARTS_UNDER_THE_GDPR = {"identity.md", "remedies_gdpr.md"}
PARTS_OF_GENERAL_TEXTS = {"basis.md", "answer_general.md", "identity_more.md", "remedies_general.md"}
LIMITED = {"cca-1974": 200, "credit-reporting-act": 200, "fcra": 100, "on-cra": 200}
"""Laws that limit the person's statement, in words."""

CITATION = re.compile(
    r"(?:\b[Aa]rts?\.|§|\b[Aa]rticles?|\b[Ss]ections?|\b[Aa]rtículos?|\b[Aa]rtikel(?:en)?|\bAbs\.|\blit\.) \d"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(FOLDER)


@pytest.fixture(scope="module")
def rules() -> dict[tuple[str, Right, str | None], str]:
    found = read_folder(resources.rulebook()).rulebook().rules.values()
    return {(rule.law, rule.right, rule.variant): rule.id for rule in found}


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def text_at(catalogue: Catalogue, path: Path) -> Text:
    return next(text for text in catalogue if str(text.path) == name(path))


def words_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield "".join(run.text for run in block.runs)
            case Asks(asks=lines) | Points(points=lines):
                yield from ("".join(run.text for run in line) for line in lines)


def test_every_text_compiles_for_every_sort_of_organisation_with_much_and_with_little(catalogue: Catalogue) -> None:
    assert catalogue.problems() == []


def test_every_file_is_read(catalogue: Catalogue) -> None:
    assert [str(text.path) for text in catalogue] == [name(path) for path in FILES]
    assert len(FILES) > 200


def test_no_two_texts_say_the_same() -> None:
    bodies = Counter(body for path in FILES if (body := _body(path)))
    assert [body[:80] for body, number in bodies.items() if number > 1] == []


def _body(path: Path) -> str:
    parted = split(path.read_text("utf-8"), Problems(name(path)))
    return parted.body.strip() if parted else ""


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_text_belongs_to_a_rule_of_the_rulebook(
    path: Path, catalogue: Catalogue, rules: dict[tuple[str, Right, str | None], str]
) -> None:
    text = text_at(catalogue, path)
    head = text.header
    if text.general:  # it belongs to a right, not to a law
        assert head.variant is None
    else:
        assert (head.law, head.right, head.variant) in rules


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_text_asks_something_and_keeps_its_length_and_tone(path: Path, catalogue: Catalogue) -> None:
    text = text_at(catalogue, path)
    filled = catalogue.fill(text, much(Kind.CREDIT_BUREAU))
    said = " ".join(words_in(filled.blocks))
    assert 60 <= len(said.split()) <= 620, f"{len(said.split())} words"
    assert len(filled.subject) <= 180
    assert "!" not in said
    assert "http" not in said


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_citation_never_breaks_across_lines(path: Path, catalogue: Catalogue) -> None:
    text = text_at(catalogue, path)
    assert CITATION.findall(f"{text.header.subject}\n{text.body}") == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_letter_about_a_statement_carries_it_and_one_about_errors_lists_them(
    path: Path, catalogue: Catalogue
) -> None:
    text = text_at(catalogue, path)
    printed = catalogue.fill(text, much(Kind.CREDIT_BUREAU)).printed
    match text.header.right:
        case Right.NOTICE_OF_CORRECTION:
            assert "statement" in printed
        case Right.CORRECTION | Right.DISPUTE:
            assert printed & {"items", "situation"}
        case _:
            assert "statement" not in printed


@pytest.mark.parametrize("path", [path for path in FILES if "notice_of_correction" in path.parts], ids=name)
def test_the_words_of_a_statement_are_counted_where_the_law_counts_them(path: Path, catalogue: Catalogue) -> None:
    head = text_at(catalogue, path).header
    assert head.word_limit == LIMITED.get(head.law)


def test_every_language_has_the_parts_that_texts_rely_on_and_a_name_for_every_word(catalogue: Catalogue) -> None:
    spoken = {
        code: set(language.words.said) - {"by_post", "by_email"} for code, language in catalogue.languages.items()
    }
    assert len({frozenset(words) for words in spoken.values()}) == 1
    for code, language in catalogue.languages.items():
        written = {text.header.law for text in catalogue if text.header.language == code}
        wanted = PARTS_OF_EVERY_LANGUAGE
        wanted = wanted | PARTS_UNDER_THE_GDPR if "gdpr" in written else wanted
        wanted = wanted | PARTS_OF_GENERAL_TEXTS if GENERAL in written else wanted
        assert set(language.parts) >= wanted, code


def test_every_part_is_included_somewhere(catalogue: Catalogue) -> None:
    for code, language in catalogue.languages.items():
        bodies = " ".join(text.body for text in catalogue if text.header.language == code) + " ".join(
            language.parts.values()
        )
        assert [part for part in language.parts if f'"{part}"' not in bodies] == [], code
