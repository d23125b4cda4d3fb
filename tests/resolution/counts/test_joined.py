"""Several numbers in one role become one count."""

import pytest

from dotterel.model import Count, Document, Provenance
from dotterel.resolution.counts import joined, resolve_count


def document(text: str) -> Document:
    """A document of one sentence."""
    return Document(id="d", text=text, report_id="r", name="d", provenance=Provenance(component="test", version="1"))


def join(text: str, *numbers: str, sides: int = 1, voices: int = 0) -> Count:
    """The numbers of a text, read where they stand and joined."""
    source, counts, at = document(text), [], 0
    for words in numbers:
        start = text.index(words, at)
        at = start + len(words)
        counts.append(resolve_count(source.span(start, at), before=text[:start], after=text[at:]))
    return joined(counts, source, sides=sides, voices=voices)


def test_one_number_is_itself() -> None:
    """A single number keeps its own words and rule, with no parts."""
    count = join("Soldiers killed at least 12 rebels.", "at least 12")
    assert (count.low, count.high, count.rule, count.text, count.parts) == (12, None, "at-least", "at least 12", ())


def test_numbers_of_two_sides_add_up() -> None:
    """Each side keeps its own number among the parts, and the words reach from the first to the last number."""
    text = "The clash killed 12 rebels and 5 soldiers."
    count = join(text, "12", "5", sides=2)
    assert (count.low, count.high, count.rule) == (17, 17, "sum-of-sides")
    assert [(part.low, part.text) for part in count.parts] == [(12, "12"), (5, "5")]
    assert count.text == text[count.start : count.end] == "12 rebels and 5"


def test_ones_own_losses_and_the_enemys_add_up() -> None:
    """ "Four of their men and 17 sailors" are two sides; in "four of the 17 sailors" the 17 are no dead."""
    own = join("The group said that four of their men and 17 sailors died.", "four", "17", sides=2)
    assert (own.low, own.high) == (21, 21)
    some = join("The group said that four of the 17 sailors died.", "four", "17", sides=2)
    assert (some.low, some.high) == (4, 4)


@pytest.mark.parametrize(
    ("text", "numbers", "total"),
    [
        ("Three more bodies came up, with which they are now nine.", ("Three", "nine"), 9),
        ("Three of them died in hospital, raising the toll to 22.", ("Three", "22"), 22),
        ("Fourteen were killed, three having died on the way.", ("Fourteen", "three"), 14),
        ("Two more died, bringing the number of the dead to at least 30.", ("Two", "30"), 30),
    ],
)
def test_a_number_that_counts_all_is_the_number(text: str, numbers: tuple[str, ...], total: int) -> None:
    """Whom a sentence adds are among those that it then counts, and are not added again."""
    count = join(text, *numbers)
    assert count.low == total
    assert count.parts == ()


def test_an_open_end_keeps_the_sum_open() -> None:
    """ "At least 12" and five make seventeen or more."""
    count = join("The clash killed at least 12 rebels and 5 soldiers.", "at least 12", "5", sides=2)
    assert (count.low, count.high) == (17, None)


def test_an_upper_bound_gives_nothing_to_the_lowest_sum() -> None:
    """ "Up to 30" may be none at all: the sum is 5 at least and 35 at most."""
    count = join("The clash killed up to 30 rebels and 5 soldiers.", "up to 30", "5", sides=2)
    assert (count.low, count.high) == (5, 35)


def test_two_upper_bounds_have_no_lowest_sum() -> None:
    """Where no side tells a lowest number, the sum has none either: an unknown is never 0."""
    count = join("The clash killed up to 30 rebels and nearly 20 soldiers.", "up to 30", "nearly 20", sides=2)
    assert (count.low, count.high) == (None, 50)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The blast killed 12 people, including 5 children.", "5"),
        ("The blast killed 12 people, among them 5 children.", "5"),
        ("The blast killed 12 people, 5 of them children.", "5"),
        ("The blast killed 12 people, of whom 5 were children.", "5"),
    ],
)
@pytest.mark.parametrize("sides", [1, 2])
def test_a_breakdown_is_not_added(text: str, part: str, sides: int) -> None:
    """The children are among the twelve, however many parties the event has."""
    count = join(text, "12", part, sides=sides)
    assert (count.low, count.high) == (12, 12)


@pytest.mark.parametrize("sides", [1, 2])
def test_a_breakdown_in_several_parts_is_not_added(sides: int) -> None:
    """All parts of a list behind "including" are within the whole."""
    count = join("The blast killed 12 people, including 5 children and 3 women.", "12", "5", "3", sides=sides)
    assert (count.low, count.high) == (12, 12)


@pytest.mark.parametrize("sides", [1, 2])
def test_a_part_before_its_whole_is_not_added(sides: int) -> None:
    """ "Five of the 12 dead": the whole may follow its part."""
    count = join("Five of the 12 dead were children.", "Five", "12", sides=sides)
    assert (count.low, count.high) == (12, 12)


def test_the_words_of_a_breakdown_far_away_tell_nothing() -> None:
    """ "Including" belongs to the numbers beside it: over a long stretch two sides stay two."""
    text = (
        "The clash killed 12 rebels in the hills above the river, where several units had gathered over the past"
        " weeks, including some from the south, and 5 soldiers."
    )
    assert join(text, "12", "5", sides=2).low == 17


def test_a_side_whose_number_is_not_told_leaves_the_sum_open() -> None:
    """ "12 rebels and many soldiers": twelve at least, nobody knows how many at most."""
    count = join("The clash killed 12 rebels and many soldiers.", "12", "many", sides=2)
    assert (count.low, count.high, count.unresolved) == (12, None, None)
    assert [part.unresolved is None for part in count.parts] == [True, False]


