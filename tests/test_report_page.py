"""The page of the example project in a real browser: search, filter, keyboard, paper, and no request."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.reading import ROOT
from privacyrules.files.page import page_files
from privacyrules.reporters.html import page_html
from privacyrules.workflows.page import page_of
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY

pytest.importorskip("playwright", reason="not run: playwright is not installed")
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

PROJECT = ROOT / "tests" / "example_project"
NAMES = "migrations/0018_receipt_names.sql"
HINT = "migrations/0013_receipt_card_hint.sql"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        page = page_of([], find_config(Path.cwd()), Wanted(today=TODAY), None)
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page_html(page, page_files()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Browser]:
    unconfined = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=browser, args=unconfined)
        yield running
        running.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The page, opened; at the end nothing was complained of, and nothing asked for but the page itself."""
    opened = chromium.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    opened.goto(address)
    yield opened
    opened.close()
    assert complaints == []
    assert set(asked) == {address}


def seen(page: Page, selector: str) -> list[str]:
    return [text for text in page.locator(selector).all_inner_texts() if text]


def test_searching_leaves_what_holds_every_word(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("storing payments NAME_on")
    assert seen(page, "#findings li:visible") == [
        f"error storing card_holder_name in payments.name_on_card breaks a promise {NAMES}:2:52"
    ]
    assert page.locator("#found").inner_text().endswith("found")
    page.keyboard.press("Escape")
    assert page.locator("#find").input_value() == ""
    assert page.locator("#findings li:visible").count() == page.locator("#findings li").count()


def test_a_column_is_found_by_the_name_of_its_table_too(page: Page) -> None:
    page.locator("#find").fill("profiles iban")
    assert seen(page, "#inventory tbody:visible tr:visible td:first-child") == ["iban"]


def test_choosing_a_verdict_leaves_what_has_it(page: Page) -> None:
    page.locator("#only").select_option("conditional")
    shown = seen(page, "#findings li:visible")
    assert len(shown) == 1
    assert "subpoena-unread" in shown[0]


def test_the_matrix_is_walked_with_the_arrows_and_says_what_decides(page: Page) -> None:
    first = page.locator("#cells tbody td").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    at = page.evaluate("[document.activeElement.parentNode.rowIndex, document.activeElement.cellIndex]")
    assert at == [2, 2]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.cellIndex") == 1
    row = page.locator("#cells tbody tr", has=page.locator("th", has_text="card_expiry"))
    row.locator("td").first.click()
    chosen = "action store, recipient internal, subject user, source data_subject"
    assert seen(page, "#reason p") == [
        f"{chosen}, data card_expiry, purpose not said: denied.",
        "no-card-or-payment-details We do not keep credit card details or payment details.",
    ]
    page.locator("#reason a").click()
    assert page.url.endswith("#rule-no-card-or-payment-details")


def test_another_choice_draws_another_table(page: Page) -> None:
    email = page.locator("#cells tbody tr", has=page.get_by_text("email", exact=True)).locator("td")
    assert (email.nth(1).inner_text(), email.nth(1).get_attribute("class")) == ("yes", "allowed")
    page.locator("#choices select[name=action]").select_option("sell")
    page.locator("#choices select[name=recipient]").select_option("data_broker")
    assert page.locator("#chosen").inner_text() == (
        "action sell, recipient data_broker, subject user, source data_subject"
    )
    assert (email.nth(1).inner_text(), email.nth(1).get_attribute("class")) == ("no", "denied")


def test_the_map_goes_on_hop_by_hop(page: Page) -> None:
    page.locator("#map nav a", has_text="payments").first.click()
    assert seen(page, ".stop:visible h3") == ["table\npayments"]
    page.locator(".stop:visible .in a", has_text="card_partial").first.click()
    assert seen(page, ".stop:visible h3") == ["data\ncard_partial"]
    assert seen(page, ".stop:visible .out li") == [
        "denied store for payment_collection: payments\nby no-card-or-payment-details"
    ]


@pytest.mark.parametrize("width", [400, 1000, 1600])
def test_nothing_runs_over_the_side_of_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(page: Page, scheme: str) -> None:
    """The contrast of WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    pairs = {
        ("--ink", "--paper"),
        ("--soft", "--paper"),
        ("--soft", "--box"),
        ("--link", "--paper"),
        ("--link", "--box"),
        ("--yes-ink", "--yes"),
        ("--no-ink", "--no"),
        ("--if-ink", "--if"),
        ("--silent-ink", "--silent"),
        ("--no-ink", "--paper"),
    }
    weak = {pair: contrast(*(colour(page, name) for name in pair)) for pair in pairs}
    assert {pair: found for pair, found in weak.items() if found < 4.5} == {}


def colour(page: Page, name: str) -> list[int]:
    found: str = page.evaluate(
        """name => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = `var(${name})`;
            const colour = getComputedStyle(probe).color;
            probe.remove();
            return colour;
        }""",
        name,
    )
    return [int(part) for part in found.removeprefix("rgb(").removesuffix(")").split(",")]


def contrast(one: list[int], other: list[int]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: list[int]) -> float:
    parts = [part / 255 for part in rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_paper_shows_what_the_screen_folds_away(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("nav:visible").count() == 0
    assert page.locator(".stop:visible").count() == page.locator(".stop").count()


def test_a_reader_without_script_has_every_part(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#finder:visible, #choices:visible").count() == 0
    assert page.locator("main > section:visible").count() == 9
    assert page.locator("#cells td").first.inner_text() == "both"
    context.close()
