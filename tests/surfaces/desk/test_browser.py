"""The desk in a real browser: what only scripts, maps and keys show."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from dotterel.access import Accounts, By, Passwords
from dotterel.store import open_store
from tests.access.quick import QUICK
from tests.surfaces.desk.browsing import PATIENCE, Watched, needs_browser, served
from tests.surfaces.desk.test_accessible import until

pytestmark = [pytest.mark.loopback, needs_browser]


@pytest.mark.parametrize("width", [1440, 390])
def test_list_map_and_timeline_are_drawn_from_this_machine_alone(browser: Any, address: str, width: int) -> None:
    """At any width the map has its incidents, nothing is fetched elsewhere, and the policy on content is kept."""
    watched = Watched(browser, width=width)
    watched.open_list(address)
    page = watched.page
    assert int(page.get_attribute("#map", "data-loaded")) > 0
    assert page.locator("#timeline rect").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window"
    assert [one for one in watched.asked if not one.startswith((address, "blob:", "data:"))] == []
    assert watched.faults == []
    page.close()


@pytest.mark.parametrize("path", ["/codebook", "/data", "/help"])
def test_the_present_page_is_in_view_among_the_names_of_pages(browser: Any, address: str, path: str) -> None:
    """At 390 pixels the names are moved sideways as far as they go, also once the desk's letters have come."""
    page = browser.new_page(viewport={"width": 390, "height": 850})
    page.goto(f"{address}{path}")
    page.evaluate("document.fonts.ready")
    here, names = page.locator(".bar nav [aria-current]").bounding_box(), page.locator(".bar nav").bounding_box()
    assert names["x"] <= here["x"]
    assert here["x"] + here["width"] <= names["x"] + names["width"]
    page.close()


def test_ties_and_lines_of_dyads_fit_a_telephone(browser: Any, address: str) -> None:
    """At 390 pixels one drawing of the ties is shown, no wider than the page, and all names stand within it."""
    page = browser.new_page(viewport={"width": 390, "height": 850})
    page.goto(f"{address}/dyads?by=party")
    shown = [one.bounding_box() for one in page.locator(".network").all() if one.is_visible()]
    assert len(shown) == 1
    assert 0 <= shown[0]["x"] < shown[0]["x"] + shown[0]["width"] <= 390
    edges = page.evaluate(
        "[...document.querySelectorAll('.network text, .lines a')].map((one) => one.getBoundingClientRect())"
        ".map(({ left, right }) => [left, right])"
    )
    assert all(left >= 0 and right <= 390 for left, right in edges), edges
    page.close()


def test_a_party_is_chosen_by_its_name(browser: Any, address: str) -> None:
    """Typing a name into the form's field narrows the list by its identifier; the field goes on showing the name."""
    watched = Watched(browser, width=1280)
    page = watched.page
    page.goto(f"{address}/incidents")
    until(page, "window.deskReady")
    name, party = page.evaluate(
        "(({ value, dataset }) => [value, dataset.party])(document.querySelector('#parties').options[0])"
    )
    page.get_by_label("a party, by name").focus()
    page.keyboard.type(name.lower())
    page.keyboard.press("Tab")
    page.wait_for_url(f"**/incidents?actor={party}")
    page.wait_for_function("name => document.querySelector('#actor').value === name", arg=name)
    assert page.locator(".chips a").first.inner_text().startswith(f"party: {name}")
    page.get_by_label("a party, by name").fill("")
    page.keyboard.press("Tab")
    page.wait_for_url("**/incidents")
    assert watched.faults == []
    page.close()


PAGES = ("/incidents", "/dyads?by=party", "/places", "/places/SDN", "/review", "/log", "/codebook", "/data", "/help")


