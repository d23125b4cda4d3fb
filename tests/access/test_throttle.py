"""Limits: what is granted, when more is, and that memory does not grow."""

from dotterel.access import Throttle


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_tries_are_used_up_and_come_back() -> None:
    """A burst is granted at once, then one try after each span, and never more than the burst."""
    clock = Clock()
    throttle = Throttle(burst=3, every=10, clock=clock)
    assert [throttle.wait("a") for _ in range(4)] == [0, 0, 0, 10]
    clock.now = 4
    assert throttle.wait("a") == 6
    clock.now = 10
    assert throttle.wait("a") == 0
    assert throttle.wait("a") == 10
    clock.now = 1_000
    assert [bool(throttle.wait("a")) for _ in range(4)] == [False, False, False, True]


def test_keys_are_counted_apart_and_forgotten_when_told() -> None:
    """One's tries are not another's, and success gives them back."""
    throttle = Throttle(burst=1, every=10, clock=Clock())
    assert throttle.wait("a") == 0
    assert throttle.wait("b") == 0
    assert throttle.wait("a") > 0
    throttle.forget("a")
    assert throttle.wait("a") == 0


def test_memory_is_bounded() -> None:
    """A million addresses take no more than the keys that are remembered, and the one that keeps asking stays known."""
    throttle = Throttle(burst=1, every=1e9, most_keys=100, clock=Clock())
    throttle.wait("guesser")
    for number in range(2_000):
        throttle.wait(number)
        assert throttle.wait("guesser") > 0
    assert len(throttle) == 100
