"""Asking feeds and fetching articles, over a network made of written-down answers."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpcore2
import httpx2
import pytest

from dotterel.ingest import Answer, FakeClock, FakeNetwork, FakeResolver, FeedReader, SourceSettings
from dotterel.ingest.sources import CheckedBackend, PrivateAddress
from dotterel.model import (
    DotterelError,
    Entry,
    Feed,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
)

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
FEED = "https://ledger.example/feed"
RAID = "https://ledger.example/raid"
ROBOTS = "https://ledger.example/robots.txt"
XML = {"content-type": "application/rss+xml"}
BODY = f"<rss><channel><title>Ledger</title><item><link>{RAID}</link></item></channel></rss>".encode()
ENTRY = Entry(feed=FEED, id="r", address=RAID, title="Raid", published="2024-03-05", outlet="Ledger")


class Recording(FakeNetwork):
    """Keeps the requests too, and answers conditional ones with 304 where the mark is the same."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(answers)
        self.requests: list[httpx2.Request] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        found = super().handle_request(request)
        mark = found.headers.get("etag")
        return httpx2.Response(304) if mark and request.headers.get("if-none-match") == mark else found


def reader(network: httpx2.BaseTransport, clock: FakeClock | None = None, **settings: bool | int) -> FeedReader:
    """A reader over a network."""
    return FeedReader(
        settings=SourceSettings(**settings),  # type: ignore[arg-type]
        transport=network,
        clock=clock or FakeClock(NOW),
    )


def test_an_unchanged_feed_is_not_sent_again() -> None:
    """The marks of the last answer go back to the server, which then answers without the feed."""
    headers = XML | {"etag": '"v1"', "last-modified": "Wed, 06 Mar 2024 11:00:00 GMT"}
    network = Recording({FEED: Answer(body=BODY, headers=headers)})
    with reader(network) as asked:
        first = asked.ask(Feed(address=FEED))
        second = asked.ask(Feed(address=FEED, etag=first.etag, modified=first.modified))
    assert first.content is not None
    assert (second.content, second.etag) == (None, '"v1"')
    last = network.requests[-1].headers
    assert (last["if-none-match"], last["if-modified-since"]) == ('"v1"', "Wed, 06 Mar 2024 11:00:00 GMT")


def test_an_unasked_304_is_a_failure() -> None:
    """A server that says "unchanged" of what we have never seen has not answered."""
    with reader(FakeNetwork({RAID: Answer(status=304)})) as asked, pytest.raises(SourceRefused):
        asked.fetch(ENTRY)


def test_entries_belong_to_the_feed_that_was_asked() -> None:
    """Behind a redirect relative links begin at the new address, and the entries stay the old one's."""
    body = b"<rss><channel><title>L</title><item><link>raid</link></item></channel></rss>"
    moved = Answer(status=301, headers={"location": "https://new.example/a/feed"})
    network = FakeNetwork({FEED: moved, "https://new.example/a/feed": Answer(body=body, headers=XML)})
    with reader(network) as asked:
        content = asked.ask(Feed(address=FEED)).content
    assert content is not None
    assert (content.entries[0].feed, content.entries[0].address) == (FEED, "https://new.example/a/raid")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=404), SourceNotFound),
        (Answer(status=410), SourceNotFound),
        (Answer(status=403), SourceRefused),
        (Answer(status=503), SourceUnreachable),
        (Answer(fails="connection reset"), SourceUnreachable),
        (Answer(status=302, headers={"location": FEED}), SourceRefused),
        (Answer(status=302, headers={"location": "file:///etc/passwd"}), SourceRefused),
        (Answer(status=302, headers={"location": "http://[bad"}), SourceRefused),
        (Answer(body=b" " * 10_000_001, headers=XML), SourceTooLarge),
    ],
)
def test_failures_have_names(answer: Answer, error: type[DotterelError]) -> None:
    """A redirect loop, a huge feed and a dead address are told apart."""
    with reader(FakeNetwork({FEED: answer})) as asked, pytest.raises(error):
        asked.ask(Feed(address=FEED))


def test_a_server_is_not_asked_twice_at_once() -> None:
    """Between two requests to one server lies a pause; another server need not wait for it."""
    clock = FakeClock(NOW)
    other = replace(ENTRY, address="https://post.example/1")
    network = FakeNetwork({FEED: Answer(body=BODY, headers=XML), RAID: Answer(body=b"x"), other.address: Answer()})
    with reader(network, clock) as asked:
        asked.ask(Feed(address=FEED))
        assert (asked.wait_of(RAID), asked.wait_of(other.address)) == (2.0, 0.0)
        asked.fetch(other)
        assert clock.waited == []
        asked.fetch(ENTRY)
    assert clock.waited == [2.0]


