"""Deadlines: what a rule and the events of a request say about days, each with every step of its counting.

Pure functions. The rule, the law's way of counting, the events and the calendar come in; dates that explain
themselves go out. Nothing here asks what day it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.clocks import PERSONS_OWN, Clock, ClockKind, ExtendedBy, Extension, Owner, Starts
from assistant.domain.confidence import Confidence
from assistant.domain.counting import Because, Counted, Counting, count
from assistant.domain.counting_rules import CountingRule
from assistant.domain.events import Event, EventKind, in_force
from assistant.domain.ground import Ground, counting_for
from assistant.domain.pauses import Waiting, waiting
from assistant.domain.periods import ONE_DAY, Period
from assistant.domain.starts import Start, receipt, start_of
from assistant.domain.tardiness import POST_MARGIN, Reading, latest_reading

TOO_LATE = "They told you of more time on {date}, after {limit}: too late, so the first period stands"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that a rule and the events give.

    `due` is the last lawful day; None where the law sets no number of days or the clock has not begun. `late_from` is
    the day after. `chase_from` is the first day a reminder may go out: the fairest way of counting and three days for
    the post are added. `expected` is the regulator's guidance where the law has no number. `moved` says that a longer
    time has taken this one's place.
    """

    what: ClockKind
    owner: Owner
    rule: str
    due: datetime.date | None
    because: tuple[Because, ...]
    sources: tuple[str, ...]
    certain: bool
    chase_from: datetime.date | None = None
    expected: datetime.date | None = None
    period: Period | None = None
    note: str | None = None
    moved: bool = False

    @property
    def late_from(self) -> datetime.date | None:
        """The day after the last lawful day."""
        return self.due + ONE_DAY if self.due else None


@dataclass(frozen=True, slots=True)
class _Count:
    """One clock while it is being reckoned."""

    ground: Ground
    clock: Clock
    counting: Counting
    counting_rule: CountingRule | None
    start: Start
    waits: Waiting

    def reckon(self, period: Period) -> Counted:
        return count(period, self.start.day, self.counting, self.ground.calendar, self.waits.not_counting)

    @property
    def unsure(self) -> bool:
        unsure = Confidence.UNSURE in (self.ground.rule.confidence, self.clock.confidence, self._counting_confidence())
        return unsure or not self.start.certain or self.waits.doubtful

    def _counting_confidence(self) -> Confidence | None:
        return self.counting_rule.confidence if self.counting_rule else Confidence.UNSURE

    @property
    def sources(self) -> tuple[str, ...]:
        counting = self.counting_rule.source if self.counting_rule else ()
        first = f"{self.ground.law.short}: {self.ground.rule.provision}"
        return tuple(dict.fromkeys((first, *self.clock.source, *self.ground.rule.source, *counting)))


def deadlines(ground: Ground, events: Iterable[Event]) -> tuple[Deadline, ...]:
    """Every deadline that the rule and the events give, in the order of the rule's clocks.

    Raises DateUnknown where a calendar does not cover the years.
    """
    standing = in_force(events)
    found: list[Deadline] = []
    for clock in _clocks_that_apply(ground):
        found.extend(_deadlines_of(ground, clock, standing, found))
    return tuple(found)


NO_TIME_NAMED = Clock(ClockKind.ANSWER, Starts.RECEIPT)
"""Stands in where a rule gives no time for the answer, so that the silence of the law is said aloud."""


def _clocks_that_apply(ground: Ground) -> list[Clock]:
    """The clocks of this case: one marked with `when` stands in for the ordinary ones of its kind."""
    special = [c for c in ground.rule.clocks if c.when is not None and c.when in ground.cases]
    replaced = {c.what for c in special}
    ordinary = [c for c in ground.rule.clocks if c.when is None and c.what not in replaced]
    if not any(c.what is ClockKind.ANSWER for c in (*special, *ordinary)):
        ordinary.append(NO_TIME_NAMED)
    order = {id(c): n for n, c in enumerate(ground.rule.clocks)}
    return sorted((*special, *ordinary), key=lambda c: (c.starts in _AFTER_OTHERS, order.get(id(c), -1)))


_AFTER_OTHERS = {Starts.END_OF_ANSWER, Starts.ANSWER_OR_END}


def _deadlines_of(ground: Ground, clock: Clock, events: Sequence[Event], found: Sequence[Deadline]) -> list[Deadline]:
    end_of_answer = _effective_answer(found)
    start = start_of(clock, events, end_of_answer.due if end_of_answer else None)
    if start is None and clock.period is None and clock.what is ClockKind.ANSWER:
        start = receipt(events)
    if start is None:
        return []
    counting, entry = counting_for(ground, clock, start.day)
    waits = waiting(clock, ground.rule, events, start.day)
    if waits.starts_later is not None:
        start = replace(start, day=waits.starts_later, because=(*start.because, *waits.because))
    reckoning = _Count(ground, clock, counting, entry, start, waits)
    if waits.not_begun:
        return [_undated(reckoning, waits.because)]
    if clock.period is None:
        return [_without_number(reckoning), *_named_extension(reckoning, events)]
    base = reckoning.reckon(clock.period)
    answer = _dated(reckoning, clock.period, base)
    if clock.what is not ClockKind.ANSWER or ground.rule.extension is None:
        return [answer]
    return _with_extension(reckoning, clock.period, answer, ground.rule.extension, events)


