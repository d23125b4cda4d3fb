"""What a sentence says of the dead, the wounded and the held."""

import pytest

from dotterel.resolution.counts.statements import is_beside, statements


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A shell hit a pier, killing a Malian deckhand and two porters.", [("killed", 3, 3)]),
        ("Gunmen killed an officer, his driver and at least four recruits on Monday.", [("killed", 6, None)]),
        ("Two rebels and a soldier were killed and five villagers hurt.", [("killed", 3, 3), ("injured", 5, 5)]),
        ("Nine, most of them boys, were killed.", [("killed", 9, 9)]),
        ("Police said 14 died and 31 surrendered.", [("killed", 14, 14)]),
        ("The raid left six guards and 11 gunmen dead.", [("killed", 17, 17)]),
        ("Rebels freed two nuns, a doctor and three pupils.", [("held", 6, 6)]),
        ("The blast killed a tailor, 44, and his sister.", [("killed", 2, 2)]),
        ("The fire killed a couple and their two boys, 7 and 10, in Orin.", [("killed", 4, 4)]),
        ("A mine killed three brothers, their mother and a nurse, the mayor said.", [("killed", 5, 5)]),
        ("It killed four people, a mother and her three sons.", [("killed", 4, 4)]),
        ("It killed two marines, and the South answered with shells.", [("killed", 2, 2)]),
        ("The blast left 20 martyrs and 40 wounded.", [("injured", 40, 40)]),
        ("Six were wounded, one critically, and a guard was killed.", [("injured", 6, 6), ("killed", 1, 1)]),
    ],
)
def test_a_verb_with_a_list_of_people_tells_a_toll(sentence: str, told: list[tuple[str, int, int | None]]) -> None:
    """A list behind or before a word for what befell people adds up, and ends where another clause begins."""
    assert [(one.role, one.low, one.high) for one in statements(sentence) if one.role] == told


@pytest.mark.parametrize(
    "sentence", ["Two hundred soldiers killed at least 60 villagers.", "A gunman killed 60 guests."]
)
def test_those_who_did_it_are_no_toll(sentence: str) -> None:
    """A number before an active verb with an object counts the killers."""
    doers, toll = statements(sentence)
    assert (doers.role, toll.role, toll.low) == (None, "killed", 60)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plot was aimed at killing the president and two ministers.",
        "More than 900 people have been killed or injured since May.",
        "They killed or wounded 20 guards.",
        "A shell hit a village and two farms.",
        "The two killed in May were brothers.",
    ],
)
def test_no_toll_is_read_where_none_is_told(sentence: str) -> None:
    """Plans, the dead and wounded in one number, and places struck are no list of dead."""
    assert [one for one in statements(sentence) if one.role == "killed" and len(one.items) > 1] == []
    assert [one for one in statements(sentence) if one.low in (20, 900)] == []


def test_tolls_told_in_one_breath_are_beside_each_other() -> None:
    """Only what a bare joint parts from a toll is of the same happening."""
    sentence = "A blast killed two and wounded nine, and police shot dead three looters."
    dead, hurt, looters = (one for one in statements(sentence) if one.role)
    assert is_beside(dead, hurt, sentence)
    assert not is_beside(hurt, looters, sentence)
