"""`recourse export`: everything that is kept, as one file to take along."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import own_workspace, passphrase_from, passphrase_options, write_private
from assistant.services.export_workspace import ExportForm, export_workspace


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@passphrase_options
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
@json_option
def command(path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, replace: bool, as_json: bool) -> None:
    """Write everything that is kept to PATH: one JSON document, or a ZIP with the letters where PATH ends in .zip.

    Without a passphrase the file is in clear. Another Recourse reads it with: recourse import PATH
    """
    passphrase = passphrase_from(passphrase_file, ask=ask_passphrase, twice=True)
    form = ExportForm.ZIP if path.suffix.casefold() == ".zip" else ExportForm.JSON
    with own_workspace() as (store, workspace), store.reading(workspace) as session:
        content = export_workspace(session, SystemClock(), form, passphrase=passphrase)
    write_private(path, content, replace=replace)
    if passphrase is None:
        click.echo(
            f"{path} holds your data in clear: whoever gets it can read it. Keep it where only you can reach it, "
            "or export again with --ask-passphrase.",
            err=True,
        )
    if as_json:
        print_json({"path": path, "form": form, "sealed": passphrase is not None, "bytes": len(content)})
    else:
        click.echo(f"Everything was written to {path}.")
