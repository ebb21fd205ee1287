"""`recourse restore`: put a backup in place."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import counted, own_settings, passphrase_from, passphrase_options
from assistant.services.restore import restore


@click.command("restore")
@click.argument("path", type=click.Path(path_type=Path))
@passphrase_options
@click.option("--replace", is_flag=True, help="Put it in place of the data that is there, which is kept beside it.")
@json_option
def command(path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, replace: bool, as_json: bool) -> None:
    """Check the backup in PATH and put it into the data folder. Stop Recourse before."""
    settings = own_settings()
    passphrase = passphrase_from(passphrase_file, ask=ask_passphrase, twice=False)
    done = restore(settings, SystemClock(), path, passphrase=passphrase, replace=replace)
    for trouble in done.contents.troubles:
        click.echo(trouble, err=True)
    if as_json:
        print_json(done)
        return
    parts = [
        counted(done.contents.requests, "request", "requests"),
        counted(done.contents.letters, "letter", "letters"),
    ]
    click.echo(f"Restored and checked: {' and '.join(parts)}, backed up {done.made_at}.")
    for file in done.kept_aside:
        click.echo(f"Kept aside, to be deleted when all is well: {file}")
