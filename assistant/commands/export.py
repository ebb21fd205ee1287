"""`recourse export`: everything that is kept, as one file to take along."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import (
    counted,
    own_settings,
    own_workspace,
    passphrase_from,
    passphrase_options,
    write_private,
)
from assistant.commands._forms import WithForms
from assistant.errors import NotFound
from assistant.rules import load_rulebook
from assistant.services.export_directory import DirectoryForm, contribution, export_directory
from assistant.services.export_workspace import ExportForm, export_workspace
from assistant.services.find_organisations import Directory, own_entries


@click.command("export", cls=WithForms)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@passphrase_options
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
@json_option
def command(path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, replace: bool, as_json: bool) -> None:
    """Write everything that is kept to PATH: one JSON document, or a ZIP with the letters where PATH ends in .zip.

    Without a passphrase the file is in clear. Another Recourse reads it with: recourse import PATH

    The organisations of the directory are written, as open data, with: recourse export directory PATH
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


@click.command("directory")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--own", is_flag=True, help="Only what you added or corrected, as a contribution to the directory.")
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
@json_option
def directory(path: Path, *, own: bool, replace: bool, as_json: bool) -> None:
    """Write the organisations of the directory to PATH: JSON lines, or YAML where PATH ends in .yaml.

    The first line of JSON names format, version and keys; each further one is an organisation. The YAML file is as
    the files under letters/rulebook/organisations are, and can be put there. Nothing of your requests is in either.
    """
    form = DirectoryForm.YAML if path.suffix.casefold() in (".yaml", ".yml") else DirectoryForm.JSON_LINES
    rulebook = load_rulebook(own_settings())
    organisations = tuple(sorted(rulebook.organisations.values(), key=lambda one: one.id))
    if own:
        with own_workspace() as (store, workspace), store.reading(workspace) as session:
            mine = own_entries(Directory(rulebook), session)
        organisations = contribution(rulebook, mine, SystemClock())
        if not organisations:
            raise NotFound("You have added or corrected no organisation yet, so there is nothing to contribute.")
    content = export_directory(organisations, SystemClock(), form)
    write_private(path, content, replace=replace)
    if as_json:
        print_json({"path": path, "form": form, "organisations": len(organisations), "bytes": len(content)})
    else:
        click.echo(f"{counted(len(organisations), 'organisation', 'organisations')} written to {path}.")


command.forms["directory"] = directory
