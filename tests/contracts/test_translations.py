"""A language ships whole: every message of the pages is translated, with its blanks, and compiled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from assistant.domain.counting import Because
from assistant.web.extraction import said
from assistant.web.language import LANGUAGES

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "lazy_gettext", "_l", "N_"), None),
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
BLANK = re.compile(r"%\(\w+\)[sd]|%?\{\w*\}")
OTHERS = tuple(language for language in LANGUAGES if language != "en")
MEND = "run the three commands in babel.cfg, translate what is new, and compile"


def texts_of(text: object) -> tuple[str, ...]:
    """One text, or those of singular and plural."""
    return tuple(str(each) for each in text) if isinstance(text, tuple | list) else (str(text or ""),)


def messages(catalogue: Catalog) -> dict[tuple[str, ...], Message]:
    return {texts_of(message.id): message for message in catalogue if message.id}


@pytest.fixture(scope="module")
def written(root: Path) -> set[tuple[str, ...]]:
    """Every message in the program and its templates."""
    methods, options = _mapping(root)
    found = extract_from_dir(root, methods, options, KEYWORDS, directory_filter=_ours)
    return {texts_of(message) for _file, _line, message, _comments, _context in found}


def _mapping(root: Path) -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    return methods, options


def _ours(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_")) and Path(folder).name not in (
        "tests",
        "letters",
        "node_modules",
    )


def catalogue(root: Path, language: str) -> Catalog:
    path = root / "assistant" / "locale" / language / "LC_MESSAGES" / "messages.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(root: Path, written: set[tuple[str, ...]], language: str) -> None:
    done = {name for name, message in messages(catalogue(root, language)).items() if _is_whole(message)}
    assert written - done == set(), MEND


def _is_whole(message: Message) -> bool:
    return all(texts_of(message.string)) and not message.fuzzy


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_blanks(root: Path, language: str) -> None:
    wrong = [message.id for message in messages(catalogue(root, language)).values() for _ in _lost_blanks(message)]
    assert wrong == []


def _lost_blanks(message: Message) -> Iterator[str]:
    for one, text in zip(texts_of(message.id), texts_of(message.string), strict=True):
        if set(BLANK.findall(one)) != set(BLANK.findall(text)):
            yield one


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(root: Path, language: str) -> None:
    path = root / "assistant" / "locale" / language / "LC_MESSAGES" / "messages.mo"
    compiled, source = read_mo(io.BytesIO(path.read_bytes())), catalogue(root, language)
    assert _said(compiled) == _said(source), MEND


def _said(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {name: texts_of(message.string) for name, message in messages(catalogue).items()}


def test_every_explanation_is_found(root: Path) -> None:
    """`Because` takes its text from a name, a table or a literal: wherever it stands, translators get it."""
    module = b"""
WORDS = {1: ("a", "They told you on {date}"), 2: ("b", "You told them on {date}")}
LATE = "Too late, on {date}"
def one(kind):
    _, words = WORDS[kind]
    return Because.of(words, date=1)
def two(kind):
    text = "First {date}" if kind else LATE
    return Because(text)
"""
    file = io.BytesIO(module)
    file.name = "domain/anything.py"
    texts = {text for _line, _function, text, _comments in said(file)}
    assert texts == {"They told you on {date}", "You told them on {date}", "First {date}", "Too late, on {date}"}
    assert Because("Too late, on {date}").text in texts


def test_a_refusal_with_a_number_in_it_becomes_a_message_with_a_blank() -> None:
    file = io.BytesIO(b'def check(n):\n    return f"it has {n} signs; shorten it to {n - 1}"\n')
    file.name = "domain/typed_text.py"
    assert [text for _line, _function, text, _comments in said(file)] == ["it has {1} signs; shorten it to {2}"]
