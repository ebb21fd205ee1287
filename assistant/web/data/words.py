"""What the pages about all that is kept call things."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from assistant.services.import_workspace import WhyLeftAlone

SEALED_SUFFIX = ".sealed"

LEFT_ALONE: Mapping[WhyLeftAlone, LazyString] = {
    WhyLeftAlone.REFERENCE_TAKEN: _("another request here has this reference"),
    WhyLeftAlone.BEGAN_OTHERWISE: _("the request of this reference began otherwise here"),
    WhyLeftAlone.LOG_DIFFERS: _("here and in the file different things were recorded; keep both copies"),
    WhyLeftAlone.LETTER_DIFFERS: _("a letter of this reference reads otherwise here"),
}
"""Why something of a file was not taken."""
