"""YAML text to a plain tree with line numbers, without any of YAML's surprises.

Nothing is guessed here: a scalar stays text and remembers whether it was quoted, so that `NO` is never turned into
a "no". Anchors, tags and merges are refused, and so is anything nested or large enough to hurt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from assistant.rules.problems import Problems

DEEPEST = 20
LARGEST = 4_000_000
"""Bytes; the largest file of the directory is a tenth of that."""


@dataclass(slots=True)
class Scalar:
    """A text. `plain` is whether it stood without quotes, where YAML itself would guess a type."""

    line: int
    text: str
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file; a repeated key has been reported and left out."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line on which a key stands, or that of the whole where the key is missing."""
        return self.lines.get(key, self.line)


Node = Scalar | Sequence | Mapping


class _Stop(Exception):
    """The text cannot be read any further; what is wrong has been noted."""


def read_tree(raw: bytes, file: str, problems: Problems) -> Node | None:
    """The tree of one YAML document, or None where it cannot be read (said in `problems`)."""
    text = _decode(raw, file, problems)
    if text is None:
        return None
    builder = _Builder(file, problems)
    try:
        return builder.build(_events(text))
    except yaml.YAMLError as error:
        line, wrong, mend = _explain(error, text)
        problems.add(file, line, "", wrong, mend)
    except _Stop:
        pass
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    # The events are read one by one and no nodes are composed: composing recurses without a limit.
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


def _decode(raw: bytes, file: str, problems: Problems) -> str | None:
    if len(raw) > LARGEST:
        problems.add(file, 0, "", "the file is too large to be a file of the rulebook", "split it into smaller files")
        return None
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        problems.add(file, 1, "", "the file begins with a byte order mark", "save it as UTF-8 without BOM")
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.add(file, line, "", "the file is not UTF-8 here", "save it as UTF-8 in your editor")
        return None
    return text if _without_tabs(text, file, problems) else None


def _without_tabs(text: str, file: str, problems: Problems) -> bool:
    if "\t" not in text:
        return True
    indented = [
        number for number, line in enumerate(text.split("\n"), 1) if "\t" in line[: len(line) - len(line.lstrip(" \t"))]
    ]
    for number in indented:
        problems.add(file, number, "", "the line is indented with a tab", "indent with spaces, two for each step")
    return not indented


_MENDS = {
    "mapping values are not allowed in this context": (
        "a colon where no key can stand",
        "put a text that holds ': ' in quotes, or check the indentation of the line above",
    ),
    "found character that cannot start any token": (
        "a text cannot begin with this character",
        "put the text in quotes",
    ),
    "found unexpected end of stream": ("a quotation mark is opened and never closed", "close it"),
    "did not find expected key": (
        "the line does not fit what stands above it",
        "check the indentation, and quotes inside a quoted text (double them: '')",
    ),
    "did not find expected '-' indicator": (
        "the line does not fit the list above it",
        "begin it with '- ' like the other lines of the list, or take the indentation back",
    ),
    "did not find expected ',' or '}'": ("a '{' is opened and not closed", "close it with '}'"),
    "did not find expected ',' or ']'": ("a '[' is opened and not closed", "close it with ']'"),
    "found unknown escape character": (
        "a backslash in double quotes begins an escape that YAML does not know",
        "write the text in single quotes",
    ),
}


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Line, what is wrong and the mend, in words of the rulebook rather than of YAML."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.context_mark if error.problem == "found unexpected end of stream" else None
        line = (mark or error.problem_mark).line + 1
        wrong, mend = _MENDS.get(
            error.problem or "",
            (
                f"this is not YAML ({error.problem})",
                "check indentation, quotes and colons here and on the line above",
            ),
        )
        return line, wrong, mend
    position = getattr(error, "position", 0)
    return text.count("\n", 0, position) + 1, "the text holds a control character", "delete it"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _Builder:
    """Builds the tree from YAML's events without recursion."""

    def __init__(self, file: str, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        """The tree; None for an empty file, which is reported."""
        documents = 0
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    self._only_one(documents, event)
                case yaml.ScalarEvent():
                    self._untagged(event)
                    plain = event.style in ("", None)
                    self._place(Scalar(_line(event), event.value, plain))
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._untagged(event)
                    self._begin(event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._open.pop()
                    self._keys.pop()
                case yaml.AliasEvent():
                    self._stop(event, f"'*{event.anchor}' points to another part of the file", "write the value out")
        if self._root is None:
            self._problems.add(self._file, 1, "", "the file is empty", "fill it in, or delete it")
        return self._root

    def _only_one(self, documents: int, event: yaml.Event) -> None:
        if documents > 1:
            self._stop(event, "a second document begins here ('---')", "keep one document in each file")

    def _untagged(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._stop(event, f"'&{event.anchor}' is an anchor, which is not used here", "write each value out")
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._stop(event, f"{shown!r} is a tag, which is not used here", "delete it and keep the plain value")

    def _stop(self, event: yaml.Event, wrong: str, mend: str) -> None:
        self._problems.add(self._file, _line(event), "", wrong, mend)
        raise _Stop

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        line = _line(event)
        node: Sequence | Mapping = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        if len(self._open) >= DEEPEST:
            self._stop(event, "the brackets or lists are nested too deeply", "nothing here needs more than five levels")
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _place(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._as_key(node)
        else:
            self._keys[-1] = None
            self._put(parent, key, node)

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._problems.add(self._file, node.line, "", "a key must be a word", "write 'key: value'")
            raise _Stop
        return node

    def _put(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text in parent.values:
            first = parent.lines[key.text]
            mend = f"it stands already on line {first}; keep one of them"
            self._problems.add(self._file, key.line, key.text, "the key is there twice", mend)
            return
        if key.plain and (meant := yaml_type(key.text)):
            mend = f"put the key in quotes: '{key.text}':"
            self._problems.add(self._file, key.line, key.text, f"YAML reads this key as {meant}, not as text", mend)
        parent.values[key.text] = node
        parent.lines[key.text] = key.line


_MEANINGS = {
    "bool": "yes or no",
    "null": "nothing",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "merge": "a merge of other maps",
    "value": "a default value",
    "yaml": "a sign of its own",
}


def yaml_type(text: str) -> str | None:
    """What a YAML 1.1 reader would make of an unquoted text, in words, or None where it stays text."""
    resolvers = yaml.CSafeLoader.yaml_implicit_resolvers.get(text[:1], ())
    for tag, pattern in resolvers:
        if pattern.match(text):
            return _MEANINGS[tag.rpartition(":")[2]]
    return None
