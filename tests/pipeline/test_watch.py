"""Watching feeds, with a clock that stands still and a network made of written-down answers."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import httpx2
import pytest

from dotterel.ingest import Answer, FakeClock, FakeNetwork, FeedReader
from dotterel.model import (
    CodedDocument,
    CodedEvent,
    Document,
    Provenance,
    ResolvedEvent,
    SourceRefused,
    StoreBusy,
    StoreError,
)
from dotterel.pipeline import (
    ArticlePutOff,
    ArticleRead,
    CodingRun,
    DocumentOutcome,
    FeedAsked,
    Notice,
    Round,
    StoreTrouble,
    Watch,
)
from dotterel.pipeline.watch_schedule import iso
from dotterel.store import IN_MEMORY, Hold, Store, open_store
from tests import factories

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
FEED = "https://ledger.example/feed"
OTHER = "https://post.example/feed"
XML = {"content-type": "application/rss+xml"}


class Coder:
    """Finds one event in every document but those about regattas."""

    provenance = Provenance(component="counting", version="1")

    def __init__(self) -> None:
        self.asked: list[str] = []

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        self.asked += [document.name for document in documents]
        return [
            CodedDocument(events=() if "egatta" in one.text else (factories.coded_event(document_id=one.id),))
            for one in documents
        ]


class Resolver:
    """Gives an event for each, named after the document."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As in `EventResolver`."""
        return tuple(
            factories.resolved_event(id=f"event of {document.name}", document=document.reference()) for _ in events
        )


class Network(FakeNetwork):
    """Answers that can be changed, and a moment in which something else happens."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(answers)
        self.meanwhile: Callable[[str], None] = lambda _address: None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.meanwhile(str(request.url))
        return super().handle_request(request)

    def change(self, answers: dict[str, Answer]) -> None:
        """Answer otherwise from now on."""
        self._answers |= answers

    def fetched(self) -> list[str]:
        """What was asked for but robots rules."""
        return [address for address in self.asked if not address.endswith("robots.txt")]


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    with open_store(IN_MEMORY, create=True) as opened:
        yield opened


def page(town: str) -> Answer:
    """A page about a town of its own, without a date."""
    sentences = "".join(f"<p>The {thing} of {town} was burnt by gunmen at night, said its mayor.</p>" for thing in
                        ("mill", "school", "bridge"))  # fmt: skip
    return Answer(body=f"<html><head><title>Raid in {town}</title></head><body>{sentences}</body></html>".encode())


def feed(*towns: str, title: str = "Ledger", host: str = "ledger.example", head: str = "") -> Answer:
    """A feed that lists an article a town."""
    items = "".join(
        f"<item><title>Raid in {town}</title><link>https://{host}/{town}</link>"
        "<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate></item>"
        for town in towns
    )
    body = f"<rss><channel><title>{title}</title>{head}{items}</channel></rss>".encode()
    return Answer(body=body, headers=XML)


def pages(*towns: str, host: str = "ledger.example") -> dict[str, Answer]:
    """Pages by address."""
    return {f"https://{host}/{town}": page(town) for town in towns}


class Trial:
    """A watch with all that it needs."""

    def __init__(self, store: Store, network: FakeNetwork, *feeds: str, **options: object) -> None:
        self.network = network
        self.coder = Coder()
        self.clock = FakeClock(NOW)
        self.reader = FeedReader(transport=network, clock=self.clock)
        run = CodingRun(coder=self.coder, resolver=Resolver())
        self.watch = Watch(
            feeds=feeds or (FEED,),
            store=store,
            reader=self.reader,
            coding=lambda: run,
            clock=self.clock,
            **options,  # type: ignore[arg-type]
        )

    def round(self, *, later: timedelta = timedelta(0)) -> list[Notice]:
        """A round after some time."""
        self.clock.moment += later
        with self.reader:
            return list(self.watch.round())


def read(notices: Sequence[Notice]) -> list[tuple[str, str]]:
    """Address and outcome of each article."""
    return [(one.outcome.name, one.outcome.outcome) for one in notices if isinstance(one, ArticleRead)]


def account(notices: Sequence[Notice]) -> Round:
    """The account of the round."""
    assert isinstance(notices[-1], Round)
    return notices[-1]


def test_articles_are_coded_and_kept(store: Store) -> None:
    """Each has its line and stands in the store with its run; what the page does not tell comes from the feed."""
    trial = Trial(store, Network({FEED: feed("Adaba", "Benti"), **pages("Adaba", "Benti")}))
    notices = trial.round()
    assert [type(one) for one in notices] == [FeedAsked, ArticleRead, ArticleRead, Round]
    assert read(notices) == [("https://ledger.example/Adaba", "coded"), ("https://ledger.example/Benti", "coded")]
    with store.reading() as records:
        (document,) = [one for one in records.documents.recent(most=9) if "Adaba" in one.name]
        assert (document.title, document.published, document.outlet) == ("Raid in Adaba", "2024-03-05", "Ledger")
        assert [one.outcome for one in records.runs.outcomes(1)] == ["coded", "coded"]
        assert records.feeds.counts() == {FEED: {"coded": 2}}
    told = account(notices)
    assert (told.asked, told.new, told.left, told.run, told.record.total) == (1, 2, 0, 1, 2)


def test_nothing_is_fetched_twice(store: Store) -> None:
    """The next round asks the feed and fetches what is new in it, though every article is still listed."""
    network = Network({FEED: feed("Adaba"), **pages("Adaba", "Benti")})
    trial = Trial(store, network)
    trial.round()
    network.change({FEED: feed("Benti", "Adaba")})
    assert read(trial.round(later=timedelta(minutes=20))) == [("https://ledger.example/Benti", "coded")]
    another = Trial(store, network)
    assert read(another.round(later=timedelta(hours=2))) == []
    assert network.fetched().count("https://ledger.example/Adaba") == 1


def test_a_feed_is_not_asked_before_it_is_due(store: Store) -> None:
    """Starting the program again and again, as a timer does, asks nobody more often; a feed's own wish counts too."""
    network = Network({FEED: feed(head="<ttl>60</ttl>")})
    for minutes, asked in ((0, 1), (16, 1), (58, 1), (60, 2)):
        trial = Trial(store, network)
        trial.round(later=timedelta(minutes=minutes))
        assert network.fetched().count(FEED) == asked


