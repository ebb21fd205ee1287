"""How a law counts: first day, days off, moved ends, working days. Weekdays stand in the cases."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.calendars import Calendar
from assistant.domain.counting import (
    Because,
    Closure,
    Counting,
    DayOff,
    EndRule,
    FirstDay,
    count,
    day_off,
    move_end,
    not_a_working_day,
)
from assistant.domain.explaining import in_words
from assistant.domain.periods import Period, Unit
from assistant.errors import DateUnknown
from tests.unit.domain.days import (
    NEW_ZEALAND,
    ROLLS,
    ROLLS_COUNTING_THE_FIRST,
    STAYS,
    STAYS_COUNTING_THE_FIRST,
    calendar,
    day,
)

STARTS = st.dates(datetime.date(2021, 1, 1), datetime.date(2026, 12, 31))
WAYS = st.sampled_from([ROLLS, STAYS, ROLLS_COUNTING_THE_FIRST, STAYS_COUNTING_THE_FIRST, NEW_ZEALAND])
PLAIN_UNITS = st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH])


def last_day(period: str, start: str, counting: Counting, where: Calendar | None = None) -> datetime.date:
    return count(Period.parse(period), day(start), counting, where or calendar()).last_day


@pytest.mark.parametrize(
    ("period", "start", "end", "why"),
    [
        (
            "1 month",
            "Tue 2026-03-03",
            "Tue 2026-04-07",
            "Good Friday 3 April, the weekend and Easter Monday do not end it",
        ),
        ("1 month", "Sat 2026-01-31", "Mon 2026-03-02", "28 February is a Saturday"),
        ("1 month", "Sat 2026-02-28", "Mon 2026-03-30", "28 March is a Saturday"),
        ("1 month", "Mon 2026-08-31", "Wed 2026-09-30", "September has no 31st"),
        ("1 month", "Thu 2026-11-26", "Mon 2026-12-28", "Saturday 26 December is a holiday, Sunday follows"),
        ("3 months", "Sat 2026-01-31", "Thu 2026-04-30", "an extended answer is one period of three months"),
        ("30 days", "Thu 2026-04-02", "Mon 2026-05-04", "2 May is a Saturday"),
        ("2 weeks", "Fri 2026-12-11", "Mon 2026-12-28", "Christmas Day, the Saturday and the Sunday after it"),
        ("1 year", "Sat 2026-02-28", "Mon 2027-03-01", "28 February 2027 is a Sunday"),
    ],
)
def test_an_end_on_a_day_off_moves_to_the_next_working_day(period: str, start: str, end: str, why: str) -> None:
    assert last_day(period, start, ROLLS) == day(end), why


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [("30 days", "Thu 2026-04-02", "Sat 2026-05-02"), ("28 days", "Sun 2026-03-01", "Sun 2026-03-29")],
)
def test_a_law_without_a_moving_rule_leaves_the_end_where_it_is(period: str, start: str, end: str) -> None:
    assert last_day(period, start, STAYS) == day(end)


@pytest.mark.parametrize(
    ("period", "start", "end", "why"),
    [
        ("30 days", "Mon 2026-03-02", "Tue 2026-03-31", "thirty days beginning on the day of receipt"),
        ("45 days", "Mon 2026-03-02", "Wed 2026-04-15", "and with the fifteen more"),
        ("20 days", "Tue 2026-03-03", "Sun 2026-03-22", "Interpretation Act 2005 s. 18(h)"),
        ("0 days", "Tue 2026-03-03", "Tue 2026-03-03", "no time at all stays on the day"),
        ("48 hours", "Tue 2026-03-03", "Thu 2026-03-05", "hours know no first day"),
    ],
)
def test_a_law_that_counts_the_first_day_ends_a_day_sooner(period: str, start: str, end: str, why: str) -> None:
    assert last_day(period, start, STAYS_COUNTING_THE_FIRST) == day(end), why


@pytest.mark.parametrize(
    ("period", "start", "end", "why"),
    [
        ("5 working days", "Mon 2026-03-02", "Mon 2026-03-09", "one weekend"),
        ("7 working days", "Mon 2026-03-30", "Fri 2026-04-10", "Good Friday and Easter Monday do not count"),
        ("1 working day", "Fri 2026-03-06", "Mon 2026-03-09", "the next working day after a Friday"),
        ("10 working days", "Sat 2026-03-07", "Fri 2026-03-20", "received on a Saturday, Monday is day one"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(period: str, start: str, end: str, why: str) -> None:
    assert last_day(period, start, ROLLS) == day(end), why


def test_working_days_that_begin_on_the_day_of_receipt_count_it_if_it_is_one() -> None:
    assert last_day("5 working days", "Mon 2026-03-02", STAYS_COUNTING_THE_FIRST) == day("Fri 2026-03-06")
    assert last_day("5 working days", "Sat 2026-03-07", STAYS_COUNTING_THE_FIRST) == day("Fri 2026-03-13")


def test_the_new_zealand_summer_is_no_time_at_all() -> None:
    assert last_day("20 working days", "Thu 2026-12-24", NEW_ZEALAND) == day("Fri 2027-02-12")
    assert last_day("1 working day", "Thu 2026-12-24", NEW_ZEALAND) == day("Mon 2027-01-18")


def test_a_closure_runs_over_the_turn_of_the_year() -> None:
    summer, august = Closure((12, 25), (1, 15)), Closure((8, 1), (8, 31))
    assert [summer.holds(day(d)) for d in ("2026-12-24", "2026-12-25", "2027-01-15", "2027-01-16")] == [
        False,
        True,
        True,
        False,
    ]
    assert [august.holds(day(d)) for d in ("2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_law_may_move_an_end_backwards() -> None:
    backwards = Counting(FirstDay.NOT_COUNTED, EndRule.PREVIOUS_WORKING_DAY, ROLLS.days_off)
    assert last_day("1 month", "Tue 2026-03-03", backwards) == day("Thu 2026-04-02")


@pytest.mark.parametrize(
    ("off", "date", "name"),
    [
        (DayOff.GOOD_FRIDAY, "Fri 2026-04-03", "Good Friday"),
        (DayOff.CHRISTMAS_DAY, "Fri 2026-12-25", "Christmas Day"),
        (DayOff.DECEMBER_24, "Thu 2026-12-24", "24 December"),
        (DayOff.DECEMBER_31, "Thu 2026-12-31", "31 December"),
        (DayOff.MAY_5, "Tue 2026-05-05", "5 May"),
        (DayOff.JUNE_5, "Fri 2026-06-05", "5 June"),
        (DayOff.MIDSUMMER_EVE, "Fri 2026-06-19", "Midsummer Eve"),
        (DayOff.FRIDAY, "Fri 2026-06-26", "Friday"),
    ],
)
def test_a_law_may_name_days_that_are_no_public_holidays(off: DayOff, date: str, name: str) -> None:
    empty = Calendar("AT", 2020, 2030, {})
    counting = Counting(FirstDay.NOT_COUNTED, EndRule.NEXT_WORKING_DAY, frozenset({off}))
    assert day_off(day(date), counting, empty) == name
    assert day_off(day(date), ROLLS, empty) is None


def test_a_saturday_may_end_a_period_where_the_law_moves_only_sundays_yet_is_never_a_working_day() -> None:
    only_sundays = Counting(
        FirstDay.NOT_COUNTED, EndRule.NEXT_WORKING_DAY, frozenset({DayOff.SUNDAY, DayOff.PUBLIC_HOLIDAYS})
    )
    assert last_day("30 days", "Thu 2026-04-02", only_sundays) == day("Sat 2026-05-02")
    assert not_a_working_day(day("Sat 2026-05-02"), only_sundays, calendar()) == "weekend"


FEDERAL = Counting(
    FirstDay.NOT_COUNTED,
    EndRule.NEXT_WORKING_DAY,
    frozenset({DayOff.SATURDAY, DayOff.SUNDAY, DayOff.FEDERAL_HOLIDAYS}),
)


def test_a_law_that_counts_federal_holidays_knows_none_of_the_state() -> None:
    chavez, columbus = day("Tue 2026-03-31"), day("Mon 2026-10-12")
    state = Calendar(
        "US-CA", 2020, 2030, {chavez: "Cesar Chavez Day"}, {chavez: "a part's"}, federal={columbus: "Columbus Day"}
    )
    for where in (state, state.with_parts()):
        assert [not_a_working_day(one, FEDERAL, where) for one in (chavez, columbus)] == [None, "Columbus Day"]
        assert [not_a_working_day(one, ROLLS, where) for one in (chavez, columbus)] == ["Cesar Chavez Day", None]
        assert last_day("5 working days", "Fri 2026-03-27", FEDERAL, where) == day("Fri 2026-04-03")
        assert last_day("5 working days", "Fri 2026-03-27", ROLLS, where) == day("Mon 2026-04-06")
        assert last_day("30 days", "Sun 2026-03-01", FEDERAL, where) == chavez


def test_where_nothing_else_is_said_the_federal_holidays_are_those_of_the_place() -> None:
    good_friday = day("Fri 2026-04-03")
    assert day_off(good_friday, FEDERAL, calendar()) == day_off(good_friday, ROLLS, calendar())


def test_a_place_may_rest_on_fridays() -> None:
    sunday_to_thursday = Calendar("IL", 2020, 2030, {}, {}, frozenset({6, 0, 1, 2, 3}))
    assert count(Period.parse("2 working days"), day("Wed 2026-03-04"), ROLLS, sunday_to_thursday).last_day == day(
        "Sun 2026-03-08"
    )


def test_days_in_a_pause_do_not_count() -> None:
    pause = ((day("Fri 2026-06-05"), day("Tue 2026-06-09")),)
    month = count(Period.parse("1 month"), day("Mon 2026-06-01"), ROLLS, calendar(), pause)
    assert month.last_day == day("Mon 2026-07-06")
    working = count(Period.parse("10 working days"), day("Mon 2026-06-01"), ROLLS, calendar(), pause)
    assert working.last_day == day("Thu 2026-06-18")


def test_a_date_tells_how_it_was_found() -> None:
    found = count(Period.parse("1 month"), day("Tue 2026-03-03"), ROLLS, calendar())
    assert [in_words(sentence) for sentence in found.because] == [
        "+ 1 month → Fri 3 Apr 2026",
        "Fri 3 Apr 2026: Good Friday in DE",
        "Sat 4 Apr 2026: Saturday in DE",
        "Sun 5 Apr 2026: Sunday in DE",
        "Mon 6 Apr 2026: Easter Monday in DE",
        "→ next working day Tue 7 Apr 2026",
    ]


def test_a_run_of_closed_days_is_one_sentence() -> None:
    found = count(Period.parse("1 working day"), day("Thu 2026-12-24"), NEW_ZEALAND, calendar())
    words = [in_words(sentence) for sentence in found.because]
    assert "Mon 28 Dec 2026 to Thu 31 Dec 2026 left out: offices are closed by law" in words
    assert words[-1] == "+ 1 working days → Mon 18 Jan 2027"


def test_an_end_that_stays_on_a_day_off_says_so() -> None:
    _, because = move_end(day("Sun 2026-03-29"), STAYS, calendar())
    assert [in_words(sentence) for sentence in because] == ["Sun 29 Mar 2026 is Sunday; this law does not move the end"]


@pytest.mark.parametrize("start", ["2019-12-31", "2031-01-01"])
def test_a_start_outside_the_calendar_is_refused(start: str) -> None:
    with pytest.raises(DateUnknown, match="covers the years"):
        count(Period.parse("1 day"), day(start), ROLLS, calendar())


def test_an_end_outside_the_calendar_is_refused() -> None:
    with pytest.raises(DateUnknown, match="2031"):
        count(Period.parse("2 months"), datetime.date(2030, 12, 15), ROLLS, calendar())


def test_a_period_beyond_all_calendars_is_refused_not_crashed() -> None:
    with pytest.raises(DateUnknown, match="out of range"):
        count(Period.parse("9999 years"), day("2026-03-03"), ROLLS, calendar())


@given(STARTS, st.integers(1, 60), PLAIN_UNITS, WAYS)
def test_a_period_never_ends_before_a_shorter_one(
    start: datetime.date, length: int, unit: Unit, counting: Counting
) -> None:
    if unit is Unit.MONTH:
        length = length % 24 + 1
    longer = count(Period(length + 1, unit), start, counting, calendar()).last_day
    assert count(Period(length, unit), start, counting, calendar()).last_day <= longer


@given(STARTS, st.integers(1, 90), st.sampled_from([ROLLS, ROLLS_COUNTING_THE_FIRST]))
def test_where_the_law_moves_ends_no_period_ends_on_a_day_off(
    start: datetime.date, length: int, counting: Counting
) -> None:
    end = count(Period(length, Unit.DAY), start, counting, calendar()).last_day
    assert day_off(end, counting, calendar()) is None


@given(STARTS, st.integers(1, 60), WAYS)
def test_working_days_always_end_on_a_working_day(start: datetime.date, length: int, counting: Counting) -> None:
    end = count(Period(length, Unit.WORKING_DAY), start, counting, calendar()).last_day
    assert not_a_working_day(end, counting, calendar()) is None


@given(STARTS, st.integers(1, 40), WAYS)
def test_exactly_so_many_working_days_lie_in_the_period(start: datetime.date, length: int, counting: Counting) -> None:
    end = count(Period(length, Unit.WORKING_DAY), start, counting, calendar()).last_day
    first = start if counting.first_day is FirstDay.COUNTED else start + datetime.timedelta(1)
    days = (first + datetime.timedelta(n) for n in range((end - first).days + 1))
    assert sum(not_a_working_day(d, counting, calendar()) is None for d in days) == length


@given(STARTS, st.integers(0, 90), WAYS)
def test_counting_from_a_later_day_never_ends_earlier(start: datetime.date, length: int, counting: Counting) -> None:
    period = Period(length, Unit.DAY)
    tomorrow = start + datetime.timedelta(1)
    assert count(period, start, counting, calendar()).last_day <= count(period, tomorrow, counting, calendar()).last_day


def test_a_sentence_keeps_its_dates_until_somebody_writes_them() -> None:
    sentence = Because.of("Received {date}", date=day("Tue 2026-03-03"))
    assert sentence.mapping() == {"date": day("Tue 2026-03-03")}
    german = {"Received {date}": "Eingegangen am {date}"}
    assert in_words(sentence, german.__getitem__, datetime.date.isoformat) == "Eingegangen am 2026-03-03"
