"""The halves of a divided land."""

import pytest

from tests.resolution.actors.conftest import Who


@pytest.mark.parametrize(
    ("words", "text", "country", "sector"),
    [
        ("the South", "Pyongyang threatened the South with floods.", "KOR", "GOV"),
        ("The South's army", "Pyongyang's radio reported. The South's army fired first.", "KOR", "MIL"),
        ("the North", "Seoul warned the North again.", "PRK", "GOV"),
        ("soldiers of the North", "Seoul said that it had seen soldiers of the North.", "PRK", "MIL"),
    ],
)
def test_a_half_is_a_state_where_the_report_speaks_of_the_land(
    who: Who, words: str, text: str, country: str, sector: str
) -> None:
    """ "The South" beside Pyongyang is the other Korea, not the one that the report names."""
    actor = who(words, text)
    assert (actor.country, actor.sectors[0]) == (country, sector)


@pytest.mark.parametrize("text", ["Khartoum warned the South again.", "Washington warned the South again."])
def test_elsewhere_a_half_is_no_korea(who: Who, text: str) -> None:
    """Without a word of Korea "the South" is none of its halves."""
    assert who("the South", text).country not in ("KOR", "PRK")


def test_a_land_spoken_of_in_passing_gives_no_half(who: Who) -> None:
    """One mention of Seoul in a report about Sudan does not make "the South" Korea's."""
    text = "Sudan and Sudan's army. Khartoum, Sudan. Seoul sent tents. Sudanese officers warned the South."
    assert who("the South", text).country != "KOR"
