"""The sample pages in a real browser: axe finds nothing, nothing is wider than the screen, the policy stops nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.unit.web.sample_site import ADDRESSES, make_site

pytestmark = pytest.mark.journey

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the sample site answers."""
    server = make_server("127.0.0.1", 0, make_site(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser(browser_executable: str) -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_executable, args=QUIET)
        yield browser
        browser.close()


def too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "dark"), (320, "light"), (320, "dark")])
def test_sample_pages_hold_up(browser: Browser, address: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    problems = []
    for path in ADDRESSES:
        page.goto(address + path)
        problems += [f"{path} {problem}" for problem in violations(page)]
        problems += [f"{path} is wider than the screen"] if too_wide(page) else []
    page.close()
    assert problems == []
    assert said == []


def test_a_whole_row_can_be_pressed(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/start")
    page.get_by_text("An entry that is false, out of date, or not about you.").click(
        force=True
    )  # the label lies over it
    assert page.get_by_label("Something in my file is wrong").is_checked()
    page.close()


def test_the_dates_unfold_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/request")
    page.get_by_text("Why this date?").click()
    assert page.get_by_text("One month on").first.is_visible()
    assert not page.locator("[data-copy], [data-print]").first.is_visible()
    page.close()


def test_the_first_press_of_tab_offers_the_way_past_the_header(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/requests")
    page.keyboard.press("Tab")
    assert page.get_by_text("Skip to the page").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_words_are_counted_while_they_are_typed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/wrong")
    page.get_by_role("textbox").press_sequentially("I never had it")
    assert page.locator(".govuk-character-count__status:not(.govuk-visually-hidden)").inner_text() == "196 words left"
    page.close()


def test_a_piece_can_be_copied(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/out")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#piece-1").inner_text()
    page.close()


def test_what_is_folded_opens_for_printing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/request")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.close()
