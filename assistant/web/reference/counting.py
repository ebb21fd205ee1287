"""How the days are counted, with a form to try a date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovSelect
from wtforms import SelectField
from wtforms.validators import InputRequired

from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee
from assistant.domain.clock_states import ClockState, clock_state
from assistant.domain.events import Event, EventKind
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.domain.rulebook import Law, Rule
from assistant.errors import BadInput, DateUnknown, NotFound
from assistant.services.reckon_deadlines import Question, reckon_deadlines
from assistant.web.access import Access, requires
from assistant.web.explained import explain
from assistant.web.fields import choices
from assistant.web.forms import DayField
from assistant.web.journey.words import KINDS, RIGHTS
from assistant.web.places import place_name
from assistant.web.problems import in_page_language
from assistant.web.reference import lookup
from assistant.web.requests.clock_lines import ClockLine, clock_lines
from assistant.web.workspace import parts


class TryForm(FlaskForm):
    """A letter that never was: where, to whom, what, and the day on which it arrived."""

    place = SelectField(
        _l("Where you live"), widget=GovSelect(), validators=[InputRequired(_l("Choose where you live"))]
    )
    kind = SelectField(
        _l("Who gets the letter"),
        widget=GovSelect(),
        choices=choices([(kind.value, one) for kind, (one, _many) in KINDS.items()]),
    )
    right = SelectField(
        _l("What you ask"),
        widget=GovSelect(),
        choices=choices([(right.value, words) for right, words in RIGHTS.items()]),
    )
    day = DayField(
        _l("The day on which the letter arrives"),
        validators=[InputRequired(_l("Write the day: day, month and year"))],
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try."""

    law: Law
    rule: Rule
    clocks: list[ClockLine]


@lookup.route("/how-counting-works", methods=["GET", "POST"])
@requires(Access.ANYBODY)
def counting() -> ResponseReturnValue:
    """How the days are counted; with a form that counts."""
    form = TryForm()
    form.place.choices = choices([("", _("Choose")), *_places()])
    tried = _tried(form, form.day.data) if form.validate_on_submit() and form.day.data else None
    return render_template("reference/counting.html", form=form, tried=tried)


def _tried(form: TryForm, day: datetime.date) -> Tried | None:
    """The deadlines of the letter; None where there are none, and the form says why."""
    try:
        return _reckon(form.place.data, Kind(form.kind.data), Right(form.right.data), day)
    except BadInput as trouble:
        form.form_errors.extend(in_page_language(said) for said in trouble.problems.values())
    except (NotFound, DateUnknown) as trouble:
        form.form_errors.append(in_page_language(str(trouble)))
    return None


def _reckon(place: str, kind: Kind, right: Right, day: datetime.date) -> Tried:
    desk = parts().desk
    found = applicable(desk.rulebook, place, Addressee(kind), right, day)
    leading = found.leading
    if leading is None:
        raise NotFound(explain(found.nothing) if found.nothing else _("No law of this place gives that right."))
    said = (Event(1, EventKind.DELIVERED, day),)
    question = Question(leading.law.id, right, place, said, leading.rule.variant or kind.value, frozenset({kind.value}))
    reckoned = reckon_deadlines(desk.rulebook, desk.calendars, question)
    dated = [one for one in reckoned.deadlines if clock_state(one, said, day) is not ClockState.REPLACED]
    return Tried(leading.law, reckoned.rule, clock_lines(dated, said, day))


def _places() -> list[tuple[str, str]]:
    places = parts().desk.rulebook.places.values()
    return sorted(((one.code, place_name(one)) for one in places), key=lambda pair: pair[1])
