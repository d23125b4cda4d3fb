"""Every page for people who cannot see it well, or use no mouse: axe-core's rules, and the keyboard alone."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from dotterel.store import IncidentSelection, open_store
from dotterel.surfaces.desk.addresses import page_of
from tests.surfaces.desk.browsing import needs_browser

AXE = Path(__file__).resolve().parents[3] / "front" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [pytest.mark.loopback, needs_browser]
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not fetched: python3 hatch_build.py desk")
GRAVE = ("serious", "critical")
NAMES = (
    "list", "filtered list", "empty list", "refused list", "incident", "report", "correction", "review", "log", "help",
    "no such page", "dyads", "dyads of parties", "place", "quiet place", "places", "codebook", "data",
)  # fmt: skip


@pytest.fixture(scope="session")
def pages(filled: Path) -> dict[str, str]:
    """An address of every kind of page, by a name for it."""
    with open_store(filled) as store, store.reading() as records:
        told = next(iter(records.incidents.current(IncidentSelection(contradicted=True, min_sources=2, min_killed=1))))
    event = told.event_ids[0].replace("/", "%2F")
    return {
        "list": "/incidents",
        "filtered list": "/incidents?type=ASSAULT&killed=1&sort=killed",
        "empty list": "/incidents?q=nothing+of+the+kind",
        "refused list": "/incidents?from=yesterday",
        "incident": page_of("incidents", told.id),
        "report": page_of("reports", told.reports[0].document_id),
        "correction": f"/review/events/{event}/killed?back=/incidents",
        "review": "/review",
        "log": "/log",
        "help": "/help",
        "no such page": "/incidents/nothing",
        "dyads": "/dyads?quad=material-conflict",
        "dyads of parties": "/dyads?by=party",
        "place": "/places/SDN",
        "quiet place": "/places/SDN?from=1999&to=1999",
        "places": "/places",
        "codebook": "/codebook",
        "data": "/data?type=ASSAULT",
    }


def opened(browser: Any, address: str, *, width: int = 1280) -> Any:
    """A page, when its scripts have run."""
    page = browser.new_page(viewport={"width": width, "height": 850}, color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    until(page, "window.deskReady")
    if page.query_selector("#timeline"):
        page.wait_for_selector("#timeline[data-drawn]", state="attached", timeout=30_000)
    return page


def until(page: Any, condition: str, *, seconds: float = 60) -> None:
    """Waits for a condition; playwright's own way evaluates it where the pages' policy forbids that."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"this never came true: {condition}"
        page.wait_for_timeout(50)


def grave_findings(page: Any) -> list[str]:
    """What axe-core finds serious or critical: rule, what it asks for, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script element, which the pages' policy would refuse
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = page.evaluate("async () => JSON.stringify((await axe.run()).violations)")
    return [
        f"{one['id']} ({one['impact']}): {one['help']}; at {node['target']} {node['html'][:160]}"
        for one in json.loads(found)
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


@needs_axe
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(browser: Any, address: str, pages: dict[str, str], name: str) -> None:
    """No page, light or dark, wide or on a phone, has a fault that keeps people out, as far as a program can tell."""
    assert set(pages) == set(NAMES)
    page = opened(browser, address + pages[name])
    assert grave_findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert grave_findings(page) == [], "in the dark"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 850})
    assert grave_findings(page) == [], "on a phone"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is wider than a phone"
    page.close()


def test_the_keyboard_alone_reaches_everything_in_order(browser: Any, address: str) -> None:
    """The first stop skips to the content; search, filters and incidents follow; whatever has the focus shows it."""
    page = opened(browser, f"{address}/incidents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0"), "the focus is out of sight"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    order = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                """() => { const one = document.activeElement, shown = getComputedStyle(one), row = one.closest('.row');
                  const seen = shown.outlineStyle !== 'none' || (row && getComputedStyle(row).boxShadow !== 'none');
                  return [one.id || one.className, seen, one.getBoundingClientRect().top]; }"""
            )
        )
        if order[-1][0] == "row-link":
            break
    names = [name for name, _, _ in order]
    assert names.index("q") < names.index("from") < names.index("row-link")
    assert all(seen for _, seen, _ in order), [name for name, seen, _ in order if not seen]
    page.close()


def test_what_changes_without_a_new_page_is_announced(browser: Any, address: str) -> None:
    """A filter by keyboard says how many are left, keeps the focus where it was, and so does showing more."""
    page = opened(browser, f"{address}/incidents")
    page.evaluate("window.drawn = 0; addEventListener('dotterel:list', () => drawn++)")
    page.focus("#quad-material-conflict")
    page.keyboard.press("Space")
    page.wait_for_url("**/incidents?quad=material-conflict")
    until(page, "drawn === 1")
    until(page, "document.getElementById('list-told').textContent.includes(' of ')")
    assert page.get_attribute("#list-told", "role") == "status"
    until(page, "document.activeElement.id === 'quad-material-conflict'")
    page.keyboard.press("Space")
    page.wait_for_url("**/incidents")
    until(page, "drawn === 2")  # the address changes first; until the list is drawn, "more" is a plain link
    shown = page.locator("#rows > .row").count()
    page.focus("#more a")
    page.keyboard.press("Enter")
    until(page, f"document.querySelectorAll('#rows > .row').length > {shown}")
    until(page, "document.activeElement.classList.contains('row-link')")
    assert "shown" in page.inner_text("#list-told")
    page.close()
