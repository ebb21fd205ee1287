"""The one place where trouble becomes a page: what is wrong, what to do, no blame."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from assistant import errors
from assistant.web.problems import in_page_language, problems_of
from assistant.web.typed import typed_pairs

log = logging.getLogger("recourse")


@dataclass(frozen=True, slots=True)
class Answer:
    """The status and the page of a kind of trouble, and whether its own words are shown."""

    status: int
    page: str
    says_why: bool = True


ANSWERS: dict[type[errors.RecourseError], Answer] = {
    errors.NotFound: Answer(404, "404", says_why=False),
    errors.NotAllowed: Answer(404, "404", says_why=False),  # nobody learns what exists and is not theirs
    errors.Conflict: Answer(409, "409"),
    errors.BadInput: Answer(422, "422"),
    errors.DateUnknown: Answer(422, "422"),
    errors.LetterError: Answer(422, "422"),
    errors.RecourseError: Answer(500, "500", says_why=False),
}
"""Every kind of trouble; a kind that is not named here is answered as the one it grows out of."""

PAGES = frozenset({400, 403, 404, 409, 413, 422, 429})


def init_errors(app: Flask) -> None:
    """Answer every kind of trouble with its page."""
    for kind, answer in ANSWERS.items():
        app.register_error_handler(kind, _handler(answer))
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def _handler(answer: Answer) -> Callable[[errors.RecourseError], ResponseReturnValue]:
    def handle(trouble: errors.RecourseError) -> ResponseReturnValue:
        if answer.status >= 500:
            return _broken(trouble)
        said = [in_page_language(text) for text in problems_of(trouble)]
        message, more = (said[0], said[1:]) if answer.says_why else ("", [])
        return render_template(f"errors/{answer.page}.html", message=message, problems=more), answer.status

    return handle


def _form_too_old(_: CSRFError) -> ResponseReturnValue:
    return render_template("errors/csrf.html", typed=typed_pairs(request.form), back_url=request.path), 400


def _http(trouble: HTTPException) -> ResponseReturnValue:
    if trouble.response is not None:  # a redirect on the way, for one
        return trouble.get_response()
    status = trouble.code or 500
    if status == 405:  # a page that only takes forms: for whoever opens its address there is nothing here
        status = 404
    if status < 400:
        return trouble.get_response()
    page = status if status in PAGES else 400 if status < 500 else 500
    return render_template(f"errors/{page}.html", message="", problems=[]), status


def _broken(trouble: Exception) -> ResponseReturnValue:
    """Our own mistake. The log gets where it happened, never what it was about: a message may hold what was typed."""
    reference = secrets.token_hex(4).upper()
    where = "".join(traceback.format_tb(trouble.__traceback__))
    log.error("%s %s at %s %s\n%s", reference, type(trouble).__name__, request.method, request.endpoint, where)
    return render_template("errors/500.html", reference=reference), 500
