"""The desk as analysts use it, in a browser, over a real store: the sample reports, coded by the shipped model."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dotterel.evaluation import read_reports
from dotterel.store import open_store
from tests.surfaces.desk.browsing import Watched, needs_browser, run, served

SAMPLES = Path(str(files("dotterel.surfaces"))) / "samples"
AMA, BEN, CLEO = "Ama Example", "Ben Example", "Cleo Example"
CLASH = "BATKEN, Kyrgyzstan"
"""Begins the paragraph of the first sample report that tells of five dead and eleven wounded."""
GIVEN = "17"
"""What the reviewer says instead; no report has such a number."""

pytestmark = [pytest.mark.model, pytest.mark.loopback, needs_browser]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the sample reports, coded and linked."""
    path = tmp_path_factory.mktemp("browser") / "samples.sqlite"
    run("code", str(SAMPLES), "--store", str(path), "--format", "jsonl")
    run("link", "--store", str(path))
    return path


@pytest.fixture
def store(coded: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    path = tmp_path / "store.sqlite"
    shutil.copy(coded, path)
    return path


@pytest.fixture
def address(store: Path) -> Iterator[str]:
    """The desk over the copy."""
    with served(store, "--reviewer", AMA) as found:
        yield found


def press(page: Any, button: Any) -> None:
    """Send a form, and wait for the page that comes after it."""
    with page.expect_navigation():
        button.click()


def listed(page: Any) -> int:
    """How many incidents the list says there are."""
    return int(page.locator(".results-head h1").inner_text().split()[0].replace(",", ""))


def say_who(page: Any, address: str, name: str) -> None:
    """Give a name on the page of double reviews."""
    page.goto(f"{address}/review/double")
    page.locator("form.line-form input[name=name]").fill(name)
    press(page, page.get_by_role("button", name="Change name"))
    assert page.locator("form.line-form input[name=name]").input_value() == name


def test_a_corrected_toll_is_there_for_good(browser: Any, address: str, store: Path) -> None:
    """Filter, incident, evidence, correction; the reports are coded anew, and page, log and export still say it."""
    watched = Watched(browser, width=1440)
    page = watched.page
    watched.open_list(address)
    page.locator("#killed").fill("5")
    page.locator("#killed").press("Enter")
    page.wait_for_url("**killed=5**")
    page.locator(".row-link", has_text="Kyrgyz").first.click()
    page.wait_for_url("**/incidents/incident-*")
    assert "5" in page.locator("article").inner_text()
    page.locator("a[href*='/reports/']").first.click()
    page.wait_for_url("**/reports/**")
    assert page.locator("#text mark.r-killed").count() > 0

    card = page.locator(".card[data-event]").filter(has=page.locator("dt.k-killed")).first
    event = card.get_attribute("data-event")
    card.get_by_text("Correct …").click()
    card.get_by_role("link", name="killed", exact=True).click()
    page.wait_for_url("**/killed**")
    assert page.locator("blockquote.evidence mark.r-killed").count() > 0
    page.locator("input[name=low]").fill(GIVEN)
    page.locator("input[name=high]").fill(GIVEN)
    page.locator("input[name=note]").fill("counted by the hospital")
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_url("**/reports/**")
    mine = page.locator(f'.card[data-event="{event}"]')
    assert GIVEN in mine.locator("dl").inner_text()

    run("code", str(SAMPLES), "--store", str(store), "--min-score", "0.2", "--again", "--format", "jsonl")
    run("link", "--store", str(store))
    with open_store(store) as opened, opened.reading() as records:
        assert len({one.method_id for one in records.events.versions(str(event))}) == 2
    page.reload()
    assert GIVEN in mine.locator("dl").inner_text()
    assert "reviewed" in mine.inner_text()
    mine.locator("a[href*='/incidents/']").first.click()
    page.wait_for_url("**/incidents/incident-*")
    assert GIVEN in page.locator("article").inner_text()
    page.goto(f"{address}/log")
    entry = page.locator(".log > li").first.inner_text()
    assert "Ama Example corrected killed of event" in entry
    assert "counted by the hospital" in entry
    exported = [json.loads(line) for line in run("export", "--store", str(store), "--format", "jsonl").splitlines()]
    tolls = [toll["total"] for one in exported for toll in one.get("tolls", ()) if toll["role"] == "killed"]
    assert any(int(GIVEN) in total.values() for total in tolls)
    assert watched.faults == []
    page.close()


def test_the_place_and_the_days_of_an_incident_are_corrected_for_good(browser: Any, address: str, store: Path) -> None:
    """By the links beside them; coded anew, incident, list, map, log and export have them; one is taken back."""
    watched = Watched(browser, width=1440)
    page = watched.page
    watched.open_list(address)
    page.locator(".row-link", has_text="Kyrgyz").first.click()
    page.wait_for_url("**/incidents/incident-*")
    incident = page.url
    facts = page.locator("dl.facts")
    facts.locator("a[href$='/place']").click()
    page.wait_for_url("**/place")
    for name, value in (("name", "Tripoli"), ("country", "LBN"), ("admin1", ""), ("note", "another town")):
        page.locator(f"input[name={name}]").fill(value)
    press(page, page.get_by_role("button", name="Save the correction"))
    assert "There are several places called Tripoli, LBN" in page.locator("[role=alert]").inner_text()
    page.get_by_label("Tripoli, Ash Shimāl, Lebanon town or village").check()
    press(page, page.get_by_role("button", name="Save the correction"))
    assert page.url == incident
    facts.locator("a[href$='/date']").click()
    page.wait_for_url("**/date")
    page.locator("input[name=first]").fill("2023-01-02")
    page.locator("input[name=last]").fill("2023-01-04")
    press(page, page.get_by_role("button", name="Save the correction"))
    assert facts.get_by_text("corrected by Ama Example").count() == 2

    run("code", str(SAMPLES), "--store", str(store), "--min-score", "0.2", "--again", "--format", "jsonl")
    run("link", "--store", str(store))
    page.goto(incident)
    told = page.locator("article").inner_text()
    assert "Tripoli, Lebanon" in facts.inner_text()
    assert "2–4 Jan 2023" in facts.inner_text()
    assert "in Tripoli, Lebanon from 2 to 4 January 2023" in told
    page.goto(f"{address}/incidents?country=LBN&from=2023-01-01&to=2023-01-31")
    page.wait_for_selector("#map[data-loaded]")
    assert (listed(page), page.get_attribute("#map", "data-loaded")) == (1, "1")
    page.goto(f"{address}/log")
    entry = page.locator(".log > li", has_text="where of incident").inner_text()
    assert "Tripoli, Lebanon (town or village, 34.43° 35.84°)" in entry
    assert "another town" in entry
    exported = [json.loads(line) for line in run("export", "--store", str(store), "--format", "jsonl").splitlines()]
    (found,) = (one for one in exported if one["corrected"])
    assert (found["corrected"], found["place"]["country"], found["time"]["to"]) == (
        ["date", "place"],
        "LBN",
        "2023-01-04",
    )
    page.goto(incident)
    press(page, facts.locator("div", has=page.get_by_text("Where", exact=True)).get_by_role("button", name="take back"))
    assert "Tripoli" not in facts.inner_text()
    assert facts.get_by_text("corrected by Ama Example").count() == 1
    assert watched.faults == []
    page.close()


def test_map_and_timeline_filter_each_other(browser: Any, address: str) -> None:
    """Days chosen on the timeline leave fewer on the map; a box drawn on the map leaves fewer on the timeline."""
    watched = Watched(browser, width=1440)
    page = watched.page
    watched.open_list(address)
    total = listed(page)
    on_map = int(page.get_attribute("#map", "data-loaded"))
    bars = page.locator("#timeline svg > g > rect")
    in_time = bars.count()
    last = bars.last.bounding_box()
    page.mouse.click(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2)
    page.wait_for_url("**from=**")
    page.wait_for_function("before => Number(document.querySelector('#map').dataset.loaded) < before", arg=on_map)
    assert 0 < int(page.get_attribute("#map", "data-loaded")) < on_map
    assert 0 < listed(page) < total
    page.get_by_role("button", name="all time").click()
    page.wait_for_function("before => Number(document.querySelector('#map').dataset.loaded) === before", arg=on_map)

    page.get_by_role("button", name="draw a box").click()
    frame = page.locator("#map").bounding_box()
    page.mouse.move(frame["x"] + 4, frame["y"] + 4)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.45, frame["y"] + frame["height"] - 4, steps=4)
    page.mouse.up()
    page.wait_for_url("**box=**")
    page.wait_for_function(
        "before => document.querySelectorAll('#timeline svg > g > rect').length < before", arg=in_time
    )
    assert 0 < listed(page) < total
    assert watched.faults == []
    page.close()


