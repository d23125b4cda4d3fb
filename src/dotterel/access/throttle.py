"""Limits on how often something may be tried, in memory that does not grow."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

MOST_KEYS = 10_000
"""Keys that one throttle remembers; the one asked longest ago is forgotten first."""


class Throttle:
    """A bucket of tries for each key, which fills again as time goes by."""

    def __init__(
        self,
        *,
        burst: int,
        every: float,
        most_keys: int = MOST_KEYS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with full buckets.

        Args:
            burst: Tries that a key has at first.
            every: Seconds after which one more is granted.
            most_keys: Keys that are remembered.
            clock: Seconds from some moment on.
        """
        self._burst, self._every, self._most, self._clock = burst, every, most_keys, clock
        self._lock = Lock()
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def wait(self, key: Hashable) -> float:
        """Take a try: 0 where it is granted, else the seconds until there is one."""
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(key, (float(self._burst), now))
            left = min(self._burst, left + (now - since) / self._every)
            granted = left >= 1
            self._buckets[key] = (left - 1 if granted else left, now)
            while len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
            return 0.0 if granted else (1 - left) * self._every

    def forget(self, key: Hashable) -> None:
        """Give a key all its tries back."""
        with self._lock:
            self._buckets.pop(key, None)

    def __len__(self) -> int:
        """Number of keys that are remembered."""
        return len(self._buckets)
