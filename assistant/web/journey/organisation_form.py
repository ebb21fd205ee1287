"""An organisation as the person describes it: its name, what it is, and where a letter reaches it."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovSelect, GovTextArea, GovTextInput
from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from assistant.domain.journeys import OwnOrganisation
from assistant.domain.organisations import Kind
from assistant.domain.people import LONGEST_LINE, LONGEST_NAME, PostalAddress
from assistant.errors import BadInput
from assistant.web.forms import Fits, one_line, passage

MOST_LINES = 6
EMAIL = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"()]+\.[^@\s<>,;:\"().]+")


def is_email(_form: object, field: Field) -> None:
    """What was typed reads like one e-mail address."""
    if field.data and not (EMAIL.fullmatch(field.data) and field.data.isascii()):
        raise ValidationError(str(_("Write one e-mail address, such as privacy@example.com")))


class _WhoForm(FlaskForm):
    """What an organisation is called and does; stands before `WhereForm` because fields are asked in this order."""

    name = StringField(
        _("Name of the organisation"),
        description=_("The company or office itself, as it stands on its letters."),
        widget=GovTextInput(),
        filters=[one_line],
        validators=[InputRequired(_("Write the name of the organisation")), Fits(LONGEST_NAME)],
    )
    kind = SelectField(
        _("What is it?"),
        description=_("Which law binds it depends on this."),
        widget=GovSelect(),
        validators=[InputRequired(_("Choose what comes closest"))],
    )


class WhereForm(FlaskForm):
    """Where a letter goes: a postal address, an e-mail address, or both."""

    lines = TextAreaField(
        _("Postal address"),
        description=_("Each line on its own, as it stands on an envelope, without the name and the country."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_LINE * MOST_LINES, lines=True)],
    )
    country = SelectField(_("Country of the address"), widget=GovSelect())
    email = StringField(
        _("E-mail address for such letters"),
        widget=GovTextInput(),
        filters=[one_line],
        validators=[Fits(LONGEST_LINE), is_email],
    )

    def address(self) -> tuple[str, ...]:
        """The lines of the address; raises BadInput under `address` where they cannot stand on an envelope."""
        typed = [line for line in (self.lines.data or "").split("\n") if line.strip()]
        if len(typed) > MOST_LINES:
            mend = "an address has room for six lines; put what belongs together into one line"
            raise BadInput({"address.lines": mend})
        return PostalAddress.read(typed, self.country.data, "address").lines if typed else ()


class OrganisationForm(_WhoForm, WhereForm):
    """Who holds the file, in the person's own words."""

    def validate_email(self, field: Field) -> None:
        """A letter needs some way to arrive."""
        if not field.data and not self.lines.data:
            raise ValidationError(
                str(_("Write the postal address or an e-mail address, so that the letter can arrive"))
            )


def as_own(form: OrganisationForm) -> OwnOrganisation:
    """The organisation described; raises BadInput where its address cannot stand on an envelope."""
    kind, lines = Kind(form.kind.data), form.address()
    return OwnOrganisation(form.name.data or "", kind, form.country.data, lines, form.email.data or "")