def test_two_people_review_blindly_and_a_third_settles(browser: Any, address: str, store: Path) -> None:
    """Each in a browser of their own; neither sees the other's answer; the third sees both, and their word holds."""
    people = {name: Watched(browser, width=1100) for name in (AMA, BEN, CLEO)}
    for name, watched in people.items():
        say_who(watched.page, address, name)
    third = people[CLEO].page
    for name, value in (("size", "3"), ("seed", "4"), ("first", AMA), ("second", BEN), ("adjudicator", CLEO)):
        third.locator(f"form.correct input[name={name}]").fill(value)
    third.get_by_role("button", name="Draw the sample").click()
    third.wait_for_url("**/review/double/double-*")
    review = third.url
    for name, number in ((AMA, GIVEN), (BEN, "18")):
        page = people[name].page
        page.goto(review)
        page.get_by_role("link", name="Answer the next of 3").click()
        page.get_by_role("link", name="Change killed").click()
        assert page.locator("blockquote.evidence mark").count() > 0
        page.locator("input[name=low]").fill(number)
        page.locator("input[name=high]").fill(number)
        page.get_by_role("button", name="Save the correction").click()
        page.wait_for_url("**/unit?of=*")
        if name == BEN:
            assert GIVEN not in page.locator("article").inner_text()
        for _ in range(3):
            press(page, page.get_by_role("button", name="Right, as it stands here"))
        press(page, page.get_by_role("button", name="I am done"))
        third.goto(f"{address}/log")
        assert ("0 decisions" in third.locator("article").inner_text()) is (name == AMA)
    third.goto(review)
    case = third.locator(".case")
    assert case.count() == 1
    assert {GIVEN, "18"} <= set(case.inner_text().split())
    people[AMA].page.goto(review)
    assert people[AMA].page.get_by_role("button", name="this holds").count() == 0
    press(third, third.get_by_role("button", name=f"{BEN}: this holds"))
    assert "Settled by Cleo Example: 18" in third.locator(".case").inner_text()
    third.goto(f"{address}/review/agreement")
    killed = third.locator(".agreement tbody tr").filter(has=third.get_by_role("rowheader", name="killed", exact=True))
    assert "2 of 3" in killed.inner_text()
    assert json.loads(run("review", "agreement", "--store", str(store), "--format", "json"))["fields"]
    with open_store(store) as opened, opened.reading() as records:
        said = [(one.reviewer, one.act) for one in records.decisions.all() if one.field == "killed"]
    assert said == [(AMA, "correct"), (BEN, "correct"), (CLEO, "adjudicate")]
    for watched in people.values():
        assert watched.faults == []
        watched.page.close()


