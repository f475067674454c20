"""What several tests share: the corpora, and a browser to compare with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ADDRESS = "http://page.test/"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real pages with gold readings; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("MIXEDZONE_CORPORA") or ROOT.parent / "shared" / "corpora")
    if not folder.is_dir():
        pytest.skip("the corpora are not here")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; tests are skipped without it, but not where CI=true.

    For one module at a time: while it runs, its thread has an event loop.
    """
    if not Path(CHROMIUM).is_file():
        message = "Chromium is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Page:
    """A page of it that reaches no network."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    return page


@pytest.fixture(scope="module")
def shown(browser_page: Page) -> Callable[..., Page]:
    """Shows bytes in the browser as a page of that content type."""

    def show(data: bytes, content_type: str = "text/html; charset=utf-8") -> Page:
        browser_page.unroute_all()
        browser_page.route("**/*", lambda route: route.abort())
        browser_page.route(ADDRESS, lambda route: route.fulfill(body=data, headers={"Content-Type": content_type}))
        browser_page.goto(ADDRESS, wait_until="domcontentloaded")
        return browser_page

    return show