def test_servers_are_asked_in_turn(store: Store) -> None:
    """While one server has its pause the other one is asked, and none is asked without a pause."""
    network = Network(
        {
            FEED: feed("Adaba", "Benti"),
            OTHER: feed("Corru", "Dessa", title="Post", host="post.example"),
            **pages("Adaba", "Benti"),
            **pages("Corru", "Dessa", host="post.example"),
        }
    )
    moments: list[tuple[str, float]] = []
    trial = Trial(store, network, FEED, OTHER)
    network.meanwhile = lambda address: moments.append((address, trial.clock.seconds()))
    trial.round()
    for host in ("ledger.example", "post.example"):
        asked = [moment for address, moment in moments if host in address and not address.endswith("robots.txt")]
        assert len(asked) == 3
        assert all(later - earlier >= 2.0 for earlier, later in pairwise(asked))
    assert trial.clock.seconds() == pytest.approx(4.0)


def test_copies_and_reports_without_events_are_told(store: Store) -> None:
    """A report that another outlet repeats is named, also when the first was coded by an earlier program."""
    network = Network({FEED: feed("Adaba", "Regatta"), **pages("Adaba", "Regatta")})
    Trial(store, network).round()
    network.change({OTHER: feed("Adaba", title="Post", host="post.example"), **pages("Adaba", host="post.example")})
    trial = Trial(store, network, OTHER)
    (told,) = [one for one in trial.round() if isinstance(one, ArticleRead)]
    assert told.outcome.outcome == "duplicate"
    assert told.outcome.duplicate_of is not None
    assert told.outcome.duplicate_of.name == "https://ledger.example/Adaba"
    with store.reading() as records:
        assert [one.outcome for one in records.runs.outcomes(1)] == ["coded", "no events"]
        assert records.events.count() == 1