@pytest.mark.parametrize("rule", ["Crawl-delay: 30", "Request-rate: 2/60"])
def test_the_pause_that_robots_rules_ask_for_is_kept(rule: str) -> None:
    """A server that wants a longer pause gets it."""
    clock = FakeClock(NOW)
    rules = Answer(body=f"User-agent: *\n{rule}\nDisallow: /x".encode())
    with reader(FakeNetwork({ROBOTS: rules, RAID: Answer(body=b"x")}), clock) as asked:
        asked.fetch(ENTRY)
        asked.fetch(ENTRY)
    assert clock.waited == [30.0]


def test_a_very_long_pause_is_not_sat_out() -> None:
    """Where the rules ask for an hour, the article is left for later rather than everything held up."""
    rules = Answer(body=b"User-agent: *\nCrawl-delay: 3600")
    network = FakeNetwork({ROBOTS: rules, RAID: Answer(body=b"x")})
    with reader(network) as asked:
        asked.fetch(ENTRY)
        with pytest.raises(SourceUnreachable) as later:
            asked.fetch(ENTRY)
    assert later.value.retry_after == 3600.0
    assert network.asked.count(RAID) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), ("999999999999", 86_400.0), ("Wed, 06 Mar 2097 12:00:00 GMT", 86_400.0), ("soon", None)],
)
def test_a_busy_server_is_left_alone(header: str, seconds: float | None) -> None:
    """What Retry-After asks for is told and kept, at most a day; without it some minutes."""
    network = FakeNetwork({RAID: Answer(status=429, headers={"retry-after": header})})
    with reader(network) as asked:
        with pytest.raises(SourceUnreachable) as busy:
            asked.fetch(ENTRY)
        assert busy.value.retry_after == seconds
        assert asked.wait_of(FEED) == (seconds or 120.0)


def test_rules_are_asked_for_anew_after_a_day() -> None:
    """A watch that lasts for weeks hears of new rules."""
    clock = FakeClock(NOW)
    network = FakeNetwork({RAID: Answer(body=b"x")})
    with reader(network, clock) as asked:
        asked.fetch(ENTRY)
        asked.fetch(ENTRY)
        clock.wait(86_400)
        asked.fetch(ENTRY)
    assert network.asked.count(ROBOTS) == 2


def test_barred_feeds_and_articles_are_refused() -> None:
    """Robots rules hold for feeds as for pages."""
    network = FakeNetwork({ROBOTS: Answer(body=b"User-agent: *\nDisallow: /"), FEED: Answer(body=BODY)})
    with reader(network) as asked, pytest.raises(SourceRefused):
        asked.ask(Feed(address=FEED))
    assert network.asked == [ROBOTS]


def test_a_feed_file_is_read_and_its_change_noticed(tmp_path: Path) -> None:
    """A trial needs no server: feed and articles are files, and nothing but files beside the feed."""
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel><title>L</title><item><link>raid.txt</link></item></channel></rss>")
    (tmp_path / "raid.txt").write_text("Gunmen attack Tarka")
    with reader(FakeNetwork({})) as asked:
        first = asked.ask(Feed(address=str(path)))
        assert first.content is not None
        assert asked.fetch(first.content.entries[0]).content == b"Gunmen attack Tarka"
        assert asked.ask(Feed(address=str(path), etag=first.etag)).content is None
        with pytest.raises(SourceRefused):
            asked.fetch(replace(first.content.entries[0], address="/etc/hostname"))
        with pytest.raises(SourceRefused):
            asked.fetch(replace(ENTRY, address=str(tmp_path / "raid.txt")))
        with pytest.raises(SourceNotFound):
            asked.ask(Feed(address=str(tmp_path / "gone.xml")))


def test_own_servers_are_reached_by_name_and_port_only() -> None:
    """For a trial the servers named on this machine are let through, and no other port, name or private address."""
    answers = {"127.0.0.1": (("127.0.0.1",),), "localhost": (("127.0.0.1",),), "10.0.0.1": (("10.0.0.1",),)}
    backend = CheckedBackend(
        resolver=FakeResolver(answers),
        inner=httpcore2.MockBackend([]),
        own=frozenset({("127.0.0.1", 8000), ("10.0.0.1", 80)}),
    )
    backend.connect_tcp("127.0.0.1", 8000)
    for host, port in (("127.0.0.1", 8001), ("localhost", 8000), ("10.0.0.1", 80)):
        with pytest.raises(PrivateAddress):
            backend.connect_tcp(host, port)
