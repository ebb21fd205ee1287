"""Explanations of dates and of the law in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext

from assistant.domain.counting import Because, Value
from assistant.domain.explaining import in_words
from assistant.domain.organisations import Kind
from assistant.domain.periods import Period
from assistant.domain.rights import Right
from assistant.web.holiday_names import day_off_name
from assistant.web.journey.words import KINDS, RIGHTS
from assistant.web.periods import period_words, seat_name
from assistant.web.places import place_name
from assistant.web.words import short_day
from assistant.web.workspace import parts


def explain(because: Because) -> str:
    """One sentence in the language of the page."""
    return sentence(gettext(because.text), because)


def explain_all(because: Sequence[Because]) -> list[str]:
    """Each sentence of an explanation, in order."""
    return [explain(each) for each in because]


def sentence(said: str, because: Because) -> str:
    """A sentence in the words of `said`, with the values of an explanation in the language of the page."""
    values = tuple((name, _value(name, value)) for name, value in because.values)
    filled = in_words(Because(said, values), write_date=short_day)
    return filled[:1].upper() + filled[1:]


def _value(name: str, value: Value) -> Value:
    if not isinstance(value, str) or not value:
        return value
    return _BY_NAME.get(name, _word)(value)


def _word(value: str) -> str:
    try:
        return period_words(Period.parse(value))
    except ValueError:
        return str(gettext(value))


def _place(value: str) -> str:
    """A place by its code, or by the English name that the rulebook has for it."""
    named = next((place for place in parts().desk.rulebook.places.values() if place.name.en == value), None)
    return place_name(named) if named else seat_name(value)


def _places(value: str) -> str:
    return ", ".join(_place(code) for code in value.split(", "))


def _kind(value: str) -> str:
    return str(KINDS[Kind(value)][0]) if value in tuple(Kind) else value


def _right(value: str) -> str:
    return str(RIGHTS[Right(value)]) if value in tuple(Right) else value


_BY_NAME: Mapping[str, Callable[[str], str]] = {
    "place": _place,
    "parent": _place,
    "places": _places,
    "kind": _kind,
    "right": _right,
    "reason": day_off_name,
}
