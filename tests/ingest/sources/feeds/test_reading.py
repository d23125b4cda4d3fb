"""Feeds in all their forms, sound and damaged."""

import gzip
import time
from datetime import UTC, datetime

import pytest

from dotterel.ingest.sources.feeds import FeedContent, read_feed
from dotterel.ingest.sources.feeds.content import MOST_ENTRIES
from dotterel.ingest.sources.feeds.sitemaps import MOST_SITEMAPS
from dotterel.model import (
    BinaryContent,
    DamagedContent,
    DotterelError,
    EmptyDocument,
    Entry,
    SourceTooLarge,
    UnknownFormat,
)

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
FEED = "https://ledger.example/news/feed.xml"
ITEM = "<item><title>Raid in Tarka</title><link>/raid</link><guid>r1</guid></item>"
NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'
)


def read(text: str | bytes, *, address: str = FEED, charset: str | None = None) -> FeedContent:
    """Read a feed."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_feed(content, address=address, now=NOW, charset=charset)


def rss(inner: str, *, title: str = "The Ledger") -> str:
    """An RSS feed."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{inner}</channel></rss>'


def addresses(content: FeedContent) -> list[str]:
    """Where its articles are."""
    return [entry.address for entry in content.entries]


def test_rss_gives_entries() -> None:
    """Title, day in the outlet's own time, whole address and identifier of each article, and the wish for a pause."""
    item = (
        "<item><title>Raid &amp;amp; <![CDATA[<b>fire</b>]]></title><link>/raid?x=1</link>"
        "<guid isPermaLink='false'>r1</guid>"
        "<description>Long &lt;p&gt;text</description><pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate></item>"
    )
    found = read(rss(f"<ttl>60</ttl>{item}"))
    assert (found.kind, found.title, found.pause, found.faults) == ("RSS", "The Ledger", 60, ())
    assert found.entries == (
        Entry(
            feed=FEED,
            id="r1",
            address="https://ledger.example/raid?x=1",
            title="Raid & fire",
            published="2024-03-04",
            outlet="The Ledger",
        ),
    )


def test_atom_gives_entries() -> None:
    """The article's own link is taken among several, relative to the base that is stated, and the source named."""
    found = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/a/"><title>Mixed</title><entry>'
        '<id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Raid <b>in</b> Tarka</div></title>'
        '<link rel="replies" href="comments"/><link rel="enclosure" type="audio/mpeg" href="x.mp3"/><link href="raid"/>'
        "<updated>2024-03-05T01:00:00+02:00</updated><source><title>Tarka Post</title></source></entry></feed>"
    )
    (entry,) = found.entries
    assert (found.kind, entry.address) == ("Atom", "https://other.example/a/raid")
    assert (entry.title, entry.published, entry.outlet) == ("Raid in Tarka", "2024-03-05", "Tarka Post")


def test_rdf_gives_entries() -> None:
    """RSS 1.0 keeps its items beside the channel."""
    found = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        "<channel><title>Old</title><sy:updatePeriod>hourly</sy:updatePeriod></channel>"
        '<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>'
        "<dc:date>2024-03-01</dc:date></item></rdf:RDF>"
    )
    assert (found.title, found.pause, addresses(found)) == ("Old", 60, ["https://a.example/1"])
    assert found.entries[0].published == "2024-03-01"


def test_news_sitemap_gives_entries() -> None:
    """The latest first, with the title and outlet that the news extension tells; pictures are not articles."""
    found = read(
        NEWS.format(
            "<url><loc>https://a.example/1</loc><lastmod>2024-03-01</lastmod></url>"
            '<url><image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
            "<image:loc>https://a.example/p.jpg</image:loc><image:title>Smoke</image:title></image:image>"
            "<loc>https://a.example/2</loc><news:news><news:publication><news:name>Ledger</news:name>"
            "</news:publication><news:publication_date>2024-03-05T10:00:00Z</news:publication_date>"
            "<news:title>Raid</news:title></news:news></url>"
        )
    )
    assert [(one.address, one.title, one.published, one.outlet) for one in found.entries] == [
        ("https://a.example/2", "Raid", "2024-03-05", "Ledger"),
        ("https://a.example/1", None, "2024-03-01", None),
    ]


