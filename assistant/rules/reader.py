"""A tree of a rule file to frozen data classes, by their type hints: every key known, every value of its type.

The data classes of the domain are the format. Everything wrong in a file is collected before it is refused.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from assistant.domain.organisations import Organisation
from assistant.domain.periods import Period
from assistant.domain.places import Place
from assistant.domain.rulebook import Law
from assistant.rules import scalars
from assistant.rules.marks import Mark, Marks
from assistant.rules.nodes import Mapping as MappingNode
from assistant.rules.nodes import Node, Scalar, Sequence
from assistant.rules.problems import Problems, choices, closest
from assistant.rules.scalars import Refused

T = TypeVar("T")

KEYS: Mapping[type, Mapping[str, str]] = {
    Place: {"code": "place"},
    Law: {"id": "law"},
    Organisation: {"places": "place"},
}
"""Fields whose key in the file has another name than the field."""

ONE_OR_MORE = frozenset({(Organisation, "places")})
"""Fields that may be written as one text instead of a list."""

MAY_BE_MISSING = frozenset({(Organisation, "legal_name"), (Organisation, "seat"), (Organisation, "checked_on")})
"""Fields without a default that may be left out all the same: what no source says stays unsaid."""

_BAD = object()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a file says about an object outside the object itself.

    `given` are fields that come from the file's name or folder and may not be written; `inherited` are used where
    the key is missing; `later` are keys that the caller reads.
    """

    given: Mapping[str, object] = field(default_factory=dict)
    inherited: Mapping[str, object] = field(default_factory=dict)
    later: frozenset[str] = frozenset()


PLAIN = Frame()


class Reader:
    """Reads the objects of one file."""

    def __init__(self, file: str, problems: Problems, marks: Marks) -> None:
        self.file = file
        self.problems = problems
        self._marks = marks

    def refuse(self, line: int, key: str, wrong: str, mend: str) -> object:
        """Note a problem; returns the mark of a value that could not be read."""
        self.problems.add(self.file, line, key, wrong, mend)
        return _BAD

    def read(self, cls: type[T], node: Node, key: str = "", frame: Frame = PLAIN) -> T | None:
        """An object of a data class, or None where something in it is wrong (said in `problems`)."""
        values = self.values(cls, node, key, frame)
        return None if values is None else self.make(cls, values, node, key)

    def read_list(self, cls: type[T], node: Node, key: str = "", frame: Frame = PLAIN) -> tuple[T, ...]:
        """The objects of a list; those that cannot be read are left out and said."""
        if isinstance(node, Scalar) and scalars.is_nothing(node):
            return ()
        if not isinstance(node, Sequence):
            self.refuse(node.line, key, "this must be a list", "begin each entry with '- '")
            return ()
        read = (self.read(cls, item, f"{key}[{number}]", frame) for number, item in enumerate(node.items, 1))
        return tuple(item for item in read if item is not None)

    def values(self, cls: type, node: Node, key: str = "", frame: Frame = PLAIN) -> dict[str, Any] | None:
        """The fields of an object that could be read; None where the whole is no map or a field is wrong."""
        if not isinstance(node, MappingNode):
            self.refuse(node.line, key, f"this must be a map of keys ({_what(cls)})", "write 'key: value' lines")
            return None
        layout = layout_of(cls)
        before = len(self.problems)
        self._unknown_keys(layout, node, key, frame)
        found = {slot.name: self._slot(slot, node, key, frame) for slot in layout if slot.name not in frame.later}
        return None if len(self.problems) > before else {k: v for k, v in found.items() if v is not _BAD}

    def make(self, cls: type[T], values: Mapping[str, Any], node: Node, key: str = "") -> T:
        """The object of values that were read, remembered with its place in the file."""
        built = cls(**values)
        self._marks.note(Mark(built, self.file, node, key, KEYS.get(cls, {})))
        return built

    def _unknown_keys(self, layout: tuple[Slot, ...], node: MappingNode, key: str, frame: Frame) -> None:
        allowed = [slot.key for slot in layout if slot.name not in frame.given]
        given = {slot.key for slot in layout if slot.name in frame.given}
        for name in node.values:
            path = _join(key, name)
            if name in given:
                mend = "delete the line: the folder, the file or what stands around it says it already"
                self.refuse(node.line_of(name), path, "this key is not written here", mend)
            elif name not in allowed:
                mend = closest(name, allowed, f"allowed are {choices(sorted(allowed))}")
                self.refuse(node.line_of(name), path, "there is no such key", mend)

    def _slot(self, slot: Slot, node: MappingNode, key: str, frame: Frame) -> object:
        if slot.name in frame.given:
            return frame.given[slot.name]
        child = node.values.get(slot.key)
        if child is None or (slot.has_default and _is_nothing(child)):
            return self._absent(slot, node, key, frame)
        value = slot.convert(self, child, _join(key, slot.key))
        if value == () and slot.must_say_something:
            return self.refuse(node.line_of(slot.key), _join(key, slot.key), "the list is empty", "name at least one")
        return value

    def _absent(self, slot: Slot, node: MappingNode, key: str, frame: Frame) -> object:
        if slot.name in frame.inherited:
            return frame.inherited[slot.name]
        if slot.has_default:
            return slot.default
        mend = f"add '{slot.key}: …' ({slot.shape})"
        return self.refuse(node.line, _join(key, slot.key), "the key is missing", mend)


