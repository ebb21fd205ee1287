"""`recourse import`: take in what was exported, here or elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._files import counted, own_settings, own_workspace, passphrase_from, passphrase_options
from assistant.commands._forms import WithForms
from assistant.errors import BadInput
from assistant.services.import_directory import AUTHORITY, GONE, ORGANISATION, PACK, Changes, import_directory
from assistant.services.import_workspace import Imported, WhyLeftAlone, import_workspace
from assistant.services.open_store import open_store

_WHY = {
    WhyLeftAlone.REFERENCE_TAKEN: "another request here has this reference",
    WhyLeftAlone.BEGAN_OTHERWISE: "the same request began otherwise here",
    WhyLeftAlone.LOG_DIFFERS: "both logs went on, and differently; keep both copies",
    WhyLeftAlone.LETTER_DIFFERS: "one of its letters reads otherwise here",
}


@click.command("import", cls=WithForms)
@click.argument("path", type=click.Path(path_type=Path))
@passphrase_options
@json_option
@click.pass_context
def command(
    context: click.Context, path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, as_json: bool
) -> None:
    """Add what PATH holds to what is kept here. Nothing is overwritten, and importing twice changes nothing.

    Exit 1 where something could not be added because it differs from what is here.

    Others' directories of organisations are taken in with: recourse import directory PATH
    """
    passphrase = passphrase_from(passphrase_file, ask=ask_passphrase, twice=False)
    content = _content(path)
    with own_workspace() as (store, workspace), store.unit_of_work(workspace) as session:
        added = import_workspace(session, content, passphrase=passphrase)
    if as_json:
        print_json(added)
    else:
        _tell(added)
    if added.left_alone:
        context.exit(1)


@click.command("directory")
@click.argument("path", type=click.Path(path_type=Path))
@json_option
def directory(path: Path, *, as_json: bool) -> None:
    """Take in another directory of organisations: the open data of Datenanfragen.de (CC0 1.0), from your own disk.

    PATH is a folder, a clone, a .tar.gz or a .zip. The records stand beside those that ship, marked with where they
    come from and of which day. What cannot be read is listed; a second time changes nothing.
    """
    store = open_store(own_settings())
    try:
        done = import_directory(store, SystemClock(), path)
    finally:
        store.close()
    if as_json:
        print_json({"rows_changed": done.rows_changed, "imported": done})
        return
    click.echo(f"{done.source.title} ({done.source.licence}), data of {done.source.as_of}:")
    for sort, changes in done.changes.items():
        click.echo(f"  {_SORTS[sort]}: {_changes(changes)}.")
    click.echo(f"{done.rows_changed} records written.")
    for one in done.left_out:
        click.echo(f"Not read: {one.file}: {one.why}.", err=True)
    for one in done.remarks:
        click.echo(f"In part: {one.file}: {one.why}.", err=True)


command.forms["directory"] = directory

_SORTS = {
    ORGANISATION: "organisations",
    GONE: "no longer listed",
    AUTHORITY: "authorities",
    PACK: "packs",
}


def _changes(changes: Changes) -> str:
    done = f"{changes.added} added, {changes.changed} changed, {changes.unchanged} as they were"
    return f"{done}, {changes.removed} gone" if changes.removed else done


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise BadInput({"path": f"{path} cannot be read ({trouble.strerror})"}) from None


def _tell(added: Imported) -> None:
    parts = [
        counted(added.requests, "request", "requests"),
        counted(added.events, "event", "events"),
        counted(added.letters, "letter", "letters"),
        counted(added.drafts, "draft", "drafts"),
    ]
    if added.own_organisations:
        parts.append(counted(added.own_organisations, "organisation of your own", "organisations of your own"))
    click.echo(f"Added: {', '.join(parts)}{', your details' if added.details else ''}.")
    for left in added.left_alone:
        click.echo(f"Left as it is here: {left.reference}: {_WHY[left.why]}.", err=True)
