"""The forms of "record what happened": one question each."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxInput, GovRadioInput, GovTextArea, GovTextInput
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from assistant.domain.events import EventKind
from assistant.web.fields import choices
from assistant.web.forms import DayField, Fits, one_line, passage
from assistant.web.journey.words import CHANNELS

LONGEST_NOTE = 2000
LONGEST_PROOF = 200


class WhatForm(FlaskForm):
    """What happened; the view says which events are offered."""

    what = RadioField(
        _("What happened?"),
        widget=GovRadioInput(),
        choices=choices([(kind.value, kind.value) for kind in EventKind if kind is not EventKind.WITHDRAWN]),
        validators=[InputRequired(_("Choose what happened"))],
    )


class WhenForm(FlaskForm):
    """On which day; `sure` is asked for only where the day looks like a slip."""

    day = DayField(_("On which day?"), validators=[InputRequired(_("Write the day: day, month and year"))])
    sure = BooleanField(_("The day is right all the same"), widget=GovCheckboxInput())


class HowForm(FlaskForm):
    """What is worth keeping about it; nothing of it is required but the way a letter went out."""

    channel = RadioField(
        _("How did you send it?"),
        widget=GovRadioInput(),
        choices=choices(CHANNELS.items()),
        validators=[InputRequired(_("Choose how you sent it"))],
    )
    whom = RadioField(
        _("To whom did you complain?"),
        widget=GovRadioInput(),
        validators=[InputRequired(_("Choose to whom you complained"))],
    )
    note = TextAreaField(
        _("What is worth remembering"),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_NOTE, lines=True)],
    )
    proof = StringField(
        _("What proves it"), widget=GovTextInput(), filters=[one_line], validators=[Fits(LONGEST_PROOF)]
    )


class WhatIsWrongForm(FlaskForm):
    """What about an entry is wrong."""

    wrong = RadioField(
        _("What is wrong about this entry?"),
        widget=GovRadioInput(),
        choices=choices(
            [
                ("day", _("The day")),
                ("what", _("What happened: it was something else")),
                ("how", _("What I noted about it")),
                ("all", _("It did not happen at all")),
            ]
        ),
        validators=[InputRequired(_("Choose what is wrong"))],
    )