def test_failures_are_named_and_stop_nothing(store: Store) -> None:
    """A dead article, a private address and one that breaks a parser stand beside the good one."""
    body = "".join(f"<item><link>{link}</link></item>" for link in ("/gone", "http://10.0.0.1/x", "/picture", "/Adaba"))
    network = Network(
        {
            FEED: Answer(body=f"<rss><channel><title>L</title>{body}</channel></rss>".encode(), headers=XML),
            "http://10.0.0.1/x": Answer(fails="refused here by the fake network"),
            "https://ledger.example/picture": Answer(body=b"x", headers={"content-type": "image/png"}),
            **pages("Adaba"),
        }
    )
    notices = Trial(store, network).round()
    assert sorted(read(notices)) == [
        ("https://ledger.example/Adaba", "coded"),
        ("https://ledger.example/gone", "failed"),
        ("https://ledger.example/picture", "failed"),
    ]
    assert account(notices).record.failures == {"SourceNotFound": 1, "UnknownFormat": 1}
    assert account(notices).put_off == 1


def test_an_article_that_cannot_be_had_for_now_is_tried_again(store: Store) -> None:
    """It comes back after a while; in the end it is given up and told as failed."""
    article = "https://ledger.example/Adaba"
    network = Network({FEED: feed("Adaba"), article: Answer(status=503)})
    trial = Trial(store, network)
    (put_off,) = [one for one in trial.round() if isinstance(one, ArticlePutOff)]
    assert put_off.until - put_off.at == timedelta(minutes=10)
    assert account(trial.round(later=timedelta(minutes=5))).left == 1
    assert network.fetched().count(article) == 1
    network.change({article: page("Adaba")})
    assert read(trial.round(later=timedelta(minutes=6))) == [(article, "coded")]


def test_an_article_is_given_up_in_the_end(store: Store) -> None:
    """After several tries the failure is its outcome, recorded once."""
    network = Network({FEED: feed("Adaba"), "https://ledger.example/Adaba": Answer(status=503)})
    trial = Trial(store, network)
    outcomes = [outcome for _ in range(8) for _, outcome in read(trial.round(later=timedelta(hours=12)))]
    assert outcomes == ["failed"]
    with store.reading() as records:
        assert [one.error for one in records.runs.outcomes(1)] == ["SourceUnreachable"]


def test_a_server_that_is_down_is_not_asked_for_every_article(store: Store) -> None:
    """One that does not answer is left alone for some minutes; the others go on meanwhile."""
    towns = [f"Town{number}" for number in range(30)]
    down = {f"https://ledger.example/{town}": Answer(status=503, headers={"retry-after": "600"}) for town in towns}
    network = Network(
        {
            FEED: feed(*towns),
            **down,
            OTHER: feed("Corru", host="post.example"),
            **pages("Corru", host="post.example"),
        }
    )
    notices = Trial(store, network, FEED, OTHER).round()
    assert read(notices) == [("https://post.example/Corru", "coded")]
    assert sum(address in down for address in network.fetched()) == 1
    assert account(notices).left == 30


