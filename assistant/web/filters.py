"""Filters for the templates of requests and reference pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.sansio.app import App
from flask_babel import get_locale

from assistant.domain.places import Authority
from assistant.web.laws import law_name, provision_of
from assistant.web.periods import period_words, seat_name
from assistant.web.places import country_name, language_name
from assistant.web.problems import in_page_language


def authority_name(authority: Authority) -> str:
    """The name by which a reader of the page's language knows it: its own where they read its language."""
    locale = get_locale()
    return authority.name.local if locale and locale.language in authority.languages else authority.name.en


FILTERS: dict[str, Callable[..., Any]] = {
    "authority_name": authority_name,
    "country_name": country_name,
    "in_page_language": in_page_language,
    "language_name": language_name,
    "law_name": law_name,
    "period_words": period_words,
    "provision_of": provision_of,
    "seat_name": seat_name,
}


def add_filters(app: App) -> None:
    """Let templates use them."""
    app.jinja_env.filters.update(FILTERS)
