"""How long a thread may keep the interpreter while others wait for it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_TURN_SECONDS = 0.001


class QuickTurns:
    """Threads take turns at the interpreter every millisecond at the latest, as long as anybody asks for that.

    A thread of the network asks for the interpreter between two windows, for a moment only; its core would stand idle
    for all of Python's own five milliseconds. The interval is the whole program's, so that those who ask are counted,
    and the last one puts it back.
    """

    def __init__(self) -> None:
        """Nobody asks yet."""
        self._lock = threading.Lock()
        self._asking = 0
        self._before = 0.0

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Quick turns from here to the end of the block."""
        with self._lock:
            self._asking += 1
            if self._asking == 1:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(min(self._before, _TURN_SECONDS))
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                if not self._asking:
                    sys.setswitchinterval(self._before)


QUICK_TURNS = QuickTurns()
"""Those of this program."""
