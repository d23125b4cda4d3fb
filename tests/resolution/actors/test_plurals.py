"""Plurals of agent phrases."""

import pytest

from dotterel.resolution.actors.plurals import plural_phrases


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("soldier", "soldiers"),
        ("policeman", "policemen"),
        ("gunwoman", "gunwomen"),
        ("militia", "militias"),
        ("deputy", "deputies"),
        ("ministry of defence", "ministries of defence"),
        ("chief of staff", "chiefs of staff"),
        ("child", "children"),
        ("thief", "thieves"),
        ("person", "people"),
        ("attorney general", "attorneys general"),
        ("major general", "major generals"),
        ("coach", "coaches"),
    ],
)
def test_plural_by_rule(singular: str, plural: str) -> None:
    """The head noun takes the plural, wherever it stands."""
    assert plural in plural_phrases(singular)
