"""The forms for taking everything along, bringing it back, and deleting it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput, GovPasswordInput, GovRadioInput, GovTextInput
from wtforms import PasswordField, RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from assistant.services.export_workspace import ExportForm
from assistant.web.fields import choices
from assistant.web.forms import one_line


class TakeAlongForm(FlaskForm):
    """Everything as one file; sealed where a passphrase is given."""

    kind = RadioField(
        _("Which file do you want?"),
        widget=GovRadioInput(),
        default=ExportForm.ZIP.value,
        choices=choices(
            [
                (ExportForm.ZIP.value, _("A folder (ZIP): everything, and the letters to read")),
                (ExportForm.JSON.value, _("One document (JSON): everything, for programs")),
            ]
        ),
        validators=[InputRequired(_("Choose a file"))],
    )
    passphrase = PasswordField(
        _("Passphrase"),
        description=_(
            "With one, nobody can read the file without it. At least ten characters; four unrelated words are good."
        ),
        widget=GovPasswordInput(),
    )
    again = PasswordField(_("The passphrase once more"), widget=GovPasswordInput())

    def validate_again(self, field: PasswordField) -> None:
        """Both are the same: a slip would lock the file for ever."""
        if (field.data or "") != (self.passphrase.data or ""):
            raise ValidationError(_("The two passphrases are not the same; type both again"))


class BringBackForm(FlaskForm):
    """A file that was taken along."""

    file = FileField(
        _("The file"),
        description=_("The file that Recourse made: a ZIP, a JSON document, or a sealed one."),
        widget=GovFileInput(),
        validators=[FileRequired(_("Choose the file"))],
    )
    passphrase = PasswordField(
        _("Passphrase"),
        description=_("The one it was made with, if any."),
        widget=GovPasswordInput(),
    )


class DeleteEverythingForm(FlaskForm):
    """Typed, so that it cannot be pressed by mistake. `words` are what has to be typed."""

    words = ""
    typed = StringField(_("Type these words"), widget=GovTextInput(), filters=[one_line])

    def validate_typed(self, field: StringField) -> None:
        """The words, whatever their case and spaces."""
        if _folded(field.data) != _folded(self.words):
            raise ValidationError(_("Type the words as they stand there; then everything is deleted"))


def _folded(text: str | None) -> str:
    return "".join((text or "").casefold().split())
