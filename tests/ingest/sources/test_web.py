"""Web pages, over a network made of written-down answers."""

import itertools

import pytest

from dotterel.ingest import Answer, FakeNetwork, Outcome, SourceSettings, open_sources
from dotterel.ingest.sources import Web
from dotterel.model import (
    DotterelError,
    Report,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    UnknownFormat,
)

PAGE = "https://ledger.example/raid"
ROBOTS = "https://ledger.example/robots.txt"


def _fetch(answers: dict[str, Answer], address: str = PAGE, **settings: float) -> Report | DotterelError:
    network = FakeNetwork(answers)
    (found,) = open_sources([address], settings=SourceSettings(**settings), transport=network)  # type: ignore[arg-type]
    return found.error if isinstance(found, Outcome) else found


def test_page_becomes_a_report() -> None:
    """The bytes come untouched, with the declared type and set and the time of fetching."""
    answer = Answer(body=b"<p>x", headers={"content-type": 'Text/HTML; charset="windows-1252"'})
    found = _fetch({PAGE: answer})
    assert isinstance(found, Report)
    assert (found.content, found.media_type, found.charset) == (b"<p>x", "text/html", "windows-1252")
    assert found.retrieved is not None


def test_redirects_are_followed() -> None:
    """The final address is told beside the one asked for."""
    found = _fetch(
        {PAGE: Answer(status=301, headers={"location": "/2024/raid"}), f"{PAGE[:-5]}/2024/raid": Answer(body=b"x")}
    )
    assert isinstance(found, Report)
    assert (found.address, found.final_address) == (PAGE, "https://ledger.example/2024/raid")


@pytest.mark.parametrize(
    "address", ["ftp://ledger.example/x", "file:///etc/hosts", "gopher://x", "http://", "https://[bad/"]
)
def test_other_schemes_are_refused(address: str) -> None:
    """Only http and https are fetched."""
    assert isinstance(_fetch({}, address), SourceRefused)


def test_redirects_to_other_schemes_and_loops() -> None:
    """A redirect to another scheme and one without end are refused."""
    assert isinstance(_fetch({PAGE: Answer(status=302, headers={"location": "file:///etc/hosts"})}), SourceRefused)
    assert isinstance(_fetch({PAGE: Answer(status=302, headers={"location": PAGE})}), SourceRefused)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=404), SourceNotFound),
        (Answer(status=403), SourceRefused),
        (Answer(status=429), SourceUnreachable),
        (Answer(status=503), SourceUnreachable),
        (Answer(fails="connection reset"), SourceUnreachable),
        (Answer(body=b"x" * 2000), SourceTooLarge),
        (Answer(body=b"x", headers={"content-type": "image/png"}), UnknownFormat),
    ],
)
def test_each_failure_has_its_name(answer: Answer, error: type[DotterelError]) -> None:
    """Failures are told apart, name the address, and bring a remedy."""
    found = _fetch({PAGE: answer}, max_bytes=1000)
    assert isinstance(found, error)
    assert PAGE in found.message
    assert found.remedy


def test_time_cap() -> None:
    """A page that takes longer than the cap in all is given up."""
    web = Web(
        addresses=(PAGE,),
        settings=SourceSettings(timeout=5, obey_robots=False),
        transport=FakeNetwork({PAGE: Answer(body=b"x")}),
        clock=itertools.count(0, 10).__next__,
    )
    (found,) = web.read()
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceUnreachable)


def test_robots_rules_are_kept() -> None:
    """What the rules bar for us is refused; what they bar for others is fetched."""
    body = b"User-agent: dotterel\nDisallow: /raid\n\nUser-agent: other\nDisallow: /"
    assert isinstance(_fetch({PAGE: Answer(body=b"x"), ROBOTS: Answer(body=body)}), SourceRefused)
    assert isinstance(
        _fetch({PAGE: Answer(body=b"x"), ROBOTS: Answer(body=body.replace(b"dotterel", b"more"))}), Report
    )


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(fails="no route")])
def test_unreachable_rules_bar_everything(answer: Answer) -> None:
    """While the rules cannot be had nothing is fetched (RFC 9309)."""
    found = _fetch({PAGE: Answer(body=b"x"), ROBOTS: answer})
    assert isinstance(found, SourceUnreachable)
    assert "robots" in found.message


def test_refusal_names_the_page() -> None:
    """When already the rules are refused, it is the page that the reader hears of."""
    found = _fetch({ROBOTS: Answer(status=302, headers={"location": "file:///etc/hosts"})})
    assert isinstance(found, SourceRefused)


def test_rules_are_asked_for_once() -> None:
    """Several pages of a server need one look at its rules."""
    network = FakeNetwork({PAGE: Answer(body=b"x")})
    list(Web(addresses=(PAGE, PAGE), settings=SourceSettings(), transport=network).read())
    assert network.asked == [ROBOTS, PAGE, PAGE]


def test_one_failure_does_not_stop_the_others() -> None:
    """Each address has its own outcome, in order."""
    network = FakeNetwork({PAGE: Answer(body=b"x")})
    found = list(Web(addresses=(f"{PAGE}/gone", PAGE), settings=SourceSettings(), transport=network).read())
    assert [type(one) for one in found] == [Outcome, Report]
