"""Doings under agreements of the past."""

import pytest

from dotterel.coding.rules.history import RULE, mark_history
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event

PAST = "The war of 1998 ended with a peace deal brokered by Chad."


def last(*sentences: str, past: bool = True, **roles: str) -> CodedEvent:
    """The last sentence's event, behind a first one about a war."""
    doc = document(*sentences)
    events = [event(doc, 0, "ASSAULT", "war", historical=past)]
    events.append(event(doc, len(sentences) - 1, "AID", "sent", **roles))
    return mark_history(events, doc)[-1]


def test_what_was_done_under_a_past_deal_is_history() -> None:
    """The deal that ended a past war carries its age to what was done under it, and the rule is named."""
    sent = last(PAST, "Chad had sent 900 peacekeepers under the deal.")
    assert sent.historical
    assert sent.rules == (RULE,)


@pytest.mark.parametrize(
    ("sentences", "past", "roles"),
    [
        ((PAST, "Chad sent 900 peacekeepers on Monday under the deal."), True, {"time": "on Monday"}),
        (("The war that broke out on Monday ended with a deal.", "Chad sent men under the deal."), False, {}),
        (("The war of 1998 is not forgotten.", "Chad sent men under the deal."), True, {}),
        ((PAST, "Chad sent 900 peacekeepers."), True, {}),
    ],
)
def test_other_doings_stay_as_they_were_read(sentences: tuple[str, str], past: bool, roles: dict[str, str]) -> None:
    """A time of its own, a deal of today, a deal that was never named, or none: nothing is concluded."""
    assert not last(*sentences, past=past, **roles).historical
