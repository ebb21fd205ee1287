"""What is wrong with the letter texts and the window profiles, for `recourse check`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import resources
from assistant.domain.lookup import Rulebook
from assistant.errors import RuleFileError
from assistant.rendering.profiles_reading import read_profiles
from assistant.rendering.texts.catalogue import FOLDER, Catalogue, load_catalogue
from assistant.rendering.texts.header import GENERAL
from assistant.rules.problems import Problem

_MESSAGE = re.compile(r"(?P<file>[^:]+):((?P<line>\d+):)? (?P<wrong>.*?)(; (?P<mend>.*))?", re.DOTALL)


def letter_problems(rulebook: Rulebook | None) -> tuple[int, tuple[Problem, ...]]:
    """How many texts there are, and what is wrong with them; with a rulebook, also texts that belong to no rule."""
    try:
        catalogue = load_catalogue(resources.letter_texts())
    except RuleFileError as trouble:
        return 0, tuple(_problems(trouble.problems))
    found = [*_problems(catalogue.problems()), *_profile_problems()]
    if rulebook is not None:
        found.extend(_homeless(catalogue, rulebook))
    return len(list(catalogue)), tuple(found)


def _profile_problems() -> Iterator[Problem]:
    try:
        read_profiles(resources.letter_styles() / "profiles.yaml")
    except RuleFileError as trouble:
        yield from _problems(trouble.problems)


def _homeless(catalogue: Catalogue, rulebook: Rulebook) -> Iterator[Problem]:
    """A text that no rule leads to is a letter that nobody can send. A general one belongs to a right as such."""
    rules = {(rule.law, rule.right, rule.variant) for rule in rulebook.rules.values()}
    for text in catalogue:
        head = text.header
        if (head.law, head.variant) == (GENERAL, None):
            continue
        if (head.law, head.right, head.variant) not in rules:
            wrong = f"the rulebook has no rule for {head.right.value} under {head.law!r} that this letter could rest on"
            yield Problem(f"{FOLDER}/{text.path}", 1, "law", wrong, "add the rule, or move the text")


def _problems(messages: list[str]) -> Iterator[Problem]:
    for message in messages:
        found = _MESSAGE.fullmatch(message)
        if found is None:
            yield Problem("letters", 0, "", message, "")
            continue
        yield Problem(found["file"], int(found["line"] or 0), "", found["wrong"], found["mend"] or "")
