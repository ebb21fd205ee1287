"""Domain objects as JSON and back, strictly: what does not fit is refused with its place and how to mend it.

Kept letters and exports are read by later versions of the program: a field that is new there must have a default.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import json
import math
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from assistant.domain.letters import Block
from assistant.errors import BadInput

T = TypeVar("T")

TAG = "type"
"""The key that says which part of a letter an object is."""

_TAGGED: dict[type, str] = {part: part.__name__.lower() for part in typing.get_args(Block)}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00", re.ASCII)
_LARGEST = 2**31 - 1
_MOST_PROBLEMS = 50
_DEEPEST = 64


def as_json(value: object) -> Any:
    """A domain object as dict, list, text, numbers and None."""
    match value:
        case enum.Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case datetime.datetime():
            return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return {str(key): as_json(item) for key, item in value.items()}
        case tuple() | list():
            return [as_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        tag = {TAG: _TAGGED[type(value)]} if type(value) in _TAGGED else {}
        return tag | {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} cannot become JSON")


def from_json(kind: type[T], value: object) -> T:
    """The object of this class that a JSON value describes; raises BadInput with every problem by its path."""
    problems: dict[str, str] = {}
    read = _read(kind, value, "", problems)
    if problems:
        raise BadInput(dict(list(problems.items())[:_MOST_PROBLEMS]))
    return typing.cast("T", read)


def parse(content: bytes) -> object:
    """A JSON document from anywhere: doubled keys, NaN and bottomless nesting are refused with BadInput."""
    try:
        read = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_no_doubles,
            parse_constant=_finite,
            parse_float=_finite,
        )
        _check_depth(read)
    except UnicodeDecodeError:
        problem = "it is not text in UTF-8"
    except RecursionError:
        problem = "it is nested too deeply"
    except ValueError as trouble:
        problem = str(trouble)
    else:
        return read
    raise BadInput({"": f"This is not a JSON document that Recourse wrote: {problem}."})


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise RecursionError


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written} is not a number")
    return number


def _read(kind: Any, value: object, path: str, problems: dict[str, str]) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_one_of(typing.get_args(kind), value, path, problems)
    if origin is tuple:
        return _read_list(typing.get_args(kind)[0], value, path, problems)
    if kind is object:
        return value
    if dataclasses.is_dataclass(kind):
        return _read_object(typing.cast("type", kind), value, path, problems)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _read_enum(kind, value, path, problems)
    expected, read = _SIMPLE[origin or kind]
    try:
        return read(value)
    except (ValueError, TypeError):
        problems[path] = f"must be {expected}"
        return None


def _read_one_of(kinds: tuple[Any, ...], value: object, path: str, problems: dict[str, str]) -> object:
    if value is None and types.NoneType in kinds:
        return None
    left = [kind for kind in kinds if kind is not types.NoneType]
    if len(left) == 1:
        return _read(left[0], value, path, problems)
    by_tag = {_TAGGED[kind]: kind for kind in left}
    tag = value.get(TAG) if isinstance(value, dict) else None
    if not isinstance(tag, str) or tag not in by_tag:
        problems[_join(path, TAG)] = f"must be one of {', '.join(by_tag)}"
        return None
    return _read(by_tag[tag], value, path, problems)


def _read_list(kind: Any, value: object, path: str, problems: dict[str, str]) -> object:
    if not isinstance(value, list):
        problems[path] = "must be a list"
        return None
    return tuple(_read(kind, item, _join(path, at), problems) for at, item in enumerate(value))


def _read_object(kind: type, value: object, path: str, problems: dict[str, str]) -> object:
    if not isinstance(value, dict):
        problems[path] = "must be an object"
        return None
    known = _fields(kind)
    before = len(problems)
    for name in value.keys() - known.keys() - ({TAG} if kind in _TAGGED else set()):
        problems[_join(path, name)] = f"is not known here; known are {', '.join(known)}"
    for name, (_, needed) in known.items():
        if needed and name not in value:
            problems[_join(path, name)] = "is missing"
    parts = {
        name: _read(field_kind, value[name], _join(path, name), problems)
        for name, (field_kind, _) in known.items()
        if name in value
    }
    return kind(**parts) if len(problems) == before else None


def _read_enum(kind: type[enum.Enum], value: object, path: str, problems: dict[str, str]) -> object:
    try:
        return kind(value)
    except ValueError:
        problems[path] = f"must be one of {', '.join(str(choice.value) for choice in kind)}"
        return None


@functools.cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind)
    missing = dataclasses.MISSING
    return {
        field.name: (hints[field.name], field.default is missing and field.default_factory is missing)
        for field in dataclasses.fields(kind)
    }


def _join(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise TypeError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _day(value: object) -> datetime.date:
    if not _DAY.fullmatch(_text(value)):
        raise ValueError
    return datetime.date.fromisoformat(_text(value))


def _moment(value: object) -> datetime.datetime:
    if not _MOMENT.fullmatch(_text(value)):
        raise ValueError
    return datetime.datetime.fromisoformat(_text(value))


_SIMPLE: dict[Any, tuple[str, Callable[[object], object]]] = {
    str: ("text", _text),
    int: ("a whole number, not negative", _number),
    bool: ("true or false", _truth),
    Mapping: ("an object", _object),
    datetime.date: ("a day such as 2026-03-03", _day),
    datetime.datetime: ("a moment in UTC such as 2026-03-03T12:00:00.000000+00:00", _moment),
}
