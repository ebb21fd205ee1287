"""Commands with another form: a word in front says that something else is meant (`recourse import directory PATH`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class WithForms(click.Command):
    """A command, and other commands that stand under a word of theirs."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.forms: dict[str, click.Command] = {}

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the form that is meant. A file whose name is that word is meant where it stands alone."""
        word = args[0] if args else ""
        if word in self.forms and (len(args) > 1 or not Path(word).exists()):
            return self.forms[word].make_context(f"{info_name} {word}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)
