"""The form of the person's details: name and address always, and what this addressee finds people by."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput, GovSelect, GovTextArea, GovTextInput
from wtforms import Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from assistant.domain.answers import LONGEST_IDENTIFIER
from assistant.domain.identifiers import Identifier
from assistant.domain.journeys import Details
from assistant.domain.people import LONGEST_LINE, LONGEST_NAME, MOST_LINES
from assistant.web.fields import choices
from assistant.web.forms import DayField, Fits, one_line, passage
from assistant.web.journey.organisation_form import is_email
from assistant.web.journey.words import IDENTIFIERS

ENDINGS = {Identifier.SSN_LAST4: 4, Identifier.SIN_LAST3: 3, Identifier.NATIONAL_ID: 4}
"""Numbers of which no more than the end is ever kept, however much was typed."""

AUTOCOMPLETE = {Identifier.DATE_OF_BIRTH: "bday", Identifier.EMAIL: "email", Identifier.PHONE: "tel"}
_PREFIX = "identifier_"


class DetailsForm(FlaskForm):
    """Who writes; `details_form` adds the details by which the addressee finds them."""

    wanted: tuple[Identifier, ...] = ()
    name = StringField(
        _("Your name"),
        description=_("The letter goes out in your name."),
        widget=GovTextInput(),
        filters=[one_line],
        validators=[InputRequired(_("Write your name: the letter goes out in it")), Fits(LONGEST_NAME)],
    )
    lines = TextAreaField(
        _("Your address"),
        description=_("Each line on its own, as on an envelope, without your name and the country."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_LINE * MOST_LINES, lines=True)],
    )
    country = SelectField(_("Country of your address"), widget=GovSelect())

    def identifier_fields(self) -> list[tuple[Identifier, Field]]:
        """The fields beyond name and address, in the order in which the addressee needs them."""
        return [(identifier, self[f"{_PREFIX}{identifier.value}"]) for identifier in self.wanted]

    def details(self) -> Details:
        """What was typed; of numbers that are never printed whole, only the end."""
        lines = tuple(line for line in (self.lines.data or "").split("\n") if line.strip())
        given = {identifier.value: _kept(identifier, field.data) for identifier, field in self.identifier_fields()}
        identifiers = {name: value for name, value in given.items() if value}
        return Details(self.name.data or "", lines, self.country.data, identifiers)


class UseAgainForm(FlaskForm):
    """Whether to use the details of the last letter again."""

    use = RadioField(
        _("Use the details of your last letter again?"),
        widget=GovRadioInput(),
        choices=choices([("yes", _("Yes, use these")), ("no", _("No, I write others"))]),
        validators=[InputRequired(_("Say whether to use these details again"))],
    )


def details_form(wanted: Iterable[Identifier]) -> type[DetailsForm]:
    """The form with a field for each of these identifiers."""
    asked = tuple(wanted)
    fields = {f"{_PREFIX}{identifier.value}": _field(identifier) for identifier in asked}
    return type("DetailsForm", (DetailsForm,), {**fields, "wanted": asked})


def as_fields(details: Details, wanted: Iterable[Identifier]) -> dict[str, Any]:
    """Details as what the form is filled with."""
    filled: dict[str, Any] = {"name": details.name, "lines": "\n".join(details.lines), "country": details.country}
    for identifier in wanted:
        value: Any = details.identifiers.get(identifier.value)
        filled[f"{_PREFIX}{identifier.value}"] = _day(value) if identifier is Identifier.DATE_OF_BIRTH else value
    return filled


def field_names() -> dict[str, str]:
    """Which field a problem with an answer belongs to, by the beginning of the answer's name."""
    names = {f"person.identifiers.{identifier.value}": f"{_PREFIX}{identifier.value}" for identifier in Identifier}
    return {**names, "person.name": "name", "person.address": "lines", "person.address.country": "country"}


def _field(identifier: Identifier) -> Field:
    label, why = IDENTIFIERS[identifier]
    if identifier is Identifier.DATE_OF_BIRTH:
        return DayField(label, description=why)
    validators = [Fits(LONGEST_IDENTIFIER), *([is_email] if identifier is Identifier.EMAIL else [])]
    return StringField(label, description=why, widget=GovTextInput(), filters=[one_line], validators=validators)


def _kept(identifier: Identifier, value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    signs = ENDINGS.get(identifier)
    return re.sub(r"[\W_]", "", value or "")[-signs:] if signs else value or ""


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None
