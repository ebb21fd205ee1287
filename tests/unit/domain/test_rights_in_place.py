"""What a place gives on a day, and what changes."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.domain.confidence import Confidence
from assistant.domain.lookup import Rulebook
from assistant.domain.places import Democracy, Name, Paper, Place, Weekday
from assistant.domain.rights import Right
from assistant.domain.rights_in_place import rights_in_place
from assistant.domain.rulebook import Change, Law, Rule
from tests.unit.domain.days import clock, day, ground, rule

CHECKED = datetime.date(2026, 11, 23)


def place(code: str, parent: str | None = None) -> Place:
    return Place(
        code=code,
        name=Name(code, code),
        languages=("en",),
        time_zone="Europe/London",
        working_week=(Weekday.MONDAY,),
        paper=Paper.A4,
        currency="EUR",
        democracy=Democracy("index", "full"),
        checked_on=CHECKED,
        parent=parent,
    )


def law(id_: str, *rules: Rule, at: str = "XX", **changes: object) -> Law:
    made = ground(rule(clock("1 month"))).law
    of_it = tuple(replace(one, law=id_) for one in rules)
    return replace(made, id=id_, place=at, rules=of_it, counting=(), **changes)  # type: ignore[arg-type]


def right(name: str, since: str = "Fri 2018-05-25", until: str | None = None, **changes: object) -> Rule:
    dated = replace(rule(clock("1 month")), right=Right(name), since=day(since), until=day(until) if until else None)
    return replace(dated, **changes)  # type: ignore[arg-type]


TODAY = day("Mon 2026-11-23")


def test_only_what_holds_today_is_given_the_places_own_law_first() -> None:
    book = Rulebook.build(
        [place("XX", "UP"), place("UP")],
        [
            law("above", right("access"), right("erasure"), at="UP"),
            law("own", right("access"), right("portability", since="Wed 2026-12-02")),
            law("old", right("objection"), until=day("Fri 2020-01-31")),
        ],
    )
    here = rights_in_place(book, "XX", TODAY)
    assert {one.right.value: [each.law.id for each in one.rules] for one in here.rights} == {
        "access": ["own", "above"],
        "erasure": ["above"],
    }


def test_what_begins_and_what_ends_is_told_by_its_day() -> None:
    book = Rulebook.build(
        [place("XX")],
        [
            law(
                "own",
                right("portability", since="Wed 2026-12-02", confidence=Confidence.UNSURE),
                right("access", until="Thu 2026-12-31"),
                changes=(Change("names change", None), Change("long ago", day("Mon 2024-01-01"))),
            )
        ],
    )
    coming = rights_in_place(book, "XX", TODAY).coming
    assert [(one.day, one.right, one.ends, one.certain) for one in coming] == [
        (day("Wed 2026-12-02"), Right.PORTABILITY, False, False),
        (day("Thu 2026-12-31"), Right.ACCESS, True, True),
        (None, None, False, True),
    ]


def test_a_version_that_another_follows_at_once_does_not_end() -> None:
    versions = right("access", until="Thu 2026-12-31"), right("access", since="Fri 2027-01-01")
    coming = rights_in_place(Rulebook.build([place("XX")], [law("own", *versions)]), "XX", TODAY).coming
    assert [(one.day, one.ends, one.again) for one in coming] == [(day("Fri 2027-01-01"), False, True)]
