"""What somebody typed, to be shown again when a form could not be taken."""

from __future__ import annotations

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

NOT_SHOWN = frozenset({"csrf_token", "token", "back_to", "language"})
LONGEST = 20_000
MOST = 200


def typed_pairs(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Every text of a sent form with a name for it, without what only the program needs."""
    texts = [value for name, values in form.lists() if name not in NOT_SHOWN for value in values if value.strip()]
    return [(_("What you typed (%(number)d)", number=n), text[:LONGEST]) for n, text in enumerate(texts[:MOST], 1)]
