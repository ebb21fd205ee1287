"""A small site of sample pages: every macro of templates/macros in the setting it was made for."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request
from flask_babel import Babel
from jinja2 import ChoiceLoader, FileSystemLoader

import assistant.web
from assistant.resources import page_templates
from assistant.web.security import protect
from assistant.web.theme import init_theme
from tests.unit.web.sample_forms import sample_form
from tests.unit.web.sample_letter import NASTY, sample_letter

SAMPLES = Path(__file__).parent / "samples"
STATIC = Path(assistant.web.__file__).parent / "static"
ERRORS = tuple(sorted(path.stem for path in (page_templates() / "errors").glob("*.html") if path.stem != "page"))
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.html")))
WRONG = ("start", "wrong", "details", "edit")
ADDRESSES = (
    *(f"/{name}" for name in NAMES),
    *(f"/{name}?wrong=1" for name in WRONG),
    *(f"/error/{name}" for name in ERRORS),
)
PAGES = {name: name for name in ("start", "requests", "lookup", "language")} | dict.fromkeys(
    ("help", "privacy", "licence"), "start"
)

BECAUSE = [
    ("Received (you entered the delivery slip)", datetime.date(2026, 3, 3)),  # a Tuesday
    ("One month on", datetime.date(2026, 4, 3)),  # Good Friday
    "Good Friday is a public holiday in Germany: the period runs on to the next working day",
    ("Saturday, Sunday and Easter Monday do not count", datetime.date(2026, 4, 7)),
]
SOURCE = [("GDPR Art. 12(3)", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"), "Regulation 1182/71 Art. 3(2)(c), (4)"]


def _row(
    organisation: str, awaited: str, state: tuple[str, str], by: datetime.date | None, about: str
) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "url": "/request",
        "awaited": awaited,
        "state_is": state[0],
        "state_text": state[1],
        "by": by,
        "about": about,
        "person": NASTY,
    }


def _groups() -> list[tuple[str, list[dict[str, Any]]]]:
    day = datetime.date
    copy = "the copy of the file"
    return [
        (
            "Do today",
            [_row("Experian", f"{copy}, and two corrections", ("late", "5 days late"), day(2026, 4, 2), "loan")],
        ),
        (
            "This week",
            [_row("Uber", "the reasons for the deactivation", ("waiting", "2 days left"), day(2026, 4, 9), "")],
        ),
        (
            "Waiting",
            [
                _row("SCHUFA", copy, ("waiting", "12 days left"), day(2026, 4, 20), "flat refused"),
                _row("Bolt", "nothing yet: the letter is not sent", ("draft", ""), None, ""),
            ],
        ),
        ("Closed", [_row("CRIF", "answered in full", ("done", "answered"), day(2026, 2, 27), "")]),
    ]


def show(name: str) -> str:
    """A sample page; with ?wrong=1 its form was sent empty."""
    return render_template(
        f"{name}.html",
        day=datetime.date,
        letter=sample_letter(),
        because=BECAUSE,
        source=SOURCE,
        groups=_groups(),
        nasty=NASTY,
        form=sample_form(name, wrong=bool(request.args.get("wrong"))),
    )


def show_error(name: str) -> str:
    """An error page as its view would show it."""
    message = "The letter would not fit its envelope." if name == "422" else ""
    typed = [("What is wrong in the file?", f"I never had\na contract {NASTY}")]
    return render_template(f"errors/{name}.html", message=message, typed=typed, back_url="/wrong", reference="9F2C")


def make_site() -> Flask:
    """The sample site, dressed and protected as the real one is."""
    site = Flask("sample", template_folder=str(page_templates()), static_folder=str(STATIC))
    site.config.update(SECRET_KEY="sample", LANGUAGES=["en", "de"], WTF_CSRF_ENABLED=False)
    Babel(site, locale_selector=lambda: request.args.get("language", "en"))
    init_theme(site, PAGES)
    site.jinja_env.loader = ChoiceLoader([site.jinja_env.loader or FileSystemLoader([]), FileSystemLoader(SAMPLES)])
    protect(site)
    for name in ("start", "requests", "lookup", "language"):
        site.add_url_rule(f"/{name}", name, show, defaults={"name": name}, methods=["GET", "POST"])
    site.add_url_rule("/<name>", "show", show)
    site.add_url_rule("/error/<name>", "error", show_error)
    return site
