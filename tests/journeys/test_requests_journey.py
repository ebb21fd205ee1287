"""From a letter that was sent to an answer, a correction, a calendar and a file to take along, in a real browser.

Wide, and on a small phone without scripts.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from icalendar import Calendar
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from assistant.app import create_app
from assistant.clock import FixedClock
from assistant.web.door import Door
from assistant.web.workspace import EXTENSION
from tests.integration.databases import sqlite_settings
from tests.integration.web.kept import Happened, keep
from tests.journeys.test_sample_pages import QUIET, too_wide, violations

pytestmark = pytest.mark.journey

MONDAY = datetime.date(2026, 11, 23)
SENT, ARRIVED = ("sent", "2026-11-02"), ("delivered", "2026-11-04")
REQUESTS: dict[str, tuple[Happened, ...]] = {
    "waiting": (SENT, ARRIVED),
    "not-sent": (),
    "refused": (SENT, ARRIVED, ("refused", "2026-11-20", "They name <b>trade secrets</b>")),
    "chase": (("sent", "2026-09-01"), ("delivered", "2026-09-03")),
    "late": (("sent", "2026-10-19"), ("delivered", "2026-10-20")),
    "closed": (SENT, ("closed", "2026-11-20")),
}
LOOKED_UP = (
    "/look-up",
    "/places",
    "/places/DE",
    "/places/US-CA",
    "/organisations?q=schufa",
    "/organisations/schufa",
    "/organisations/schufa/write?place=DE",
    "/help",
    "/privacy",
    "/licence",
    "/where-recourse-works",
    "/data",
    "/data/bring-back",
    "/data/delete",
)
Look = Callable[[str], None]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Flask, Door]]:
    """An installation of one person."""
    door = Door(0)
    app = create_app(sqlite_settings(tmp_path / "data"), FixedClock.on(MONDAY), door)
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


def press(page: Page, words: str) -> None:
    """Press the button or link with these words."""
    page.get_by_role("main").get_by_text(words, exact=True).first.click()


def record(page: Page, look: Look) -> None:
    """The answer came, yesterday: three questions, under two minutes."""
    press(page, "Record what happened")
    look("what")
    press(page, "Continue")
    look("what, refused")
    page.locator("input[name=what][value=answered_in_part]").check(force=True)
    press(page, "Continue")
    look("when")
    for part, typed in (("day", "30"), ("month", "10"), ("year", "2026")):
        page.fill(f"#day-{part}", typed)
    press(page, "Continue")
    look("when, before the sending")
    assert page.locator("#sure").count() == 1
    press(page, "Yesterday, Sunday 22 November 2026")
    look("how")
    page.fill("#note", "Point 3 is missing\n*Müller* {{7*7}} <b>")
    press(page, "Record it")
    look("recorded")
    assert page.get_by_text("Ask SCHUFA for what is missing.").is_visible()


def correct(page: Page, look: Look) -> None:
    """It was the day before; the log keeps both."""
    page.locator("li.event", has_text="They answered part of it").get_by_text("Correct this").click()
    look("correct")
    page.locator("input[name=wrong][value=day]").check(force=True)
    press(page, "Continue")
    page.fill("#day-day", "21")
    press(page, "Continue")
    press(page, "Record it")
    look("corrected")
    assert page.get_by_text("Corrected: They answered part of it, Saturday 21 November 2026.").is_visible()


def to_the_calendar(page: Page, look: Look, folder: Path) -> None:
    """All days as a file."""
    page.locator("nav").get_by_text("My requests").click()
    look("list")
    press(page, "Put all dates into my calendar")
    look("calendar")
    page.locator("#remind").check(force=True)
    with page.expect_download() as saved:
        press(page, "Save the calendar file")
    saved.value.save_as(folder / "dates.ics")
    calendar = Calendar.from_ical((folder / "dates.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == len(calendar.walk("VALARM")) == 4


def take_along_and_bring_back(page: Page, address: str, look: Look, folder: Path) -> None:
    """Everything as one file, which then holds nothing new."""
    page.goto(f"{address}/data/take-along")
    look("take along")
    page.locator("input[name=kind][value=json]").check(force=True)
    with page.expect_download() as saved:
        press(page, "Save the file")
    saved.value.save_as(folder / "all.json")
    page.goto(f"{address}/data/bring-back")
    page.locator("input[type=file]").set_input_files(folder / "all.json")
    press(page, "Add what it holds")
    look("brought back")
    assert page.get_by_text("All that it holds was here already.").is_visible()


def try_a_date(page: Page, address: str, look: Look) -> None:
    page.goto(f"{address}/how-counting-works")
    look("counting")
    press(page, "Count the days")
    look("counting, refused")
    page.select_option("#place", "DE")
    for part, typed in (("day", "3"), ("month", "3"), ("year", "2026")):
        page.fill(f"#day-{part}", typed)
    press(page, "Count the days")
    look("counted")
    assert page.get_by_text("Tuesday 7 April 2026").first.is_visible()


def delete(page: Page, look: Look) -> None:
    press(page, "Delete this request")
    look("delete")
    press(page, "Delete it for good")
    look("deleted")


@pytest.mark.parametrize(
    ("width", "scripts", "scheme"), [(1280, True, "light"), (320, False, "light"), (320, True, "dark")]
)
def test_from_a_letter_that_was_sent_to_its_end(
    browser: Browser, site: tuple[Flask, Door], tmp_path: Path, width: int, scripts: bool, scheme: str
) -> None:
    app, door = site
    ids = {name: keep(app, *happened) for name, happened in REQUESTS.items()}
    address = f"http://127.0.0.1:{door.port}"
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    problems: list[str] = []
    page.on("console", lambda said: problems.append(f"{page.url} {said.text}") if said.type == "error" else None)

    def look(name: str) -> None:
        page.wait_for_load_state()
        if scripts:  # axe itself is one
            problems.extend(f"{name}: {problem}" for problem in violations(page))
        if too_wide(page):
            problems.append(f"{name} is wider than the screen")

    page.goto(door.new_address())
    for name, request_id in ids.items():
        page.goto(f"{address}/requests/{request_id}")
        look(name)
    page.goto(f"{address}/requests/{ids['waiting']}")
    record(page, look)
    correct(page, look)
    to_the_calendar(page, look, tmp_path)
    take_along_and_bring_back(page, address, look, tmp_path)
    try_a_date(page, address, look)
    for path in LOOKED_UP:
        page.goto(address + path)
        look(path)
    page.goto(f"{address}/requests/{ids['closed']}")
    delete(page, look)
    context.close()
    assert problems == []


def test_a_date_unfolds_without_scripts_and_opens_for_printing(browser: Browser, site: tuple[Flask, Door]) -> None:
    app, door = site
    request_id = keep(app, SENT, ARRIVED)
    quiet = browser.new_page(java_script_enabled=False)
    quiet.goto(door.new_address())
    quiet.goto(f"http://127.0.0.1:{door.port}/requests/{request_id}")
    quiet.get_by_text("Why this date?").click()
    assert quiet.get_by_text("Received Wed 4 Nov 2026").first.is_visible()
    quiet.close()
    page = browser.new_page()
    page.goto(door.new_address())
    page.goto(f"http://127.0.0.1:{door.port}/requests/{request_id}")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.close()


def test_a_link_to_who_helps_opens_what_is_folded(browser: Browser, site: tuple[Flask, Door]) -> None:
    app, door = site
    page = browser.new_page()
    page.goto(door.new_address())
    page.goto(f"http://127.0.0.1:{door.port}/requests/{keep(app, SENT, ARRIVED)}")
    page.locator("aside").get_by_text("Data protection authority of Hesse").click()
    assert page.get_by_text("65021 Wiesbaden").is_visible()
    page.close()
