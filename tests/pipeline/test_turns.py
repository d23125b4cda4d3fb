"""Quick turns of threads are the whole program's, and are put back."""

import sys

from dotterel.pipeline.turns import QuickTurns


def test_the_last_who_asks_puts_the_interval_back() -> None:
    """Runs that overlap, and end in any order, leave the interpreter as they found it."""
    own = sys.getswitchinterval()
    sys.setswitchinterval(0.004)
    try:
        before = sys.getswitchinterval()
        turns = QuickTurns()
        first, second = turns.asked(), turns.asked()
        first.__enter__()
        second.__enter__()
        assert sys.getswitchinterval() < before
        first.__exit__(None, None, None)
        assert sys.getswitchinterval() < before
        second.__exit__(None, None, None)
        assert sys.getswitchinterval() == before
    finally:
        sys.setswitchinterval(own)


def test_a_quicker_program_is_not_slowed() -> None:
    """Who has set a shorter interval keeps it."""
    own = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        before = sys.getswitchinterval()
        with QuickTurns().asked():
            assert sys.getswitchinterval() == before
    finally:
        sys.setswitchinterval(own)
