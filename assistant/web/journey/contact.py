"""Where the letter goes, where the directory is not sure: the person looks it up and confirms or corrects it."""

from __future__ import annotations

from dataclasses import replace

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.addressees import Doubt, addressee, doubt_about
from assistant.domain.drafting import window_lines
from assistant.domain.journeys import Contact, Journey, Step
from assistant.domain.organisations import Organisation
from assistant.errors import BadInput
from assistant.web.access import Access, requires
from assistant.web.fields import choices
from assistant.web.forms import add_problems
from assistant.web.journey import journey
from assistant.web.journey.organisation_form import WhereForm
from assistant.web.journey.under_way import take_up
from assistant.web.places import all_countries
from assistant.web.workspace import commits, parts, today


@journey.route("/contact", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def contact(draft: str) -> ResponseReturnValue:
    """Show what is in doubt, why, and where to look; keep what the person found with the day they found it."""
    way = take_up(draft, Step.CONTACT)
    listed = addressee(parts().desk.rulebook, replace(way.journey, contact=None))
    doubt = doubt_about(listed, way.journey.choice.right) if way.journey.choice else None
    form = way.form(WhereForm, **_filled(way.journey, listed, doubt))
    form.country.choices = choices(all_countries())
    form.lines.description = _("Each line on its own, as it stands on an envelope: the organisation first.")
    if form.validate_on_submit():
        try:
            found = Contact(form.address(), form.country.data, form.email.data or "", today())
            _must_arrive(found, listed)
            return way.go_on(replace(way.journey, contact=found))
        except BadInput as trouble:
            add_problems(form, trouble.problems, {"address": "lines", "email": "email"})
    return way.page("contact", form, doubt=doubt, listed=listed, where=_where(listed))


def _filled(under_way: Journey, listed: Organisation, doubt: Doubt | None) -> dict[str, object]:
    kept = under_way.contact
    if kept is not None:
        return {"lines": "\n".join(kept.lines), "country": kept.country, "email": kept.email}
    if doubt is None or doubt.address is None:
        return {"country": under_way.country if under_way.country != "EU" else "", "email": listed.email}
    lines = "\n".join(window_lines(listed, doubt.address))
    return {"lines": lines, "country": doubt.address.country, "email": listed.email}


def _must_arrive(found: Contact, listed: Organisation) -> None:
    """Raise BadInput where nothing is left by which the letter could arrive."""
    if not (found.lines or found.email or listed.web_form or listed.portal):
        raise BadInput({"address": "write the postal address or an e-mail address, so that the letter can arrive"})


def _where(listed: Organisation) -> list[str]:
    """Pages of the organisation on which its address can be looked up."""
    return list(dict.fromkeys(page for page in (listed.web, listed.web_form, listed.portal) if page))
