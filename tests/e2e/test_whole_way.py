"""The whole way, with the shipped model: from a page to coded events."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import Path

import pytest

from dotterel.ingest import SourceSettings, open_sources
from dotterel.model import Document, ResolvedEvent
from dotterel.pipeline import CodingRun, DocumentOutcome, assemble

SAMPLES = Path(str(files("dotterel.surfaces"))) / "samples"
PAGES = Path(__file__).parents[1] / "golden" / "pages"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def run() -> CodingRun:
    """The shipped parts."""
    return assemble()


def outcomes(run: CodingRun, paths: Iterable[Path], *, published: str | None = None) -> list[DocumentOutcome]:
    """What becomes of some files."""
    return list(run.code(open_sources([str(path) for path in paths], settings=SourceSettings(published=published))))


def events_of(run: CodingRun, path: Path, *, published: str | None = None) -> tuple[ResolvedEvent, ...]:
    """The events of one file."""
    (outcome,) = outcomes(run, [path], published=published)
    assert outcome.error is None
    return outcome.events


def gist(events: Iterable[ResolvedEvent]) -> list[tuple[object, ...]]:
    """What events say, without offsets and ids, which depend on where a text stands."""
    return [
        (
            event.type,
            event.modes,
            event.trigger.text,
            tuple((actor.country, actor.sectors) for actor in event.actors),
            tuple((actor.country, actor.sectors) for actor in event.recipients),
            None if event.place is None else event.place.name,
            None if event.date is None else (event.date.first, event.date.last),
            None if event.killed is None else (event.killed.low, event.killed.high),
            event.claim.status,
            event.modality,
            event.historical,
        )
        for event in events
    ]


def wrapped(document: Document) -> str:
    """A report as a page with menus, scripts, share bar, other stories and a cookie notice around it."""
    title, *body = document.text.split("\n")
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in body)
    return f"""<!doctype html><html lang="en"><head><title>{escape(title)} | The Daily Heron</title>
<script>var ads = ["Ten killed in advert", 1, 2];</script><style>p {{ margin: 0 }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{escape(title)}</h1><div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>
{paragraphs}</article></main>
<aside><h3>Related posts</h3><ul><li><a href="/1">Army kills nine in raid on mountain village</a></li>
<li><a href="/2">Police arrest forty at harbour protest</a></li></ul></aside>
<footer>This website uses cookies to improve your experience. Accept</footer></body></html>"""


@pytest.mark.parametrize("name", ["1-border-clash.txt", "3-protest.txt"])
def test_a_page_gives_the_events_of_its_text(run: CodingRun, tmp_path: Path, name: str) -> None:
    """Menus, scripts and other stories around a report change nothing in its events."""
    (outcome,) = outcomes(run, [SAMPLES / name], published="2023-05-18")
    assert outcome.document is not None
    page = tmp_path / "page.html"
    page.write_text(wrapped(outcome.document), encoding="utf-8")
    plain = gist(outcome.events)
    assert plain
    assert gist(events_of(run, page, published="2023-05-18")) == plain


def test_coding_twice_gives_the_same_records(run: CodingRun) -> None:
    """The same report gives the same events, alone or beside others, today and tomorrow."""
    paths = sorted(SAMPLES.iterdir())
    together = {one.name: one.events for one in outcomes(run, paths)}
    for path in paths:
        (alone,) = outcomes(run, [path])
        assert alone.events == together[alone.name]


def test_both_sides_of_a_clash_are_heard(run: CodingRun) -> None:
    """Who is said to have fired is told as a claim of each side, never as a fact of the report's own."""
    events = events_of(run, SAMPLES / "1-border-clash.txt")
    assaults = [event for event in events if event.type == "ASSAULT" and not event.historical]
    claimants = {event.claim.source.country for event in assaults if event.claim.source is not None}
    assert claimants >= {"KGZ", "TJK"}
    tolls = {(event.killed.low, event.killed.high) for event in assaults if event.killed is not None}
    assert (5, 5) in tolls


def test_an_older_war_keeps_its_own_toll_and_date(run: CodingRun) -> None:
    """What happened in 2021 is history, with its own dead, and lends nothing to today's events."""
    events = events_of(run, SAMPLES / "1-border-clash.txt")
    old = [event for event in events if event.killed is not None and event.killed.low == 51]
    assert old
    for event in old:
        assert event.historical
        assert event.date is not None
        assert str(event.date.first).startswith("2021")
    assert all(event.killed is None or event.killed.low != 51 for event in events if not event.historical)


def test_leaders_on_the_telephone(run: CodingRun) -> None:
    """A call is a CONSULT by phone between the two, not a visit."""
    events = events_of(run, SAMPLES / "1-border-clash.txt")
    calls = [event for event in events if event.type == "CONSULT" and "phone" in event.modes]
    parties = {actor.country for call in calls for actor in (*call.actors, *call.recipients)}
    assert parties >= {"KGZ", "TJK"}


def test_a_report_without_codable_events_has_none(run: CodingRun) -> None:
    """Business news is read and found empty."""
    (outcome,) = outcomes(run, [SAMPLES / "5-business.txt"])
    assert outcome.outcome == "no events"


def test_every_golden_page_is_coded(run: CodingRun) -> None:
    """No page of any style breaks the way, and a page on a conflict has events whose evidence stands in its text."""
    pages = sorted(PAGES.glob("*.html")) + sorted(PAGES.glob("*.txt"))
    for outcome in outcomes(run, pages):
        assert outcome.outcome == "coded", (outcome.name, outcome.error)
        assert outcome.document is not None
        for event in outcome.events:
            for span in (event.trigger, event.sentence, *event.means):
                assert outcome.document.text[span.start : span.end] == span.text
            for actor in (*event.actors, *event.recipients):
                assert outcome.document.text[actor.start : actor.end] == actor.text
