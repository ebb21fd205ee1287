"""Finds what lower layers say to people, for the message catalogues.

They speak English and know nothing of catalogues. Explanations (`Because`) are found by following their text to where
it is written; refusals are sentences, and an f-string among them becomes a message with numbered blanks: "it has {1}
characters; shorten it to {2}". Named in babel.cfg.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

EXPLANATIONS = ("Because", "Because.of")
FEWEST_WORDS = 3

REFUSING = frozenset(
    {
        *("domain/answers", "domain/calendars", "domain/chain", "domain/counting", "domain/drafting"),
        *("domain/pauses", "domain/people", "domain/typed_text"),
        *("rendering/address", "rendering/glyphs", "rendering/mail", "rendering/pdf", "rendering/pieces"),
        *("rendering/readback", "rendering/renderer"),
        *("services/_import_file", "services/correct_event", "services/draft_letter", "services/keep_journey"),
        *("services/letter_law", "services/letter_parts", "services/list_requests", "services/preview_letter"),
        *("services/read_answers", "services/reckon_deadlines", "services/record_event"),
    }
)
"""Modules whose refusals reach a page."""

Message = tuple[int, str, str, list[str]]


def said(fileobj: IO[bytes], *_more: object, **_options: object) -> Iterator[Message]:
    """Every explanation of a module; of a module whose refusals reach a page, every other sentence in it too."""
    tree = ast.parse(fileobj.read())
    found = dict(_explanations(tree))
    module = Path(fileobj.name)
    if f"{module.parent.name}/{module.stem}" in REFUSING:
        found |= _sentences(tree)
    for text, line in sorted(found.items(), key=lambda each: each[1]):
        yield line, "gettext", text, []


def _explanations(tree: ast.Module) -> Iterator[tuple[str, int]]:
    written = _assigned(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args and ast.unparse(call.func) in EXPLANATIONS:
            yield from _followed(call.args[0], written, frozenset())


def _assigned(tree: ast.Module) -> Mapping[str, list[ast.expr]]:
    """What is written to each name anywhere in the module; of an unpacked value, the whole of it."""
    written: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for name in ast.walk(target):
                if isinstance(name, ast.Name):
                    written.setdefault(name.id, []).append(node.value)
    return written


def _followed(node: ast.AST, written: Mapping[str, list[ast.expr]], seen: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The texts that an expression may stand for: itself, or what its names were given."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_text(node.value):
        yield node.value, node.lineno
    for part in ast.iter_child_nodes(node):
        yield from _followed(part, written, seen)
    if isinstance(node, ast.Name) and node.id not in seen:
        for value in written.get(node.id, ()):
            yield from _followed(value, written, seen | {node.id})


def _is_text(text: str) -> bool:
    return " " in text.strip()


def _sentences(tree: ast.Module) -> dict[str, int]:
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        if id(node) in notes or id(node) in inside:
            continue
        text = _template(node)
        if text is not None and len([word for word in text.split() if word[0].isalpha()]) >= FEWEST_WORDS:
            found.setdefault(text, node.lineno)  # type: ignore[attr-defined]
    return found


def _template(node: ast.AST) -> str | None:
    """A text as it stands, or an f-string with its blanks numbered."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, number = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            number += 1
            parts.append(f"{{{number}}}")
    return "".join(parts)