def test_dead_feeds_are_told(store: Store) -> None:
    """How often, since when and why is known, and the other feeds are read."""
    network = Network({OTHER: feed("Corru", host="post.example"), **pages("Corru", host="post.example")})
    trial = Trial(store, network, FEED, OTHER)
    failures = [account(trial.round(later=timedelta(days=1))).failed for _ in range(5)]
    assert [one.failures for (one,) in failures] == [1, 2, 3, 4, 5]
    assert [one.is_dead for (one,) in failures] == [False] * 4 + [True]
    (last,) = failures[-1]
    assert (last.error, last.failing_since) == ("SourceNotFound", "2024-03-07T12:00:00+00:00")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"<html><body>none</body></html>"),
        Answer(body=b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>', headers=XML),
        Answer(body=b"\x00\x01\x02" * 100, headers=XML),
        Answer(status=302, headers={"location": FEED}),
        Answer(status=302, headers={"location": "javascript:alert(1)"}),
        Answer(body=b"x" * 10_000_001),
    ],
    ids=["page", "entities", "binary", "redirect loop", "hostile redirect", "huge"],
)
def test_bad_feeds_have_outcomes(store: Store, answer: Answer) -> None:
    """Whatever stands at a feed's address, the watch tells it and goes on."""
    network = Network({FEED: answer, OTHER: feed("Corru", host="post.example"), **pages("Corru", host="post.example")})
    notices = Trial(store, network, FEED, OTHER).round()
    assert [one.feed.address for one in notices if isinstance(one, FeedAsked) and one.error] == [FEED]
    assert read(notices) == [("https://post.example/Corru", "coded")]


def test_lists_are_followed_to_their_end(store: Store) -> None:
    """Feeds of a list are asked in the same round; a list that names itself, or nests without end, ends."""
    lists = {
        f"https://l.example/{number}": Answer(
            body=f"https://l.example/{number}\nhttps://l.example/{number + 1}\n".encode(),
            headers={"content-type": "text/plain"},
        )
        for number in range(9)
    }
    first = Answer(body=f"{FEED}\nhttps://l.example/0\n".encode(), headers={"content-type": "text/plain"})
    network = Network({"https://l.example/": first, **lists, FEED: feed("Adaba"), **pages("Adaba")})
    trial = Trial(store, network, "https://l.example/")
    notices = trial.round()
    assert read(notices) == [("https://ledger.example/Adaba", "coded")]
    assert sum(address.startswith("https://l.example/") for address in network.fetched()) == 4


def test_a_list_that_no_longer_names_a_feed_ends_its_watch(store: Store) -> None:
    """The list is the user's word."""
    network = Network({"https://l.example/": Answer(body=FEED.encode()), FEED: feed()})
    trial = Trial(store, network, "https://l.example/")
    trial.round()
    network.change({"https://l.example/": Answer(body=OTHER.encode()), OTHER: feed(host="post.example")})
    trial.round(later=timedelta(hours=1))
    assert {one.address for one in trial.watch.watched()} == {"https://l.example/", OTHER}


def test_of_a_whole_site_only_news_is_read(store: Store) -> None:
    """Old pages of a sitemap are passed over; so are pages without a day until new ones come beside them."""

    def sitemap(*urls: str) -> Answer:
        inner = "".join(f"<url><loc>https://ledger.example/{url}</url>" for url in urls)
        return Answer(body=f"<urlset>{inner}</urlset>".encode(), headers=XML)

    old = ("Old</loc><lastmod>2019-01-01</lastmod>", "Undated</loc>")
    fresh = "Adaba</loc><lastmod>2024-03-06</lastmod>"
    network = Network({FEED: sitemap(*old, fresh), **pages("Old", "Undated", "Adaba", "Benti")})
    trial = Trial(store, network)
    assert read(trial.round()) == [("https://ledger.example/Adaba", "coded")]
    network.change({FEED: sitemap(*old, fresh, "Benti</loc>")})
    assert read(trial.round(later=timedelta(hours=1))) == [("https://ledger.example/Benti", "coded")]


def test_the_limit_leaves_articles_for_the_next_round(store: Store) -> None:
    """Each feed has its turn within the limit, and nothing is lost."""
    towns = [f"Town{number}" for number in range(5)]
    network = Network(
        {FEED: feed(*towns), **pages(*towns), OTHER: feed("Corru", host="post.example")}
        | pages("Corru", host="post.example")
    )
    trial = Trial(store, network, FEED, OTHER, limit=2)
    notices = trial.round()
    assert {name for name, _ in read(notices)} == {"https://ledger.example/Town0", "https://post.example/Corru"}
    assert account(notices).left == 4
    assert len(read(trial.round(later=timedelta(minutes=1)))) == 2