def test_an_incident_is_split_and_made_whole_again(browser: Any, address: str, store: Path) -> None:
    """What the reviewer parts stays apart, until the reviewer joins it."""
    watched = Watched(browser, width=1440)
    page = watched.page
    page.goto(f"{address}/incidents?sort=sources")
    page.locator(".row-link").first.click()
    page.wait_for_url("**/incidents/incident-*")
    page.get_by_text("Split: these are several happenings").click()
    with open_store(store) as opened, opened.reading() as records:
        last = page.locator("label.choice input[name=event]").last.get_attribute("value") or ""
        listed_events = [one.get_attribute("value") for one in page.locator("label.choice input[name=event]").all()]
        tellings = records.tellings.of_events([one for one in listed_events if one])
    for event in [one for one, telling in tellings.items() if telling == tellings[last]]:
        page.locator(f"label.choice input[name=event][value='{event}']").check()
    press(page, page.get_by_role("button", name="Split", exact=True))
    with open_store(store) as opened, opened.reading() as records:
        (split,) = [one for one in records.decisions.all() if one.act == "split"]
        groups = json.loads(split.after or "")["events"]
        parts = [{one.id for one in records.incidents.of_event(group[0])} for group in groups]
    assert parts[0].isdisjoint(parts[1])
    page.goto(f"{address}/incidents/{next(iter(parts[0]))}")
    page.get_by_text("Merge with another incident").click()
    page.locator("input[name=other]").fill(f"{address}/incidents/{next(iter(parts[1]))}")
    press(page, page.get_by_role("button", name="Merge", exact=True))
    with open_store(store) as opened, opened.reading() as records:
        assert records.incidents.of_event(groups[0][0]) == records.incidents.of_event(groups[1][0])
    page.close()


def test_a_missed_event_is_added_by_its_words_and_taken_back(
    browser: Any, address: str, store: Path, tmp_path: Path
) -> None:
    """Words selected with the mouse become an event, which training can read, and which the log can take back."""
    watched = Watched(browser, width=1440)
    page = watched.page
    with open_store(store) as opened, opened.reading() as records:
        document = next(one for one in records.documents.page(limit=50).records if CLASH in one.text)
    page.goto(f"{address}/reports/{document.id}")
    events = page.locator(".card[data-event]")
    before = events.count()
    where = page.evaluate(
        """() => {
            const paragraph = [...document.querySelectorAll("#text p")].find(p => p.textContent.includes("rejected"));
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf("rejected");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 8);
                const box = range.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }
        }"""
    )
    page.mouse.dblclick(*where)
    page.get_by_text("Add an event that was missed").click()
    assert page.locator("#missed input[name=trigger]").input_value() == "rejected"
    page.locator("#missed select[name=type]").select_option("REJECT")
    press(page, page.locator("#missed").get_by_role("button", name="Add"))
    assert events.count() == before + 1
    press(page, page.get_by_role("button", name="All events are here and right"))
    corpus = tmp_path / "reviewed.rpt"
    corpus.write_text(run("review", "corpus", "--store", str(store)), encoding="utf-8")
    (report,) = read_reports([corpus])
    assert any(event.type == "REJECT" for sentence in report.sentences for event in sentence.events)

    page.goto(f"{address}/log")
    added = page.locator(".log > li").filter(has_text="added an event to")
    press(page, added.get_by_role("button", name="take back"))
    assert "taken back" in page.locator(".log > li.undone").filter(has_text="added an event to").inner_text()
    page.goto(f"{address}/reports/{document.id}")
    assert events.count() == before
    assert watched.faults == []
    page.close()
