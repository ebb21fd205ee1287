"""Remembers where in which file a domain object was written, so that a later check can point there."""

from __future__ import annotations

from collections.abc import Mapping as Renames
from dataclasses import dataclass, replace

from assistant.rules.nodes import Mapping, Node, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an object was written. `renamed` maps its fields to the keys that stand for them in the file."""

    built: object
    file: str
    node: Node
    key: str
    renamed: Renames[str, str]


class Marks:
    """File, line and key of every object that was read. Objects are told apart by identity, not by value."""

    def __init__(self) -> None:
        self._marks: dict[int, Mark] = {}

    def note(self, mark: Mark) -> None:
        """Remember where an object was written. The mark keeps the object alive, so that its identity stays its own."""
        self._marks[id(mark.built)] = mark

    def stands_for(self, changed: object, built: object) -> None:
        """Remember that `changed` was written where `built` was."""
        if id(built) in self._marks:
            self.note(replace(self._marks[id(built)], built=changed))

    def where(self, built: object, field: str = "", index: int | None = None) -> tuple[str, int, str]:
        """File, line and key of an object, of one of its fields, or of the item at `index` (from 0) in that field."""
        mark = self._marks.get(id(built))
        if mark is None:
            return "", 0, field
        name = mark.renamed.get(field, field)
        if not name or not isinstance(mark.node, Mapping):
            return mark.file, mark.node.line, mark.key
        path = f"{mark.key}.{name}" if mark.key else name
        child = mark.node.values.get(name)
        if index is not None and isinstance(child, Sequence) and index < len(child.items):
            return mark.file, child.items[index].line, f"{path}[{index + 1}]"
        return mark.file, mark.node.line_of(name), path
