"""`recourse backup`: database and keys in one sealed file, while the program runs."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import counted, own_settings, passphrase_from, passphrase_options
from assistant.services.back_up import back_up


@click.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@passphrase_options
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
@json_option
def command(path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, replace: bool, as_json: bool) -> None:
    """Write a sealed backup of everything to PATH and check that it can be restored.

    With a passphrase it can be restored on any machine. Without one it opens with this installation's key file only:
    keep a copy of that file somewhere else.
    """
    settings = own_settings()
    passphrase = passphrase_from(passphrase_file, ask=ask_passphrase, twice=True)
    done = back_up(settings, SystemClock(), path, passphrase=passphrase, replace=replace)
    if done.needs_key_file:
        click.echo(
            f"This backup opens only with the key file {settings.key_file}. Keep a copy of that file in another place, "
            "or back up with --ask-passphrase.",
            err=True,
        )
    for trouble in done.contents.troubles:
        click.echo(trouble, err=True)
    if as_json:
        print_json({"path": path, "needs_key_file": done.needs_key_file, "contents": done.contents})
    else:
        held = done.contents
        parts = [counted(held.requests, "request", "requests"), counted(held.letters, "letter", "letters")]
        click.echo(f"Backed up and checked: {' and '.join(parts)} in {path}.")
