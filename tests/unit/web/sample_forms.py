"""The forms of the sample pages."""

from __future__ import annotations

import datetime

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import (
    GovCharacterCount,
    GovCheckboxesInput,
    GovRadioInput,
    GovSelect,
    GovTextArea,
    GovTextInput,
)
from werkzeug.datastructures import MultiDict
from wtforms import DateField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired

from assistant.web.fields import DayInput, choices


class Situation(FlaskForm):
    """One choice out of seven."""

    situation = RadioField(
        "What happened?",
        widget=GovRadioInput(),
        choices=choices(
            [
                ("refused", "I was refused credit, a contract or a flat"),
                ("wrong", "Something in my file is wrong"),
                ("blocked", "My account was blocked or deactivated"),
                ("everything", "Show me everything they have about me"),
                ("score", "Explain my score or my rating"),
                ("stolen", "Someone used my name"),
                ("unknown", "I don’t know who has a file on me"),
            ]
        ),
        validators=[InputRequired("Choose what comes closest; you can change it later")],
    )


class Wrong(FlaskForm):
    """A longer text with a limit."""

    wrong = TextAreaField(
        "What is wrong in the file?",
        description="In your own words. We put it into the letter exactly as you write it.",
        widget=GovCharacterCount(),
        validators=[InputRequired("Write what is wrong; one sentence is enough")],
    )


class Details(FlaskForm):
    """One field of every other kind."""

    name = StringField("Your name", widget=GovTextInput(), validators=[InputRequired("Enter your name")])
    address = TextAreaField("Your address", widget=GovTextArea(), validators=[InputRequired("Enter your address")])
    country = SelectField("Country", widget=GovSelect(), choices=choices([("DE", "Germany"), ("GB", "United Kingdom")]))
    born = DateField(
        "Date of birth",
        description="For example, 29 2 1980",
        format="%d %m %Y",
        widget=DayInput(),
        validators=[InputRequired("Enter your date of birth")],
    )
    former = StringField("Former name", widget=GovTextInput())
    rights = SelectMultipleField(
        "What else may the letter ask?",
        widget=GovCheckboxesInput(),
        choices=choices(
            [
                ("source", "Where they have the entry from"),
                ("recipients", "Whom they have told"),
            ]
        ),
    )


class Edit(FlaskForm):
    """One part of the letter."""

    text = TextAreaField("This part of the letter", widget=GovTextArea(), validators=[InputRequired("Write something")])


MAKERS: dict[str, type[FlaskForm]] = {"wrong": Wrong, "details": Details, "edit": Edit}
FILLED = {"text": "Please answer within one month of receiving this letter.", "born": datetime.date(1980, 2, 29)}


def sample_form(page: str, *, wrong: bool) -> FlaskForm:
    """The form of a sample page: filled, or sent with nothing in it."""
    if not wrong:
        return MAKERS.get(page, Situation)(formdata=None, data=FILLED)
    form = MAKERS.get(page, Situation)(formdata=MultiDict({"country": "DE"}))
    form.validate()
    return form
