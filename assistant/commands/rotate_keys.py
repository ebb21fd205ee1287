"""`recourse rotate-keys`: new keys for everything that is kept."""

from __future__ import annotations

import click

from assistant.commands._facts import json_option, print_json
from assistant.commands._files import counted, own_settings
from assistant.services.open_store import open_store
from assistant.services.rotate_keys import rotate_keys


@click.command("rotate-keys")
@json_option
def command(*, as_json: bool) -> None:
    """Encrypt everything again under new keys: after somebody may have seen the key file, or once a year.

    Recourse may go on running. Backups that were made before still open; copies of the old key file do not open what
    is kept from now on.
    """
    store = open_store(own_settings())
    try:
        done = rotate_keys(store)
    finally:
        store.close()
    if as_json:
        print_json(done)
    else:
        workspaces = counted(done.workspaces, "workspace", "workspaces")
        click.echo(f"New keys for {workspaces}; {counted(done.rows, 'row', 'rows')} encrypted again.")
