"""Coded events: their role fillers."""

from hypothesis import given

from dotterel.model import ROLES, CodedEvent
from tests.factories import coded_event
from tests.strategies import coded_events


def test_fillers_are_those_of_the_role() -> None:
    """Asking for a role gives the mentions of that role and no others."""
    assert [mention.span.text for mention in coded_event().fillers("recipient")] == ["herders"]
    assert coded_event().fillers("means") == ()


@given(coded_events())
def test_roles_part_the_mentions(event: CodedEvent) -> None:
    """Every mention fills exactly one of the known roles, and keeps its order within it."""
    fillers = [event.fillers(role) for role in ROLES]
    assert sum(map(len, fillers)) == len(event.mentions)
    for role, filling in zip(ROLES, fillers, strict=True):
        assert filling == tuple(mention for mention in event.mentions if mention.role == role)
