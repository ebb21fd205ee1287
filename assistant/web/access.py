"""Who may open what. Every route names its rule; a route without one is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, current_app, request, session
from flask.typing import ResponseReturnValue

from assistant.errors import NotAllowed

V = TypeVar("V", bound=Callable[..., Any])

RULE = "access_rule"
OPENED = "opened"


class Access(StrEnum):
    """For whom a page is."""

    ANYBODY = "anybody"
    """Holds nothing personal: styles, the door, whether the program is alive."""
    OWNER = "owner"
    """Whoever has opened Recourse with the token that it printed."""


def anybody() -> bool:
    """Everyone who reaches the machine."""
    return True


def has_opened() -> bool:
    """The browser that came through the door with a token."""
    return session.get(OPENED) is True


PREDICATES: Mapping[Access, Callable[[], bool]] = {Access.ANYBODY: anybody, Access.OWNER: has_opened}
"""The whole policy."""


def requires(rule: Access) -> Callable[[V], V]:
    """Put a view under a rule."""

    def under_rule(view: V) -> V:
        setattr(view, RULE, rule)
        return view

    return under_rule


def rule_of(app: Flask, endpoint: str) -> Access | None:
    """The rule of a route; None where it has none and is closed."""
    return getattr(app.view_functions[endpoint], RULE, None)


def guard(app: Flask, closed: Callable[[], ResponseReturnValue]) -> None:
    """Let nobody through whom no rule lets. `closed` answers those who have not come through the door."""
    app.view_functions["static"] = requires(Access.ANYBODY)(app.view_functions["static"])

    def let_through() -> ResponseReturnValue | None:
        rule = rule_of(current_app, request.endpoint) if request.endpoint else None
        if rule is not None and PREDICATES[rule]():
            return None
        if not has_opened():
            return closed()  # the same whether there is a page or not
        if request.endpoint and rule is None:
            raise NotAllowed(f"{request.endpoint} has no access rule")
        return None

    app.before_request(let_through)
