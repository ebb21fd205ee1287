"""Who writes: a name and a postal address, as they are to stand on paper.

What cannot be used raises BadInput whose problems are named after the field, dotted: `person.address.lines.1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.typed_text import is_blank, problem_in_line, tidy_line
from assistant.errors import BadInput

LONGEST_NAME = 100
LONGEST_LINE = 80
FEWEST_LINES = 2
MOST_LINES = 7

_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's whole name, in whatever script and order they write it."""

    text: str

    @classmethod
    def read(cls, text: str, field: str = "person.name") -> PersonName:
        """The name as typed; raises BadInput where there is none, or where it cannot be printed."""
        name = tidy_line(text)
        if is_blank(name):
            raise BadInput({field: "write your name: the letter goes out in it"})
        if problem := problem_in_line(name, LONGEST_NAME):
            raise BadInput({field: problem})
        return cls(name)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where the answer goes: lines in postal order, without name and country. `country` is ISO 3166-1 alpha-2."""

    lines: tuple[str, ...]
    country: str

    @classmethod
    def read(cls, lines: Sequence[str], country: str, field: str = "person.address") -> PostalAddress:
        """The address as typed; raises BadInput naming every line that cannot be used.

        Whether the country exists is for the caller to say: only the form of its code is looked at here.
        """
        code = country.strip().upper()
        kept = tuple(tidy_line(line) for line in lines)
        problems = {
            f"{field}.lines.{number}": problem
            for number, line in enumerate(kept)
            if (problem := problem_in_line(line, LONGEST_LINE))
        }
        kept = tuple(line for line in kept if not is_blank(line))
        if number_problem := _problem_with_number(len(kept)):
            problems[f"{field}.lines"] = number_problem
        if not _COUNTRY.fullmatch(code):
            problems[f"{field}.country"] = "write the country as its two letters, for example GB, DE or US"
        if problems:
            raise BadInput(problems)
        return cls(kept, code)


def _problem_with_number(lines: int) -> str | None:
    if lines < FEWEST_LINES:
        return (
            "write each line of the address on its own, without the country: street and number, then town and postcode"
        )
    if lines > MOST_LINES:
        return f"an address has at most {MOST_LINES} lines; put what belongs together into one line"
    return None
