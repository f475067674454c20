"""The site in Chromium: every page and flow, on a phone and a desk, in light and in dark, by keyboard, without scripts.

Screenshots go to screenshots/, which is not kept in the repository.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.site.conftest import HOSTILE

SCREENSHOTS = Path(__file__).resolve().parent.parent.parent / "screenshots"

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1360, height=900)

PAGES = {
    "front": "/",
    "latest": "/latest",
    "interview": "/articles/7",
    "report": "/articles/4",
    "listing": "/articles/1",
    "lines": "/articles/7/lines",
    "correct-line": "/articles/7/correct?line=34",
    "correct-turn": "/articles/7/correct?turn=2",
    "people": "/people",
    "person": "/people/1",
    "pictures": "/pictures",
    "pictures-of": "/pictures/of?agency=Getty+Images&photographer=Petra+Wimborne",
    "search": "/search?q=boat",
    "search-narrowed": "/search?said=1&speaker=varrenby",
    "search-nothing": "/search?q=nothingatall",
    "try": "/try",
    "api": "/api",
    "nothing": "/nothing",
}

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


class Window:
    """A page of the browser that tells what it asked for and what went wrong."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context = context
        self.site = site
        self.page = context.new_page()
        self.elsewhere: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.site}/", "data:")):
            self.elsewhere.append(url)

    def show(self, path: str) -> Page:
        self.page.goto(self.site + path, wait_until="load")
        return self.page


Opened = Callable[..., Window]


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opened]:
    """Opens windows; none of them may have asked for anything elsewhere, or have had a fault, when the test ends."""
    windows: list[Window] = []

    def open_one(**options: object) -> Window:
        settings = {"viewport": DESK, "color_scheme": "light", "timezone_id": "Europe/Berlin", "locale": "en-GB"}
        context = browser.new_context(**(settings | options))  # type: ignore[arg-type]
        context.route(lambda url: not url.startswith(site), lambda route: route.abort())
        windows.append(Window(context, site))
        return windows[-1]

    yield open_one
    for window in windows:
        assert window.elsewhere == []
        assert [fault for fault in window.faults if "404" not in fault and "422" not in fault] == []
        window.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_looks_right(opened: Opened, scheme: str, size: ViewportSize) -> None:
    """No page is wider than its window, none has a fault that axe knows, and each has its picture taken."""
    window = opened(viewport=size, color_scheme=scheme)
    SCREENSHOTS.mkdir(exist_ok=True)
    faults = []
    for name, path in PAGES.items():
        page = window.show(path)
        page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}-{size['width']}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        if (size is PHONE) == (scheme == "dark"):  # every size and every scheme once
            found = Axe().run(page, options=WCAG).response["violations"]
            faults += [f"{name}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]
    assert faults == []


def test_a_hostile_page_is_text(opened: Opened) -> None:
    window = opened()
    for path in ("/", "/latest", "/articles/8", "/articles/8/lines", "/search?q=derby", "/people", "/pictures"):
        page = window.show(path)
        assert page.evaluate("typeof window.hit") == "undefined"
        assert page.locator("main script:not([type='application/ld+json']), main iframe, main svg[onload]").count() == 0
        assert page.locator("[href^='javascript:' i], [src^='javascript:' i]").count() == 0
        assert "49" not in page.locator("main h1, main h2, main h3").all_inner_texts()
    page = window.show("/articles/8")
    assert "<script>window.hit=1</script>" in page.locator("h1").inner_text()
    assert "{{7*7}}" in page.locator("h1").inner_text()
    page.set_viewport_size(PHONE)
    page.screenshot(path=SCREENSHOTS / "hostile-light-390.png", full_page=True)


def test_a_hostile_page_is_text_while_it_is_tried(opened: Opened) -> None:
    window = opened()
    page = window.show("/try")
    page.get_by_label("or its text or HTML").fill(HOSTILE)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".store")).to_be_visible()
    assert page.evaluate("typeof window.hit") == "undefined"
    assert "<script>window.hit=1</script>" in page.locator("h1").inner_text()


def test_kick_offs_are_told_in_the_readers_time_zone(opened: Opened) -> None:
    berlin = opened().show("/").locator(".strip")
    expect(berlin).to_contain_text("Fri 27 Feb 21:00 Corran Rovers v Saltmere Athletic")
    expect(berlin).to_contain_text("Coastal League 2025/26, Matchday 26")
    tokyo = opened(timezone_id="Asia/Tokyo").show("/").locator(".strip")
    expect(tokyo).to_contain_text("Sat 28 Feb 05:00 Corran Rovers")
    expect(tokyo).to_contain_text("your time (Asia/Tokyo)")
    plain = opened(java_script_enabled=False).show("/").locator(".strip")
    expect(plain).to_contain_text("27 Feb 20:00 Corran Rovers")


def test_dates_are_told_in_the_readers_time_zone(opened: Opened) -> None:
    page = opened(timezone_id="America/New_York").show("/articles/7")
    expect(page.locator(".meta time")).to_have_text("25 Feb 2026, 04:40")


def test_suggestions_by_keyboard(opened: Opened) -> None:
    page = opened().show("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("joss v")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Joss Varrenby")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(options).to_have_count(0)
    box.press_sequentially("a")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator("h1")).to_have_text("Joss Varrenby")


