"""The door of a personal installation: one address, one-time tokens, and no other website in between."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from urllib.parse import quote

from flask import Blueprint, Flask, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from assistant.web.access import OPENED, Access, has_opened, requires
from assistant.web.typed import typed_pairs

door = Blueprint("door", __name__)

NAMES = ("127.0.0.1", "localhost")
WEB = 80


class Door:
    """Lets in whoever knows the newest token, once; then that token is spent and the next one is told.

    `tell` is given each new address, to be said where only the person at this machine reads it.
    """

    def __init__(self, port: int, tell: Callable[[str], None] = lambda _: None) -> None:
        self.port = port
        self._tell = tell
        self._lock = threading.Lock()
        self._awaited = b""

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine may call us: other names would be another site's trick (DNS rebinding)."""
        ports = ("", f":{self.port}") if self.port == WEB else (f":{self.port}",)
        return frozenset(f"{name}{port}" for name in NAMES for port in ports)

    def new_address(self) -> str:
        """An address that opens Recourse once; earlier ones do not any more."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._awaited = _digest(token)
        return f"http://{NAMES[0]}:{self.port}/open?token={quote(token)}"

    def opens_for(self, token: str) -> bool:
        """Whether this is the token; true once."""
        with self._lock:
            fits = hmac.compare_digest(self._awaited, _digest(token)) and bool(self._awaited)
            if fits:
                self._awaited = b""
        if fits:
            self._tell(self.new_address())
        return fits


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def init_door(app: Flask, way_in: Door) -> None:
    """Hang the door: names and origins are looked at before anything else."""
    app.extensions["door"] = way_in
    app.before_request(lambda: _check_name(way_in))
    app.before_request(lambda: _check_origin(way_in))
    app.register_blueprint(door)


def _check_name(way_in: Door) -> ResponseReturnValue | None:
    if request.host in way_in.hosts:
        return None
    return render_template("start/wrong_address.html", port=way_in.port), 421


def _check_origin(way_in: Door) -> ResponseReturnValue | None:
    """Refuse what another site sends through the browser of the person at this machine."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    origin = request.headers.get("Origin")
    elsewhere = origin is not None and origin not in {f"http://{host}" for host in way_in.hosts}
    if elsewhere or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return render_template("start/from_elsewhere.html"), 403
    return None


def closed() -> ResponseReturnValue:
    """What a browser is told that has not come through the door: how to get in, and what it had typed."""
    is_first_page = request.endpoint == "start.start" and request.method in ("GET", "HEAD")
    status = 200 if is_first_page else 403
    return render_template("start/closed.html", typed=typed_pairs(request.form)), status


@door.get("/open")
@requires(Access.ANYBODY)
def enter() -> ResponseReturnValue:
    """Take the token of the address that was printed, once; afterwards the cookie lets in."""
    way_in: Door = current_app.extensions["door"]
    if request.method == "GET" and way_in.opens_for(request.args.get("token", "")):
        session.clear()
        session[OPENED] = True
    elif not has_opened():
        return render_template("start/closed.html", spent=True, typed=[]), 403
    return redirect(url_for("start.start"))


@door.get("/health")
@requires(Access.ANYBODY)
def health() -> ResponseReturnValue:
    """Whether the program is alive; says nothing else."""
    return "ok\n", {"Content-Type": "text/plain; charset=utf-8"}