def test_it_ends_after_the_article_in_hand(store: Store) -> None:
    """A wish to stop that comes while an article is fetched lets that one be kept, and leaves the rest waiting."""
    network = Network({FEED: feed("Adaba", "Benti"), **pages("Adaba", "Benti")})
    trial = Trial(store, network)

    def stop(address: str) -> None:
        if address.endswith("Adaba"):
            trial.clock.stop_at = NOW

    network.meanwhile = stop
    with trial.reader:
        notices = list(trial.watch.rounds())
    assert read(notices) == [("https://ledger.example/Adaba", "coded")]
    assert (account(notices).stopped, account(notices).left) == (True, 1)


def test_round_follows_round(store: Store) -> None:
    """It sleeps until the next feed is due, and no longer."""
    network = Network({FEED: feed("Adaba"), **pages("Adaba", "Benti")})
    trial = Trial(store, network)
    trial.clock.stop_at = NOW + timedelta(minutes=50)
    with trial.reader:
        rounds = [one for one in trial.watch.rounds() if isinstance(one, Round)]
    assert [one.number for one in rounds] == [1, 2, 3, 4]
    assert network.fetched().count(FEED) == 4


class Killed(BaseException):
    """Stands for the end of the program."""


@pytest.mark.parametrize("moment", ["fetching", "coding"])
def test_a_killed_watch_loses_nothing(store: Store, moment: str) -> None:
    """Whenever it ends, the next one goes on with the article in hand: all are kept, and none twice."""
    network = Network({FEED: feed("Adaba", "Benti", "Corru"), **pages("Adaba", "Benti", "Corru")})
    first = Trial(store, network)

    def kill(address: str) -> None:
        if address.endswith("Benti"):
            raise Killed

    if moment == "fetching":
        network.meanwhile = kill
    else:
        first.coder.code = lambda documents: kill(documents[0].name) or [CodedDocument(events=())]  # type: ignore
    with pytest.raises(Killed):
        first.round()
    network.meanwhile = lambda _address: None
    second = Trial(store, network)
    assert [name[-5:] for name, _ in read(second.round(later=timedelta(minutes=1)))] == ["Benti", "Corru"]
    with store.reading() as records:
        assert records.documents.count() == 3
        assert [len(list(records.runs.outcomes(number))) for number in (1, 2)] == [1, 2]


def test_an_article_that_a_dead_program_held_comes_back(store: Store) -> None:
    """A program that was killed could not let go; some minutes later its article is anybody's."""
    network = Network({FEED: feed("Adaba"), **pages("Adaba")})
    Trial(store, network, limit=0).round()
    with store.writing() as records:
        (one,) = records.feeds.waiting([FEED], now=iso(NOW), most=9)
        records.feeds.take_entry(one.number, Hold(by="dead", since=iso(NOW), until=iso(NOW + timedelta(minutes=10))))
    assert read(Trial(store, network).round(later=timedelta(minutes=5))) == []
    assert len(read(Trial(store, network).round(later=timedelta(minutes=11)))) == 1


def test_two_watches_over_one_store_share_the_work(store: Store) -> None:
    """Each article is fetched by one of them and stands in the store once."""
    network = Network({FEED: feed("Adaba", "Benti"), **pages("Adaba", "Benti")})
    one, other = Trial(store, network), Trial(store, network)
    found: list[tuple[str, str]] = []

    def meanwhile(address: str) -> None:
        if address.endswith("Adaba"):
            network.meanwhile = lambda _address: None
            found.extend(read(other.round()))

    network.meanwhile = meanwhile
    found.extend(read(one.round()))
    assert sorted(found) == [("https://ledger.example/Adaba", "coded"), ("https://ledger.example/Benti", "coded")]
    assert sorted(network.fetched()) == [*sorted(pages("Adaba", "Benti")), FEED]
    with store.reading() as records:
        assert records.documents.count() == 2