Convert = Callable[[Reader, Node, str], object]


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a data class, and how its value is read."""

    name: str
    key: str
    shape: str
    convert: Convert
    has_default: bool
    default: object
    must_say_something: bool


@functools.cache
def layout_of(cls: type) -> tuple[Slot, ...]:
    """The fields of a data class and how each is read from a file."""
    hints = typing.get_type_hints(cls)
    return tuple(_slot_of(cls, item, hints[item.name]) for item in dataclasses.fields(cls))


def _slot_of(cls: type, item: dataclasses.Field[Any], hint: Any) -> Slot:
    default = None if (cls, item.name) in MAY_BE_MISSING else item.default
    has_default = default is not dataclasses.MISSING
    convert, shape = converter(hint)
    if (cls, item.name) in ONE_OR_MORE:
        convert = _one_or_more(convert)
    return Slot(
        name=item.name,
        key=KEYS.get(cls, {}).get(item.name, item.name),
        shape=shape,
        convert=convert,
        has_default=has_default,
        default=default if has_default else None,
        must_say_something=not has_default,
    )


_SCALARS: Mapping[object, tuple[Callable[[Scalar], object], str]] = {
    str: (scalars.read_text, "text"),
    int: (scalars.read_number, "a number"),
    bool: (scalars.read_truth, "true or false"),
    datetime.date: (scalars.read_date, "a date such as 2026-11-23"),
    Period: (scalars.read_period, "a period such as 1 month"),
    tuple[int, int]: (scalars.read_month_day, "month-day such as 12-25"),
}


def converter(hint: Any) -> tuple[Convert, str]:
    """How a value of this type is read, and the type in words. Raises TypeError for a type no file can hold."""
    if hint in _SCALARS:
        read, shape = _SCALARS[hint]
        return _scalar(read, shape), shape
    if hint == tuple[tuple[str, str], ...]:
        return _text_map, "a map of language: text"
    if typing.get_origin(hint) is tuple:
        inner, shape = converter(typing.get_args(hint)[0])
        return _list(inner), f"a list, each {shape}"
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner, shape = converter(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
        return _optional(inner), f"{shape}, or empty"
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        shape = f"one of {choices(word.value for word in hint)}"
        return _scalar(functools.partial(scalars.read_word, words=hint), shape), shape
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(_object, hint), f"a map ({_what(hint)})"
    raise TypeError(f"a file cannot hold {hint!r}")


def _scalar(read: Callable[[Scalar], object], shape: str) -> Convert:
    def convert(reader: Reader, node: Node, key: str) -> object:
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Sequence) else "a map"
            return reader.refuse(node.line, key, f"this is {found}", f"write {shape}")
        if scalars.is_nothing(node):
            return reader.refuse(node.line, key, "the value is empty", f"write {shape}")
        try:
            return read(node)
        except Refused as refused:
            return reader.refuse(node.line, key, refused.wrong, refused.mend)

    return convert


def _optional(inner: Convert) -> Convert:
    def convert(reader: Reader, node: Node, key: str) -> object:
        return None if _is_nothing(node) else inner(reader, node, key)

    return convert


def _list(inner: Convert) -> Convert:
    def convert(reader: Reader, node: Node, key: str) -> object:
        if not isinstance(node, Sequence):
            found = "one value" if isinstance(node, Scalar) else "a map"
            return reader.refuse(node.line, key, f"this must be a list, not {found}", "begin each entry with '- '")
        items = [inner(reader, item, f"{key}[{number}]") for number, item in enumerate(node.items, 1)]
        return _BAD if any(item is _BAD for item in items) else tuple(items)

    return convert


def _one_or_more(many: Convert) -> Convert:
    def convert(reader: Reader, node: Node, key: str) -> object:
        return many(reader, Sequence(node.line, [node]) if isinstance(node, Scalar) else node, key)

    return convert


def _text_map(reader: Reader, node: Node, key: str) -> object:
    if not isinstance(node, MappingNode):
        return reader.refuse(node.line, key, "this must be a map", "write a line 'language: text' for each language")
    text, _ = converter(str)
    pairs = [(name, text(reader, child, _join(key, name))) for name, child in node.values.items()]
    return _BAD if any(value is _BAD for _, value in pairs) else tuple(pairs)


def _object(cls: type[Any], reader: Reader, node: Node, key: str) -> object:
    built = reader.read(cls, node, key)
    return _BAD if built is None else built


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and scalars.is_nothing(node)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _what(cls: type) -> str:
    must = [slot.key for slot in layout_of(cls) if not slot.has_default]
    return f"it needs {choices(must)}" if must else "all keys may be missing"
