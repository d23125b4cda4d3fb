"""The network door: connections that go to public addresses only.

The name is resolved once, every address it has must be public, and the connection goes to an address that was checked:
a name that answers differently the second time (DNS rebinding) gains nothing. Redirects open connections of their own
and so are checked the same way.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

import httpcore2
import httpx2

from dotterel.ingest.sources.addresses import is_loopback, is_public

Resolver = Callable[[str, int], tuple[str, ...]]
"""All IP addresses of a host name and port, in order of preference."""


class PrivateAddress(Exception):
    """A name that leads to an address which is not public."""


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """The addresses that the operating system gives for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore2.NetworkBackend):
    """Opens connections to checked addresses.

    Args:
        resolver: Gives a name's addresses.
        inner: Opens the connection to an address.
        own: Hosts and ports of servers on this machine that may be connected to all the same, for trials.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = system_resolver,
        inner: httpcore2.NetworkBackend | None = None,
        own: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._resolver = resolver
        self._inner = inner or httpcore2.SyncBackend()
        self._own = own

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to one of the host's addresses, all of which were checked.

        Raises:
            PrivateAddress: One of the addresses is not public.
            httpcore2.ConnectError: The name has no address, or none of them answers.
        """
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is not known") from error
        if not addresses:
            raise httpcore2.ConnectError(f"the name {host} has no address")
        for address in addresses:
            if not is_public(address) and not ((host, port) in self._own and is_loopback(address)):
                raise PrivateAddress(f"{host} leads to {address}, which is not a public address")
        failure: Exception = httpcore2.ConnectError(f"{host} does not answer")
        for address in addresses[:3]:
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Never: a file on this machine is no web address."""
        raise PrivateAddress(f"{path} is not a web address")


class CheckedTransport(httpx2.BaseTransport):
    """An httpx transport over `CheckedBackend`.

    httpx's own transport does not let its network backend be chosen; the connection pool underneath does.
    """

    def __init__(self, backend: httpcore2.NetworkBackend | None = None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=4,
            keepalive_expiry=15.0,  # servers close a quiet connection; a watch lasts for days
            network_backend=backend or CheckedBackend(),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request through the pool; faults of the pool come as their httpx counterparts."""
        url = request.url
        inner = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        try:
            response = self._pool.handle_request(inner)
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise httpx2.TransportError(str(error) or type(error).__name__) from error
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def __enter__(self) -> Self:
        """Use as a context: connections are closed at its end."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self.close()


class _Stream(httpx2.SyncByteStream):
    """A response's bytes, with the pool's faults as httpx ones."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise httpx2.TransportError(str(error) or type(error).__name__) from error

    def close(self) -> None:
        self._response.close()