def test_what_follows_is_called_once_an_article_is_kept(store: Store) -> None:
    """Each outcome is handed on when it stands in the store; a fault there is told and loses nothing."""
    handed: list[tuple[str, int]] = []

    def after(outcome: DocumentOutcome) -> None:
        with store.reading() as records:
            handed.append((outcome.name[-5:], records.documents.count()))
        if outcome.name.endswith("Adaba"):
            raise ValueError("no link")

    network = Network({FEED: feed("Adaba", "Benti"), **pages("Adaba", "Benti")})
    notices = Trial(store, network, after=after).round()
    assert handed == [("Adaba", 1), ("Benti", 2)]
    assert [str(one.fault) for one in notices if isinstance(one, ArticleRead)] == ["no link", "None"]


def test_trouble_with_the_store_is_waited_out(store: Store) -> None:
    """A store that is busy is tried again; one that is broken ends the watch."""
    trial = Trial(store, Network({FEED: feed()}))
    trial.clock.stop_at = NOW + timedelta(minutes=3)
    whole = trial.watch.round
    faults: list[StoreError] = [StoreBusy("busy", "Wait.")]

    def failing() -> Iterator[Notice]:
        if faults:
            raise faults.pop()
        yield from whole()

    trial.watch = _Failing(trial.watch, failing)  # type: ignore[assignment]
    with trial.reader:
        notices = list(trial.watch.rounds())
    assert [type(one) for one in notices] == [StoreTrouble, FeedAsked, Round]
    faults.append(StoreError("broken", "Mend."))
    trial.clock.stop_at = None
    with pytest.raises(StoreError, match="broken"):
        list(trial.watch.rounds())


class _Failing(Watch):
    """A watch whose rounds are another's."""

    def __init__(self, watch: Watch, replaced: Callable[[], Iterator[Notice]]) -> None:
        super().__init__(
            feeds=watch.feeds, store=watch.store, reader=watch.reader, coding=watch.coding, clock=watch.clock
        )
        self.replaced = replaced

    def round(self) -> Iterator[Notice]:
        """As told."""
        return self.replaced()


def test_the_model_is_loaded_when_there_is_something_to_code(store: Store) -> None:
    """A timer's round over unchanged feeds costs no more than asking them."""

    def load() -> CodingRun:
        raise AssertionError("loaded without need")

    trial = Trial(store, Network({FEED: feed()}))
    trial.watch.coding = load
    assert account(trial.round()).run is None
    with store.reading() as records:
        assert records.runs.all() == ()


def test_a_clock_that_is_set_back_holds_nothing_up(store: Store) -> None:
    """After the machine's clock was years ahead, feeds and articles do not wait for years."""
    network = Network({FEED: feed("Adaba"), **pages("Adaba", "Benti")})
    trial = Trial(store, network)
    trial.round(later=timedelta(days=20_000))
    network.change({FEED: feed("Adaba", "Benti")})
    assert len(read(trial.round(later=timedelta(days=-20_000)))) == 1
    with store.reading() as records:
        assert records.feeds.get(FEED) is not None


def test_a_private_address_in_a_feed_is_never_asked(store: Store) -> None:
    """The real network door refuses what leads to this machine or its neighbours; the refusal is the outcome."""
    from dotterel.ingest.sources import CheckedBackend, CheckedTransport, FakeResolver

    class Mixed(httpx2.BaseTransport):
        def __init__(self) -> None:
            resolver = FakeResolver({"inner.example": (("192.168.0.1",),)})
            self.checked = CheckedTransport(CheckedBackend(resolver=resolver))

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            if request.url.host == "inner.example":
                return self.checked.handle_request(request)
            return network.handle_request(request)

    network = Network({FEED: feed("Adaba", host="inner.example")})
    trial = Trial(store, Mixed())  # type: ignore[arg-type]
    (told,) = [one for one in trial.round() if isinstance(one, ArticleRead)]
    assert isinstance(told.outcome.error, SourceRefused)
    assert "not a public address" in told.outcome.error.message