def test_endless_sitemap_index_is_cut() -> None:
    """Of thousands of sitemaps the ones that changed last are followed, never the index itself."""
    parts = [f"<sitemap><loc>https://a.example/{day}.xml</loc><lastmod>2024-02-{day:02}</lastmod></sitemap>" for day in
             range(1, 29)]  # fmt: skip
    found = read(f"<sitemapindex>{''.join(parts)}<sitemap><loc>{FEED}</loc></sitemap></sitemapindex>")
    assert found.parts[0] == "https://a.example/28.xml"
    assert len(found.parts) == MOST_SITEMAPS
    assert FEED not in found.parts
    assert found.faults


def test_opml_gives_feeds() -> None:
    """Folders make no difference, and what is no web address is left out and told."""
    found = read(
        '<opml version="2.0"><head><title>Sahel</title></head><body><outline text="Papers"><outline '
        'xmlUrl="https://a.example/f"/></outline><outline xmlUrl="file:///etc/hosts"/></body></opml>'
    )
    assert (found.kind, found.title, found.parts) == ("list", "Sahel", ("https://a.example/f",))
    assert found.faults == ("1 left out: an address that is not http(s) (file)",)


def test_plain_list_gives_feeds() -> None:
    """One address a line, comments left out, each once."""
    found = read("# Sahel\nhttps://a.example/f # daily\n\nhttps://b.example/g#x\nhttps://a.example/f\n")
    assert found.parts == ("https://a.example/f", "https://b.example/g#x")


def test_packed_sitemap_is_unpacked() -> None:
    """Sitemaps are often served as gzip files."""
    assert addresses(read(gzip.compress(NEWS.format("<url><loc>https://a.example/1</loc></url>").encode())))


def test_identifiers_that_are_shared_are_not_trusted() -> None:
    """A publisher that gives every article one identifier loses none by it."""
    found = read(rss("<item><link>/1</link><guid>x</guid></item><item><link>/2</link><guid>x</guid></item>"))
    assert [entry.id for entry in found.entries] == ["https://ledger.example/1", "https://ledger.example/2"]


@pytest.mark.parametrize("written", ["Tue, 05 Mar 2024 01:30:00 GMT", "2024-03-05T01:30:00Z"])
def test_hours_in_utc_are_told_at_the_outlet(written: str) -> None:
    """A time in UTC is of the day before at an outlet in New York."""
    found = read(rss(f"<item><link>https://www.nytimes.com/1</link><pubDate>{written}</pubDate></item>"))
    assert found.entries[0].published == "2024-03-04"


def test_a_day_to_come_is_not_believed() -> None:
    """A clock that is wrong at the publisher's dates no report into the future."""
    found = read(rss("<item><link>/1</link><pubDate>Mon, 04 Mar 2097 10:00:00 GMT</pubDate></item>"))
    assert found.entries[0].published is None


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/x", "http://", "", "x" * 3000],
)
def test_hostile_links_are_left_out(link: str) -> None:
    """Only web addresses are ever handed on; the others are counted, and the good ones beside them come."""
    found = read(rss(f"<item><link>{link}</link></item>{ITEM}"))
    assert addresses(found) == ["https://ledger.example/raid"]
    assert found.faults[0].startswith("1 left out: ")


@pytest.mark.parametrize("link", ["../secret.txt", "/etc/passwd", "file:///etc/passwd", "a/../../y"])
def test_a_feed_file_leads_nowhere_else_on_this_machine(link: str) -> None:
    """A feed that was saved to a file names files beside it and below, and no others."""
    found = read(rss(f"<item><link>{link}</link></item><item><link>raid.html</link></item>"), address="/tmp/x/feed.xml")
    assert [address.endswith("raid.html") for address in addresses(found)] == [True]


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ('<?xml version="1.0" encoding="iso-8859-1"?>' + rss(ITEM, title="Café")[21:], None),
        (rss(ITEM, title="Café"), "windows-1252"),
    ],
)
def test_other_character_sets(content: str, charset: str | None) -> None:
    """The declared set is used, whether the feed or the server names it."""
    assert read(content.encode("cp1252"), charset=charset).title == "Café"


