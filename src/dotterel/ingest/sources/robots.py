"""Robots rules, as RFC 9309 says they are to be read."""

from dataclasses import dataclass
from math import isfinite

from protego import Protego

MOST_BYTES = 512_000
"""Rules beyond 500 KiB need not be read (RFC 9309, section 2.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRules:
    """The rules of one web server.

    Attributes:
        text: Content of its ``robots.txt``; none where everything or nothing is allowed.
        reachable: Whether the server gave an answer; where it did not, nothing may be fetched (section 2.3.1.4).
        reason: Why it gave none.
    """

    text: str | None = None
    reachable: bool = True
    reason: str = ""

    def allows(self, address: str, *, user_agent: str) -> bool:
        """Whether an address may be fetched under a user agent's name."""
        if not self.reachable:
            return False
        if self.text is None:
            return True
        return bool(Protego.parse(self.text).can_fetch(address, user_agent))

    def pause(self, *, user_agent: str) -> float:
        """Seconds that the rules ask to be left between two requests (``Crawl-delay``, ``Request-rate``); 0 if none."""
        if self.text is None:
            return 0.0
        rules = Protego.parse(self.text)
        delay, rate = rules.crawl_delay(user_agent), rules.request_rate(user_agent)
        between = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        found = max(float(delay or 0.0), float(between))
        return found if isfinite(found) and found > 0 else 0.0


def rules_of_answer(status: int, body: bytes) -> RobotsRules:
    """The rules behind an answer: 4xx means that there are none, 5xx that nothing may be fetched for now."""
    if 200 <= status < 300:
        return RobotsRules(text=body[:MOST_BYTES].decode("utf-8", "replace"))
    if 400 <= status < 500:
        return RobotsRules()
    return RobotsRules(reachable=False, reason=f"status {status}")
