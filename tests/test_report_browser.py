"""The pages in a real browser: they load nothing, fit a phone, and the report answers to clicks.

Needs Chromium and its driver on the PATH. Without them the tests are skipped, except where ``CI``
is set: there a missing browser is a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from annotated import make_pairs, read_well
from reports import make_empty_report, make_large_report, make_report
from test_eval_compare import keep

from detector.evaluate import compare, evaluate, read_kept, render_comparison, render_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find_programs() -> tuple[str, str]:
    """Find Chromium and its driver, or skip (fail where ``CI`` is set)."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if chromium and driver:
        return chromium, driver
    reason = f"needs chromium and chromedriver on the PATH, found {chromium} and {driver}"
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Start one headless Chromium, with its network and console logs on."""
    chromium, driver = find_programs()
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for switch in SWITCHES:
        options.add_argument(switch)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    # The browser's own start page must not end up in the log of the first test.
    chrome.get("about:blank")
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of the invented report, of one long dispute and of no conflict."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "report.html").write_text(make_report().to_html("en"), encoding="utf-8")
    (folder / "long.html").write_text(make_large_report(10, 30, 1).to_html("en"), encoding="utf-8")
    (folder / "empty.html").write_text(make_empty_report().to_html("en"), encoding="utf-8")
    pairs = make_pairs(200, per_premise=2)
    readings = read_well(pairs, 0.8)
    evaluation = evaluate(pairs, readings, threshold=0.7, n_resamples=100)
    (folder / "evaluation.html").write_text(render_page(evaluation, pairs, readings), encoding="utf-8")
    kept = [
        read_kept(keep(folder, name, pairs, read_well(pairs, share)))
        for name, share in (("a", 0.6), ("b", 0.8))
    ]
    page = render_comparison(compare(*kept, n_resamples=100), *kept, pairs)
    (folder / "comparison.html").write_text(page, encoding="utf-8")
    return folder


def show(
    browser: Chrome, path: Path, width: int, height: int, theme: str = "light", anchor: str = ""
) -> None:
    """Open a page at a size and in a colour theme."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    # Reduced motion, or a click would still be scrolling when the test looks.
    features = {"prefers-color-scheme": theme, "prefers-reduced-motion": "reduce"}
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": name, "value": value} for name, value in features.items()]},
    )
    browser.get("about:blank")  # or a new anchor alone would not load the page again
    browser.get(path.as_uri() + anchor)


def look(browser: Chrome, script: str, *values: object) -> Any:
    """Return what a JavaScript expression gives."""
    return browser.execute_script(f"return {script}", *values)


