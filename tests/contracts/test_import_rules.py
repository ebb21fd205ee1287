"""The domain is plain Python: stronger than the import contracts, which can only name what is forbidden."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ALLOWED = ("assistant.domain", "assistant.errors")


def imported(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(
                f"{node.module}.{alias.name}" if node.module == "assistant" else node.module for alias in node.names
            )
    return names


def is_allowed(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names or any(
        name == allowed or name.startswith(f"{allowed}.") for allowed in ALLOWED
    )


def test_the_domain_imports_the_standard_library_and_itself_only(root: Path) -> None:
    wrong = {
        f"{path.relative_to(root)} imports {name}"
        for path in (root / "assistant" / "domain").rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
        if not is_allowed(name)
    }
    assert wrong == set()
