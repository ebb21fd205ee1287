"""What the forms of all pages share: how typed text arrives, days in three boxes, errors from the layers below."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, Field
from wtforms.validators import ValidationError

from assistant.domain.typed_text import is_blank, problem_in_line, problem_in_passage, tidy_line, tidy_passage
from assistant.web.fields import DayInput
from assistant.web.problems import in_page_language


def one_line(text: object) -> str:
    """A text as it is kept: without space around it; empty where nothing visible was typed."""
    tidied = tidy_line(text) if isinstance(text, str) else ""
    return "" if is_blank(tidied) else tidied


def passage(text: object) -> str:
    """A longer text as it is kept; empty where nothing visible was typed."""
    tidied = tidy_passage(text) if isinstance(text, str) else ""
    return "" if is_blank(tidied) else tidied


class Fits:
    """What was typed can stand in a letter: in one line, or in a passage of several."""

    def __init__(self, longest: int, *, lines: bool = False) -> None:
        self.longest = longest
        self.find = problem_in_passage if lines else problem_in_line

    def __call__(self, form: object, field: Field) -> None:
        """Raise ValidationError where it cannot, saying what to change."""
        problem = self.find(field.data, self.longest) if field.data else None
        if problem:
            raise ValidationError(in_page_language(problem))


class DayField(DateField):
    """A day in three boxes: day, month, year."""

    widget = DayInput()

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, format="%d %m %Y", **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the three boxes; all empty is no day."""
        self.data = None
        parts = [str(part).strip() for part in valuelist]
        if not any(parts):
            return
        try:
            day, month, year = (int(part) for part in parts)
            self.data = datetime.date(year, month, day)
        except ValueError:
            raise ValueError(_("Write a day, a month and a year that are in the calendar, such as 29 2 1980")) from None
        if year < 1880:
            self.data = None
            raise ValueError(_("Write the year with four digits, such as 1980"))


def add_problems(form: FlaskForm, problems: Mapping[str, str], fields: Mapping[str, str]) -> None:
    """Put what a lower layer refused beside the fields it is about.

    `fields` maps the beginning of a problem's name to a field of the form; what fits none stands on top.
    """
    for name, text in problems.items():
        said = in_page_language(text)
        start = next((start for start in sorted(fields, key=len, reverse=True) if name.startswith(start)), None)
        if start is None:
            form.form_errors.append(said)
        else:
            field = form[fields[start]]
            field.errors = [*field.errors, said]