def click(browser: Chrome, selector: str) -> None:
    """Click an element as a reader would: it must be in view and not covered."""
    element = browser.find_element("css selector", selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def visible(browser: Chrome) -> list[str]:
    """List the anchors of the conflicts in view, folded ones included."""
    script = "[...document.querySelectorAll('.conflict')].filter(n => n.checkVisibility()).map(n => n.id)"
    return look(browser, script)


def in_view(browser: Chrome, id: str) -> bool:
    """Tell whether the top of an element is within the window."""
    top, height = look(
        browser, "[document.getElementById(arguments[0]).getBoundingClientRect().top, innerHeight]", id
    )
    return -1 <= top < height


def comes_true(browser: Chrome, condition: Callable[[Chrome], bool]) -> bool:
    """Wait for what the page does after it has loaded, ten seconds at most; a busy machine is slow at it."""
    from selenium.webdriver.support.wait import WebDriverWait

    return WebDriverWait(browser, 10, poll_frequency=0.05).until(condition)


def n_colours(png: bytes) -> int:
    """Count the distinct colours of a screenshot (8-bit RGB or RGBA), reading every fourth row."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and kind in (2, 6)
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    # Filtered rows hold differences, not colours, yet a blank picture still has but one or two values.
    rows, step = zlib.decompress(data), 3 if kind == 2 else 4
    stride = width * step + 1
    starts = (row * stride + 1 for row in range(0, height, 4))
    return len({rows[s + x : s + x + step] for s in starts for x in range(0, stride - 1, step)})


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report.html", "empty.html", "evaluation.html", "comparison.html"])
def test_loads_nothing_and_reports_no_error(browser: Chrome, folder: Path, name: str, theme: str) -> None:
    browser.get_log("performance")
    browser.get_log("browser")
    show(browser, folder / name, 1280, 800, theme)
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    asked = {params["request"]["url"] for params in sent}
    assert asked - {"about:blank", "data:,"} == {(folder / name).as_uri()}
    assert browser.get_log("browser") == []
    assert n_colours(browser.get_screenshot_as_png()) > 50
    background = look(browser, "getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in background[4:-1].split(",")) < 3 * 128) == (theme == "dark")


def test_first_conflict_is_seen_without_scrolling(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "report.html", 1280, 800)
    places = look(
        browser,
        "[...document.querySelectorAll('#conflict-c1 .card, #conflict-c1 .between > *')]"
        ".map(n => n.getBoundingClientRect()).map(r => [r.top, r.bottom, r.left, r.right])",
    )
    assert len(places) == 6
    assert all(0 <= top < bottom <= 800 and 0 <= left < right <= 1280 for top, bottom, left, right in places)


@pytest.mark.parametrize("name", ["report.html", "evaluation.html", "comparison.html"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (375, 812), (820, 1100), (1280, 800)])
def test_never_scrolls_sideways(browser: Chrome, folder: Path, name: str, width: int, height: int) -> None:
    show(browser, folder / name, width, height)
    browser.execute_script("for (const node of document.querySelectorAll('details')) node.open = true")
    assert look(browser, "document.documentElement.scrollWidth") <= width
    wide = look(
        browser,
        "[...document.querySelectorAll('body *:not(.skip)')].filter(n => n.checkVisibility()"
        " && n.getBoundingClientRect().right > innerWidth + 1).map(n => n.outerHTML.slice(0, 80))",
    )
    assert wide == []


def test_quotes_stand_side_by_side_or_one_above_the_other(browser: Chrome, folder: Path) -> None:
    script = "[...document.querySelectorAll('#conflict-c1 .card')].map(n => n.getBoundingClientRect().top)"
    show(browser, folder / "report.html", 1280, 800)
    left, right = look(browser, script)
    assert left == right
    show(browser, folder / "report.html", 375, 812)
    left, right = look(browser, script)
    assert left < right


def test_filters_answer_to_clicks_and_keys(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "report.html", 1280, 800)
    every = visible(browser)
    assert len(every) == len(make_report().conflicts)
    click(browser, "#filters > summary")
    click(browser, "#filter-form input[value=retraction]")
    assert visible(browser) == ["conflict-c3"]
    assert look(browser, "document.querySelector('#filter-count').textContent") == "1 of 16 shown"
    click(browser, "#filter-form input[value=place]")
    assert visible(browser) == ["conflict-c3", "conflict-c10"]
    click(browser, "#filter-form button[type=reset]")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert visible(browser) == every

    # Accents and case do not matter.
    browser.find_element("css selector", "#filter-text").send_keys("PREFECTURE")
    assert visible(browser) == ["conflict-c6"]
    browser.find_element("css selector", "#filter-text").send_keys(" nothing-like-it")
    assert visible(browser) == []
    assert look(browser, "document.querySelector('#filter-nothing').checkVisibility()")
    click(browser, "#filter-form button[type=reset]")
    browser.execute_async_script("setTimeout(arguments[0], 50)")

    browser.find_element("css selector", "#filter-percent").send_keys("\ue010")  # End: the highest
    assert visible(browser) == ["conflict-c1", "conflict-c2"]
    click(browser, "#filter-form button[type=reset]")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    browser.find_element("css selector", "#filter-outlet").send_keys("The Harbour")
    assert visible(browser) == [f"conflict-c{n}" for n in (1, 4, 11, 15, 14, 10) if n != 1]


def test_folded_conflicts_open(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "report.html", 1280, 800)
    cards = "document.querySelector('#conflict-c2 .pair').checkVisibility()"
    assert not look(browser, cards)
    click(browser, "#conflict-c2 > summary")
    assert look(browser, cards)


def test_a_filter_or_a_link_finds_what_a_long_list_folds(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "long.html", 1280, 800)
    assert len(visible(browser)) == 7
    click(browser, "#filters > summary")
    browser.find_element("css selector", "#filter-text").send_keys("50 centimètres")
    assert visible(browser) == ["conflict-c21"]
    show(browser, folder / "long.html", 1280, 800)
    browser.execute_script("location.hash = 'conflict-c30'; return 0")
    assert comes_true(browser, lambda browser: in_view(browser, "conflict-c30"))


def test_a_quote_leads_to_its_article_and_back(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "report.html", 1280, 800)
    click(browser, "#conflict-c1 .left .context")
    assert in_view(browser, "statement-nord-1")
    click(browser, "#statement-nord-1 + .back")
    assert in_view(browser, "conflict-c1")
    # An article the reader has closed opens again.
    click(browser, "#article-nord > summary")
    click(browser, "#conflict-c1 .left .context")
    assert in_view(browser, "statement-nord-1")
    assert look(browser, "document.querySelector('#article-nord').open")


def test_an_address_with_an_anchor_opens_what_is_folded(browser: Chrome, folder: Path) -> None:
    show(browser, folder / "report.html", 1280, 800, anchor="#conflict-c13")
    opened = "document.querySelector('#conflict-c13').open"
    assert comes_true(browser, lambda browser: look(browser, opened) and in_view(browser, "conflict-c13"))


@pytest.mark.parametrize("name", ["report.html", "evaluation.html", "comparison.html"])
def test_text_has_enough_contrast(browser: Chrome, folder: Path, name: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1 for text, in both themes."""
    script = """(() => {
      const channel = v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
      const parse = text => text.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
      const behind = node => {
        for (; node; node = node.parentElement) {
          const colour = parse(getComputedStyle(node).backgroundColor);
          if (colour.length < 4 || colour[3] > 0) return colour;
        }
      };
      const weak = new Set();
      for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim());
        if (!own || !node.checkVisibility() || node.matches("script, option")) continue;
        const style = getComputedStyle(node), under = behind(node), ink = parse(style.color);
        const shown = ink.map((v, i) => i < 3 ? v * style.opacity + under[i] * (1 - style.opacity) : v);
        const pair = [light(shown), light(under)].sort((a, b) => b - a);
        if ((pair[0] + .05) / (pair[1] + .05) < 4.5) weak.add(node.tagName + "." + node.className);
      }
      return [...weak];
    })()"""
    for theme in ("light", "dark"):
        show(browser, folder / name, 1280, 800, theme)
        browser.execute_script("for (const node of document.querySelectorAll('details')) node.open = true")
        assert look(browser, script) == []


def test_reads_in_full_without_the_script(browser: Chrome, folder: Path) -> None:
    hidden = "!document.querySelector('#filters').checkVisibility()"
    for _ in range(5):  # a busy browser may take the order not to run scripts only after it has loaded a page
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get("about:blank")
            show(browser, folder / "report.html", 1280, 800)
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        if look(browser, hidden):
            break
    assert look(browser, hidden)
    assert len(visible(browser)) == len(make_report().conflicts)
