"""The few kinds of trouble Recourse knows. Each message is written for the person who reads it and says what to do."""

from __future__ import annotations


class RecourseError(Exception):
    """Anything Recourse refuses, in words a person can act on."""


class NotFound(RecourseError):
    """What was asked for does not exist here, or is not the asker's to see: the two look alike."""


class NotAllowed(RecourseError):
    """The asker is known but may not do this."""


class Conflict(RecourseError):
    """Somebody else changed the same thing first."""


class BadInput(RecourseError):
    """What was entered cannot be used.

    `problems` maps the name of a field (dotted for nested ones) to what is wrong with it and how to mend it.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{name}: {text}" if name else text for name, text in problems.items()))


class RuleFileError(RecourseError):
    """A file of the rulebook, the directory or the letter texts is wrong; says where and how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class DateUnknown(RecourseError):
    """A date cannot be known from the data at hand: better no date than a wrong one."""


class LetterError(RecourseError):
    """A letter cannot be made as asked: it would not fit, a glyph is missing, an address is in doubt."""