def test_a_wrong_declaration_is_seen_through() -> None:
    """UTF-8 that calls itself Latin-1 is still read as UTF-8, and UTF-16 by its mark."""
    text = '<?xml version="1.0" encoding="iso-8859-1"?>' + rss(ITEM, title="Café – Ñ")[21:]
    assert read(text.encode()).title == "Café – Ñ"
    assert read(rss(ITEM, title="Café").encode("utf-16")).title == "Café"


@pytest.mark.parametrize(
    "text",
    [
        rss(ITEM)[:-20],
        rss(f"{ITEM}<item><title>AT&T & more<link>/2</item>"),
        rss(f"{ITEM}<foo:bar>unbound</foo:bar>"),
        rss(f"<title>Caf&eacute; &nbsp;\x0b</title>{ITEM}"),
        f"<br />\n<b>Warning</b>: mysql_connect()\n{rss(ITEM)}",
        f"\n\n  <!-- cached -->\n{rss(ITEM)}",
        rss(ITEM).replace("<rss", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/r.dtd"><rss'),
    ],
    ids=["cut off", "not closed", "prefix", "entities", "warning before", "blanks before", "document type"],
)
def test_damaged_feeds_are_read_as_far_as_possible(text: str) -> None:
    """What publishers' broken programs put out still gives its articles."""
    assert "https://ledger.example/raid" in addresses(read(text))


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED: list[tuple[str, bytes, type[DotterelError]]] = [
    ("entity bomb", (BOMB + rss("<item><title>&b;</title></item>")[21:]).encode(), DamagedContent),
    ("bomb in UTF-16", (BOMB + rss("")[21:]).encode("utf-16"), DamagedContent),
    ("bomb behind a comment", ("<!-- <rss> -->" + BOMB + rss("")[21:]).encode(), DamagedContent),
    ("file entity", b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', DamagedContent),
    ("page", b"<!DOCTYPE html><html><body><p>No feed here.</p></body></html>", UnknownFormat),
    ("page without type", b"<html><head><title>x</title></head></html>", UnknownFormat),
    ("other XML", b"<?xml version='1.0'?><svg><path/></svg>", UnknownFormat),
    ("JSON", b'{"version": "https://jsonfeed.org/version/1.1"}', UnknownFormat),
    ("prose", b"The raid began at dawn and ended at noon.\nNobody was hurt in it.\n", UnknownFormat),
    ("nothing", b" \n", EmptyDocument),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, BinaryContent),
    ("broken gzip", b"\x1f\x8b\x08\x00broken", DamagedContent),
    ("gzip bomb", gzip.compress(b" " * 20_000_000), SourceTooLarge),
    ("empty feed", b"<rss></rss>", DamagedContent),
]


@pytest.mark.parametrize(("content", "error"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_feed_has_a_named_outcome(content: bytes, error: type[DotterelError]) -> None:
    """Each kind of bad input is told by its name and address, with something that can be done."""
    with pytest.raises(error) as refused:
        read(content)
    assert FEED in refused.value.message
    assert refused.value.remedy


def test_a_page_tells_its_feeds() -> None:
    """Who gives a site's front page is told the address to give."""
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    with pytest.raises(UnknownFormat) as refused:
        read(page)
    assert "https://ledger.example/rss" in refused.value.remedy


@pytest.mark.parametrize(
    "piece", ["<a ", "<", "&amp;", "<div>", "<item>", "<![CDATA[", '<a b="', "<!-- x -->", "<q:a/>"]
)
def test_damage_costs_no_time(piece: str) -> None:
    """Reading takes time in step with length: two megabytes of any damage a few seconds at most, even on a busy day."""
    begun = time.process_time()
    read(rss(ITEM).removesuffix("</channel></rss>") + piece * (2_000_000 // len(piece)))
    assert time.process_time() - begun < 10


def test_huge_feeds_are_cut() -> None:
    """Of more entries than any newsroom writes the first are read, and that is told."""
    found = read(rss("".join(f"<item><link>/{number}</link></item>" for number in range(MOST_ENTRIES + 5))))
    assert len(found.entries) == MOST_ENTRIES
    assert found.faults