def test_turns_are_linked_one_by_one(opened: Opened) -> None:
    page = opened().show("/articles/7")
    link = page.get_by_role("link", name="Link to turn 4", exact=True)
    link.focus()
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#turn-4")
    assert page.locator("#turn-4").evaluate("element => element.matches(':target')")


def test_the_link_is_copied(opened: Opened) -> None:
    window = opened()
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.show("/articles/7")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("https://www.quaysidewhistle.example/")


def test_the_switch_and_the_jumps_between_article_and_lines(opened: Opened) -> None:
    page = opened().show("/articles/7")
    page.get_by_role("link", name="Every line").click()
    expect(page.locator(".ledger li")).to_have_count(110)
    page.locator(".beside .from").nth(4).click()
    number = re.search(r"#line-(\d+)$", page.url)
    assert number
    expect(page.locator(f"#line-{number[1]}")).to_be_in_viewport()
    page.locator(f"#line-{number[1]} a.number").click()
    assert page.url.endswith(f"#part-{number[1]}")
    expect(page.locator(f"#part-{number[1]}")).to_be_in_viewport()


def test_the_jumps_on_a_phone(opened: Opened) -> None:
    """There is no room for the article beside its lines: it stands over them when it is asked for."""
    page = opened(viewport=PHONE).show("/articles/7/lines")
    expect(page.locator(".beside")).to_be_hidden()
    page.locator("#line-33 a.number").click()
    expect(page.locator("#part-33")).to_be_in_viewport()
    page.locator("#part-33 .from").click()
    expect(page.locator("#line-33")).to_be_in_viewport()


def test_roles_are_chosen_with_the_keyboard(opened: Opened) -> None:
    page = opened().show("/articles/7/lines")
    page.get_by_role("link", name="all lines").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".chip[aria-current]")).to_contain_text("lead")
    expect(page.locator(".ledger li")).to_have_count(2)


def test_a_file_is_dropped_tried_and_stored(opened: Opened, examples: Path) -> None:
    window = opened(viewport=PHONE)
    page = window.show("/try")
    page.locator("input[type=file]").set_input_files(examples / "winger-interview.txt")
    expect(page.locator(".store")).to_contain_text("is not stored")
    page.screenshot(path=SCREENSHOTS / "tried-light-390.png")
    page.get_by_role("button", name="Store it").click()
    expect(page.get_by_role("status")).to_contain_text("archive")


def test_a_dropped_file_is_read(opened: Opened) -> None:
    page = opened().show("/try")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["<h1>The roof moves</h1><p>Saltmere has a roof that nobody would want.</p>"], "roof.html"));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("h1")).to_have_text("The roof moves")


def test_a_line_and_a_turn_are_corrected_by_keyboard(opened: Opened) -> None:
    window = opened()
    page = window.show("/articles/4/lines")
    role = page.locator(".ledger a.role", has_text="paragraph").first
    role.focus()
    page.keyboard.press("Enter")
    choice = page.get_by_role("combobox", name=re.compile("Line"))
    expect(choice).to_be_focused()
    choice.select_option("advert")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("is kept")
    expect(page.locator(".ledger")).to_contain_text("corrected, was paragraph")
    page.screenshot(path=SCREENSHOTS / "corrected-light-1360.png")
    page = window.show("/articles/7")
    page.get_by_role("link", name="Correct who says turn 6").click()
    page.get_by_label("Who says this answer").fill("Agnes Dunmore")
    page.keyboard.press("Enter")
    expect(page.locator("#turn-6 .speaker")).to_have_text("Agnes Dunmore")
    window.show("/articles/7/correct")
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.get_by_role("alert")).to_contain_text("taken back")
    expect(window.show("/articles/7").locator("#turn-6 .speaker")).to_have_text("Joss Varrenby")


def test_everything_works_without_scripts(opened: Opened) -> None:
    page = opened(java_script_enabled=False).show("/")
    page.get_by_role("searchbox").fill("boat")
    page.get_by_role("button", name="Search").first.click()
    expect(page.locator(".hits > li")).not_to_have_count(0)
    page.locator(".facets section a").first.click()
    expect(page.locator(".active li")).not_to_have_count(0)
    page.locator(".hits h2 a").first.click()
    expect(page.locator("article.story h1")).to_be_visible()
    page.get_by_role("link", name="Every line").click()
    expect(page.locator(".ledger li").first).to_be_visible()


def test_the_keyboard_goes_first_to_the_page(opened: Opened) -> None:
    page = opened().show("/articles/7")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_bars_tell_their_paper(opened: Opened) -> None:
    page = opened().show("/people/1")
    page.locator(".timeline rect.paper-0").first.hover()
    expect(page.locator("[data-told]")).to_have_text(re.compile(r"February 2026, The Quayside Whistle: \d+ words"))


def test_an_article_prints_as_an_article(opened: Opened) -> None:
    page = opened().show("/articles/7")
    page.emulate_media(media="print")
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator(".share")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "print.png", full_page=True)


def test_pictures_are_asked_for_only_when_that_is_switched_on(opened: Opened) -> None:
    window = opened()
    page = window.show("/articles/7")
    expect(page.locator("article img")).to_have_count(0)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Load pictures from the web").click()
    expect(page.locator("article img").first).to_have_attribute(
        "src", re.compile("^https://img.quaysidewhistle.example/")
    )
    page.get_by_role("button", name="Stop loading pictures from the web").click()
    expect(page.locator("article img")).to_have_count(0)
    assert any("quaysidewhistle" in url for url in asked)
    window.elsewhere.clear()
    window.faults.clear()
