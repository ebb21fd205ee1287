"""A language of the pages ships whole: nothing falls back to English, and no blank is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from assistant.web.language import LANGUAGES

BLANK = re.compile(r"%\(\w+\)[sd]|%?\{\w+\}")
WRITTEN_IN = "en"
TRANSLATED = [language for language in LANGUAGES if language != WRITTEN_IN]


@pytest.fixture(scope="module")
def said(root: Path) -> set[str]:
    """Everything the pages say, as it stands in the program and in the templates."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(["_l", "N_"])}
    found: set[str] = set()
    for folder in ("assistant", "templates"):
        within = [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods]
        for *_, message, _comments, _context in extract_from_dir(root / folder, within, options, keywords):
            found.add(message if isinstance(message, str) else message[0])
    return found


def catalogue(root: Path, language: str) -> Catalog:
    with (root / "assistant" / "locale" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, language)


def texts(message: Message) -> Iterable[tuple[str, str]]:
    """Each form of a message beside its translation."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return zip(ids, strings, strict=True)


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_that_is_said_is_translated(root: Path, said: set[str], language: str) -> None:
    known = {pair[0] for message in catalogue(root, language) if message.id for pair in texts(message) if pair[1]}
    assert said
    assert sorted(said - known) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_blank_is_lost_in_translation(root: Path, language: str) -> None:
    lost = [
        said
        for message in catalogue(root, language)
        if message.id
        for said, written in texts(message)
        if sorted(BLANK.findall(said)) != sorted(BLANK.findall(written))
    ]
    assert lost == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_that_of_the_words(root: Path, language: str) -> None:
    with (root / "assistant" / "locale" / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = {pair for message in read_mo(file) if message.id for pair in texts(message)}
    written = {pair for message in catalogue(root, language) if message.id for pair in texts(message)}
    assert compiled == written
