"""What must hold on every page: nothing inline, nothing from elsewhere, one heading, names for everything."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from assistant.resources import page_templates
from tests.unit.web.sample_site import ADDRESSES, STATIC

LOADING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "manifest", "ping"}


class Page(HTMLParser):
    """The tags of a page, and what stands inside its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip() and self.cdata_elem:
            self.inline.append(data)


@pytest.fixture(params=ADDRESSES)
def page(client: FlaskClient, request: pytest.FixtureRequest) -> Page:
    answer = client.get(request.param)
    assert answer.status_code == 200
    return Page(answer.text)


def test_nothing_is_inline(page: Page) -> None:
    assert page.inline == []
    assert all(tag != "style" for tag, _ in page.tags)
    handlers = [name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")]
    assert handlers == []


def test_nothing_is_loaded_from_elsewhere_and_no_form_leaves(page: Page) -> None:
    addresses = [value for _, attributes in page.tags for name, value in attributes.items() if name in LOADING]
    addresses += [attributes.get("href", "") for tag, attributes in page.tags if tag == "link"]
    assert [address for address in addresses if re.match(r"[a-z]+:|//", address)] == []


def test_a_link_to_elsewhere_tells_it_nothing_about_us(page: Page) -> None:
    outward = [attributes for tag, attributes in page.tags if tag == "a" and ":" in attributes.get("href", "")]
    assert all("noreferrer" in attributes.get("rel", "") for attributes in outward)


def test_there_is_one_main_heading(page: Page) -> None:
    assert Counter(tag for tag, _ in page.tags)["h1"] == 1


def test_no_two_things_share_an_id(page: Page) -> None:
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_what_is_described_by_something_finds_it(page: Page) -> None:
    ids = {attributes.get("id") for _, attributes in page.tags}
    for _, attributes in page.tags:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set(attributes.get(name, "").split()) <= ids


def test_every_form_posts_but_a_search(page: Page) -> None:
    forms = [attributes for tag, attributes in page.tags if tag == "form" and attributes.get("role") != "search"]
    assert all(attributes.get("method") == "post" for attributes in forms)


def test_the_style_sheet_loads_nothing_from_elsewhere() -> None:
    css = (STATIC / "recourse.css").read_text(encoding="utf-8")
    assert all(address.startswith("fonts/") for address in re.findall(r'url\("?([^")]+)', css))
    assert "@import" not in css


def test_the_style_sheet_runs_in_either_direction() -> None:
    css = (STATIC / "recourse.css").read_text(encoding="utf-8")
    assert re.findall(r"[;{](?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?:", css) == []


def test_our_scripts_write_no_markup_and_call_nobody() -> None:
    script = (STATIC / "js" / "recourse.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|insertAdjacentHTML|eval\(|fetch\(|XMLHttpRequest|https?:", script)


def test_words_in_templates_can_be_translated() -> None:
    """Text between tags stands in _( ), but for names, numbers and signs."""
    plain = re.compile(r"(?:\{#.*?#\})|(?:\{%.*?%\})|(?:\{\{.*?\}\})|(?:<[^>]*>)", re.DOTALL)
    for path in page_templates().rglob("*.html"):
        rest = plain.sub(" ", path.read_text(encoding="utf-8"))
        words = set(re.findall(r"[A-Za-z]{2,}", rest)) - {"Recourse"}
        assert words == set(), path


def test_the_question_that_timed_out_shows_what_was_typed(client: FlaskClient) -> None:
    assert "I never had\na contract *Müller* {{7*7}} &lt;b&gt;" in client.get("/error/csrf").text


@pytest.mark.parametrize("forbidden", ["simply", "just", "please note", "oops", "!"])
def test_pages_never_talk_down(client: FlaskClient, forbidden: str) -> None:
    for address in ADDRESSES:
        text = re.sub(r"<!doctype|<[^>]+>", " ", client.get(address).text, flags=re.IGNORECASE).lower()
        assert not re.search(rf"(?<!\w){re.escape(forbidden)}(?!\w)", text), address