def _effective_answer(found: Sequence[Deadline]) -> Deadline | None:
    """The answer's deadline as it stands, after any extension."""
    answers = [d for d in found if d.what in (ClockKind.ANSWER, ClockKind.EXTENDED_ANSWER) and not d.moved]
    return answers[-1] if answers else None


def _because(reckoning: _Count, counted: tuple[Because, ...]) -> tuple[Because, ...]:
    waits = () if reckoning.waits.starts_later else reckoning.waits.because
    return (*reckoning.start.because, *waits, *counted)


def _dated(reckoning: _Count, period: Period, counted: Counted) -> Deadline:
    clock, ground = reckoning.clock, reckoning.ground
    person = clock.what in PERSONS_OWN or clock.owner is Owner.PERSON
    reading = Reading(ground, clock, reckoning.counting, reckoning.start, reckoning.waits.not_counting)
    latest = latest_reading(reading, period, counted.last_day)
    in_a_part = () if latest.in_a_part is None else (latest.in_a_part,)
    return Deadline(
        what=clock.what,
        owner=clock.owner,
        rule=ground.rule.id,
        due=counted.last_day,
        because=(*_because(reckoning, counted.because), *in_a_part),
        sources=reckoning.sources,
        certain=not reckoning.unsure and not in_a_part,
        chase_from=None if person else latest.day + POST_MARGIN + ONE_DAY,
        period=period,
        note=clock.note,
    )


def _undated(reckoning: _Count, because: tuple[Because, ...]) -> Deadline:
    return Deadline(
        what=reckoning.clock.what,
        owner=reckoning.clock.owner,
        rule=reckoning.ground.rule.id,
        due=None,
        because=(*reckoning.start.because, *because),
        sources=reckoning.sources,
        certain=False,
        note=reckoning.clock.note,
    )


def _without_number(reckoning: _Count) -> Deadline:
    """A duty without a number of days: nothing is ever late, but guidance says when to chase."""
    undated = _undated(reckoning, (Because.of("The law sets no number of days for this"),))
    if reckoning.clock.guidance is None:
        return undated
    counted = reckoning.reckon(reckoning.clock.guidance)
    words = "The regulator's guidance, which is not law: about {period} → {date}"
    guidance = Because.of(words, period=str(reckoning.clock.guidance), date=counted.last_day)
    return replace(
        undated,
        because=(*undated.because, guidance),
        expected=counted.last_day,
        chase_from=counted.last_day + POST_MARGIN + ONE_DAY,
    )


def _with_extension(
    reckoning: _Count, first: Period, answer: Deadline, extension: Extension, events: Sequence[Event]
) -> list[Deadline]:
    told = _told(extension, events, reckoning.start.day)
    if told is None or answer.due is None:
        return [answer]
    limit = reckoning.reckon(extension.told_within).last_day if extension.told_within else answer.due
    if told.day > limit:
        if extension.by is ExtendedBy.MORE_INFORMATION:
            return [answer]
        late = Because.of(TOO_LATE, date=told.day, limit=limit)
        return [replace(answer, because=(*answer.because, late))]
    return [replace(answer, moved=True), _extended(reckoning, first, extension, told)]


def _told(extension: Extension, events: Sequence[Event], start: datetime.date) -> Event | None:
    """The first event that lengthens the time, if there is one."""
    by_information = extension.by is ExtendedBy.MORE_INFORMATION
    kind = EventKind.MORE_INFORMATION_SENT if by_information else EventKind.EXTENDED
    return next((e for e in events if e.kind is kind and e.day >= start), None)


_WORDS = {
    ExtendedBy.NOTICE: "They told you in time, on {date}, that they need more time",
    ExtendedBy.AGREEMENT: "You agreed on {date} to a longer time",
    ExtendedBy.MORE_INFORMATION: "You sent more information on {date}, which lengthens the time",
}


def _extended(reckoning: _Count, first: Period, extension: Extension, told: Event) -> Deadline:
    """The longer time: first period and extension reckoned as one, from the same start."""
    clock = replace(reckoning.clock, what=ClockKind.EXTENDED_ANSWER, note=extension.note)
    longer = replace(reckoning, clock=clock)
    words = Because.of(_WORDS[extension.by], date=told.day)
    if extension.period is None:
        unnamed = Because.of("The law sets no number for the longer time: go by the day they named")
        return _undated(longer, (words, unnamed))
    if extension.period.unit is first.unit:
        whole = first + extension.period
        counted = longer.reckon(whole)
    else:
        whole = extension.period
        plain = replace(longer, start=replace(longer.start, day=longer.reckon(first).last_day))
        counted = plain.reckon(whole)
    dated = _dated(longer, whole, counted)
    unsure = extension.confidence is Confidence.UNSURE
    return replace(dated, because=(words, *dated.because), certain=dated.certain and not unsure)


def _named_extension(reckoning: _Count, events: Sequence[Event]) -> list[Deadline]:
    """An extension of a time without a number cannot be reckoned; it is only told."""
    extension = reckoning.ground.rule.extension
    if extension is None or reckoning.clock.what is not ClockKind.ANSWER:
        return []
    told = _told(extension, events, reckoning.start.day)
    if told is None or extension.by is ExtendedBy.MORE_INFORMATION:
        return []
    words = Because.of(_WORDS[extension.by], date=told.day)
    clock = replace(reckoning.clock, what=ClockKind.EXTENDED_ANSWER)
    return [_undated(replace(reckoning, clock=clock), (words,))]
