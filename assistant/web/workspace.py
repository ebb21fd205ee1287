"""What every view works with: the parts of the program, and a transaction in the visitor's own workspace."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, g, request

from assistant.clock import Clock
from assistant.config import Settings
from assistant.services.open_store import Store, WorkspaceSession
from assistant.services.preview_letter import Desk

P = ParamSpec("P")
R = TypeVar("R")

EXTENSION = "recourse"
COMMITS = "commits"


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the program is made of, built once when it starts. `workspace` is the one of a personal machine."""

    settings: Settings
    clock: Clock
    desk: Desk
    store: Store
    workspace: str


def init_workspace(app: Flask, parts: Parts) -> None:
    """Give the views their parts, and close what a request has opened."""
    app.extensions[EXTENSION] = parts
    app.teardown_appcontext(_close)


def parts() -> Parts:
    """The parts of the running program."""
    found: Parts = current_app.extensions[EXTENSION]
    return found


def today() -> datetime.date:
    """The date where the program runs."""
    return parts().clock.today()


def workspace_session() -> WorkspaceSession:
    """The transaction of this request: one that keeps its changes under `@commits`, else one that cannot write."""
    if "workspace_session" not in g:
        g.opened = ExitStack()
        g.workspace_session = g.opened.enter_context(parts().store.reading(parts().workspace))
    found: WorkspaceSession = g.workspace_session
    return found


def commits(view: Callable[P, R]) -> Callable[P, R]:
    """A view whose POST keeps what it changed, all of it once it returns, or nothing where it raises."""

    @functools.wraps(view)
    def committing(*args: P.args, **kwargs: P.kwargs) -> R:
        if request.method != "POST":
            return view(*args, **kwargs)
        with parts().store.unit_of_work(parts().workspace) as session:
            g.workspace_session = session
            try:
                return view(*args, **kwargs)
            finally:
                g.pop("workspace_session")

    setattr(committing, COMMITS, True)
    return committing


def _close(_: BaseException | None = None) -> None:
    if opened := g.pop("opened", None):
        opened.close()
