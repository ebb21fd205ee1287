"""Shared by commands that write or read files with personal data."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.clock import SystemClock
from assistant.config import Mode, Settings, read_settings
from assistant.errors import BadInput, NotAllowed
from assistant.services.open_store import Store, open_store, personal_workspace

Command = TypeVar("Command", bound=Callable[..., Any])


def passphrase_options(command: Command) -> Command:
    """`--passphrase-file FILE` and `--ask-passphrase`, never a passphrase on the command line, where others see it."""
    command = click.option(
        "--ask-passphrase", is_flag=True, help="Ask for a passphrase, which is not shown while it is typed."
    )(command)
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A file whose first line is the passphrase.",
    )(command)


def passphrase_from(file: Path | None, *, ask: bool, twice: bool) -> str | None:
    """The passphrase that the options name; None without one. Raises BadInput where the file cannot be read."""
    if file is None:
        return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)) if ask else None
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput({"--passphrase-file": f"{file} cannot be read; name a text file with the passphrase"}) from None
    if not lines or not lines[0]:
        raise BadInput({"--passphrase-file": f"the first line of {file} is empty; write the passphrase there"})
    return lines[0]


@contextmanager
def own_workspace() -> Iterator[tuple[Store, str]]:
    """The store of this installation and its one workspace; raises NotAllowed on a hosted site."""
    settings = own_settings()
    if settings.mode is not Mode.PERSONAL:
        raise NotAllowed("This is a hosted site with many workspaces. Sign in and do this from the pages of yours.")
    store = open_store(settings)
    try:
        yield store, personal_workspace(store, SystemClock())
    finally:
        store.close()


def own_settings() -> Settings:
    """The settings from the environment; raises BadInput."""
    return read_settings(os.environ)


def write_private(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file that only its owner can read, whole or not at all; raises BadInput where it cannot be."""
    if path.exists() and not replace:
        raise BadInput({"path": f"{path} exists already; choose another name, or add --replace"})
    try:
        # mkstemp makes the file readable by its owner alone.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    except OSError as trouble:
        raise BadInput({"path": f"{path} cannot be written ({trouble.strerror}); choose another place"}) from None


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"
