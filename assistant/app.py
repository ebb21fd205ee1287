"""The web application: rulebook, calendars, texts and renderer are read once, then every page is hung up."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from assistant import resources
from assistant.clock import Clock, SystemClock
from assistant.config import Mode, Settings
from assistant.rendering.renderer import Renderer
from assistant.rendering.texts.catalogue import load_catalogue
from assistant.rules import load_rules
from assistant.services.open_store import Store, open_store, personal_workspace
from assistant.services.preview_letter import Desk
from assistant.services.warm_renderer import warm_renderer
from assistant.web.access import guard
from assistant.web.door import Door, closed, init_door
from assistant.web.errors import init_errors
from assistant.web.journey import journey
from assistant.web.journey import views as _views  # noqa: F401  (hangs the pages onto the blueprint)
from assistant.web.language import init_language
from assistant.web.letters import letters
from assistant.web.pages import BLUEPRINTS as MORE_BLUEPRINTS
from assistant.web.security import protect
from assistant.web.start import start
from assistant.web.theme import init_theme
from assistant.web.workspace import EXTENSION, Parts, init_workspace

PACKAGE = Path(__file__).resolve().parent
DEFAULT_PORT = 8000
LARGEST_FORM = 4 * 1024 * 1024
"""In bytes: forty items in a script of three bytes a letter, with room to spare."""

BLUEPRINTS = (start, journey, letters, *MORE_BLUEPRINTS)

PAGES = {
    "start": "start.start",
    "requests": "requests.index",
    "lookup": "lookup.index",
    "help": "about.help",
    "privacy": "about.privacy",
    "licence": "about.licence",
    "language": "language.choose",
}
"""The pages that header and footer link to; one that is not there is left out."""


def create_app(settings: Settings, clock: Clock | None = None, door: Door | None = None) -> Flask:
    """The application of an installation. `door` is how one person gets in; a hosted site has accounts instead.

    Raises RuleFileError where the rulebook or a letter text is wrong, and what opening the store raises.
    """
    store = open_store(settings)
    app = Flask("assistant", root_path=str(PACKAGE), static_folder="web/static", static_url_path="/static")
    app.template_folder = str(resources.page_templates())
    _configure(app, settings, store)
    init_language(app)
    protect(app)
    if settings.mode is Mode.PERSONAL:
        init_door(app, door or Door(DEFAULT_PORT))
    else:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    guard(app, closed)
    CSRFProtect(app)
    init_workspace(app, _parts(settings, clock or SystemClock(), store))
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    init_errors(app)
    init_theme(app, {name: endpoint for name, endpoint in PAGES.items() if endpoint in app.view_functions})
    return app


def warm_up(app: Flask) -> None:
    """Load fonts and styles before the first letter needs them."""
    warm_renderer(app.extensions[EXTENSION].desk.renderer)


def _configure(app: Flask, settings: Settings, store: Store) -> None:
    app.config.update(
        SECRET_KEY=store.master.ring.derive("web sessions"),
        SESSION_COOKIE_NAME="recourse",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=settings.mode is Mode.HOSTED,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        # On one's own machine a form is good as long as the session: nobody loses a page that was open overnight.
        WTF_CSRF_TIME_LIMIT=None if settings.mode is Mode.PERSONAL else 12 * 60 * 60,
    )


def _parts(settings: Settings, clock: Clock, store: Store) -> Parts:
    rules = load_rules(settings)
    catalogue = load_catalogue(resources.letter_texts())
    desk = Desk(rules.rulebook, rules.calendars, catalogue, Renderer(resources.letter_styles()))
    return Parts(settings, clock, desk, store, personal_workspace(store, clock))
