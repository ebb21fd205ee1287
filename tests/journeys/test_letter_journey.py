"""From what happened to a letter that is sent, in a real browser: wide and on a small phone without scripts."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from assistant.app import create_app
from assistant.clock import FixedClock
from assistant.web.door import Door
from assistant.web.workspace import EXTENSION
from tests.integration.databases import sqlite_settings
from tests.journeys.test_sample_pages import QUIET, too_wide, violations

pytestmark = pytest.mark.journey

MONDAY = datetime.date(2026, 11, 23)
NAME = "Änne *Müller* {{7*7}} <b>Özdemir</b>"
ENTRY = "Kredit 4711 der Beispielbank, 3.200 Euro, „nicht vertragsgemäß bedient“"
Look = Callable[[str], None]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Flask, Door]]:
    """An installation of one person."""
    door = Door(0)
    app = create_app(sqlite_settings(tmp_path), FixedClock.on(MONDAY), door)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    door.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield app, door
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions[EXTENSION].store.close()


@pytest.fixture(scope="module")
def browser(browser_executable: str) -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_executable, args=QUIET)
        yield browser
        browser.close()


def go_on(page: Page) -> None:
    """Press the one action of a question."""
    page.locator("form[novalidate] .actions button").first.click()


def choose(page: Page, name: str, value: str) -> None:
    """Choose a row: the label lies over the control."""
    page.locator(f"input[name={name}][value='{value}']").check(force=True)


def write_a_correction(page: Page, look: Look) -> None:
    """Something in my file is wrong: every question, each once without an answer."""
    look("start")
    go_on(page)
    look("start-refused")
    choose(page, "situation", "wrong")
    go_on(page)
    look("place")
    page.select_option("#place", "US")
    go_on(page)
    look("part")
    page.locator(".back-link").click()
    page.select_option("#place", "DE")
    go_on(page)
    look("holder")
    page.fill("#query", "shufa")
    page.locator("button[name=search]").click()
    look("holder-found")
    choose(page, "organisation", "schufa")
    go_on(page)
    look("right")
    choose(page, "choice", "correction:gdpr")
    go_on(page)
    go_on(page)
    look("items-refused")
    page.fill("#items-0-what", ENTRY)
    page.fill("#items-0-why_wrong", "Seit dem 3. März 2024 vollständig zurückgezahlt.")
    page.fill("#items-0-should_be", "Erledigt am 3. März 2024")
    page.fill("#items-0-proof", "Bestätigung der Bank vom 5. März 2024")
    page.locator("button[name=add]").click()
    look("items")
    assert page.locator("#items-0-what").input_value() == ENTRY
    page.fill("#items-1-what", "Anschrift Altweg 9")
    page.fill("#items-1-why_wrong", "Dort habe ich nie gewohnt.")
    go_on(page)
    give_details(page, look)


def give_details(page: Page, look: Look) -> None:
    """Who writes; refused once."""
    go_on(page)
    look("details-refused")
    page.fill("#name", NAME)
    page.fill("#lines", "Lange Straße 12\n10115 Berlin")
    for part, typed in (("day", "29"), ("month", "2"), ("year", "1980")):
        page.fill(f"#identifier_date_of_birth-{part}", typed)
    look("details")
    go_on(page)


def edit_and_make(page: Page, look: Look) -> None:
    """The letter in the person's own words, then made and sent."""
    look("check")
    assert ENTRY in page.locator("article.sheet").inner_text()
    page.locator(".editable__edit").nth(2).click()
    look("edit")
    page.fill("#text", "In meinen eigenen Worten.")
    go_on(page)
    look("edited")
    page.locator(".editable__edit").nth(3).click()
    page.locator("button[name=leave_out]").click()
    look("left-out")
    page.locator("aside form").last.locator("button").click()
    look("made")
    made = page.url
    page.goto(f"{made}/email")
    look("email")
    page.goto(f"{made}/pieces")
    look("pieces")
    page.goto(f"{made}/sent")
    go_on(page)
    look("sent-refused")
    choose(page, "channel", "registered_post")
    go_on(page)
    look("request")
    page.goto(made)
    look("made-and-sent")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_from_a_wrong_entry_to_a_letter_that_is_sent(
    browser: Browser, site: tuple[Flask, Door], width: int, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(f"{page.url} {message.text}"))

    def look(name: str) -> None:
        page.wait_for_load_state()
        if scripts:  # axe itself is one
            problems.extend(f"{name}: {problem}" for problem in violations(page))
        if too_wide(page):
            problems.append(f"{name} is wider than the screen")

    page.goto(f"http://127.0.0.1:{site[1].port}/")
    look("closed")
    page.goto(site[1].new_address())
    write_a_correction(page, look)
    edit_and_make(page, look)
    context.close()
    assert problems == []