def test_numbers_that_all_fail_keep_the_first_reason() -> None:
    """Where no number can be read the count says why, and is no 0."""
    count = join("The clash killed many rebels and many soldiers.", "many", "many", sides=2)
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None


def test_two_voices_give_a_range() -> None:
    """Accounts that disagree are not added, though there are two sides: from the lowest to the highest."""
    count = join("Police said 12 had died, residents said 20.", "12", "20", sides=2, voices=2)
    assert (count.low, count.high, count.rule) == (12, 20, "lowest-to-highest")
    assert [part.low for part in count.parts] == [12, 20]


def test_a_voice_without_an_upper_bound_opens_the_range() -> None:
    """ "12" against "at least 20": twelve or more."""
    count = join("Police said 12 had died, residents said at least 20.", "12", "at least 20", voices=2)
    assert (count.low, count.high) == (12, None)


def test_a_voice_without_a_lower_bound_opens_the_range_downwards() -> None:
    """ "12" against "up to 20": twenty at most."""
    count = join("Police said 12 had died, residents said up to 20.", "12", "up to 20", voices=2)
    assert (count.low, count.high) == (None, 20)


def test_a_voice_whose_number_is_not_told_opens_the_range() -> None:
    """An account that cannot be read may have said more."""
    count = join("Police said 12 had died, residents said many.", "12", "many", voices=2)
    assert (count.low, count.high) == (12, None)


def test_nothing_tells_repetition_from_sides() -> None:
    """With one party and one voice, two numbers are a range rather than a sum."""
    count = join("Twelve died, and later 15 were dead.", "Twelve", "15")
    assert (count.low, count.high, count.rule) == (12, 15, "lowest-to-highest")


def test_more_numbers_than_voices_are_sides() -> None:
    """One voice that tells of two sides is no disagreement."""
    count = join("Police said 12 rebels and 5 soldiers had died.", "12", "5", sides=2, voices=1)
    assert (count.low, count.rule) == (17, "sum-of-sides")


@pytest.mark.parametrize("part", ["5 children, 3 women and 2 guards", "3 women and 5 children and 2 guards"])
def test_a_long_list_of_parts_adds_nothing(part: str) -> None:
    """However many parts stand behind "including", the whole is the count."""
    numbers = [word for word in part.split() if word.isdigit()]
    count = join(f"The blast killed 12 people, including {part}.", "12", *numbers)
    assert (count.low, count.high, count.rule) == (12, 12, "number")


def test_a_part_of_the_second_side_leaves_both_sides_whole() -> None:
    """ "Of them" takes out the part beside its own side only."""
    count = join("The clash killed 12 rebels and 5 soldiers, 3 of them officers.", "12", "5", "3", sides=2)
    assert (count.low, count.high) == (17, 17)


@pytest.mark.parametrize("officers", ["", ", including 3 officers"])
def test_a_side_behind_a_breakdown_is_a_side(officers: str) -> None:
    """Twenty soldiers are no part of twelve rebels: a part is never more than its whole."""
    numbers = ["12", "5", "20", *(["3"] if officers else [])]
    text = f"The clash killed 12 rebels, including 5 leaders, and 20 soldiers{officers}."
    count = join(text, *numbers, sides=2)
    assert (count.low, count.high) == (32, 32)


def test_several_parts_before_their_whole_are_not_added() -> None:
    """ "Five women and three children were among the 12 dead": twelve."""
    count = join("Five women and three children were among the 12 dead.", "Five", "three", "12")
    assert (count.low, count.high) == (12, 12)


def test_the_number_around_a_toll_is_left_out() -> None:
    """Of "four of the 14 hostages" four died, whichever numbers were marked."""
    count = join("Four of the 14 hostages died.", "Four", "14")
    assert (count.low, count.high) == (4, 4)


def test_a_part_of_the_dead_leaves_the_dead_whole() -> None:
    """Of "four of the 14 dead" fourteen died."""
    count = join("Four of the 14 dead were children.", "Four", "14")
    assert (count.low, count.high) == (14, 14)


def test_words_without_a_number_say_nothing_beside_one() -> None:
    """What was marked by mistake neither opens nor changes the number beside it."""
    count = join("The blast slightly wounded three.", "slightly", "three", sides=2)
    assert (count.low, count.high) == (3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry put the dead at 40, raising its earlier figure of 31.",
        "The ministry put the dead at 40, up from 31.",
        "Its previous death toll of 31 was raised to 40.",
    ],
)
def test_a_former_number_is_left_out(text: str) -> None:
    """What was said before is no second side."""
    numbers = sorted(("40", "31"), key=text.index)
    count = join(text, *numbers, sides=2)
    assert (count.low, count.high, count.text) == (40, 40, "40")


def test_the_wounded_who_died_are_among_the_dead() -> None:
    """The new toll has them already."""
    text = (
        "Forty rebels died in the fighting near the old sugar mill on the road to the capital, "
        "after nine of the injured died."
    )
    count = join(text, "Forty", "nine", sides=2)
    assert (count.low, count.high) == (40, 40)


def test_a_former_number_alone_is_kept() -> None:
    """Where nothing else is told, it is better than nothing."""
    count = join("Its earlier figure of 31 stands.", "31")
    assert (count.low, count.high) == (31, 31)


def test_a_breakdown_ends_where_others_are_told_of() -> None:
    """ "Forty of them dead, while three of ours fell" counts two sides; "forty, three of them women" one."""
    count = join("It left 40 of them dead, while three soldiers fell.", "40", "three", sides=2)
    assert (count.low, count.high) == (43, 43)
