"""`recourse import`: take in what was exported, here or elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands._facts import json_option, print_json
from assistant.commands._files import counted, own_workspace, passphrase_from, passphrase_options
from assistant.errors import BadInput
from assistant.services.import_workspace import Imported, WhyLeftAlone, import_workspace

_WHY = {
    WhyLeftAlone.REFERENCE_TAKEN: "another request here has this reference",
    WhyLeftAlone.BEGAN_OTHERWISE: "the same request began otherwise here",
    WhyLeftAlone.LOG_DIFFERS: "both logs went on, and differently; keep both copies",
    WhyLeftAlone.LETTER_DIFFERS: "one of its letters reads otherwise here",
}


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@passphrase_options
@json_option
@click.pass_context
def command(
    context: click.Context, path: Path, passphrase_file: Path | None, *, ask_passphrase: bool, as_json: bool
) -> None:
    """Add what PATH holds to what is kept here. Nothing is overwritten, and importing twice changes nothing.

    Exit 1 where something could not be added because it differs from what is here.
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
    click.echo(f"Added: {', '.join(parts)}{', your details' if added.details else ''}.")
    for left in added.left_alone:
        click.echo(f"Left as it is here: {left.reference}: {_WHY[left.why]}.", err=True)
