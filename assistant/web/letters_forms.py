"""The forms on the pages of a finished letter."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput
from wtforms import RadioField
from wtforms.validators import InputRequired

from assistant.web.fields import choices
from assistant.web.forms import DayField
from assistant.web.journey.words import CHANNELS


class SentForm(FlaskForm):
    """When a letter went out, and how."""

    channel = RadioField(
        _("How did you send it?"),
        widget=GovRadioInput(),
        choices=choices(CHANNELS.items()),
        validators=[InputRequired(_("Choose how you sent it"))],
    )
    day = DayField(
        _("On which day?"),
        description=_("The day you posted or sent it. For example, 29 2 2028."),
        validators=[InputRequired(_("Write the day on which you sent it"))],
    )
