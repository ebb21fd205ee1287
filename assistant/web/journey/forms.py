"""The forms of the journey: one question each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovCharacterCount, GovRadioInput, GovSelect, GovTextArea
from wtforms import FieldList, Form, FormField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from assistant.domain.answers import LONGEST_ACCOUNT, LONGEST_CELL, MOST_ITEMS, Item
from assistant.domain.drafting import words_in
from assistant.web.fields import choices
from assistant.web.forms import Fits, passage
from assistant.web.journey.words import SITUATIONS


class SituationForm(FlaskForm):
    """What happened, in seven answers."""

    situation = RadioField(
        _("What happened?"),
        widget=GovRadioInput(),
        choices=choices([(situation.value, label) for situation, (label, _help) in SITUATIONS.items()]),
        validators=[InputRequired(_("Choose what comes closest; you can change it later"))],
    )


class PlaceForm(FlaskForm):
    """Where do you live? `place` offers countries, or the parts of one: too many for rows."""

    place = SelectField(
        _("Where do you live?"),
        description=_("The law of the place where you live decides what you can ask."),
        widget=GovSelect(),
        validators=[InputRequired(_("Choose where you live"))],
    )


class HolderForm(FlaskForm):
    """Who holds the file? One organisation, or several where the person does not know."""

    organisation = SelectMultipleField(
        _("Who holds the file?"),
        validators=[InputRequired(_("Choose an organisation, or say that it is not in the list"))],
        validate_choice=False,
    )


class ChoiceForm(FlaskForm):
    """What the letter is to ask."""

    choice = StringField(_("What do you want to ask?"), validators=[InputRequired(_("Choose what you want to ask"))])


class ItemForm(Form):
    """One thing that is wrong."""

    what = TextAreaField(
        _("What it says"),
        description=_("As it stands there: copy the line from your file if you can."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_CELL, lines=True)],
    )
    why_wrong = TextAreaField(
        _("Why it is wrong"), widget=GovTextArea(), filters=[passage], validators=[Fits(LONGEST_CELL, lines=True)]
    )
    should_be = TextAreaField(
        _("What it should say"),
        description=_("Leave it empty if it should not be there at all."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_CELL, lines=True)],
    )
    proof = TextAreaField(
        _("What proves it"),
        description=_("A receipt, a letter, a judgment. Name it here and enclose a copy; keep the original."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_CELL, lines=True)],
    )

    def is_empty(self) -> bool:
        """Whether nothing was typed in this row."""
        return not any(field.data for field in self)

    def is_complete(self) -> bool:
        """Whether it says what stands there and why it is wrong; what is missing is said beside the field."""
        if not self.what.data:
            self.what.errors = [_("Say which entry you mean, as it stands there")]
        if not self.why_wrong.data:
            self.why_wrong.errors = [_("Say why it is wrong; one sentence is enough")]
        return bool(self.what.data and self.why_wrong.data)

    def item(self) -> Item:
        """The item as typed."""
        return Item(self.what.data or "", self.why_wrong.data or "", self.should_be.data or "", self.proof.data or "")


class ItemsForm(FlaskForm):
    """What is wrong? As many rows as there are things."""

    items = FieldList(FormField(ItemForm), min_entries=1, max_entries=MOST_ITEMS)
    account = TextAreaField(
        _("Anything else they should know"),
        description=_("In your own words. It goes into the letter exactly as you write it."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_ACCOUNT, lines=True)],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """As usual, and every row that was begun says what stands there and why it is wrong; there is at least one."""
        fine: bool = super().validate(extra_validators)
        rows = [entry.form for entry in self.items]
        begun = [row for row in rows if not row.is_empty()] or rows[:1]
        complete = [row.is_complete() for row in begun]
        if not all(complete):
            self.items.errors = [row.errors for row in rows]
        return fine and all(complete)

    def kept(self) -> tuple[Item, ...]:
        """The items of all rows in which something was typed."""
        return tuple(entry.form.item() for entry in self.items if not entry.form.is_empty())


class StatementForm(FlaskForm):
    """The statement that is to be added to the file. `limit` is the most words it may have."""

    limit: int | None = None
    statement = TextAreaField(
        _("What should your file say in your own words?"),
        description=_(
            "Whoever looks you up reads this beside the entry. Say what happened, and what the entry leaves out."
        ),
        widget=GovCharacterCount(),
        filters=[passage],
        validators=[
            InputRequired(_("Write the statement that is to be added to your file")),
            Fits(LONGEST_ACCOUNT, lines=True),
        ],
    )

    def validate_statement(self, field: TextAreaField) -> None:
        """No more words than the law allows."""
        count = words_in(field.data or "")
        if self.limit is not None and count > self.limit:
            words = _("The law allows %(limit)d words, and these are %(count)d: take out %(more)d")
            raise ValidationError(words % {"limit": self.limit, "count": count, "more": count - self.limit})


class AccountForm(FlaskForm):
    """What happened, in the person's own words."""

    account = TextAreaField(
        _("What happened?"),
        description=_(
            "In your own words: when, who said what, what it means for you. "
            "It goes into the letter exactly as you write it."
        ),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_ACCOUNT, lines=True)],
    )


class LanguageForm(FlaskForm):
    """The language of the letter."""

    language = RadioField(
        _("In which language shall the letter be?"),
        description=_("This letter is not there in the language of the place. Choose one that they read."),
        widget=GovRadioInput(),
        validators=[InputRequired(_("Choose the language of the letter"))],
    )


class LookForm(FlaskForm):
    """The letter's language and envelope, changed on the page that shows it."""

    language = SelectField(_("Language of the letter"), widget=GovSelect())
    profile = SelectField(_("Paper and envelope"), widget=GovSelect())


class EditForm(FlaskForm):
    """One part of the letter."""

    text = TextAreaField(
        _("This part of the letter"),
        description=_("Plain text. In a list, each line is a point of its own."),
        widget=GovTextArea(),
        filters=[passage],
        validators=[Fits(LONGEST_ACCOUNT, lines=True)],
    )


def rows_of(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    """Items as the rows of a form."""
    return [
        {"what": item.what, "why_wrong": item.why_wrong, "should_be": item.should_be, "proof": item.proof}
        for item in items
    ]


def as_sent(items: tuple[Item, ...], account: str) -> dict[str, tuple[str, ...]]:
    """The form of items as a browser would send it."""
    sent = {f"items-{n}-{name}": (text,) for n, row in enumerate(rows_of(items)) for name, text in row.items()}
    return {**sent, "account": (account,)}
