"""`recourse serve`: start on this machine and open the page."""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import threading
import webbrowser
from typing import Any

import click
from waitress.server import create_server  # type: ignore[import-untyped]

from assistant.app import DEFAULT_PORT, create_app, warm_up
from assistant.config import Mode, Settings, read_settings
from assistant.errors import BadInput, Conflict
from assistant.web.door import Door

THREADS = 4
HIGHEST_PORT = 65535


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, HIGHEST_PORT))
@click.option("--no-browser", is_flag=True, help="Only say the address; open nothing.")
def command(host: str, port: int, *, no_browser: bool) -> None:
    """Start Recourse on this machine and open it in the browser. Ctrl-C stops it."""
    settings = read_settings(os.environ)
    _check_host(settings, host)
    door = Door(port, _tell_next)
    app = create_app(settings, door=door)
    server = _listen(app, host, port)
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _stop)
    try:
        address = door.new_address() if settings.mode is Mode.PERSONAL else f"http://{host}:{port}/"
        _announce(settings, address)
        threading.Thread(target=warm_up, args=(app,), daemon=True).start()
        if not no_browser:
            threading.Thread(target=_open, args=(address,), daemon=True).start()
        server.run()
    finally:
        click.echo("\nRecourse has stopped.", err=True)


def _announce(settings: Settings, address: str) -> None:
    once = " (this address works once)" if settings.mode is Mode.PERSONAL else ""
    click.echo(f"Recourse is running. Open it in your browser{once}:\n\n    {address}\n")
    click.echo(f"What you write is kept in {settings.data}\nCtrl-C stops it; nothing is lost.", err=True)


def _check_host(settings: Settings, host: str) -> None:
    """Refuse to be reached from other machines: there is no account to protect what is kept."""
    if settings.mode is Mode.PERSONAL and not _is_loopback(host):
        raise BadInput(
            {
                "--host": f"{host} can be reached from other machines, and whoever reaches it could read your letters; "
                "leave --host out, or run a hosted site with accounts (RECOURSE_MODE=hosted)"
            }
        )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host) == ipaddress.ip_address("127.0.0.1")
    except ValueError:
        return False


def _listen(app: Any, host: str, port: int) -> Any:
    try:
        return create_server(app, host=host, port=port, threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)
    except OSError as trouble:
        other = port + 1 if port < HIGHEST_PORT else DEFAULT_PORT
        if trouble.errno == errno.EADDRINUSE:
            raise Conflict(
                f"Port {port} is taken: perhaps Recourse is running already in another window. "
                f"Use that one, or start on another port: recourse serve --port {other}"
            ) from trouble
        if trouble.errno == errno.EACCES:
            raise Conflict(
                f"Port {port} is not open to you. Take one above 1023: recourse serve --port 8000"
            ) from trouble
        raise


def _tell_next(address: str) -> None:
    click.echo(f"Opened. To open Recourse in another browser:\n\n    {address}\n")


def _open(address: str) -> None:
    """Open the page; where there is no browser, the address that was said is enough."""
    try:
        webbrowser.open(address)
    except webbrowser.Error:
        return


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit(0)
