"""What holds on every page."""

from __future__ import annotations

from tests.integration.web.visitor import Page


def is_sound(page: Page) -> None:
    """One heading, a name for each control, nothing described by what is not there, no id twice."""
    assert page.status == 200
    assert page.heading
    ids = page.has_ids()
    all_ids = [has["id"] for _tag, has in page.tags if "id" in has]
    assert sorted(all_ids) == sorted(ids)
    labelled = {has["for"] for tag, has in page.tags if tag == "label"}
    assert [has for _tag, has in page.controls if has.get("id") not in labelled] == []
    described = {name for _tag, has in page.tags for name in has.get("aria-describedby", "").split()}
    assert described <= ids
    assert all(target in ids for _words, target in page.summary if target)


def is_refused(page: Page, *words: str) -> None:
    """The same words stand on top and beside the field, and the title says that something is wrong."""
    is_sound(page)
    assert [said for said, _target in page.summary] == list(words)
    assert page.beside == list(words)
    assert page.said("title")[0].startswith("Error:")
