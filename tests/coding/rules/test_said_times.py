"""Times of saying, which are not those of what was done."""

import pytest

from dotterel.coding.rules.said_times import drop_times_of_saying
from tests.coding.test_document_logic import document, event


def times(sentence: str, time: str, *, type_code: str = "COERCE", trigger: str = "closed") -> list[str]:
    """The times that an event of a sentence keeps."""
    (kept,) = drop_times_of_saying([event(document(sentence), 0, type_code, trigger, time=time)])
    return [mention.span.text for mention in kept.fillers("time")]


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The mine was closed, the ministry said on Tuesday.", "Tuesday"),
        ("The ministry said Tuesday that the mine was closed.", "Tuesday"),
        ("The mine was closed, an official told reporters late on 4 March.", "4 March"),
        ("The mine was closed, the ministry said on Tuesday March 4, 2024.", "2024"),
    ],
)
def test_a_deed_does_not_take_the_day_on_which_it_was_told(sentence: str, time: str) -> None:
    """The report says when somebody spoke, and nothing of when the deed was done."""
    assert times(sentence, time) == []


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("One of them, Karim, born in 1992, had closed the mine.", "1992"),
        ("The mine was closed by a man born in Oran in March 1992.", "March 1992"),
    ],
)
def test_nobody_does_anything_on_being_born(sentence: str, time: str) -> None:
    """A year of birth tells how old a man is, and dates neither a deed nor a speech."""
    assert times(sentence, time) == []
    assert times(sentence, time, type_code="REQUEST") == []


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The mine was closed on Tuesday, the ministry said.", "on Tuesday"),
        ("The ministry said the mine was closed on Tuesday.", "on Tuesday"),
        ("On Tuesday the mine was closed, officials said.", "On Tuesday"),
        ("Officials said Tuesday's blast closed the mine.", "Tuesday"),
        ("Officials said Tuesday's blast closed the mine.", "Tuesday's"),
        ("The ministry said Monday night's blast closed the mine.", "Monday"),
    ],
)
def test_a_deeds_own_time_stays(sentence: str, time: str) -> None:
    """Only the words right behind the verb of saying are its time."""
    assert times(sentence, time) == [time]


def test_what_is_done_by_saying_keeps_its_day() -> None:
    """A demand is made when it is spoken, and an event told by the verb itself is of its day."""
    assert times("The mine must be closed, the mayor said on Tuesday.", "Tuesday", type_code="REQUEST") == ["Tuesday"]
    assert times("Talks were announced on Tuesday.", "on Tuesday", type_code="CONSULT", trigger="announced") == [
        "on Tuesday"
    ]
