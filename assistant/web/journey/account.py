"""What is wrong, what the file should say, and what happened, in the person's own words."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.answers import MOST_ITEMS
from assistant.domain.journeys import Step
from assistant.web.access import Access, requires
from assistant.web.journey import journey
from assistant.web.journey.forms import AccountForm, ItemsForm, StatementForm, as_sent, rows_of
from assistant.web.journey.under_way import UnderWay, take_up
from assistant.web.workspace import commits


@journey.route("/items", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def items(draft: str) -> ResponseReturnValue:
    """What is wrong? Rows can be added and removed without a script."""
    way = take_up(draft, Step.ITEMS)
    form = way.form(ItemsForm, items=rows_of(way.journey.items), account=way.journey.account)
    if request.method == "POST" and ("add" in request.form or "remove" in request.form):
        return _other_rows(way, form)
    if form.validate_on_submit():
        return way.go_on(replace(way.journey, items=form.kept(), account=form.account.data or ""))
    return way.page("items", form, with_account=way.ahead.asked.account, most=MOST_ITEMS)


def _other_rows(way: UnderWay, form: ItemsForm) -> ResponseReturnValue:
    """The same form with one row more, or without the row whose button was pressed; nothing else is looked at."""
    rows = [entry.form.item() for entry in form.items]
    gone = request.form.get("remove", "")
    if gone.isdecimal() and int(gone) < len(rows):
        del rows[int(gone)]
    empty = replace(form.items[0].form.item(), what="", why_wrong="", should_be="", proof="")
    if "add" in request.form or not rows:
        rows.append(empty)
    way.keep_typed(as_sent(tuple(rows), form.account.data or ""))
    last = f"#items-{len(rows) - 1}-what" if "add" in request.form else ""
    return redirect(f"{way.url(Step.ITEMS)}{last}")


@journey.route("/statement", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def statement(draft: str) -> ResponseReturnValue:
    """The statement for the file, no longer than the law allows."""
    way = take_up(draft, Step.STATEMENT)
    wants = way.ahead.chosen.wants if way.ahead.chosen else None
    limit = wants.word_limit if wants else None
    form = way.form(StatementForm, statement=way.journey.statement)
    form.limit = limit if wants and not wants.limit_is_advice else None
    if form.validate_on_submit():
        return way.go_on(replace(way.journey, statement=form.statement.data or ""))
    return way.page("statement", form, limit=limit, advice=bool(wants and wants.limit_is_advice))


@journey.route("/account", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def account(draft: str) -> ResponseReturnValue:
    """What happened? Needed where the letter rests on it, offered where it may say it."""
    way = take_up(draft, Step.ACCOUNT)
    required = way.ahead.asked.account_required
    form = way.form(AccountForm, account=way.journey.account)
    fine = form.validate_on_submit()
    if fine and required and not form.account.data:
        form.account.errors = [_("Tell in your own words what happened: this letter rests on it")]
    elif fine:
        passed = way.journey.passed | {Step.ACCOUNT}
        return way.go_on(replace(way.journey, account=form.account.data or "", passed=passed))
    return way.page("account", form, required=required)
