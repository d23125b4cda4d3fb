"""Times that a record is counted from."""

import pytest

from dotterel.coding.rules.first_since import RULE, drop_times_counted_from
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize("time", ["since 2017", "2017"])
def test_the_first_since_is_not_of_then(time: str) -> None:
    """The new attack loses the old one's time, and the old one keeps it."""
    doc = document("The attack was the first on a mosque since 2017, when bombers killed nine.")
    events = [event(doc, 0, "ASSAULT", "attack", time=time), event(doc, 0, "ASSAULT", "killed", time=time)]
    new, old = drop_times_counted_from(events)
    assert (words(new, "time"), new.rules, words(old, "time")) == ([], (RULE,), [time])


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The fighting has gone on since Monday.", "since Monday"),
        ("The first attack came on Monday.", "on Monday"),
        ("The fighting drove out 300, most of them old, since May.", "since May"),
    ],
    ids=["no record", "no since", "most of"],
)
def test_other_times_stay(sentence: str, time: str) -> None:
    """What goes on since some day, or is the first of several, is dated by it."""
    doc = document(sentence)
    trigger = "fighting" if "fighting" in sentence else "attack"
    assert words(drop_times_counted_from([event(doc, 0, "ASSAULT", trigger, time=time)])[0], "time") == [time]
