"""How often a web server may be asked: one request at a time, and a pause between two."""

from dataclasses import dataclass, field

from dotterel.ingest.sources.clock import Clock


@dataclass(slots=True, kw_only=True)
class Pace:
    """Remembers for each host when it may be asked again.

    Attributes:
        clock: Its time.
        pause: Seconds between two requests to a host whose robots rules ask for none, or for fewer.
        patience: Most seconds that a request is waited for; what would have to wait longer is left for later.
    """

    clock: Clock
    pause: float = 2.0
    patience: float = 120.0
    _free_at: dict[str, float] = field(default_factory=dict)

    def wait_of(self, host: str) -> float:
        """Seconds until a host may be asked, 0 where it may be at once."""
        return max(0.0, self._free_at.get(host, 0.0) - self.clock.seconds())

    def asked(self, host: str, *, pause: float = 0.0) -> None:
        """Take note that a host was asked just now.

        Args:
            host: Name and port.
            pause: Seconds that its robots rules ask for.
        """
        self.rest(host, max(self.pause, pause))

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for some seconds from now, or longer if that was agreed before."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), self.clock.seconds() + seconds)
