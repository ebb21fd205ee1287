"""A letter once it is made: the ways out, and when it was sent."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.events import EventKind
from assistant.domain.requests import StoredLetter
from assistant.errors import BadInput, NotFound
from assistant.rendering.text import body, reference_line
from assistant.services.keep_journey import journeys_under_way
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.request_outlook import outlook_on
from assistant.services.save_letter import kept_letter
from assistant.services.write_another import write_another
from assistant.web.access import Access, requires
from assistant.web.forms import add_problems
from assistant.web.letters_forms import SentForm
from assistant.web.organisations import listed, organisation_name, whom_of
from assistant.web.workspace import commits, parts, today, workspace_session

letters = Blueprint("letters", __name__, url_prefix="/letters/<letter>")

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "txt": "text/plain",
    "json": "application/json",
}
FOR_VIEWERS = "frame-ancestors 'none'"
"""Viewers built into browsers are pages themselves, which the policy of our pages would keep from showing the PDF."""

MOST_CHARACTERS = 100_000
FEWEST_CHARACTERS = 40


@letters.get("")
@requires(Access.OWNER)
def made(letter: str) -> ResponseReturnValue:
    """The letter is made: how it can go out."""
    kept = kept_letter(workspace_session(), letter)
    history = request_history(workspace_session(), kept.request)
    sent = [event for event in history.events if event.kind is EventKind.SENT]
    return render_template(
        "letters/made.html",
        kept=kept,
        whom=organisation_name(history.request),
        organisation=listed(history.request),
        sent=sent[-1] if sent else None,
        request_url=request_url(kept.request),
        following=_following(history.request.case),
    )


def _following(case: str) -> list[tuple[str, str]]:
    """Letters of the same matter that are begun and not made yet: the draft, and to whom."""
    begun = [each for each in journeys_under_way(workspace_session()) if each.journey.case == case]
    return [(each.draft, name) for each in begun if (name := whom_of(each.journey))]


@letters.get("/file.<kind>")
@requires(Access.OWNER)
def file(letter: str, kind: str) -> ResponseReturnValue:
    """The letter as a file; the PDF may also open in the browser."""
    kept = kept_letter(workspace_session(), letter)
    if kind not in KINDS:
        raise NotFound("There is no file of this kind.")
    opens = kind == "pdf" and "open" in request.args
    answer = send_file(
        BytesIO(_content(kept, kind)),
        mimetype=KINDS[kind],
        as_attachment=not opens,
        download_name=f"{kept.letter.reference}.{kind}",
    )
    if opens:
        answer.headers["Content-Security-Policy"] = FOR_VIEWERS
    return answer


@letters.get("/email")
@requires(Access.OWNER)
def email(letter: str) -> ResponseReturnValue:
    """The letter as an e-mail: a file that opens ready to be sent, and the text to copy."""
    kept = kept_letter(workspace_session(), letter)
    text = "\n\n".join((*body(kept.letter, width=None), reference_line(kept.letter)))
    return render_template("letters/email.html", kept=kept, text=text)


@letters.get("/pieces")
@requires(Access.OWNER)
def pieces(letter: str) -> ResponseReturnValue:
    """The letter in pieces for the boxes of a web form, none longer than the limit."""
    kept = kept_letter(workspace_session(), letter)
    history = request_history(workspace_session(), kept.request)
    typed = request.args.get("limit", "").strip()
    limit = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else None
    wrong = bool(typed) and (limit is None or not FEWEST_CHARACTERS <= limit <= MOST_CHARACTERS)
    return render_template(
        "letters/pieces.html",
        kept=kept,
        organisation=listed(history.request),
        typed=typed,
        wrong=_("Write a number between 40 and 100000, or leave it empty") if wrong else "",
        pieces=parts().desk.renderer.pieces(kept.letter, None if wrong else limit),
    )


@letters.route("/sent", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def sent(letter: str) -> ResponseReturnValue:
    """When it went out, and how."""
    kept = kept_letter(workspace_session(), letter)
    form = SentForm(data={"day": today()})
    if form.validate_on_submit():
        try:
            _record(kept, form)
            return redirect(request_url(kept.request) or url_for("letters.made", letter=letter))
        except BadInput as trouble:
            add_problems(form, trouble.problems, {"day": "day", "channel": "channel"})
    return render_template("letters/sent.html", form=form, kept=kept)


@letters.post("/another")
@requires(Access.OWNER)
@commits
def another(letter: str) -> ResponseReturnValue:
    """Begin the same letter to another organisation."""
    kept = kept_letter(workspace_session(), letter)
    history = request_history(workspace_session(), kept.request)
    draft = write_another(workspace_session(), parts().clock, history.request)
    return redirect(url_for("journey.holder", draft=draft))


def request_url(request_id: str) -> str | None:
    """The page of a request, where there are such pages."""
    if "requests.show" not in current_app.view_functions:
        return None
    return url_for("requests.show", request_id=request_id)


def _content(kept: StoredLetter, kind: str) -> bytes:
    renderer, letter = parts().desk.renderer, kept.letter
    match kind:
        case "pdf":
            return renderer.pdf(letter)
        case "docx":
            return renderer.docx(letter)
        case "eml":
            return renderer.eml(letter, from_email=None)
        case "txt":
            return renderer.text(letter).encode()
    return renderer.json(letter).encode()


def _record(kept: StoredLetter, form: SentForm) -> None:
    """Record the sending; the same one sent twice by the browser is recorded once."""
    day, channel = form.day.data, form.channel.data
    if day is None:
        raise BadInput({"day": "write the day on which you sent it"})
    if day < kept.letter.date:
        raise BadInput({"day": "the letter was not written yet on that day; check the date"})
    events = request_history(workspace_session(), kept.request).events
    if any((event.kind, event.day, event.channel) == (EventKind.SENT, day, channel) for event in events):
        return
    desk = parts().desk
    outlook = outlook_on(desk.rulebook, desk.calendars, today())
    record_event(
        workspace_session(), parts().clock, kept.request, EventKind.SENT, day, channel=channel, outlook_of=outlook
    )
