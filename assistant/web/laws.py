"""Laws by the short names they have in the language of the page, and provisions as they are cited there."""

from __future__ import annotations

from flask_babel import get_locale, gettext

from assistant.domain.rulebook import Law, Rule
from assistant.web.holiday_names import N_

KNOWN = (
    N_("AI Act"),
    N_("CCD2"),
    N_("FADP (DSG)"),
    N_("GDPR"),
    N_("P2B"),
    N_("PWD"),
    N_("Regulation 1182/71"),
    N_("UK GDPR / DPA 2018"),
)
"""Laws with another short name in other languages; the others keep theirs."""


def law_name(law: Law) -> str:
    """The short name of a law in the language of the page."""
    return str(gettext(law.short))


def provision_of(rule: Rule) -> str:
    """The provision as lawyers of the page's language cite it where the rulebook says so, or as it stands there."""
    return dict(rule.cite).get(str(get_locale() or "en"), rule.provision)
