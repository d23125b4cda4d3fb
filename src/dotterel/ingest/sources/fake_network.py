"""A network made of written-down answers, for tests and for trying out settings without one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answers.

    Attributes:
        body: The bytes.
        status: HTTP status.
        headers: HTTP headers.
        fails: A network fault that comes in place of an answer, if any.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/html; charset=utf-8"})
    fails: str | None = None


class FakeNetwork(httpx2.BaseTransport):
    """Answers by exact address; others are not found. Keeps the addresses asked for in `asked`.

    Args:
        answers: Answer by full address, query included.
    """

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = dict(answers)
        self.asked: list[str] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer written down for the request's address."""
        address = str(request.url)
        self.asked.append(address)
        answer = self._answers.get(address, Answer(status=404))
        if answer.fails is not None:
            raise httpx2.TransportError(answer.fails)
        return httpx2.Response(status_code=answer.status, headers=dict(answer.headers), content=answer.body)


class FakeResolver:
    """A name service with written-down addresses; each list is used up one answer at a time, the last one stays.

    Args:
        answers: For each host, the successive answers.
    """

    def __init__(self, answers: Mapping[str, tuple[tuple[str, ...], ...]]) -> None:
        self._answers = {host: list(lists) for host, lists in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> tuple[str, ...]:
        """The next answer for a host.

        Raises:
            OSError: The host is not written down.
        """
        self.asked.append(host)
        lists = self._answers.get(host)
        if not lists:
            raise OSError(f"no address for {host}:{port}")
        return lists.pop(0) if len(lists) > 1 else lists[0]
