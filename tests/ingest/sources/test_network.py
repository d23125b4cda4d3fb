"""Connections to checked addresses."""

from collections.abc import Iterable

import httpcore2
import pytest

from dotterel.ingest import FakeResolver, Outcome, SourceSettings
from dotterel.ingest.sources import CheckedBackend, CheckedTransport, PrivateAddress, Web
from dotterel.model import SourceRefused, SourceUnreachable

PUBLIC = ("93.184.215.14",)
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nhi"


class Recorder(httpcore2.MockBackend):
    """Opens no connection and writes down where one was asked for."""

    def __init__(self, *answer: bytes) -> None:
        super().__init__(list(answer))
        self.connected: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        self.connected.append(host)
        return super().connect_tcp(host, port, timeout, local_address, socket_options)


def test_connects_to_the_checked_address() -> None:
    """The name is asked for once, and the connection goes to the address, so a second answer cannot be slipped in."""
    resolver = FakeResolver({"ledger.example": (PUBLIC, ("127.0.0.1",))})
    inner = Recorder(ANSWER)
    CheckedBackend(resolver=resolver, inner=inner).connect_tcp("ledger.example", 443)
    assert (resolver.asked, inner.connected) == (["ledger.example"], list(PUBLIC))


@pytest.mark.parametrize(
    "addresses", [("10.0.0.1",), (*PUBLIC, "10.0.0.1"), ("::ffff:127.0.0.1",), ("64:ff9b::7f00:1",)]
)
def test_one_private_address_is_enough(addresses: tuple[str, ...]) -> None:
    """A name with a single address that is not public is refused before any connection."""
    inner = Recorder()
    with pytest.raises(PrivateAddress):
        CheckedBackend(resolver=FakeResolver({"x.example": (addresses,)}), inner=inner).connect_tcp("x.example", 80)
    assert inner.connected == []


def test_unknown_name() -> None:
    """A name that is not known is a connection fault."""
    with pytest.raises(httpcore2.ConnectError):
        CheckedBackend(resolver=FakeResolver({}), inner=Recorder()).connect_tcp("x.example", 80)


def test_no_files_of_this_machine() -> None:
    """Sockets in the file system are never opened."""
    with pytest.raises(PrivateAddress):
        CheckedBackend(resolver=FakeResolver({})).connect_unix_socket("/run/x.sock")


def _fetch(address: str, resolver: FakeResolver, *answer: bytes) -> list[object]:
    backend = CheckedBackend(resolver=resolver, inner=Recorder(*answer))
    web = Web(addresses=(address,), settings=SourceSettings(obey_robots=False), transport=CheckedTransport(backend))
    return list(web.read())


def test_fetching_through_the_checked_transport() -> None:
    """An answer over a checked connection becomes a report."""
    (found,) = _fetch("http://ledger.example/1", FakeResolver({"ledger.example": (PUBLIC,)}), ANSWER)
    assert not isinstance(found, Outcome)


@pytest.mark.parametrize("address", ["http://ledger.example/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"])
def test_private_addresses_become_outcomes(address: str) -> None:
    """Refused connections are told as refusals, not as network faults."""
    hosts = ("ledger.example", "2130706433", "0x7f.1", "::1", "127.0.0.1")
    (found,) = _fetch(address, FakeResolver(dict.fromkeys(hosts, (("127.0.0.1",),))))
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceRefused)


def test_redirect_to_a_private_address() -> None:
    """A redirect opens a connection of its own and is refused like a first address."""
    resolver = FakeResolver({"ledger.example": (PUBLIC,), "meta.example": (("169.254.169.254",),)})
    answer = b"HTTP/1.1 302 Found\r\nlocation: http://meta.example/latest\r\ncontent-length: 0\r\n\r\n"
    (found,) = _fetch("http://ledger.example/1", resolver, answer)
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceRefused)
    assert resolver.asked == ["ledger.example", "meta.example"]


def test_broken_answer() -> None:
    """A server that breaks off is unreachable, which may pass."""
    (found,) = _fetch(
        "http://ledger.example/1",
        FakeResolver({"ledger.example": (PUBLIC,)}),
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhi",
    )
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceUnreachable)
