"""Take everything along, bring it back, delete it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import BytesIO

from flask import current_app, flash, redirect, render_template, request, send_file, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.requests import StoredLetter
from assistant.errors import BadInput, LetterError
from assistant.services.erase_workspace import erase_workspace
from assistant.services.export_workspace import ExportForm, export_workspace
from assistant.services.import_workspace import (
    CannotOpenFile,
    Imported,
    MadeByNewerExport,
    NeedsPassphrase,
    import_workspace,
)
from assistant.services.open_store import personal_workspace
from assistant.services.request_outlook import outlook_on
from assistant.web.access import OPENED, Access, requires
from assistant.web.data import data
from assistant.web.data.forms import BringBackForm, DeleteEverythingForm, TakeAlongForm
from assistant.web.data.words import LEFT_ALONE, SEALED_SUFFIX
from assistant.web.forms import add_problems
from assistant.web.problems import in_page_language
from assistant.web.workspace import EXTENSION, commits, parts, today, workspace_session

LARGEST_FILE = 256 * 1024 * 1024
"""In bytes: what an import reads at most."""

NO_DOCUMENT = "This is not a JSON document"
"""How the reader of exports begins about a file that is none; where exactly it stumbled helps nobody here."""


@data.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: object) -> None:
    """The one page that takes more than a form; said before anything reads what was sent."""
    if endpoint == "data.bring_back":
        request.max_content_length = LARGEST_FILE


@data.get("")
@requires(Access.OWNER)
def index() -> ResponseReturnValue:
    """What can be done with all that is kept."""
    return render_template("data/index.html")


@data.route("/take-along", methods=["GET", "POST"])
@requires(Access.OWNER)
def take_along() -> ResponseReturnValue:
    """Everything as one file."""
    form = TakeAlongForm()
    if form.validate_on_submit():
        try:
            return _everything(ExportForm(form.kind.data), form.passphrase.data or None)
        except BadInput as trouble:
            add_problems(form, trouble.problems, {"passphrase": "passphrase"})
    return render_template("data/take_along.html", form=form)


@data.route("/bring-back", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def bring_back() -> ResponseReturnValue:
    """Add what a file holds and is not here; nothing is overwritten."""
    form = BringBackForm()
    added = _added(form) if form.validate_on_submit() else None
    if added is None:
        return render_template("data/bring_back.html", form=form)
    return render_template("data/brought_back.html", added=added, why=LEFT_ALONE)


@data.route("/delete", methods=["GET", "POST"])
@requires(Access.OWNER)
def delete_everything() -> ResponseReturnValue:
    """Delete all that is kept, once the words are typed."""
    form = DeleteEverythingForm()
    form.words = _("delete everything")
    if form.validate_on_submit():
        erase_workspace(parts().store, parts().workspace)
        _begin_afresh()
        flash(_("Everything is deleted."))
        return redirect(url_for("start.start"))
    return render_template("data/delete.html", form=form, words=form.words, folder=str(parts().settings.data))


def _everything(kind: ExportForm, passphrase: str | None) -> ResponseReturnValue:
    content = export_workspace(
        workspace_session(), parts().clock, kind, passphrase=passphrase, letter_files=_letter_files
    )
    name = f"recourse-{today().isoformat()}.{kind.value}{SEALED_SUFFIX if passphrase else ''}"
    mime = "application/octet-stream" if passphrase else f"application/{kind.value}"
    return send_file(BytesIO(content), mimetype=mime, as_attachment=True, download_name=name)


def _letter_files(letter: StoredLetter) -> dict[str, bytes]:
    renderer = parts().desk.renderer
    files = {".txt": renderer.text(letter.letter).encode()}
    # An old letter that a newer check refuses has its text and its structure all the same.
    with suppress(LetterError):
        files[".pdf"] = renderer.pdf(letter.letter)
    return files


def _added(form: BringBackForm) -> Imported | None:
    """What the file added; None where it could not be read, and the form says why."""
    desk = parts().desk
    try:
        return import_workspace(
            workspace_session(),
            _content(form),
            passphrase=form.passphrase.data or None,
            outlook_of=outlook_on(desk.rulebook, desk.calendars, today()),
        )
    except (NeedsPassphrase, CannotOpenFile) as trouble:
        form.passphrase.errors = [in_page_language(str(trouble))]
    except MadeByNewerExport as trouble:
        form.file.errors = [in_page_language(str(trouble))]
    except BadInput as trouble:
        form.file.errors = [_unreadable(trouble.problems)]
    return None


def _content(form: BringBackForm) -> bytes:
    with form.file.data.stream as file:
        content: bytes = file.read()
    return content


def _unreadable(problems: dict[str, str]) -> str:
    """The first thing that is wrong with a file, and how many more there are."""
    path, said = next(iter(problems.items()))
    if said.startswith(NO_DOCUMENT):
        return str(_("This file was not exported by Recourse. Choose the file that the export made."))
    words = in_page_language(said)
    if not path:
        return words
    return str(
        _(
            "This file was changed or is damaged, so nothing was taken from it. At %(path)s: %(problem)s",
            path=path,
            problem=words,
        )
    )


def _begin_afresh() -> None:
    """A new, empty workspace, and a cookie that remembers nothing but that the door is open."""
    was = parts()
    fresh = personal_workspace(was.store, was.clock)
    current_app.extensions[EXTENSION] = replace(was, workspace=fresh)
    opened = session.get(OPENED)
    session.clear()
    session[OPENED] = opened
