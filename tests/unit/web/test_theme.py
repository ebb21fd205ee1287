"""The ground that every page stands on: loaders, languages, addresses of files, and what a template may not say."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from jinja2.exceptions import UndefinedError

from assistant.web.theme import asset
from tests.unit.web.sample_site import STATIC

VENDORED = STATIC / "vendor" / "govuk-frontend" / "govuk-frontend.min.js"


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_name_no_page_was_given_stops_the_page_when_it_is_printed(site: Flask) -> None:
    with site.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ nmae }}")


def test_an_attribute_that_does_not_exist_stops_the_page_when_it_is_printed(site: Flask) -> None:
    with site.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ letter.sbuject }}", letter=Path())


def test_a_forgotten_argument_of_a_macro_stops_the_page(site: Flask) -> None:
    source = '{% from "macros/forms.html" import back_link %}{{ back_link() }}'
    with site.test_request_context(), pytest.raises(UndefinedError):
        render_template_string(source)


def test_a_missing_name_may_be_asked_about(site: Flask) -> None:
    with site.test_request_context():
        assert render_template_string("{% if nothing %}yes{% else %}no{% endif %}") == "no"


@pytest.mark.parametrize("name", ["config", "session"])
def test_templates_cannot_read_settings_or_session(site: Flask, name: str) -> None:
    assert name not in site.jinja_env.globals


def test_what_a_person_typed_stays_text(client: FlaskClient) -> None:
    page = client.get("/preview").text
    assert "*Müller* {{7*7}} &lt;b&gt;Αθηνά&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_file_carries_its_fingerprint_in_its_address(site: Flask) -> None:
    with site.test_request_context():
        assert re.fullmatch(r"/static/recourse\.css\?v=[0-9a-f]{12}", asset("recourse.css"))


def test_the_page_says_its_language_and_direction(client: FlaskClient) -> None:
    assert '<html lang="en" dir="ltr">' in client.get("/start").text
    assert '<html lang="de" dir="ltr">' in client.get("/start?language=de").text
    assert '<html lang="ar" dir="rtl">' in client.get("/start?language=ar").text


def test_the_other_languages_are_offered_by_their_own_names(client: FlaskClient) -> None:
    page = client.get("/start").text
    assert '<button name="language" value="de" lang="de">Deutsch</button>' in page
    assert '<span lang="en" aria-current="true">English</span>' in page


def test_the_language_switch_comes_back_to_the_page_it_was_used_on(client: FlaskClient) -> None:
    assert '<input type="hidden" name="back_to" value="/requests">' in client.get("/requests").text
    assert 'value="/organisation?seen=1"' in client.get("/organisation?seen=1").text


def test_the_title_names_the_question_and_says_when_something_is_wrong(client: FlaskClient) -> None:
    assert "<title>What happened? – Recourse</title>" in client.get("/start").text
    assert "<title>Error: What happened? – Recourse</title>" in client.get("/start?wrong=1").text


def test_the_section_a_page_belongs_to_is_marked(client: FlaskClient) -> None:
    assert '<a href="/requests" aria-current="true">My requests</a>' in client.get("/request").text


def test_a_page_that_is_not_there_yet_is_not_linked_to(site: Flask) -> None:
    with site.test_request_context():
        assert render_template_string('{{ page_url("nowhere") or "none" }}') == "none"


def test_the_footer_says_what_recourse_is_not(client: FlaskClient) -> None:
    assert "Recourse is a tool, not a lawyer." in text_of(client.get("/start").text)


def test_the_vendored_scripts_belong_to_the_macros_that_write_the_markup() -> None:
    written_for = {"4.1": "6.3.0"}
    major, minor, *_ = version("govuk-frontend-jinja").split(".")
    assert f'"{written_for[f"{major}.{minor}"]}"' in VENDORED.read_text(encoding="utf-8")


def test_every_face_named_in_the_style_sheet_is_shipped_with_its_licence() -> None:
    css = (STATIC / "recourse.css").read_text(encoding="utf-8")
    named = set(re.findall(r'url\("(fonts/[^"]+)"\)', css))
    shipped = {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")}
    assert named == shipped
    licences = [path.name.removesuffix(".LICENSE.txt") for path in (STATIC / "fonts").glob("*.LICENSE.txt")]
    assert all(any(Path(face).name.startswith(f"{family}-") for family in licences) for face in shipped)


def test_style_sheet_and_script_stay_small() -> None:
    assert (STATIC / "recourse.css").stat().st_size < 120_000
    assert (STATIC / "js" / "recourse.js").stat().st_size < 10_000
