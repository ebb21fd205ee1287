"""Check the letter: as it will arrive, with what it does, and every part open to the person's own wording."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from assistant.domain.drafting import as_plain_text
from assistant.domain.journeys import Step, editing
from assistant.domain.letters import Block, Table
from assistant.errors import BadInput, LetterError, NotFound
from assistant.services.make_letter import make_letter
from assistant.services.preview_letter import Preview, preview_letter
from assistant.web.access import Access, requires
from assistant.web.fields import choices
from assistant.web.journey import journey
from assistant.web.journey.forms import EditForm, LookForm
from assistant.web.journey.under_way import UnderWay, take_up
from assistant.web.journey.what_it_does import what_it_does
from assistant.web.journey.words import ENVELOPES
from assistant.web.places import language_name
from assistant.web.problems import in_page_language, problems_of
from assistant.web.workspace import commits, parts, today, workspace_session


@journey.route("/check", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def check(draft: str) -> ResponseReturnValue:
    """The letter as it will arrive; the one action makes it."""
    way = take_up(draft, Step.CHECK)
    form = FlaskForm()
    if form.validate_on_submit():
        try:
            made = make_letter(workspace_session(), parts().clock, parts().desk, draft)
            return redirect(url_for("letters.made", letter=made))
        except (BadInput, LetterError) as trouble:
            form.form_errors.extend(in_page_language(said) for said in problems_of(trouble))
    return _preview(way, form)


@journey.route("/check/<key>", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def edit(draft: str, key: str) -> ResponseReturnValue:
    """One part of the letter in the person's own words."""
    way = take_up(draft, Step.CHECK, f"edit:{key}")
    preview = _made_of(way)
    form = way.form(EditForm, text=way.journey.edits.get(key) or as_plain_text(_block(preview, key)))
    if "leave_out" in request.form:
        return way.go_on(editing(way.journey, key, ""))
    if form.validate_on_submit():
        return way.go_on(editing(way.journey, key, form.text.data or ""))
    return _preview(way, form, key)


@journey.post("/check/<key>/put-back")
@requires(Access.OWNER)
@commits
def put_back(draft: str, key: str) -> ResponseReturnValue:
    """Put our wording back."""
    way = take_up(draft, Step.CHECK, f"edit:{key}")
    return way.go_on(editing(way.journey, key, None))


@journey.post("/look")
@requires(Access.OWNER)
@commits
def look(draft: str) -> ResponseReturnValue:
    """Another language, another envelope."""
    way = take_up(draft, Step.CHECK, "look")
    shown = _made_of(way)
    form = _look_form(way, shown)
    if not form.validate_on_submit():
        abort(400)
    kept = way.journey.edits if form.language.data == shown.letter.language else {}
    return way.go_on(replace(way.journey, language=form.language.data, profile=form.profile.data, edits=kept))


def _preview(way: UnderWay, form: FlaskForm, key: str = "") -> ResponseReturnValue:
    """The letter with its margin; with a key, that part is open for editing."""
    try:
        shown = _made_of(way, without_edit=key)
    except (BadInput, LetterError) as trouble:
        return _cannot(way, trouble)
    blocks = () if key else shown.drafted.letter.blocks
    changed = way.journey.edits
    return way.page(
        "check",
        form,
        preview=shown,
        does=what_it_does(shown, way.ahead),
        look=_look_form(way, shown),
        editing=key,
        edit_urls={block.key: _edit_url(way, block) for block in blocks},
        put_back_urls={block.key: _url("put_back", way, block) for block in blocks if changed.get(block.key)},
        left_out=[(as_plain_text(block) or "", _url("put_back", way, block)) for block in shown.left_out],
        leave_url=f"{way.url(Step.CHECK)}#{key}",
    )


def _made_of(way: UnderWay, without_edit: str = "") -> Preview:
    edits = {key: text for key, text in way.journey.edits.items() if key != without_edit}
    return preview_letter(parts().desk, replace(way.journey, edits=edits), way.draft, today())


def _block(preview: Preview, key: str) -> Block:
    found = next((block for block in preview.drafted.letter.blocks if block.key == key), None)
    if found is None or isinstance(found, Table):
        raise NotFound("This part is not in the letter.")
    return found


def _edit_url(way: UnderWay, block: Block) -> str:
    return way.url(Step.ITEMS) if isinstance(block, Table) else _url("edit", way, block)


def _url(view: str, way: UnderWay, block: Block) -> str:
    anchor = block.key if view == "edit" else None
    return url_for(f"journey.{view}", draft=way.draft, key=block.key, _anchor=anchor)


def _look_form(way: UnderWay, shown: Preview) -> LookForm:
    languages = way.ahead.chosen.offer.languages if way.ahead.chosen else (shown.letter.language,)
    form = LookForm(data={"language": shown.letter.language, "profile": shown.letter.profile})
    form.language.choices = choices((code, language_name(code)) for code in languages)
    form.profile.choices = choices((name, ENVELOPES.get(name, name)) for name in parts().desk.renderer.profiles)
    return form


def _cannot(way: UnderWay, trouble: BadInput | LetterError) -> ResponseReturnValue:
    """What keeps the letter from being written, each with the page on which to mend it."""
    problems = trouble.problems if isinstance(trouble, BadInput) else {"": str(trouble)}
    mends = [(in_page_language(text), way.url(_page_for(name))) for name, text in problems.items()]
    return way.page("cannot", FlaskForm(), mends=mends)


_PAGES = {
    "items": Step.ITEMS,
    "statement": Step.STATEMENT,
    "situation": Step.ACCOUNT,
    "person_in": Step.PLACE,
    "law": Step.RIGHT,
    "kind": Step.RIGHT,
    "language": Step.LANGUAGE,
}


def _page_for(problem: str) -> Step:
    return _PAGES.get(problem.partition(".")[0], Step.DETAILS)
