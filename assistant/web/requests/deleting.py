"""Delete a request for good, once more asked before."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from assistant.services.delete_request import delete_request
from assistant.web.access import Access, requires
from assistant.web.requests import requests
from assistant.web.requests.views import about, shown_today
from assistant.web.workspace import commits, workspace_session


@requests.route("/<request_id>/delete", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def delete(request_id: str) -> ResponseReturnValue:
    """Ask once more, then delete a request with its log and its letters."""
    form = FlaskForm()
    if form.validate_on_submit():
        delete_request(workspace_session(), request_id)
        flash(_("The request is deleted, with its letters and all that was recorded."))
        return redirect(url_for("requests.index"))
    return render_template("requests/delete.html", **about(shown_today(request_id)), form=form)
