"""What every check is given: what was read, the rulebook built of it, and where to say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.domain.lookup import Rulebook
from assistant.domain.rulebook import Law, Rule
from assistant.rules.loader import Draft


@dataclass(frozen=True, slots=True)
class Context:
    """What was read of the rulebook, and the rulebook built of it."""

    draft: Draft
    rulebook: Rulebook

    @classmethod
    def of(cls, draft: Draft) -> Context:
        """The context of what was read."""
        return cls(draft, draft.rulebook())

    def say(self, built: object, field: str, wrong: str, mend: str, index: int | None = None) -> None:
        """Note a problem with a field of an object (or with the item at `index` in it) where it was written."""
        file, line, key = self.draft.marks.where(built, field, index)
        self.draft.problems.add(file, line, key, wrong, mend)

    def where(self, built: object, field: str = "") -> str:
        """`file:line` of an object, to name it in a message about another one."""
        file, line, _ = self.draft.marks.where(built, field)
        return f"{file}:{line}"

    def rules(self) -> Iterator[tuple[Law, Rule]]:
        """Every rule that was read, with its law."""
        for law in self.draft.laws:
            for rule in law.rules:
                yield law, rule


Check = Callable[[Context], None]
