"""Deadlines from rules and events: extensions, pauses, several clocks, and the fairness of reminders."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.clocks import ClockKind, ExtendedBy, Extension, Owner, Pause, PauseEffect, PauseFor
from assistant.domain.confidence import Confidence
from assistant.domain.counting import EndRule, FirstDay
from assistant.domain.deadlines import Deadline, deadlines
from assistant.domain.events import Event, EventKind
from assistant.domain.explaining import in_words
from assistant.domain.ground import Ground
from assistant.domain.periods import Period
from assistant.errors import DateUnknown
from tests.unit.domain.days import (
    NEW_ZEALAND,
    ROLLS,
    STAYS,
    WEEKEND_AND_HOLIDAYS,
    calendar,
    clock,
    counting_rule,
    day,
    events,
    ground,
    rule,
)

TWO_MONTHS_MORE = Extension(ExtendedBy.NOTICE, Period.parse("2 months"))
GDPR = rule(clock("1 month"), extension=TWO_MONTHS_MORE)
FCRA = rule(
    clock("30 days", first_day=FirstDay.COUNTED),
    clock("45 days", when="after_free_report"),
    clock("5 working days", what="forward_to_source", first_day=FirstDay.COUNTED),
    clock("5 working days", what="notify_result", starts="end_of_answer"),
    clock("5 working days", what="notify_reinsertion", starts="reinsertion"),
    extension=Extension(ExtendedBy.MORE_INFORMATION, Period.parse("15 days")),
)


def the(what: str, on: Ground, **days: str | list[str]) -> Deadline:
    """The one deadline of that kind."""
    found = [d for d in deadlines(on, events(**days)) if d.what == ClockKind(what)]
    assert len(found) == 1, found
    return found[0]


def kinds(on: Ground, **days: str | list[str]) -> list[str]:
    return [d.what.value for d in deadlines(on, events(**days))]


def words(deadline: Deadline) -> str:
    return " | ".join(in_words(sentence) for sentence in deadline.because)


class TestAnOrdinaryAnswer:
    def test_is_due_a_month_after_receipt_and_moves_over_easter(self) -> None:
        answer = the("answer", ground(GDPR), delivered="Tue 2026-03-03")
        assert answer.due == day("Tue 2026-04-07")
        assert answer.late_from == day("Wed 2026-04-08")
        assert answer.chase_from == day("Sat 2026-04-11")
        assert answer.certain
        assert answer.rule == "test-law/access@2018-05-25"

    def test_names_its_sources_provision_first(self) -> None:
        sources = the("answer", ground(GDPR), delivered="Tue 2026-03-03").sources
        assert sources == ("TL: section 2", "the test's law, section 2", "the test's law, section 1")

    def test_has_no_date_before_anything_was_sent(self) -> None:
        assert deadlines(ground(GDPR), ()) == ()

    def test_is_only_expected_when_just_the_posting_is_known(self) -> None:
        answer = the("answer", ground(GDPR), sent="Tue 2026-03-10")
        assert answer.due == day("Mon 2026-04-13")
        assert not answer.certain
        assert "Posted Tue 10 Mar 2026; the post is reckoned with 3 days" in words(answer)

    def test_is_reckoned_from_the_delivery_once_that_is_known(self) -> None:
        answer = the("answer", ground(GDPR), sent="Tue 2026-03-10", delivered="Thu 2026-03-12")
        assert answer.due == day("Mon 2026-04-13")
        assert answer.certain

    def test_does_not_run_when_the_letter_came_back(self) -> None:
        assert deadlines(ground(GDPR), events(sent="Tue 2026-03-10", bounced="Fri 2026-03-20")) == ()

    def test_runs_again_when_the_letter_went_out_a_second_time(self) -> None:
        answer = the("answer", ground(GDPR), sent=["Tue 2026-03-10", "Mon 2026-03-23"], bounced="Fri 2026-03-20")
        assert answer.due == day("Mon 2026-04-27")

    def test_by_email_is_taken_to_arrive_the_same_day(self) -> None:
        sent = Event(1, EventKind.SENT, day("Tue 2026-03-10"), channel="email")
        (answer,) = deadlines(ground(GDPR), [sent])
        assert (answer.due, answer.certain) == (day("Fri 2026-04-10"), False)

    def test_is_not_certain_when_the_rule_is_unsure(self) -> None:
        assert not the("answer", ground(replace(GDPR, confidence=Confidence.UNSURE)), delivered="2026-03-03").certain

    def test_is_not_certain_when_the_counting_is_unsure(self) -> None:
        unsure = counting_rule(confidence=Confidence.UNSURE)
        assert not the("answer", ground(GDPR, counting_entry=unsure), delivered="2026-03-03").certain

    def test_is_refused_outside_the_calendar(self) -> None:
        with pytest.raises(DateUnknown):
            deadlines(ground(GDPR), events(delivered="2035-01-01"))


class TestMoreTime:
    def test_told_on_the_last_day_is_in_time_and_is_one_period_of_three_months(self) -> None:
        on = ground(GDPR)
        extended = the("extended_answer", on, delivered="Sat 2026-01-31", extended="Mon 2026-03-02")
        assert extended.due == day("Thu 2026-04-30")
        assert the("answer", on, delivered="Sat 2026-01-31", extended="Mon 2026-03-02").moved

    def test_told_a_day_late_leaves_the_first_period_standing_and_says_so(self) -> None:
        on = ground(GDPR)
        assert kinds(on, delivered="Sat 2026-01-31", extended="Tue 2026-03-03") == ["answer"]
        answer = the("answer", on, delivered="Sat 2026-01-31", extended="Tue 2026-03-03")
        assert answer.due == day("Mon 2026-03-02")
        assert "too late" in words(answer)

    def test_counts_once_however_often_it_is_told(self) -> None:
        extended = the("extended_answer", ground(GDPR), delivered="2026-01-31", extended=["2026-02-10", "2026-02-20"])
        assert extended.due == day("Thu 2026-04-30")

    def test_may_have_to_be_told_sooner_than_the_first_period_ends(self) -> None:
        soon = replace(TWO_MONTHS_MORE, told_within=Period.parse("10 days"))
        on = ground(rule(clock("1 month"), extension=soon))
        assert kinds(on, delivered="Mon 2026-03-02", extended="Thu 2026-03-12") == ["answer", "extended_answer"]
        assert kinds(on, delivered="Mon 2026-03-02", extended="Fri 2026-03-13") == ["answer"]

    def test_without_a_number_has_no_date_to_promise(self) -> None:
        on = ground(rule(clock("30 days"), extension=Extension(ExtendedBy.NOTICE)))
        extended = the("extended_answer", on, delivered="Tue 2026-03-03", extended="Mon 2026-03-30")
        assert (extended.due, extended.chase_from, extended.certain) == (None, None, False)
        assert "go by the day they named" in words(extended)

    def test_in_another_unit_runs_from_the_end_of_the_first_period(self) -> None:
        mixed = Extension(ExtendedBy.NOTICE, Period.parse("21 days"))
        on = ground(rule(clock("14 working days"), extension=mixed), STAYS)
        extended = the("extended_answer", on, delivered="Mon 2026-03-02", extended="Fri 2026-03-06")
        assert extended.due == day("Fri 2026-04-10")

    def test_that_is_unsure_is_not_shown_as_certain(self) -> None:
        unsure = replace(TWO_MONTHS_MORE, confidence=Confidence.UNSURE)
        on = ground(rule(clock("1 month"), extension=unsure))
        assert not the("extended_answer", on, delivered="2026-03-02", extended="2026-03-10").certain


class TestSeveralClocks:
    def test_a_dispute_has_the_bureaus_the_furnishers_and_the_results_clock(self) -> None:
        found = {d.what.value: d.due for d in deadlines(ground(FCRA, STAYS), events(delivered="Mon 2026-03-02"))}
        assert found == {
            "answer": day("Tue 2026-03-31"),
            "forward_to_source": day("Fri 2026-03-06"),
            "notify_result": day("Thu 2026-04-09"),
        }

    def test_more_information_within_the_period_adds_fifteen_days(self) -> None:
        sent = {"delivered": "Mon 2026-03-02", "more_information_sent": "Tue 2026-03-31"}
        assert the("extended_answer", ground(FCRA, STAYS), **sent).due == day("Wed 2026-04-15")
        assert the("notify_result", ground(FCRA, STAYS), **sent).due == day("Wed 2026-04-22")

    def test_more_information_after_the_period_adds_nothing(self) -> None:
        assert "extended_answer" not in kinds(
            ground(FCRA, STAYS), delivered="Mon 2026-03-02", more_information_sent="Wed 2026-04-01"
        )

    def test_a_dispute_after_the_free_report_has_forty_five_days(self) -> None:
        on = ground(FCRA, STAYS, cases=frozenset({"after_free_report"}))
        assert the("answer", on, delivered="Mon 2026-03-02").due == day("Thu 2026-04-16")

    def test_an_entry_that_comes_back_starts_its_own_clock(self) -> None:
        on = ground(FCRA, STAYS)
        again = the("notify_reinsertion", on, delivered="Mon 2026-03-02", reinserted="Mon 2026-06-01")
        assert again.due == day("Mon 2026-06-08")

    def test_the_time_to_complain_runs_from_the_refusal_or_else_from_the_end(self) -> None:
        on = ground(
            rule(clock("30 days"), clock("30 days", what="complain_by", starts="answer_or_end", owner=Owner.PERSON))
        )
        assert the("complain_by", on, delivered="Tue 2026-03-03").due == day("Mon 2026-05-04")
        refused = the("complain_by", on, delivered="Tue 2026-03-03", refused="Tue 2026-03-17")
        assert refused.due == day("Thu 2026-04-16")
        assert refused.chase_from is None

    def test_an_appeal_to_the_company_starts_with_the_complaint(self) -> None:
        on = ground(rule(clock("45 days"), clock("60 days", what="appeal", starts="complaint")), STAYS)
        assert kinds(on, delivered="2026-03-03") == ["answer"]
        appeal = the("appeal", on, delivered="2026-03-03", refused="2026-04-01", complained="Thu 2026-04-02")
        assert appeal.due == day("Mon 2026-06-01")

    def test_a_duty_no_letter_sets_off_gives_no_date(self) -> None:
        on = ground(rule(clock("1 month"), clock("30 days", what="notify_recipients", starts="elsewhere")))
        assert kinds(on, delivered="2026-03-03") == ["answer"]


class TestASilentLaw:
    def test_says_that_it_sets_no_number_of_days(self) -> None:
        answer = the("answer", ground(rule()), delivered="Tue 2026-03-03")
        assert (answer.due, answer.late_from, answer.chase_from, answer.certain) == (None, None, None, False)
        assert "no number of days" in words(answer)

    def test_may_have_guidance_that_says_when_to_chase_but_nothing_is_late(self) -> None:
        on = ground(rule(clock(None, guidance=Period.parse("30 days"))))
        answer = the("answer", on, delivered="Tue 2026-03-03")
        assert (answer.due, answer.late_from) == (None, None)
        assert answer.expected == day("Thu 2026-04-02")
        assert answer.chase_from == day("Mon 2026-04-06")
        assert "guidance, which is not law" in words(answer)

    def test_about_an_extension_gives_no_new_date(self) -> None:
        on = ground(rule(clock(None), extension=Extension(ExtendedBy.NOTICE)))
        assert kinds(on, delivered="2026-03-03", extended="2026-03-10") == ["answer", "extended_answer"]

    def test_about_a_refusal_still_answers_a_letter(self) -> None:
        on = ground(rule(clock(None, starts="refusal")))
        assert kinds(on, delivered="2026-03-03") == ["answer"]

    def test_about_counting_leaves_it_to_the_seat(self) -> None:
        national = replace(counting_rule(), by_national_law=True, first_day=None, ends_on_day_off=None)
        with_national = ground(GDPR, counting_entry=national, national=counting_rule(STAYS))
        assert the("answer", with_national, delivered="Tue 2026-03-03").due == day("Fri 2026-04-03")
        without = the("answer", ground(GDPR, counting_entry=national), delivered="Tue 2026-03-03")
        assert (without.due, without.certain) == (day("Tue 2026-04-07"), False)


def pausing(waits_for: PauseFor, effect: PauseEffect, confidence: Confidence = Confidence.VERIFIED) -> Ground:
    return ground(rule(clock("1 month"), pauses=(Pause(waits_for, effect, confidence=confidence),)))


class TestWaitingForThePerson:
    def test_identity_may_start_the_month_anew(self) -> None:
        on = pausing(PauseFor.IDENTITY, PauseEffect.STARTS_AFTER)
        asked = {"delivered": "Mon 2026-06-01", "identity_asked": "Wed 2026-06-03"}
        assert the("answer", on, **asked, identity_given="Wed 2026-06-10").due == day("Fri 2026-07-10")
        open_demand = the("answer", on, **asked)
        assert (open_demand.due, open_demand.certain) == (None, False)

    def test_a_clarification_may_leave_out_both_its_days(self) -> None:
        on = pausing(PauseFor.CLARIFICATION, PauseEffect.STOPS_BOTH_DAYS)
        asked = {"delivered": "Mon 2026-06-01", "clarification_asked": "Fri 2026-06-05"}
        assert the("answer", on, **asked, clarification_given="Tue 2026-06-09").due == day("Mon 2026-07-06")

    def test_a_plain_pause_leaves_out_the_days_after_the_asking(self) -> None:
        on = pausing(PauseFor.IDENTITY, PauseEffect.STOPS, Confidence.UNSURE)
        asked = {"delivered": "Tue 2026-03-03", "identity_asked": "Tue 2026-03-10"}
        answer = the("answer", on, **asked, identity_given="Sun 2026-03-15")
        assert (answer.due, answer.certain) == (day("Wed 2026-04-08"), False)
        assert not the("answer", on, **asked).certain

    def test_an_answer_on_the_day_of_asking_pauses_nothing(self) -> None:
        on = pausing(PauseFor.IDENTITY, PauseEffect.STOPS)
        same_day = {"delivered": "2026-03-03", "identity_asked": "2026-03-10", "identity_given": "2026-03-10"}
        assert the("answer", on, **same_day).due == day("Tue 2026-04-07")

    def test_two_exchanges_are_two_pauses(self) -> None:
        on = pausing(PauseFor.CLARIFICATION, PauseEffect.STOPS_BOTH_DAYS)
        twice = {
            "clarification_asked": ["2026-06-05", "2026-06-15"],
            "clarification_given": ["2026-06-09", "2026-06-16"],
        }
        assert the("answer", on, delivered="Mon 2026-06-01", **twice).due == day("Wed 2026-07-08")

    def test_a_fee_may_start_the_month(self) -> None:
        on = pausing(PauseFor.FEE, PauseEffect.STARTS_AFTER)
        paid = the("answer", on, delivered="2026-06-01", fee_asked="2026-06-02", fee_paid="Mon 2026-06-08")
        assert paid.due == day("Wed 2026-07-08")

    def test_some_laws_do_not_wait_and_say_so(self) -> None:
        on = pausing(PauseFor.IDENTITY, PauseEffect.NOTHING)
        answer = the("answer", on, delivered="2026-03-03", identity_asked="2026-03-10", identity_given="2026-03-20")
        assert answer.due == day("Tue 2026-04-07")
        assert "their time runs on" in words(answer)

    def test_what_the_rule_does_not_let_them_wait_for_changes_nothing(self) -> None:
        asked = {"identity_asked": "2026-03-10", "identity_given": "2026-03-20"}
        assert the("answer", ground(GDPR), delivered="2026-03-03", **asked).due == day("Tue 2026-04-07")

    def test_a_pause_lengthens_the_extended_time_too(self) -> None:
        base = pausing(PauseFor.CLARIFICATION, PauseEffect.STOPS_BOTH_DAYS)
        on = ground(replace(base.rule, extension=TWO_MONTHS_MORE))
        asked = {"clarification_asked": "Fri 2026-06-05", "clarification_given": "Tue 2026-06-09"}
        extended = the("extended_answer", on, delivered="Mon 2026-06-01", **asked, extended="Mon 2026-06-29")
        assert extended.due == day("Mon 2026-09-07")

    def test_working_days_in_a_pause_do_not_count(self) -> None:
        of = rule(clock("10 working days"), pauses=(Pause(PauseFor.IDENTITY, PauseEffect.STOPS),))
        asked = {"identity_asked": "Wed 2026-06-03", "identity_given": "Mon 2026-06-08"}
        assert the("answer", ground(of), delivered="Mon 2026-06-01", **asked).due == day("Thu 2026-06-18")

    def test_an_acknowledgement_waits_for_nothing(self) -> None:
        of = rule(clock("10 days", what="acknowledge"), pauses=(Pause(PauseFor.IDENTITY, PauseEffect.STARTS_AFTER),))
        asked = {"identity_asked": "2026-06-03", "identity_given": "2026-06-08"}
        assert the("acknowledge", ground(of), delivered="2026-06-01", **asked).due == day("Thu 2026-06-11")


class TestNeverAccusingEarly:
    def test_a_counted_first_day_is_not_held_against_them(self) -> None:
        plain = rule(clock("30 days", first_day=FirstDay.COUNTED))
        answer = the("answer", ground(plain, STAYS), delivered="Mon 2026-03-02")
        assert (answer.due, answer.chase_from) == (day("Tue 2026-03-31"), day("Sun 2026-04-05"))

    def test_an_end_on_a_sunday_is_given_its_monday(self) -> None:
        answer = the("answer", ground(rule(clock("28 days")), STAYS), delivered="Sun 2026-03-01")
        assert (answer.due, answer.chase_from) == (day("Sun 2026-03-29"), day("Fri 2026-04-03"))

    def test_the_longer_time_after_a_free_report_and_the_mailing_of_the_result_are_allowed_for(self) -> None:
        answer = the("answer", ground(FCRA, STAYS), delivered="Mon 2026-03-02")
        assert answer.due == day("Tue 2026-03-31")
        assert answer.chase_from == day("Mon 2026-04-27")

    def test_an_assumed_arrival_gets_a_wider_margin(self) -> None:
        answer = the("answer", ground(GDPR), sent="Tue 2026-03-10")
        assert (answer.due, answer.chase_from) == (day("Mon 2026-04-13"), day("Tue 2026-04-21"))

    def test_a_holiday_in_some_part_of_the_country_counts_while_the_part_is_unknown(self) -> None:
        where = calendar({"2026-06-04": "Corpus Christi"})
        known = the("answer", ground(GDPR), delivered="Mon 2026-05-04")
        unknown = the("answer", ground(GDPR, where=where), delivered="Mon 2026-05-04")
        assert (known.due, known.certain) == (day("Thu 2026-06-04"), True)
        assert (unknown.due, unknown.certain) == (day("Thu 2026-06-04"), False)
        assert unknown.chase_from == day("Tue 2026-06-09")
        assert "part of DE with another holiday, Fri 5 Jun 2026" in words(unknown)


DATES = st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 6, 30))
LATER = st.integers(0, 120)
COUNTINGS = st.sampled_from([ROLLS, STAYS, NEW_ZEALAND])
RULES = st.sampled_from([GDPR, FCRA, rule(clock("20 working days")), rule(clock("2 weeks"))])


@given(RULES, COUNTINGS, DATES)
def test_late_begins_the_day_after_due_and_nobody_is_chased_before_it(of, counting, received) -> None:  # type: ignore[no-untyped-def]
    for deadline in deadlines(ground(of, counting), [Event(1, EventKind.DELIVERED, received)]):
        if deadline.due is None:
            continue
        assert deadline.late_from == deadline.due + datetime.timedelta(1)
        assert deadline.chase_from is not None
        assert deadline.chase_from > deadline.late_from


@given(DATES, LATER, COUNTINGS)
def test_an_extension_never_shortens_the_time(received, later, counting) -> None:  # type: ignore[no-untyped-def]
    on = ground(GDPR, counting)
    before = deadlines(on, [Event(1, EventKind.DELIVERED, received)])[-1]
    told = Event(2, EventKind.EXTENDED, received + datetime.timedelta(later))
    after = deadlines(on, [Event(1, EventKind.DELIVERED, received), told])[-1]
    assert before.due is not None
    assert after.due is not None
    assert after.due >= before.due


@given(DATES, st.lists(st.tuples(st.sampled_from(list(EventKind)), LATER), max_size=4))
def test_the_order_in_which_events_are_entered_does_not_matter(received, more) -> None:  # type: ignore[no-untyped-def]
    days = [(EventKind.DELIVERED, received)]
    days += [(kind, received + datetime.timedelta(later)) for kind, later in more if kind is not EventKind.WITHDRAWN]
    seen = set()
    for order in itertools.islice(itertools.permutations(days), 24):
        log = [Event(n, kind, when) for n, (kind, when) in enumerate(order, 1)]
        seen.add(tuple((d.what, d.due, d.chase_from) for d in deadlines(ground(GDPR), log)))
    assert len(seen) == 1


@given(DATES, st.integers(-30, 30), LATER)
def test_a_corrected_date_gives_what_the_right_date_would_have_given(received, off, later) -> None:  # type: ignore[no-untyped-def]
    right = [Event(1, EventKind.DELIVERED, received)]
    wrong_then_right = [
        Event(1, EventKind.DELIVERED, received + datetime.timedelta(off)),
        Event(2, EventKind.DELIVERED, received, corrects=1),
    ]
    assert deadlines(ground(GDPR), wrong_then_right) == deadlines(ground(GDPR), right)


@given(DATES, st.integers(1, 24))
def test_a_longer_period_is_never_due_before_a_shorter_one(received, months) -> None:  # type: ignore[no-untyped-def]
    log = [Event(1, EventKind.DELIVERED, received)]
    shorter = deadlines(ground(rule(clock(f"{months} months" if months > 1 else "1 month"))), log)[0]
    longer = deadlines(ground(rule(clock(f"{months + 1} months"))), log)[0]
    assert shorter.due is not None
    assert longer.due is not None
    assert shorter.due <= longer.due


def test_where_the_law_moves_ends_the_clocks_own_rule_wins() -> None:
    own = rule(clock("28 days", ends_on_day_off=EndRule.UNCHANGED), clock("28 days", what="acknowledge"))
    found = {d.what.value: d.due for d in deadlines(ground(own), events(delivered="Sun 2026-03-01"))}
    assert found == {"answer": day("Sun 2026-03-29"), "acknowledge": day("Mon 2026-03-30")}


def test_a_clock_may_name_its_own_days_off() -> None:
    weekdays_only = tuple(
        WEEKEND_AND_HOLIDAYS - {next(d for d in WEEKEND_AND_HOLIDAYS if d.value == "public_holidays")}
    )
    own = rule(clock("1 month", days_off=weekdays_only))
    assert the("answer", ground(own), delivered="Tue 2026-03-03").due == day("Fri 2026-04-03")
