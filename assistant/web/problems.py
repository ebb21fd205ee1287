"""What lower layers refuse, said in the language of the page."""

from __future__ import annotations

from flask_babel import gettext

from assistant.errors import BadInput, RecourseError


def in_page_language(problem: str) -> str:
    """A message of the domain in the page's language, as a sentence of its own."""
    said = gettext(problem) if problem else ""
    return said[:1].upper() + said[1:]


def problems_of(trouble: RecourseError) -> list[str]:
    """Every message of a refusal, as it was raised."""
    return list(trouble.problems.values()) if isinstance(trouble, BadInput) else [str(trouble)]
