"""Runs the checks. What the program needs to be safe is checked whenever the rulebook is read, the rest on demand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.lookup import Rulebook
from assistant.rules.checks import clocks, coverage, ids, references, remedies, stale, times
from assistant.rules.checks.context import Check, Context
from assistant.rules.loader import Draft, read_folder
from assistant.rules.problems import Problem

WITHIN: tuple[Check, ...] = (ids.check, times.check, clocks.check)
"""What must hold in each file for the program to work with the rulebook at all."""
ACROSS: tuple[Check, ...] = (references.check, remedies.check, coverage.check)
"""What must hold between the files. A file that cannot be read would be missed everywhere, so these wait for it."""


def load_folder(root: Path) -> Rulebook:
    """The rulebook in a folder. Raises RuleFileError with everything that is wrong, NotFound where there is none."""
    draft = read_folder(root)
    context = Context.of(draft)
    _run(context)
    draft.problems.refuse()
    return context.rulebook


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found wrong, how much there is of everything, and the rulebook of what could be read.

    `warnings` are doubts about contacts that only a look at the source settles: they stop nothing.
    """

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    rulebook: Rulebook
    warnings: tuple[Problem, ...] = ()


def check_folder(root: Path) -> Checked:
    """Everything that is wrong with a rulebook whatever the day. Raises NotFound where there is none."""
    # These need large tables of countries, holidays and telephones, which nothing else has to wait for.
    from assistant.rules.checks import addresses, contacts, words  # noqa: PLC0415

    draft = read_folder(root)
    context = Context.of(draft)
    _run(context, words.check, contacts.check)
    return Checked(draft.problems.found, _counts(draft), context.rulebook, addresses.doubts(context))


def stale_in(root: Path, today: datetime.date) -> tuple[Problem, ...]:
    """What in a rulebook is due to be looked at again on that day."""
    draft = read_folder(root)
    before = set(draft.problems.found)
    stale.check(Context.of(draft), today)
    return tuple(problem for problem in draft.problems.found if problem not in before)


def _run(context: Context, *more: Check) -> None:
    whole = not len(context.draft.problems)
    for check in (*WITHIN, *(ACROSS if whole else ()), *more):
        check(context)


def _counts(draft: Draft) -> Mapping[str, int]:
    return {
        "places": len(draft.places),
        "laws": len(draft.laws),
        "rules": sum(len(law.rules) for law in draft.laws),
        "authorities": sum(len(place.authorities) for place in draft.places),
        "organisations": len(draft.organisations),
    }
