"""The pages beside the way to a letter: requests, reference, all that is kept. The app hangs them up."""

from __future__ import annotations

from assistant.web.data import data
from assistant.web.data import views as _data  # noqa: F401  (each hangs its pages onto its blueprint)
from assistant.web.filters import add_filters
from assistant.web.reference import about, lookup
from assistant.web.reference import about_pages as _about  # noqa: F401
from assistant.web.reference import counting as _counting  # noqa: F401
from assistant.web.reference import organisations as _organisations  # noqa: F401
from assistant.web.reference import places as _places  # noqa: F401
from assistant.web.requests import calendar as _calendar  # noqa: F401
from assistant.web.requests import correcting as _correcting  # noqa: F401
from assistant.web.requests import deleting as _deleting  # noqa: F401
from assistant.web.requests import recording as _recording  # noqa: F401
from assistant.web.requests import requests
from assistant.web.requests import views as _views  # noqa: F401

BLUEPRINTS = (requests, lookup, about, data)

requests.record_once(lambda setup: add_filters(setup.app))
