"""Small modules and small functions: what fits on a screen is read, what does not is trusted."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

LONGEST_MODULE = 400
MEDIAN_MODULE = 120
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 12
TRIVIAL = 3  # an empty __init__ says nothing about size


def modules(root: Path) -> Iterator[tuple[str, str]]:
    """Every module of the program with its text; migrations are history, not code to read."""
    for path in sorted((root / "assistant").rglob("*.py")):
        if "migrations" not in path.parts:
            yield str(path.relative_to(root)), path.read_text(encoding="utf-8")


def module_lengths(root: Path) -> dict[str, int]:
    lengths = {name: text.count("\n") for name, text in modules(root)}
    return {name: length for name, length in lengths.items() if length > TRIVIAL}


def function_lengths(root: Path) -> dict[str, int]:
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, text in modules(root)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_module_is_too_long(root: Path) -> None:
    assert {name: length for name, length in module_lengths(root).items() if length > LONGEST_MODULE} == {}


def test_most_modules_are_short(root: Path) -> None:
    assert statistics.median(module_lengths(root).values()) < MEDIAN_MODULE


def test_no_function_is_too_long(root: Path) -> None:
    assert {name: length for name, length in function_lengths(root).items() if length > LONGEST_FUNCTION} == {}


def test_most_functions_are_short(root: Path) -> None:
    assert statistics.median(function_lengths(root).values()) < MEDIAN_FUNCTION
