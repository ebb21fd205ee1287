"""The language of the pages: the visitor's choice, else the browser's first that ships, else English."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel

from assistant.web.access import Access, requires

LANGUAGES = ("en", "de")
CHOSEN = "language"

language = Blueprint("language", __name__)


def init_language(app: Flask) -> None:
    """Let pages speak the visitor's language."""
    app.config["LANGUAGES"] = list(LANGUAGES)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "locale"
    Babel(app, locale_selector=page_language)
    app.register_blueprint(language)


def page_language() -> str:
    """The code of the language this visitor reads."""
    chosen = session.get(CHOSEN)
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


@language.post("/language")
@requires(Access.ANYBODY)
def choose() -> ResponseReturnValue:
    """Remember the language chosen, and go back to the same page."""
    if request.form.get("language") in LANGUAGES:
        session[CHOSEN] = request.form["language"]
    return redirect(safe_path(request.form.get("back_to", "")))


def safe_path(address: str) -> str:
    """The address if it is a page of ours, else the start page: nobody is sent elsewhere from here."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if ours and address.isprintable() else url_for("start.start")