def test_no_page_breaks_the_policy_on_content(browser: Any, address: str) -> None:
    """Neither a page nor a map, timeline, popup or other theme on it asks for what our rules on content refuse."""
    page = browser.new_page(viewport={"width": 1280, "height": 850})
    page.set_default_timeout(PATIENCE)
    said: list[str] = []
    page.on("console", lambda one: said.append(f"{page.url} {one.type}: {one.text}"))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (one) =>"
        " console.warn('refused', one.violatedDirective, one.blockedURI, one.sourceFile));"
    )
    for path in PAGES:
        page.goto(f"{address}{path}")
        until(page, "window.deskReady")
    page.goto(f"{address}/incidents")
    for drawn in ("#map[data-loaded]", "#map[data-idle]", "#timeline[data-drawn]"):
        page.wait_for_selector(drawn)
    spot = page.evaluate(
        "(() => { const map = window.deskMap, [one] = map.queryRenderedFeatures({ layers: ['points', 'rough'] });"
        " const { x, y } = map.project(one.geometry.coordinates);"
        " const { left, top } = map.getCanvas().getBoundingClientRect();"
        " return [x + left, y + top]; })()"
    )
    page.mouse.click(*spot)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 800, "height": 700})
    page.wait_for_timeout(500)
    for link, drawn in ((".row-link", "#place-map[data-idle]"), ("a[href^='/reports/']", ".text")):
        page.goto(f"{address}{page.locator(link).first.get_attribute('href')}")
        page.wait_for_selector(drawn)
    until(page, "window.deskReady")
    assert [one for one in said if "Content Security Policy" in one or "refused" in one] == []
    page.close()


def test_filters_and_keys_lead_to_an_incident_and_back(browser: Any, address: str) -> None:
    """A filter changes list and address without a new page; j, Enter and u walk to an incident and back."""
    watched = Watched(browser, width=1440)
    watched.open_list(address)
    page = watched.page
    page.evaluate("window.sameDocument = true")
    page.locator("#type-ASSAULT").check()
    page.wait_for_url("**/incidents?type=ASSAULT")
    assert page.evaluate("window.sameDocument === true")
    assert page.locator(".chips a").first.inner_text().startswith("attack")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/incident-*")
    assert "1 of" in page.locator("#steps").inner_text()
    page.keyboard.press("u")
    page.wait_for_url("**/incidents?type=ASSAULT")
    assert watched.faults == []
    page.close()


def test_back_on_the_list_the_incident_one_came_from_has_the_focus(browser: Any, address: str) -> None:
    """u leads to the row that was left, wherever in the list one has walked to; another way in focuses nothing."""
    watched = Watched(browser, width=1440)
    page = watched.page
    page.goto(f"{address}/incidents?type=ASSAULT")
    until(page, "window.deskReady")
    page.locator(".row-link").nth(20).click()
    page.wait_for_url("**/incidents/incident-*")
    until(page, "window.deskReady")
    page.keyboard.press("j")
    page.wait_for_function("document.querySelector('#steps')?.textContent.includes('22 of')")
    until(page, "window.deskReady")
    left = page.evaluate("location.pathname")
    page.keyboard.press("u")
    page.wait_for_url("**/incidents?type=ASSAULT")
    until(page, "window.deskReady")
    assert page.evaluate("document.activeElement.getAttribute('href')") == left
    assert page.evaluate("(() => { const { top } = document.activeElement.getBoundingClientRect();"
                         " return top > 60 && top < innerHeight; })()")  # fmt: skip
    page.goto(f"{address}/help")
    page.goto(f"{address}/incidents?type=ASSAULT")
    until(page, "window.deskReady")
    assert page.evaluate("document.activeElement === document.body")
    assert watched.faults == []
    page.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_key_of_the_search_keeps_the_filters(browser: Any, address: str, width: int) -> None:
    """The stroke goes to the search field where it is, and from a page without one to the list's."""
    watched = Watched(browser, width=width)
    page = watched.page
    page.goto(f"{address}/incidents?country=SDN&sort=killed")
    until(page, "window.deskReady")
    page.evaluate("window.sameDocument = true")
    page.keyboard.press("/")
    page.keyboard.type("army")
    page.wait_for_url("**/incidents?*q=army*")
    assert page.evaluate("window.sameDocument === true")
    assert "country=SDN" in page.url
    assert "sort=killed" in page.url
    page.goto(f"{address}/places/SDN")
    until(page, "window.deskReady")
    page.keyboard.press("/")
    page.wait_for_url("**/incidents#q")
    until(page, "window.deskReady")
    until(page, "document.activeElement.id === 'q'")
    assert watched.faults == []
    page.close()


