"""Every page for people who cannot see it well, or use no mouse: axe-core's rules, and the keyboard alone."""

import json
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
    "no such page",
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
    }


def opened(browser: Any, address: str, *, width: int = 1280, scheme: str = "light") -> Any:
    """A page, when its map is drawn."""
    page = browser.new_page(viewport={"width": width, "height": 850}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    for drawn in ("#map", "#place-map"):
        if page.query_selector(drawn):
            page.wait_for_selector(f"{drawn}[data-idle]", timeout=30_000)
    return page


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
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_serious(
    browser: Any, address: str, pages: dict[str, str], name: str, width: int, scheme: str
) -> None:
    """No page, light or dark, wide or on a phone, has a fault that keeps people out, as far as a program can tell."""
    assert set(pages) == set(NAMES)
    page = opened(browser, address + pages[name], width=width, scheme=scheme)
    assert grave_findings(page) == []
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_a_phone(browser: Any, address: str, pages: dict[str, str], name: str) -> None:
    """At 390 pixels nothing needs scrolling sideways, but for what has a frame of its own."""
    page = opened(browser, address + pages[name], width=390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
