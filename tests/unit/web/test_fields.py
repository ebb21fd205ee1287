"""Fields and their errors, as they stand on the page."""

from __future__ import annotations

import re

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from assistant.web.fields import error_links
from tests.unit.web.sample_forms import Details, sample_form


def page_text(client: FlaskClient, address: str) -> str:
    return re.sub(r"\s+", " ", client.get(address).text)


def test_every_error_leads_to_the_first_control_of_its_field(site: Flask) -> None:
    with site.test_request_context():
        assert error_links(sample_form("details", wrong=True)) == [
            ("Enter your name", "#name"),
            ("Enter your address", "#address"),
            ("Enter your date of birth", "#born-day"),
        ]
        assert error_links(sample_form("start", wrong=True)) == [
            ("Choose what comes closest; you can change it later", "#situation")
        ]


def test_what_is_wrong_with_the_whole_form_leads_nowhere(site: Flask) -> None:
    with site.test_request_context():
        form = sample_form("start", wrong=False)
        form.form_errors = ["Two answers contradict each other"]
        assert error_links(form) == [("Two answers contradict each other", "")]


@pytest.mark.parametrize("address", ["/start?wrong=1", "/wrong?wrong=1", "/details?wrong=1", "/edit?wrong=1"])
def test_every_link_of_the_error_summary_reaches_a_control(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    summary = page.split('class="error-summary"')[1].split("</ul>")[0]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets
    for target in targets:
        assert re.search(rf'<(input|textarea|select)[^>]* id="{target}"', page), target


def test_the_summary_and_the_field_use_the_same_words(client: FlaskClient) -> None:
    assert page_text(client, "/details?wrong=1").count("Enter your date of birth") == 2


def test_a_form_that_is_right_has_no_summary(client: FlaskClient) -> None:
    assert "error-summary" not in client.get("/details").text


def test_what_was_typed_into_a_date_stays_as_it_was_typed(site: Flask) -> None:
    with site.test_request_context():
        form = Details(formdata=MultiDict([("born", "31"), ("born", "<2>"), ("born", "")]))
        form.validate()
        page = render_template_string(
            '{% from "macros/forms.html" import field %}{{ field(form.born, hint="As in your passport") }}', form=form
        )
    assert 'value="31"' in page
    assert 'value="&lt;2&gt;"' in page
    assert "As in your passport" in page


@pytest.mark.parametrize("typed", [[], ["31"], ["1", "2", "2026", "4"]])
def test_a_date_with_too_few_or_too_many_parts_breaks_nothing(site: Flask, typed: list[str]) -> None:
    with site.test_request_context():
        form = Details(formdata=MultiDict([("born", part) for part in typed] or [("name", "x")]))
        form.validate()
        page = render_template_string('{% from "macros/forms.html" import field %}{{ field(form.born) }}', form=form)
    assert page.count("<input") == 3


def test_a_date_from_storage_fills_its_three_boxes(client: FlaskClient) -> None:
    page = client.get("/details").text
    for part, value in (("day", "29"), ("month", "2"), ("year", "1980")):
        assert re.search(rf'id="born-{part}"[^>]* value="{value}"', page)


def test_the_question_is_the_heading_of_its_page(client: FlaskClient) -> None:
    assert re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", client.get("/start").text) == ["What happened?"]
    assert len(re.findall(r"<h1", client.get("/wrong").text)) == 1


def test_each_choice_can_have_a_line_of_help(client: FlaskClient) -> None:
    page = page_text(client, "/start")
    assert 'aria-describedby="situation-2-item-hint"' in page
    assert "An entry that is false, out of date, or not about you." in page


def test_a_field_without_help_has_no_empty_hint(client: FlaskClient) -> None:
    assert not re.search(r'class="govuk-hint[^"]*">\s*</', client.get("/details").text)


def test_an_optional_field_says_so(client: FlaskClient) -> None:
    assert "Former name (optional)" in page_text(client, "/details")


def test_a_limit_of_words_is_told_before_anything_is_typed(client: FlaskClient) -> None:
    page = page_text(client, "/wrong")
    assert "You can use up to 200 words." in page
    assert 'data-maxwords="200"' in page
    assert 'data-i18n.words-under-limit.other="%{count} words left"' in page


def test_a_limit_of_characters_is_told_too(site: Flask) -> None:
    with site.test_request_context():
        form = sample_form("wrong", wrong=False)
        source = '{% from "macros/forms.html" import field %}{{ field(form.wrong, characters=1000) }}'
        page = render_template_string(source, form=form)
    assert 'data-maxlength="1000"' in page
    assert "You can use up to 1000 characters." in page


def test_browsers_may_fill_in_what_is_about_the_person(client: FlaskClient) -> None:
    page = client.get("/details").text
    assert re.search(r'id="name"[^>]* autocomplete="name"', page)
    assert re.search(r'id="address"[^>]* autocomplete="street-address"', page)
