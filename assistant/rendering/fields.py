"""A YAML mapping read key by key: every key known, once, of its kind; each problem with file, line, key and mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import overload

import yaml

from assistant.errors import RuleFileError


class Problems:
    """Gathers what is wrong with one file, so that its author mends everything at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def add(self, line: int, key: str, mend: str) -> None:
        """Note a problem; `mend` says what is wrong and what to write instead."""
        self.found.append(f"{self.file}:{line}: {key}: {mend}")

    def raise_any(self) -> None:
        """Raise RuleFileError if anything was noted."""
        if self.found:
            raise RuleFileError(self.found)


@dataclass(frozen=True, slots=True)
class _Entry:
    node: yaml.Node
    line: int


class Fields:
    """The members of one mapping. What is asked for and missing is noted, and something harmless is given instead."""

    def __init__(self, entries: dict[str, _Entry], line: int, path: str, problems: Problems) -> None:
        self._entries = entries
        self._line = line
        self._path = path
        self._asked: set[str] = set()
        self.problems = problems

    @classmethod
    def of(cls, node: yaml.Node | None, path: str, problems: Problems) -> Fields:
        """The members of a node; anything but a mapping, and a key that stands twice, is noted."""
        line = node.start_mark.line + 1 if node is not None else 1
        entries: dict[str, _Entry] = {}
        if not isinstance(node, yaml.MappingNode):
            problems.add(line, path, "write keys with values here")
            return cls(entries, line, path, problems)
        for key, value in node.value:
            at, name = key.start_mark.line + 1, str(key.value)
            if name in entries:
                problems.add(at, f"{path}{name}", f"this key already stands in line {entries[name].line}; keep one")
            entries[name] = _Entry(value, at)
        return cls(entries, line, path, problems)

    def members(self) -> Iterator[tuple[str, Fields]]:
        """Every key with the mapping under it."""
        for name, entry in self._entries.items():
            yield name, Fields.of(entry.node, f"{name}.", self.problems)

    def problem(self, key: str, mend: str) -> None:
        """Note what is wrong with a key."""
        entry = self._entries.get(key)
        self.problems.add(entry.line if entry else self._line, f"{self._path}{key}", mend)

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._entries.keys() - self._asked:
            self.problem(key, f"this key is not known; the keys are {', '.join(sorted(self._asked))}")

    def text(self, key: str) -> str:
        """The text under a key."""
        node = self._node(key)
        if isinstance(node, yaml.ScalarNode) and str(node.value).strip():
            return str(node.value).strip()
        if node is not None:
            self.problem(key, "write a text here")
        return ""

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """The text under a key, one of those allowed."""
        text = self.text(key)
        if text and text not in allowed:
            self.problem(key, f"choose one of {', '.join(allowed)}")
        return text

    @overload
    def number(self, key: str) -> float: ...
    @overload
    def number(self, key: str, default: None) -> float | None: ...
    def number(self, key: str, default: float | None = 0.0) -> float | None:
        """The number under a key, 0 or more; with None as default the key may be left out."""
        node = self._node(key, optional=default is None)
        return default if node is None else self._number(key, node)

    def all(self, *keys: str) -> tuple[float, ...]:
        """The numbers under these keys, which are all that may stand here."""
        found = tuple(self.number(key) for key in keys)
        self.done()
        return found

    def numbers(self, key: str) -> tuple[float, ...]:
        """The list of numbers under a key."""
        return tuple(self._number(key, node) for node in self._sequence(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key; at least one."""
        nodes = self._sequence(key)
        if not nodes and key in self._entries:
            self.problem(key, "write at least one")
        return tuple(str(node.value) for node in nodes if isinstance(node, yaml.ScalarNode))

    @overload
    def fields(self, key: str) -> Fields: ...
    @overload
    def fields(self, key: str, *, optional: bool) -> Fields | None: ...
    def fields(self, key: str, *, optional: bool = False) -> Fields | None:
        """The mapping under a key."""
        node = self._node(key, optional=optional)
        if node is None:
            return None if optional else Fields({}, self._line, f"{self._path}{key}.", self.problems)
        return Fields.of(node, f"{self._path}{key}.", self.problems)

    def each(self, key: str) -> list[Fields]:
        """The mappings listed under a key; none where the key is left out."""
        if key not in self._entries:
            self._asked.add(key)
            return []
        return [Fields.of(node, f"{self._path}{key}.", self.problems) for node in self._sequence(key)]

    def _node(self, key: str, *, optional: bool = False) -> yaml.Node | None:
        self._asked.add(key)
        entry = self._entries.get(key)
        if entry is None and not optional:
            self.problem(key, "this key is missing")
        return entry.node if entry else None

    def _sequence(self, key: str) -> list[yaml.Node]:
        node = self._node(key)
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is not None:
            self.problem(key, "write a list here")
        return []

    def _number(self, key: str, node: yaml.Node) -> float:
        try:
            value = float(node.value) if isinstance(node, yaml.ScalarNode) else -1.0
        except ValueError:
            value = -1.0
        if not 0.0 <= value < 10_000:
            self.problem(key, "write a number here, 0 or more")
            return 0.0
        return value
