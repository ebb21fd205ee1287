"""Each kind of value is read in exactly one way."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.clocks import Owner
from assistant.domain.periods import Period, Unit
from assistant.domain.places import Weekday
from assistant.rules import scalars
from assistant.rules.nodes import Scalar
from assistant.rules.scalars import Refused


def plain(text: str) -> Scalar:
    return Scalar(1, text, True)


def quoted(text: str) -> Scalar:
    return Scalar(1, text, False)


def test_a_text_is_taken_as_it_stands_without_space_around_it() -> None:
    assert scalars.read_text(plain("section 34 BDSG: limits")) == "section 34 BDSG: limits"
    assert scalars.read_text(quoted("one\n")) == "one"
    assert scalars.read_text(quoted("NO")) == "NO"
    assert scalars.read_text(plain("{{7*7}} <b> *Müller* 東京")) == "{{7*7}} <b> *Müller* 東京"


@pytest.mark.parametrize("text", ["NO", "no", "on", "2018", "1.10", "12:30:45", "2026-11-23", "0x1F", "null"])
def test_a_text_that_yaml_would_change_must_be_quoted(text: str) -> None:
    with pytest.raises(Refused, match="put it in quotes"):
        scalars.read_text(plain(text))
    assert scalars.read_text(quoted(text)) == text


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="the text is empty"):
        scalars.read_text(quoted(text))


def test_a_date_is_a_date() -> None:
    assert scalars.read_date(plain("2026-11-23")) == datetime.date(2026, 11, 23)  # a Monday
    assert scalars.read_date(plain("2024-02-29")) == datetime.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2026-1-1",
        "2026-11-23 ",
        "26-11-23",
        "20261123",
        "2026-W48-1",
        "23.11.2026",
        "2026-11-23T00:00:00",
        "٢٠٢٦-١١-٢٣",
    ],
)
def test_a_loose_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a date as it is written here") as refused:
        scalars.read_date(plain(text))
    assert refused.value.mend == "write year-month-day without quotes and without a time, such as 2026-11-23"


@pytest.mark.parametrize("text", ["2026-11-23", " 2026-11-23"])
def test_a_quoted_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a date as it is written here"):
        scalars.read_date(quoted(text))


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-04-31"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a day of the calendar"):
        scalars.read_date(plain(text))


@settings(deadline=None)
@given(st.dates())
def test_every_date_is_read_back(day: datetime.date) -> None:
    assert scalars.read_date(plain(day.isoformat())) == day


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("2035", 2035), ("-3", -3)])
def test_a_number_is_a_number(text: str, number: int) -> None:
    assert scalars.read_number(plain(text)) == number


@pytest.mark.parametrize("text", ["017", "0o17", "0x1F", "1_000", "1:30", "1.0", "1e3", "+1", "٣", "", "ten", "9" * 10])
def test_a_number_in_disguise_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a whole number"):
        scalars.read_number(plain(text))


def test_a_quoted_number_is_refused() -> None:
    with pytest.raises(Refused, match="without quotes"):
        scalars.read_number(quoted("7"))


def test_only_true_and_false_are_true_and_false() -> None:
    assert scalars.read_truth(plain("true")) is True
    assert scalars.read_truth(plain("false")) is False
    for text in ("yes", "no", "on", "off", "True", "1", ""):
        with pytest.raises(Refused, match="is neither true nor false"):
            scalars.read_truth(plain(text))
    with pytest.raises(Refused):
        scalars.read_truth(quoted("true"))


def test_a_day_of_every_year_is_month_and_day() -> None:
    assert scalars.read_month_day(plain("12-25")) == (12, 25)
    assert scalars.read_month_day(quoted("02-29")) == (2, 29)


@pytest.mark.parametrize("text", ["1-15", "12/25", "25-12-01", "Christmas", "12-25 ", "٠١-١٥"])
def test_another_way_to_write_a_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="write month-day, such as 12-25"):
        scalars.read_month_day(plain(text))


@pytest.mark.parametrize("text", ["13-01", "02-30", "00-10", "04-31"])
def test_a_day_that_no_year_has_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a day of the year; check month and day"):
        scalars.read_month_day(plain(text))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 month", Period(1, Unit.MONTH)),
        ("30 days", Period(30, Unit.DAY)),
        ("10 working days", Period(10, Unit.WORKING_DAY)),
        ("72 hours", Period(72, Unit.HOUR)),
    ],
)
def test_a_period_is_a_number_and_a_unit(text: str, period: Period) -> None:
    assert scalars.read_period(plain(text)) == period


@pytest.mark.parametrize(
    "text", ["1 months", "2 month", "a month", "30", "30days", "30 business days", "-1 day", "1.5 years"]
)
def test_another_way_to_write_a_period_is_refused_with_the_units(text: str) -> None:
    with pytest.raises(Refused, match="is not a period; write a number and a unit"):
        scalars.read_period(plain(text))


def test_a_word_is_one_of_the_list() -> None:
    assert scalars.read_word(plain("mon"), Weekday) is Weekday.MONDAY
    with pytest.raises(Refused) as refused:
        scalars.read_word(plain("organization"), Owner)
    assert refused.value.wrong == "'organization' is not one of the words allowed here"
    assert refused.value.mend == "did you mean 'organisation'? (allowed: organisation, person, authority, source)"
    with pytest.raises(Refused, match="choose from the list"):
        scalars.read_word(plain("xyz"), Owner)


@pytest.mark.parametrize("text", ["", "~", "null", "NULL", "Null"])
def test_nothing_is_nothing_only_without_quotes(text: str) -> None:
    assert scalars.is_nothing(plain(text))
    assert not scalars.is_nothing(quoted(text))
    assert not scalars.is_nothing(plain("none"))
