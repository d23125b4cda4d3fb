"""What every kind of store keeps to about feeds."""

import pytest

from dotterel.model import Entry, Feed
from dotterel.store import Hold, Store, open_store, store_address, upgrading
from tests import factories

NOW = "2024-03-06T12:00:00+00:00"
LATER = "2024-03-06T12:10:00+00:00"
FEED = "https://ledger.example/feed"
OTHER = "https://post.example/feed"
MINE = Hold(by="one", since=NOW, until=LATER)
THEIRS = Hold(by="two", since=NOW, until=LATER)


def entry(number: int, *, feed: str = FEED, **changes: str) -> Entry:
    """An article of a feed."""
    told = {"id": f"id-{number}", "address": f"https://ledger.example/{number}"} | changes
    return Entry(feed=feed, title=f"Raid {number}", published="2024-03-05", outlet="Ledger", **told)


def keep(store: Store, *entries: Entry, feed: str = FEED, passed: tuple[Entry, ...] = ()) -> int:
    """Add entries; how many wait newly."""
    with store.writing() as records:
        return records.feeds.keep(Feed(address=feed), found=NOW, entries=entries, passed=passed)


def waiting(store: Store, *feeds: str, now: str = NOW, most: int = 100) -> list[Entry]:
    """Articles that wait."""
    with store.reading() as records:
        return [one.entry for one in records.feeds.waiting(feeds or (FEED,), now=now, most=most)]


def test_a_feed_comes_back_as_it_went_in(store: Store) -> None:
    """Marks, failures and moments survive, and the latest state is the one that counts."""
    state = Feed(
        address=FEED,
        kind="list",
        title="Ledger \u0000 news",
        parts=(OTHER,),
        etag='W/"1"',
        modified="Wed, 06 Mar 2024 11:00:00 GMT",
        pause=30,
        asked=NOW,
        answered=NOW,
        failures=2,
        failing_since=NOW,
        error="SourceNotFound",
        message="not there",
        due=LATER,
    )
    keep(store)
    with store.writing() as records:
        records.feeds.keep(state, found=NOW)
    with store.reading() as records:
        found = records.feeds.get(FEED)
        assert found is not None
        assert found.title == "Ledger \ufffd news"
        assert found == Feed(
            **{**{name: getattr(state, name) for name in Feed.__dataclass_fields__}, "title": found.title}
        )
        assert records.feeds.all() == (found,)
        assert records.feeds.get(OTHER) is None


def test_entries_wait_once(store: Store) -> None:
    """An article is new once: by the feed's identifier, and by its address in whatever spelling or feed."""
    assert keep(store, entry(1), entry(2)) == 2
    assert keep(store, entry(1), entry(2)) == 0
    assert keep(store, entry(1, address="https://ledger.example/moved")) == 0
    again = entry(9, address="http://www.ledger.example/1/?utm_source=rss", feed=OTHER)
    assert keep(store, again, entry(3, feed=OTHER), entry(3, feed=OTHER, id="x"), feed=OTHER) == 1
    assert [one.address[-1] for one in waiting(store, FEED, OTHER)] == ["1", "3", "2"]
    assert waiting(store) == [entry(1), entry(2)]


def test_the_same_identifier_in_another_feed_is_another_article(store: Store) -> None:
    """Identifiers such as numbers are a feed's own."""
    keep(store, entry(1))
    assert keep(store, entry(1, feed=OTHER, address="https://post.example/1"), feed=OTHER) == 1


def test_many_entries_are_added_at_once(store: Store) -> None:
    """A large sitemap fits into one transaction, whatever number of values a question may have."""
    entries = [entry(number) for number in range(1200)]
    assert keep(store, *entries) == 1200
    assert keep(store, *entries, entry(1200)) == 1
    assert len(waiting(store, most=5)) == 5


def test_entries_that_are_passed_over_never_wait(store: Store) -> None:
    """What is only to be known is not fetched later either."""
    assert keep(store, passed=(entry(1),)) == 0
    assert keep(store, entry(1)) == 0
    assert waiting(store) == []


def test_one_program_at_a_time_has_a_feed_in_hand(store: Store) -> None:
    """A second program gets it when the first has let go, or has been gone for long."""
    with store.writing() as records:
        assert records.feeds.take(FEED, MINE)
        assert not records.feeds.take(FEED, THEIRS)
        assert records.feeds.take(FEED, MINE)
        records.feeds.let_go(FEED)
        assert records.feeds.take(FEED, THEIRS)
        assert records.feeds.take(FEED, Hold(by="three", since=LATER, until=LATER))


