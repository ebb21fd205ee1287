"""Explanations of dates and of the law in the language of the page."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext

from assistant.domain.counting import Because
from assistant.domain.explaining import in_words
from assistant.web.words import short_day


def explain(because: Because) -> str:
    """One sentence in the language of the page."""
    said = in_words(because, translate=_translate, write_date=short_day)
    return said[:1].upper() + said[1:]


def explain_all(because: Sequence[Because]) -> list[str]:
    """Each sentence of an explanation, in order."""
    return [explain(sentence) for sentence in because]


def _translate(text: str) -> str:
    return gettext(text) if text else text  # the empty text is the head of a catalogue
