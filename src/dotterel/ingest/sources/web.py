"""Web pages, fetched one by one with limits on everything."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx2

from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.network import CheckedTransport, PrivateAddress
from dotterel.ingest.sources.reports import report_of, too_large
from dotterel.ingest.sources.robots import MOST_BYTES, RobotsRules, rules_of_answer
from dotterel.model import (
    DotterelError,
    Report,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    UnknownFormat,
)

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/octet-stream")
_REDIRECTS = (301, 302, 303, 307, 308)
_STEP_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    body: bytes
    address: str


@dataclass(slots=True, kw_only=True)
class Web:
    """Some web addresses, fetched in order over one set of connections.

    Attributes:
        addresses: Where the reports are; only http and https.
        settings: Limits and manners.
        transport: The network; a `FakeNetwork` stands in for it in tests.
        clock: Seconds that only ever grow, for the time cap.
    """

    addresses: tuple[str, ...]
    settings: SourceSettings
    transport: httpx2.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    _rules: dict[str, RobotsRules] = field(default_factory=dict)

    def read(self) -> Iterator[Report | Outcome]:
        """One report or outcome an address, in order."""
        with httpx2.Client(
            transport=self.transport or CheckedTransport(),
            trust_env=False,
            follow_redirects=False,
            timeout=min(_STEP_TIMEOUT, self.settings.timeout),
            headers={
                "user-agent": self.settings.user_agent,
                "accept": "text/html, application/xhtml+xml, text/plain, application/pdf",
                "accept-encoding": "gzip",
            },
        ) as client:
            for address in self.addresses:
                try:
                    yield self._fetch_report(client, address)
                except DotterelError as error:
                    yield Outcome(name=address, error=error)

    def _fetch_report(self, client: httpx2.Client, address: str) -> Report:
        deadline = self.clock() + self.settings.timeout
        answer = self._fetch(
            client, address, cap=self.settings.max_bytes, deadline=deadline, robots=self.settings.obey_robots
        )
        _check_status(answer, address)
        media_type, charset = _content_type(answer.headers)
        if media_type and media_type not in _TYPES:
            raise UnknownFormat(
                f"{address} answers with {media_type}, which is not read", "Give the address of a page, a text or a PDF"
            )
        return report_of(
            answer.body,
            source="web",
            address=address,
            final_address=answer.address,
            name=address,
            media_type=media_type,
            charset=charset,
            retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
            published=self.settings.published,
        )

    def _fetch(self, client: httpx2.Client, address: str, *, cap: int, deadline: float, robots: bool) -> _Answer:
        """Fetch an address and follow its redirects, each checked like a first address.

        Raises:
            SourceRefused: Not http(s), not public, barred by robots rules, or too many redirects.
            SourceTooLarge: More bytes than the cap.
            SourceUnreachable: A network fault, or out of time.
        """
        current = address
        for _ in range(self.settings.max_redirects + 1):
            _check_address(current)
            if robots:
                self._check_robots(client, current, deadline=deadline)
            answer = self._fetch_one(client, current, cap=cap, deadline=deadline)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            current = urljoin(current, target)
        raise SourceRefused(
            f"{address} redirects more than {self.settings.max_redirects} times", "Give the address that it ends at"
        )

    def _fetch_one(self, client: httpx2.Client, address: str, *, cap: int, deadline: float) -> _Answer:
        body = bytearray()
        try:
            with client.stream("GET", address) as response:
                declared = response.headers.get("content-length", "")
                if declared.isdigit() and int(declared) > cap:
                    raise too_large(address, int(declared), cap)
                for piece in response.iter_bytes(65_536):
                    body += piece
                    if len(body) > cap:
                        raise too_large(address, None, cap)
                    if self.clock() > deadline:
                        raise SourceUnreachable(
                            f"{address} took longer than {self.settings.timeout:g} seconds",
                            "Try again, or raise the time cap",
                        )
                return _Answer(status=response.status_code, headers=response.headers, body=bytes(body), address=address)
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

    def _check_robots(self, client: httpx2.Client, address: str, *, deadline: float) -> None:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            try:
                self._rules[origin] = self._fetch_rules(client, origin, deadline=deadline)
            except SourceRefused as error:
                raise SourceRefused(error.message.replace(f"{origin}/robots.txt", address), error.remedy) from error
        rules = self._rules[origin]
        if not rules.reachable:
            raise SourceUnreachable(
                f"{address} is not fetched: the robots rules of {origin} cannot be read ({rules.reason})",
                "Try again later, or save the page to a file and give the file",
            )
        if not rules.allows(address, user_agent=self.settings.user_agent):
            raise SourceRefused(
                f"{address} is barred by the robots rules of {origin}", "Save the page to a file and give the file"
            )

    def _fetch_rules(self, client: httpx2.Client, origin: str, *, deadline: float) -> RobotsRules:
        try:
            answer = self._fetch(client, f"{origin}/robots.txt", cap=8 * MOST_BYTES, deadline=deadline, robots=False)
        except SourceTooLarge:
            return RobotsRules(reachable=False, reason="over the size that rules may have")
        except SourceUnreachable as error:
            return RobotsRules(reachable=False, reason=error.message.replace(f"{origin}/robots.txt", "their address"))
        return rules_of_answer(answer.status, answer.body)


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise SourceRefused(f"{address} is not a web address ({error})", "Check the spelling") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise SourceRefused(f"{address} is not an http or https address", "Only web pages and files are read")


def _check_status(answer: _Answer, address: str) -> None:
    status = answer.status
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise SourceNotFound(
            f"{address} is not there (status {status})", "Check the spelling, or look for an archived copy"
        )
    if status in (408, 425, 429) or status >= 500:
        raise SourceUnreachable(f"{address} does not answer for now (status {status})", "Try again later")
    raise SourceRefused(f"{address} refuses to answer (status {status})", "Save the page to a file and give the file")


def _content_type(headers: httpx2.Headers) -> tuple[str, str | None]:
    """Media type and character set of an answer's header."""
    value = headers.get("content-type", "")
    media_type, *parameters = [part.strip() for part in value.split(";")]
    charset = next((part[8:].strip(" \"'") for part in parameters if part.lower().startswith("charset=")), None)
    return media_type.lower(), charset or None
