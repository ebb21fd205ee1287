"""How pages are dressed: where their templates come from and the few words and functions every template may use."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from flask import Flask, current_app, url_for
from flask_babel import get_locale
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, Undefined
from jinja2.exceptions import UndefinedError

from assistant.web import fields, words

NOT_FOR_TEMPLATES = ("config", "session", "g")
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}


class Unprintable(Undefined):
    """A name that no page was given may be asked about, but printing it is a mistake and stops the page.

    The macros of govuk-frontend leave keys of their dictionaries out on purpose: a missing key prints as nothing,
    and so does an `if` without an `else`.
    """

    def __str__(self) -> str:
        without_else = (self._undefined_hint or "").startswith("the inline if-expression")
        if without_else or isinstance(self._undefined_obj, dict):
            return ""
        raise UndefinedError(self._undefined_message)


def init_theme(app: Flask, pages: Mapping[str, str]) -> None:
    """Dress the app.

    `pages` names the endpoint of each page that header and footer link to (start, requests, lookup, help, privacy,
    licence) and of the language switch (language). What is not named is left out of the page. The languages offered
    are those of `app.config["LANGUAGES"]`, by their codes.
    """
    for suffix, kind in TYPES.items():
        mimetypes.add_type(kind, suffix)
    app.jinja_loader = _loader(Path(app.root_path) / (app.template_folder or "templates"))
    environment = app.jinja_env
    environment.undefined = Unprintable
    environment.trim_blocks = environment.lstrip_blocks = True
    for name in NOT_FOR_TEMPLATES:
        environment.globals.pop(name, None)
    environment.globals.update(_globals(dict(pages)))
    environment.filters.update(words.FILTERS)


def _loader(own: Path) -> ChoiceLoader:
    ours_first = PrefixLoader({"components": FileSystemLoader(own / "components" / "govuk")})
    packages = {
        "govuk_frontend_jinja": ChoiceLoader([ours_first, PackageLoader("govuk_frontend_jinja")]),
        "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
    }
    return ChoiceLoader([FileSystemLoader(own), PrefixLoader(packages)])


def _globals(pages: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    def page_url(name: str) -> str | None:
        return url_for(pages[name]) if name in pages else None

    return {
        "asset": asset,
        "page_url": page_url,
        "page_language": page_language,
        "page_direction": page_direction,
        "languages": languages,
        "field_params": fields.field_params,
        "error_links": fields.error_links,
    }


def asset(name: str) -> str:
    """The address of a file under static/, with its fingerprint, so that browsers may keep it for ever."""
    path = Path(current_app.static_folder or "") / name
    return url_for("static", filename=name, v=_fingerprint(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=256)
def _fingerprint(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def page_language() -> str:
    """The code of the page's language, as `lang` wants it."""
    return str(get_locale() or "en").replace("_", "-")


def page_direction() -> str:
    """Which way the page runs: ltr or rtl."""
    locale = get_locale()
    return locale.text_direction if locale else "ltr"


def languages() -> list[tuple[str, str]]:
    """The languages offered: code and own name, in the order of the settings."""
    codes: list[str] = current_app.config.get("LANGUAGES", ["en"])
    return [(code, _own_name(code)) for code in codes]


def _own_name(code: str) -> str:
    name = Locale.parse(code, sep="-").get_display_name() or code
    return name[:1].upper() + name[1:]
