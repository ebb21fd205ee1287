"""What is wrong with a file, said so that a lawyer can mend it: file, line, key, what is wrong, how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.errors import RuleFileError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong. `line` counts from 1, and so do the numbers in `key` (`rules[2].clocks[1].period`)."""

    file: str
    line: int
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        mend = f"; {self.mend}" if self.mend else ""
        return f"{where}{self.key + ': ' if self.key else ''}{self.wrong}{mend}"


class Problems:
    """Collects everything that is wrong, so that it can be mended in one go."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, file: str, line: int, key: str, wrong: str, mend: str) -> None:
        """Note one problem."""
        self._found.append(Problem(file, line, key, wrong, mend))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        self._found.extend(problems)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def found(self) -> tuple[Problem, ...]:
        """All problems by file and line, each once."""
        return tuple(sorted(set(self._found)))

    def refuse(self) -> None:
        """Raise RuleFileError with all that was found; do nothing where that is nothing."""
        if self._found:
            raise RuleFileError([str(problem) for problem in self.found])


def choices(values: Iterable[str]) -> str:
    """A list of allowed words in one line."""
    return ", ".join(values)


def closest(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """`did you mean 'since'?` where an allowed word looks alike, else another way to mend it."""
    near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