def test_a_filter_asks_once_for_map_and_timeline(browser: Any, address: str) -> None:
    """However many parts of the page an answer brings, what hangs on the list is asked for once."""
    watched = Watched(browser, width=1440)
    watched.open_list(address)
    page = watched.page
    watched.asked.clear()
    with page.expect_request("**/map.json?type=ASSAULT*"), page.expect_request("**/timeline.json?type=ASSAULT*"):
        page.locator("#type-ASSAULT").check()
    page.wait_for_timeout(500)
    asked = [one.removeprefix(address).partition("?")[0] for one in watched.asked]
    assert sorted(asked) == ["/incidents", "/map.json", "/timeline.json"]
    page.close()


@pytest.mark.parametrize("width", [1280, 768, 390])
@pytest.mark.parametrize("path", ["/dyads?by=party", "/places/SDN", "/places"])
def test_dyads_and_places_fit_their_window(browser: Any, address: str, path: str, width: int) -> None:
    """At any width no page is wider than its window, nothing is fetched elsewhere, the policy on content is kept."""
    watched = Watched(browser, width=width)
    page = watched.page
    page.goto(f"{address}{path}")
    until(page, "window.deskReady")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [one for one in watched.asked if not one.startswith((address, "blob:", "data:"))] == []
    assert watched.faults == []
    page.close()


def test_on_a_phone_drawings_are_whole_and_tables_tell_of_more(browser: Any, address: str) -> None:
    """The last month and all ties are in view; a table wider than the window fades at its edge until its end."""
    page = browser.new_page(viewport={"width": 390, "height": 850})
    page.goto(f"{address}/places/SDN")
    until(page, "window.deskReady")
    bars = page.locator(".trend rect")
    edges = bars.evaluate_all("bars => bars.map((bar) => bar.getBoundingClientRect().right)")
    assert 195 < max(edges) <= 390
    page.goto(f"{address}/dyads?by=party")
    until(page, "window.deskReady")
    drawn = page.locator(".network:visible").evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
    assert len(drawn) == 1
    assert drawn[0] <= 390
    until(page, "document.querySelector('.scroll:has(table)').classList.contains('more-beside')")
    page.evaluate("document.querySelector('.scroll:has(table)').scrollLeft = 9999")
    until(page, "!document.querySelector('.scroll:has(table)').classList.contains('more-beside')")
    page.close()


def test_a_brief_prints_without_its_forms(browser: Any, address: str) -> None:
    """On paper there are the numbers, the drawings and the incidents, and nothing to press."""
    page = browser.new_page()
    page.goto(f"{address}/places/SDN")
    until(page, "window.deskReady")
    assert page.locator("[data-print]").is_visible()
    page.emulate_media(media="print")
    for shown in (".key-figures", ".trend svg", ".gaps", ".extract", ".rows .row"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in ("[data-print]", ".filter-line", ".bar"):
        assert not page.locator(hidden).first.is_visible(), hidden
    page.close()


def test_people_sign_in_decide_and_sign_out(browser: Any, filled: Path, tmp_path: Path) -> None:
    """In a browser with its own ideas of cookies and origins: in, a comment under one's name, out, and shut out."""
    place = tmp_path / "shared.sqlite"
    shutil.copy(filled, place)
    password = "five herons over Tarka"
    with open_store(place) as store:
        accounts = Accounts(store, passwords=Passwords(QUICK))
        accounts.add("Ada Admin", password, by=By(name="root", came_from="command line"))
    with served(place) as address:
        watched = Watched(browser, width=390)
        page = watched.page
        page.goto(f"{address}/incidents?type=ASSAULT")
        page.fill("input[name=name]", "ada admin")
        page.fill("input[name=password]", password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents?type=ASSAULT")
        page.locator(".row-link").first.click()
        page.locator("summary", has_text="Comment").click()
        page.fill(".review-box textarea[name=note]", "Ask the hospital.")
        page.locator("button", has_text="Comment").click()
        page.wait_for_load_state()
        assert "Ada Admin commented on" in page.locator(".history").inner_text()
        page.goto(f"{address}/account")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than its window"
        page.locator("button", has_text="Sign out").first.click()
        page.wait_for_url("**/sign-in")
        page.goto(f"{address}/log")
        assert "/sign-in?back=" in page.url
        assert watched.faults == []
        page.close()
