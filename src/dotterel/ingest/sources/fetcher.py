"""Fetching one address: redirects, robots rules, manners and limits, the same for pages and feeds."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx2

from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.network import CheckedTransport, PrivateAddress
from dotterel.ingest.sources.pace import Pace
from dotterel.ingest.sources.reports import too_large
from dotterel.ingest.sources.robots import MOST_BYTES, RobotsRules, rules_of_answer
from dotterel.model import SourceError, SourceNotFound, SourceRefused, SourceTooLarge, SourceUnreachable

UNCHANGED = 304
_REDIRECTS = (301, 302, 303, 307, 308)
_STEP_TIMEOUT = 10.0
_RULES_KEPT = 86_400.0
"""Seconds that robots rules are remembered for: not more than a day (RFC 9309, section 2.4)."""
_FAILURE_KEPT = 600.0
"""Seconds after which rules that could not be had are asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered.

    Attributes:
        status: HTTP status.
        headers: HTTP headers.
        body: The bytes, unpacked.
        address: Where it was found after redirects.
    """

    status: int
    headers: httpx2.Headers
    body: bytes
    address: str


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses one at a time over one set of connections; use it as a context.

    Attributes:
        settings: Limits and manners.
        transport: The network; a `FakeNetwork` stands in for it in tests.
        clock: Seconds that only ever grow, for the time cap.
        pace: How often a host may be asked; none is as often as one likes.
    """

    settings: SourceSettings
    transport: httpx2.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    pace: Pace | None = None
    _client: httpx2.Client | None = None
    _rules: dict[str, tuple[float, RobotsRules]] = field(default_factory=dict)

    def __enter__(self) -> "Fetcher":
        self._client = httpx2.Client(
            transport=self.transport or CheckedTransport(),
            trust_env=False,
            follow_redirects=False,
            timeout=min(_STEP_TIMEOUT, self.settings.timeout),
            headers={"user-agent": self.settings.user_agent, "accept-encoding": "gzip"},
        )
        return self

    def __exit__(self, *fault: object) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def fetch(self, address: str, *, cap: int, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address and follow its redirects, each checked like a first address.

        Args:
            address: Where; only http and https.
            cap: Most bytes.
            headers: Sent beside our own.

        Returns:
            An answer with a status of success, or `UNCHANGED` where the headers asked for that.

        Raises:
            SourceNotFound: It is not there.
            SourceRefused: Not http(s), not public, barred by robots rules, too many redirects, or the server refuses.
            SourceTooLarge: More bytes than the cap.
            SourceUnreachable: A network fault, out of time, or a server that cannot or will not for now.
        """
        found = self._follow(
            address,
            cap=cap,
            headers=headers or {},
            visit=_Visit(deadline=self.clock() + self.settings.timeout),
        )
        conditional = any(name.lower().startswith("if-") for name in headers or ())
        _check_status(found, address, conditional=conditional)
        return found

    def _follow(
        self, address: str, *, cap: int, headers: Mapping[str, str], visit: "_Visit", are_rules: bool = False
    ) -> Fetched:
        current = address
        for _ in range(self.settings.max_redirects + 1):
            host = host_of(current)
            if not are_rules:
                if self.settings.obey_robots:
                    self._check_robots(current, visit=visit)
                self._keep_pace(current, host, visit=visit)
            found = self._fetch_one(current, cap=cap, headers=headers, visit=visit)
            target = found.headers.get("location")
            if found.status not in _REDIRECTS or not target:
                return found
            try:
                current = urljoin(current, target)
            except ValueError as error:
                raise SourceRefused(
                    f"{address} redirects to what is not a web address ({error})", "Give the address that it ends at"
                ) from error
        raise SourceRefused(
            f"{address} redirects more than {self.settings.max_redirects} times", "Give the address that it ends at"
        )

    def _keep_pace(self, address: str, host: str, *, visit: "_Visit") -> None:
        """Wait until a host may be asked; hosts met before in this visit are asked at once, as a browser would."""
        if self.pace is None or host in visit.hosts:
            return
        wait = self.pace.wait_of(host)
        if wait > self.pace.patience:
            raise SourceUnreachable(
                f"{address} is not fetched yet: {host} is to be left alone for {wait:,.0f} seconds",
                "It is tried again then",
                retry_after=wait,
            )
        if wait > 0:
            self.pace.clock.wait(wait)
            visit.deadline += wait
        visit.hosts.add(host)
        _, rules = self._rules.get(_origin(address), (0.0, RobotsRules()))
        self.pace.asked(host, pause=rules.pause(user_agent=self.settings.user_agent))

    def _fetch_one(self, address: str, *, cap: int, headers: Mapping[str, str], visit: "_Visit") -> Fetched:
        if self._client is None:
            raise RuntimeError("a Fetcher is used as a context")
        body = bytearray()
        try:
            with self._client.stream("GET", address, headers=dict(headers)) as response:
                declared = response.headers.get("content-length", "")
                if declared.isdigit() and int(declared) > cap:
                    raise too_large(address, int(declared), cap)
                for piece in response.iter_bytes(65_536):
                    body += piece
                    if len(body) > cap:
                        raise too_large(address, None, cap)
                    if self.clock() > visit.deadline:
                        raise SourceUnreachable(
                            f"{address} took longer than {self.settings.timeout:g} seconds",
                            "Try again, or raise the time cap",
                        )
                return Fetched(status=response.status_code, headers=response.headers, body=bytes(body), address=address)
        except SourceError:
            raise
        except PrivateAddress as error:
            raise SourceRefused(
                f"{address} is not fetched: {error}", "Save the page to a file and give the file"
            ) from error
        except httpx2.InvalidURL as error:
            raise SourceRefused(f"{address} is not a web address ({error})", "Check the spelling") from error
        except (httpx2.HTTPError, OSError) as error:
            reason = str(error) or type(error).__name__
            raise SourceUnreachable(
                f"{address} cannot be reached ({reason})", "Check the network, then try again"
            ) from error

    def _check_robots(self, address: str, *, visit: "_Visit") -> None:
        origin = _origin(address)
        until, rules = self._rules.get(origin, (float("-inf"), RobotsRules()))
        if self.clock() >= until:
            try:
                rules = self._fetch_rules(origin, visit=visit)
            except SourceRefused as error:
                raise SourceRefused(error.message.replace(f"{origin}/robots.txt", address), error.remedy) from error
            self._rules[origin] = (self.clock() + (_RULES_KEPT if rules.reachable else _FAILURE_KEPT), rules)
        if not rules.reachable:
            raise SourceUnreachable(
                f"{address} is not fetched: the robots rules of {origin} cannot be read ({rules.reason})",
                "Try again later, or save the page to a file and give the file",
            )
        if not rules.allows(address, user_agent=self.settings.user_agent):
            raise SourceRefused(
                f"{address} is barred by the robots rules of {origin}", "Save the page to a file and give the file"
            )

    def _fetch_rules(self, origin: str, *, visit: "_Visit") -> RobotsRules:
        address = f"{origin}/robots.txt"
        try:
            found = self._follow(address, cap=8 * MOST_BYTES, headers={}, visit=visit, are_rules=True)
        except SourceTooLarge:
            return RobotsRules(reachable=False, reason="over the size that rules may have")
        except SourceUnreachable as error:
            return RobotsRules(reachable=False, reason=error.message.replace(address, "their address"))
        return rules_of_answer(found.status, found.body)


@dataclass(slots=True, kw_only=True)
class _Visit:
    """One fetching with all its redirects.

    Attributes:
        deadline: Second at which it has taken too long; waiting for a host's turn does not count.
        hosts: Hosts that were asked.
    """

    deadline: float
    hosts: set[str] = field(default_factory=set)


def host_of(address: str) -> str:
    """Name and port of the server of a web address, in small letters.

    Raises:
        SourceRefused: It is no http(s) address.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname
        port = parts.port
    except ValueError as error:
        raise SourceRefused(f"{address} is not a web address ({error})", "Check the spelling") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise SourceRefused(f"{address} is not an http or https address", "Only web pages and files are read")
    return host if port is None else f"{host}:{port}"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _check_status(found: Fetched, address: str, *, conditional: bool) -> None:
    status = found.status
    if 200 <= status < 300 or (status == UNCHANGED and conditional):
        return
    if status in (404, 410):
        raise SourceNotFound(
            f"{address} is not there (status {status})", "Check the spelling, or look for an archived copy"
        )
    if status in (408, 425, 429) or status >= 500:
        raise SourceUnreachable(
            f"{address} does not answer for now (status {status})",
            "Try again later",
            retry_after=retry_after(found.headers.get("retry-after", "")),
        )
    raise SourceRefused(f"{address} refuses to answer (status {status})", "Save the page to a file and give the file")


def retry_after(value: str, *, now: datetime | None = None) -> float | None:
    """Seconds that a ``Retry-After`` header asks for, at most a day (RFC 9110, section 10.2.3); none where it is none.

    Args:
        value: The header: a number of seconds, or a date.
        now: The moment that a date is reckoned from; the machine's unless told.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), 86_400.0)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - (now or datetime.now(UTC))).total_seconds()), 86_400.0)
