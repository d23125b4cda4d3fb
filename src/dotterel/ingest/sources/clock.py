"""The clock behind a door, so that politeness and watching can be tried without waiting."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Time, and waiting for it to pass."""

    @property
    def stopped(self) -> bool:
        """Whether the user has asked to end; waiting then ends at once."""
        ...

    def now(self) -> datetime:
        """This moment in UTC, as the machine has it; it may be set forward and back."""
        ...

    def seconds(self) -> float:
        """Seconds that only ever grow."""
        ...

    def wait(self, seconds: float) -> None:
        """Let some seconds pass, or fewer where it is stopped meanwhile."""
        ...


class SystemClock:
    """The machine's clock.

    Attributes:
        stop: Set by whoever ends the waiting, such as a signal's handler.
    """

    def __init__(self) -> None:
        self.stop = threading.Event()

    @property
    def stopped(self) -> bool:
        """As in `Clock`."""
        return self.stop.is_set()

    def now(self) -> datetime:
        """As in `Clock`."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """As in `Clock`."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """As in `Clock`."""
        self.stop.wait(max(0.0, seconds))


class FakeClock:
    """A clock that passes only when it is waited for.

    Attributes:
        moment: What it shows; may be set to anything.
        waited: The seconds of each wait, in order.
        stop_at: Moment from which it is stopped; none is never.
    """

    def __init__(self, moment: datetime, *, stop_at: datetime | None = None) -> None:
        """Args: what it shows at first, and when it is stopped."""
        self.moment = moment
        self.stop_at = stop_at
        self.waited: list[float] = []
        self._seconds = 0.0

    @property
    def stopped(self) -> bool:
        """As in `Clock`."""
        return self.stop_at is not None and self.moment >= self.stop_at

    def now(self) -> datetime:
        """As in `Clock`."""
        return self.moment

    def seconds(self) -> float:
        """As in `Clock`."""
        return self._seconds

    def wait(self, seconds: float) -> None:
        """As in `Clock`; takes no time."""
        passed = max(0.0, seconds)
        self.waited.append(passed)
        self.moment += timedelta(seconds=passed)
        self._seconds += passed
