"""What a form field needs, beyond its own definition, for govuk-frontend to write it whole and in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import ngettext
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxesInput, GovCheckboxInput, GovDateInput, GovRadioInput
from wtforms import Field, FieldList, Form, FormField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types

DATE_PARTS = (("day", 2), ("month", 2), ("year", 4))


class DayInput(GovDateInput):
    """Three boxes for a day, for a DateField with the format "%d %m %Y".

    Unlike the widget it grows out of, it stands a form that brings fewer or more than three values.
    """

    def map_gov_params(self, field: Field, **kwargs: Any) -> dict[str, Any]:
        """The parameters of the date input, from whatever was typed."""
        typed, field.raw_data = field.raw_data, _typed_date(field)
        try:
            params: dict[str, Any] = super().map_gov_params(field, **kwargs)
        finally:
            field.raw_data = typed
        return params


def choices(pairs: Iterable[tuple[str, Any]]) -> list[Any]:
    """The choices of a radio, checkbox or select field from pairs of value and label."""
    return [SelectChoice(value, label) for value, label in pairs]


def _has_choices(field: Field) -> bool:
    grouped = isinstance(field.widget, GovRadioInput | GovCheckboxesInput)
    return grouped and not isinstance(field.widget, GovCheckboxInput)


def field_params(
    field: Field,
    *,
    heading: bool = False,
    hint: str = "",
    optional: bool = False,
    hints: Mapping[str, str] | None = None,
    width: str = "",
    rows: int | None = None,
    autocomplete: str = "",
    inputmode: str = "",
    spellcheck: bool | None = None,
    words: int | None = None,
    characters: int | None = None,
    classes: str = "",
) -> dict[str, Any]:
    """The `params` for a field with a widget of govuk-frontend; macros/forms.html says what each argument does."""
    text = hint or field.description
    params: dict[str, Any] = {"hint": {"text": text} if text else None}
    is_day = isinstance(field.widget, GovDateInput)
    grouped = is_day or _has_choices(field)
    title = _title(field, heading=heading, optional=optional, grouped=grouped)
    params |= {"fieldset": {"legend": title}} if grouped else {"label": title}
    if _has_choices(field):
        params["items"] = [_choice_hint(hints or {}, str(choice.data)) for choice in cast("Iterable[Field]", field)]
    if is_day:
        params["items"] = _date_parts(field)
    if words or characters:
        params |= _count(words, characters)
    own = {"rows": rows, "autocomplete": autocomplete, "inputmode": inputmode, "spellcheck": spellcheck}
    params |= {name: value for name, value in own.items() if value not in (None, "")}
    all_classes = " ".join(filter(None, [f"govuk-input--width-{width}" if width else "", classes]))
    return {**params, "classes": all_classes} if all_classes else params


def _title(field: Field, *, heading: bool, optional: bool, grouped: bool) -> dict[str, Any]:
    text = _("%(label)s (optional)", label=field.label.text) if optional else field.label.text
    kind = "govuk-fieldset__legend" if grouped else "govuk-label"
    return {"text": text, "classes": f"{kind}--{'l' if heading else 's'}", "isPageHeading": heading}


def _choice_hint(hints: Mapping[str, str], value: str) -> dict[str, Any]:
    return {"hint": {"text": hints[value]}} if value in hints else {}


def _date_parts(field: Field) -> list[dict[str, Any]]:
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    wrong = " govuk-input--error" if field.errors else ""
    return [
        {
            "label": labels[part],
            "id": f"{field.id}-{part}",
            "name": field.name,
            "classes": f"govuk-input--width-{size}{wrong}",
            "value": value,
        }
        for (part, size), value in zip(DATE_PARTS, _typed_date(field), strict=True)
    ]


def _typed_date(field: Field) -> list[str]:
    """What stands in the three boxes: what was typed, word for word, or else the date the field holds."""
    if field.raw_data:
        return [str(part) for part in (*field.raw_data, "", "", "")][:3]
    return [str(field.data.day), str(field.data.month), str(field.data.year)] if field.data else ["", "", ""]


def _count(words: int | None, characters: int | None) -> dict[str, Any]:
    """A limit, and how it is told: before anything is typed, and as the count goes on."""
    if words:
        return {
            "maxwords": str(words),
            "textareaDescriptionText": ngettext(
                "You can use up to %(num)d word.", "You can use up to %(num)d words.", words
            ),
            "wordsUnderLimitText": {"one": _("%{count} word left"), "other": _("%{count} words left")},
            "wordsAtLimitText": _("No words left"),
            "wordsOverLimitText": {"one": _("%{count} word too many"), "other": _("%{count} words too many")},
        }
    limit = characters or 0
    return {
        "maxlength": str(limit),
        "textareaDescriptionText": ngettext(
            "You can use up to %(num)d character.", "You can use up to %(num)d characters.", limit
        ),
        "charactersUnderLimitText": {"one": _("%{count} character left"), "other": _("%{count} characters left")},
        "charactersAtLimitText": _("No characters left"),
        "charactersOverLimitText": {
            "one": _("%{count} character too many"),
            "other": _("%{count} characters too many"),
        },
    }


def error_links(form: Form) -> list[tuple[str, str]]:
    """Every error of a form in the order of its fields: the words that stand beside the field, and where to jump to.

    The second part is empty for what is wrong with the form as a whole.
    """
    whole = [(str(error), "") for error in form.form_errors]
    return whole + list(_links(form))


def _links(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if isinstance(field, FormField):
            yield from _links(field.form)
        elif isinstance(field, FieldList):
            yield from ((error, f"#{field.id}") for error in field.errors if isinstance(error, str))
            yield from _links(field)
        elif field.errors:
            yield str(field.errors[0]), f"#{_first_control(field)}"


def _first_control(field: Field) -> str:
    if isinstance(field.widget, GovDateInput):
        return f"{field.id}-day"
    return field.name if isinstance(field.widget, GovRadioInput | GovCheckboxesInput) else field.id
