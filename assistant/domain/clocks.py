"""The clocks of a rule: who owes what within which period, started by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.confidence import Confidence
from assistant.domain.counting import DayOff, EndRule, FirstDay
from assistant.domain.periods import Period


class ClockKind(StrEnum):
    """What is owed by the end of a clock."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    EXTENDED_ANSWER = "extended_answer"
    IDENTITY_REPLY = "identity_reply"
    FORWARD_TO_SOURCE = "forward_to_source"
    NOTIFY_RESULT = "notify_result"
    NOTIFY_RECIPIENTS = "notify_recipients"
    NOTIFY_REINSERTION = "notify_reinsertion"
    CONFIRM = "confirm"
    CORRECT = "correct"
    SOURCE_REPLY = "source_reply"
    APPEAL = "appeal"
    APPEAL_EXTENDED = "appeal_extended"
    AUTHORITY_REPLY = "authority_reply"
    COMPLAIN_BY = "complain_by"
    ASK_BY = "ask_by"
    ACT_BY = "act_by"
    MAY_ACT_FROM = "may_act_from"


PERSONS_OWN = frozenset({ClockKind.COMPLAIN_BY, ClockKind.ASK_BY, ClockKind.ACT_BY, ClockKind.MAY_ACT_FROM})
"""Clocks that the person must keep: never rounded in the organisation's favour, and nothing to chase."""


class Starts(StrEnum):
    """What sets a clock going.

    `RELEVANT_TIME` is the latest of receipt, the identity proof that was asked for, and the fee that was charged.
    `ANSWER_OR_END` is the answer, or the end of the time to answer where none came.
    `ELSEWHERE` is something that no letter sets off and Recourse does not track; `Clock.starts_note` says what.
    """

    RECEIPT = "receipt"
    RELEVANT_TIME = "relevant_time"
    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY_GIVEN = "identity_given"
    ANSWER = "answer"
    REFUSAL = "refusal"
    ANSWER_OR_END = "answer_or_end"
    END_OF_ANSWER = "end_of_answer"
    CORRECTION = "correction"
    REINSERTION = "reinsertion"
    COMPLAINT = "complaint"
    DECISION = "decision"
    ELSEWHERE = "elsewhere"


class Owner(StrEnum):
    """Who must keep a clock."""

    ORGANISATION = "organisation"
    PERSON = "person"
    AUTHORITY = "authority"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Clock:
    """One time that a rule sets. `period` is None where the law speaks of a time without a number.

    `guidance` is what the regulator expects where the law has no number: shown as guidance, never as a duty.
    `when` names a case in which this clock replaces the ordinary one of its kind (`after_free_report`), as
    `when_note` explains.
    """

    what: ClockKind
    starts: Starts
    period: Period | None = None
    owner: Owner = Owner.ORGANISATION
    starts_note: str | None = None
    first_day: FirstDay | None = None
    ends_on_day_off: EndRule | None = None
    days_off: tuple[DayOff, ...] | None = None
    guidance: Period | None = None
    when: str | None = None
    when_note: str | None = None
    who: str | None = None
    note: str | None = None
    source: tuple[str, ...] = ()
    confidence: Confidence | None = None


class ExtendedBy(StrEnum):
    """What lengthens the time to answer."""

    NOTICE = "notice"
    AGREEMENT = "agreement"
    MORE_INFORMATION = "more_information"


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer time to answer: `period` is added to the first, and both are reckoned as one.

    `told_within` is counted from the start like the first period; None: before the first period ends. `period` is
    None where the law lets the organisation name the new day.
    """

    by: ExtendedBy
    period: Period | None = None
    only_if: str | None = None
    told_within: Period | None = None
    told_note: str | None = None
    must_give: str | None = None
    note: str | None = None
    confidence: Confidence | None = None


class PauseFor(StrEnum):
    """What the organisation may wait for."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    FEE = "fee"


class PauseEffect(StrEnum):
    """What waiting does to the clock.

    `STARTS_AFTER`: the period begins when the thing asked for arrives. `STOPS`: the days from asking to answering do
    not count, the first day left out. `STOPS_BOTH_DAYS`: the same, the day of asking and the day of answering
    included (UK GDPR Art. 12A(5)). `NOTHING`: the clock runs on.
    """

    STARTS_AFTER = "starts_after"
    STOPS = "stops"
    STOPS_BOTH_DAYS = "stops_both_days"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Pause:
    """What the organisation may wait for, and what that does to its time."""

    waits_for: PauseFor
    effect: PauseEffect
    only_if: str | None = None
    note: str | None = None
    confidence: Confidence = Confidence.KNOWN