def test_one_program_at_a_time_has_an_article_in_hand(store: Store) -> None:
    """What is in hand does not wait, comes back when its program is gone, and is never taken once it is settled."""
    keep(store, entry(1))
    with store.writing() as records:
        (one,) = records.feeds.waiting([FEED], now=NOW, most=9)
        assert records.feeds.take_entry(one.number, MINE)
        assert not records.feeds.take_entry(one.number, THEIRS)
        assert records.feeds.waiting([FEED], now=NOW, most=9) == ()
        assert records.feeds.waiting([FEED], now=LATER, most=9) == (one,)
        records.feeds.let_go_entry(one.number)
        assert records.feeds.take_entry(one.number, THEIRS)
        records.feeds.settle(one.number, outcome="coded", settled=NOW)
        assert not records.feeds.take_entry(one.number, MINE)
        assert records.feeds.waiting([FEED], now=LATER, most=9) == ()


def test_an_article_that_was_put_off_waits_until_then(store: Store) -> None:
    """It comes back at its time with the number of tries."""
    keep(store, entry(1))
    with store.writing() as records:
        (one,) = records.feeds.waiting([FEED], now=NOW, most=9)
        records.feeds.take_entry(one.number, MINE)
        records.feeds.put_off(one.number, due=LATER, error="SourceUnreachable")
        assert records.feeds.waiting([FEED], now=NOW, most=9) == ()
        (again,) = records.feeds.waiting([FEED], now=LATER, most=9)
    assert (again.number, again.tries) == (one.number, 1)


@pytest.mark.parametrize("column", ["due", "held_until"])
def test_moments_that_a_wrong_clock_wrote_hold_nothing_up(store: Store, column: str) -> None:
    """After a clock was years ahead for a while, articles do not wait for years."""
    keep(store, entry(1))
    with store._writing.begin() as connection:  # what a program with another clock did
        connection.exec_driver_sql(f"UPDATE feed_entries SET {column} = '2097-01-01T00:00:00+00:00'")
    assert len(waiting(store)) == 1


def test_further_addresses_are_known(store: Store) -> None:
    """Where an article was found in the end is not fetched from another feed."""
    keep(store, entry(1))
    with store.writing() as records:
        (one,) = records.feeds.waiting([FEED], now=NOW, most=9)
        keys = [entry(7).key, entry(1).key, entry(7).key]
        records.feeds.settle(one.number, outcome="coded", settled=NOW, keys=keys)
    assert keep(store, entry(7, feed=OTHER), feed=OTHER) == 0


def test_articles_are_counted_by_outcome(store: Store) -> None:
    """Each feed's articles, those that wait among them."""
    keep(store, entry(1), entry(2), entry(3), passed=(entry(4),))
    with store.writing() as records:
        first, second, _ = records.feeds.waiting([FEED], now=NOW, most=9)
        records.feeds.settle(first.number, outcome="coded", settled=NOW)
        records.feeds.settle(second.number, outcome="failed", settled=NOW, error="SourceNotFound")
        assert records.feeds.counts() == {FEED: {"coded": 1, "failed": 1, "waiting": 1, "passed": 1}}


def test_two_programs_that_add_the_same_article_add_one(place: str) -> None:
    """Two watches over one store, each with its own connection, count an article that both find once."""
    with open_store(place) as one, open_store(place) as two:
        assert keep(one, entry(1)) + keep(two, entry(5, feed=OTHER, address=entry(1).address), feed=OTHER) == 1
        assert one.faults() == []


@pytest.mark.parametrize("version", ["0001", "0002", "0003", "0007"])
def test_an_earlier_store_gets_its_tables(empty: str, version: str) -> None:
    """The upgrade of a store of any earlier version keeps its records and adds what came later."""
    address = store_address(empty)
    with Store(address) as store, store._writing.begin() as connection:
        upgrading.upgrade(connection, to=version)
    with Store(address) as store:
        with store.writing() as records:
            records.documents.keep(factories.document())
        assert store.upgrade() == version
        assert keep(store, entry(1)) == 1
        with store.reading() as records:
            assert records.documents.get(factories.document().id) == factories.document()
            assert records.incidents.count() == 0
            assert records.totals.facets() is not None
        assert store.faults() == []


def test_recent_documents_come_in_order(store: Store) -> None:
    """The latest, the first of these first."""
    with store.writing() as records:
        for number in range(4):
            records.documents.keep(factories.document(id=f"document-{number}"))
    with store.reading() as records:
        assert [one.id for one in records.documents.recent(most=2)] == ["document-2", "document-3"]
