"""What lower layers refuse, said in the language of the page."""

from __future__ import annotations

import re
from functools import lru_cache

from flask_babel import get_locale, get_translations, gettext

from assistant.errors import BadInput, RecourseError

_BLANK = re.compile(r"\\\{(\d+)\\\}")


def in_page_language(problem: str) -> str:
    """A message of a lower layer in the page's language, as a sentence of its own.

    One with a number or a name in it is found by the message with numbered blanks that it was made from.
    """
    said = (gettext(problem) if problem else "") or problem
    if said == problem:
        said = _filled(problem)
    return said[:1].upper() + said[1:]


def problems_of(trouble: RecourseError) -> list[str]:
    """Every message of a refusal, as it was raised."""
    return list(trouble.problems.values()) if isinstance(trouble, BadInput) else [str(trouble)]


def _filled(problem: str) -> str:
    for pattern, translated in _with_blanks(str(get_locale())):
        if found := pattern.fullmatch(problem):
            blanks = {f"{{{name[1:]}}}": gettext(text) if text else "" for name, text in found.groupdict().items()}
            return re.sub(r"\{\d+\}", lambda blank, texts=blanks: texts.get(blank[0], ""), translated)  # type: ignore[misc]
    return problem


@lru_cache(maxsize=16)
def _with_blanks(_locale: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every translated message with numbered blanks, as the pattern of what was made from it; the longest first."""
    catalogue: dict[object, object] = getattr(get_translations(), "_catalog", {})
    found = [(text, said) for text, said in catalogue.items() if isinstance(text, str) and "{1}" in text]
    by_length = sorted(found, key=lambda pair: -len(pair[0]))
    return tuple((_pattern(text), str(said)) for text, said in by_length)


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile(_BLANK.sub(lambda blank: f"(?P<n{blank[1]}>.*)", re.escape(message)), re.DOTALL)
