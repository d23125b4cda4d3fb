"""Number words to ranges of people."""

import pytest

from dotterel.model import Role, Span
from dotterel.resolution.counts import count_of_participant, resolve_count


def _span(words: str) -> Span:
    return Span(start=10, end=10 + len(words), text=words)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("49", 49, 49),
        ("1,200", 1200, 1200),
        ("1,00,000", 100_000, 100_000),
        ("5 000", 5000, 5000),
        ("twenty-three", 23, 23),
        ("Forty five", 45, 45),
        ("a hundred and five", 105, 105),
        ("three hundred and forty-two", 342, 342),
        ("two thousand", 2000, 2000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("two million", 2_000_000, 2_000_000),
        ("a million and a half", 1_500_000, 1_500_000),
        ("half a million", 500_000, 500_000),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("a couple", 2, 2),
        ("both", 2, 2),
        ("one villager", 1, 1),
        ("all 12 aboard", 12, 12),
        ("a family of five", 5, 5),
        ("a group of 12 riders", 12, 12),
    ],
)
def test_whole_numbers_are_read_exactly(words: str, low: int, high: int) -> None:
    """Digits, separators of any custom and number words give one number."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.unresolved) == (low, high, None)


@pytest.mark.parametrize(
    ("words", "low", "high", "rule"),
    [
        ("at least 49", 49, None, "at-least"),
        ("no fewer than 80", 80, None, "at-least"),
        ("60-plus", 60, None, "at-least"),
        ("700+", 700, None, "at-least"),
        ("twelve or more", 12, None, "at-least"),
        ("more than 20", 21, None, "more-than"),
        ("over a dozen", 13, None, "more-than"),
        ("up to 30", None, 30, "up-to"),
        ("as many as eleven", None, 11, "up-to"),
        ("nearly 300", None, 300, "nearly"),
        ("almost fifty", None, 50, "nearly"),
        ("no more than 12", None, 12, "at-most"),
        ("fewer than ten", None, 9, "fewer-than"),
        ("about 40", 40, 40, "about"),
        ("some 2,000", 2000, 2000, "about"),
        ("another five", 5, 5, "additional"),
        ("several", 3, None, "several"),
        ("dozens", 24, None, "dozens"),
        ("scores of", 40, None, "scores"),
        ("hundreds", 200, None, "hundreds"),
        ("several hundred", 200, None, "several"),
        ("thousands", 2000, None, "thousands"),
        ("tens of thousands", 20_000, None, "tens-of-thousands"),
        ("hundreds of thousands", 200_000, None, "hundreds-of-thousands"),
        ("nobody", 0, 0, "none"),
        ("no", 0, 0, "none"),
    ],
)
def test_bounds_are_those_of_the_annotation_rules(words: str, low: int | None, high: int | None, rule: str) -> None:
    """Modifiers and round words bound a number as corpus/FORMAT.md decides."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.rule) == (low, high, rule)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12 to 15", 12, 15),
        ("12-15", 12, 15),
        ("between 12 and 15", 12, 15),
        ("two or three", 2, 3),
        ("4 to 5 thousand", 4000, 5000),
    ],
)
def test_ranges_keep_both_ends(words: str, low: int, high: int) -> None:
    """A range is told with both ends, and a scale word serves both."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.rule) == (low, high, "range")


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("a woman and two children", 3),
        ("a couple and their three children", 5),
        ("a man, his wife and two daughters", 4),
        ("three soldiers and a driver", 4),
        ("the imam and his two sons", 3),
        ("two couples and a child", 5),
        ("husband and wife", 2),
        ("a man, woman and child", 3),
        ("both the driver and his mate", 2),
        ("four nurses together with a doctor", 5),
        ("a nurse with her two children", 3),
        ("Sgt. Keita and his two aides", 3),
        ("a family of 5 and 2 guests", 7),
        ("four married couples and their three children", 11),
    ],
)
def test_a_list_of_people_is_summed(words: str, total: int) -> None:
    """People listed one by one are counted together."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.rule) == (total, total, "sum")


def test_a_breakdown_adds_nothing_to_its_total() -> None:
    """ "including two officers" is part of the twelve."""
    assert resolve_count(_span("12 soldiers, including two officers")).high == 12


@pytest.mark.parametrize(
    ("words", "before", "after", "reason"),
    [
        ("$430 million", "", "", "money"),
        ("34th Brigade", "", "", "an ordinal"),
        ("12%", "", "", "a share, not a number"),
        ("12", "", " per cent of voters", "a share, not a number"),
        ("12", "", "-year-old boy", "an age"),
        ("13", "a boy of ", "", "an age"),
        ("three days", "", "", "a measure"),
        ("40", "", " kilometres north", "a measure"),
        ("14", "on ", " May", "a date"),
        ("7", "resolution ", "", "a number in a name"),
        ("many", "", "", "no number in these words"),
        ("a group of gunmen", "", "", "no number in these words"),
        ("  ", "", "", "no words"),
    ],
)
def test_numbers_that_count_no_people_stay_unresolved(words: str, before: str, after: str, reason: str) -> None:
    """Ages, money, shares, measures, dates and names of units give a reason, never a toll."""
    count = resolve_count(_span(words), before=before, after=after)
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None
    assert count.unresolved.reason == reason


def test_day_labourers_are_people() -> None:
    """A singular unit word before another noun is part of that noun."""
    assert resolve_count(_span("Three hundred"), after=" day labourers").low == 300


def test_a_bound_left_outside_the_span_is_heard() -> None:
    """ "at least" just before the marked number still opens it upwards."""
    count = resolve_count(_span("12"), before="killing at least ")
    assert (count.low, count.high) == (12, None)


def test_offsets_are_those_of_the_span() -> None:
    """A count points at the words that it was read from."""
    count = resolve_count(_span("at least 49"))
    assert (count.text, count.start, count.end) == ("at least 49", 10, 21)


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("49 Armenian soldiers", 49),
        ("a soldier", 1),
        ("a 14-year-old girl", 1),
        ("three of the 20 hostages", 3),
        ("at least 12 members of the 34th Brigade", 12),
        ("soldiers", None),
        ("the mayor of the 12 villages", None),
    ],
)
def test_a_participant_gives_the_number_of_its_head(words: str, low: int | None) -> None:
    """Only the number of the people named counts, not one that describes them."""
    assert count_of_participant(_span(words)).low == low


def test_a_span_too_long_to_be_one_is_refused() -> None:
    """A runaway span gets its reason at once and never holds up a run."""
    found = resolve_count(_span("two " * 1000))
    assert found.unresolved is not None
    assert found.unresolved.reason == "too long for a number"


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("eight people - a bus driver and seven pupils", 8),
        ("22 hurt, three of them critically", 22),
        ("700 soldiers, 120 of them engineers", 700),
        ("twelve people (five women and seven men)", 12),
        ("40 villagers, including 12 children", 40),
    ],
)
def test_a_breakdown_is_not_added_to_its_whole(words: str, low: int) -> None:
    """The parts are in the whole already; adding them would tell of dead who never lived."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (low, low)


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("the 3 killed and 7 hurt", 3, 7),
        ("Twelve dead, thirty hurt", 12, 30),
        ("21 victims, 6 dead and 15 wounded", 6, 15),
    ],
)
def test_each_role_takes_its_own_toll(words: str, killed: int, injured: int) -> None:
    """Where the words tell several tolls, none is taken for another and they are never added."""
    assert resolve_count(_span(words), role="killed").low == killed
    assert resolve_count(_span(words), role="injured").low == injured


@pytest.mark.parametrize(
    ("words", "low", "rule"),
    [
        ("all but two of the 14", 12, "all-but"),
        ("a third of the 600 men", 200, "share"),
        ("Two families of four", 8, "product"),
        ("four young couples", 8, "twice"),
        ("One soldier on each side", 2, "twice"),
        ("the imam and his two sons", 3, "sum"),
        ("a skipper and four deckhands", 5, "sum"),
        ("another dozen", 12, "additional"),
        ("3'400", 3400, "number"),
        ("A mother of three", 1, "article"),
    ],
)
def test_numbers_reckoned_from_others(words: str, low: int, rule: str) -> None:
    """Shares, products and lists come out as whole people."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (low, low)
    assert count.rule == rule


@pytest.mark.parametrize(
    "words", ["a third of the garrison", "half of the 7 men", "three divisions", "300 head of cattle"]
)
def test_what_comes_out_as_no_whole_people_stays_open(words: str) -> None:
    """A share of an unknown or uneven number, units and animals are no number of people."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None


def test_a_cap_behind_a_bound_closes_the_range() -> None:
    """Both ends are told."""
    count = resolve_count(_span("at least 12 but fewer than 20"))
    assert (count.low, count.high, count.rule) == (12, 19, "range")


@pytest.mark.parametrize(("before", "after"), [("A conscript, ", ", was killed"), ("who turned ", " in his cell")])
def test_an_age_beside_a_person_is_no_toll(before: str, after: str) -> None:
    """A number between commas behind a person is their age."""
    assert resolve_count(_span("19"), before=before, after=after).low is None


@pytest.mark.parametrize(
    "words",
    ["the police and 3 soldiers", "the militia and 3 civilians", "the men and 3 children", "the village and 3 people"],
)
def test_a_noun_without_an_s_is_not_always_one_person(words: str) -> None:
    """Bodies, irregular plurals and places in a list are not added as one person each."""
    assert resolve_count(_span(words)).rule != "sum"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("about half of the 600 men", 300, 300),
        ("more than half the 40 hostages", 21, None),
        ("nearly half of its 600 men", None, 300),
        ("a third of 90 hostages", 30, 30),
        ("at least three couples", 6, None),
        ("up to 10 families of six", None, 60),
        ("all but two of 14 miners", 12, 12),
    ],
)
def test_modifiers_bound_what_is_reckoned(words: str, low: int | None, high: int | None) -> None:
    """The modifier bounds the share or product, never the number that it is reckoned from."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("most of the 40 prisoners", "", ""),
        ("some of the 60 passengers", "", ""),
        ("half of the 600 houses", "", ""),
        ("half of the 600", "", " houses"),
        ("all but two of the 14 vehicles", "", ""),
        ("half of the 20th brigade", "", ""),
        ("the 40", "About half of ", " hostages were killed"),
        ("40", "killing most of the ", " hostages"),
    ],
)
def test_the_whole_is_no_answer_for_its_share(words: str, before: str, after: str) -> None:
    """Where only a share is meant, or the share is of things, the whole's number stays out."""
    count = resolve_count(_span(words), before=before, after=after)
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("half dozen people", 6, 6),
        ("a half-dozen people", 6, 6),
        ("few dozen people", 24, None),
        ("couple dozen people", 24, 24),
        ("the dozen people", 12, 12),
    ],
)
def test_what_stands_before_dozen_is_heard(words: str, low: int, high: int | None) -> None:
    """Twelve is only what no other word before it changes."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("words", ["10 - 15 people", "10 – 15"])
def test_a_spaced_dash_between_numbers_is_a_range(words: str) -> None:
    """It is no dash before a breakdown."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.rule) == (10, 15, "range")


def test_an_age_that_ends_the_words_is_one_person() -> None:
    """ "A conscript, 19" is one, not nineteen."""
    count = resolve_count(_span("a conscript, 19"))
    assert (count.low, count.high) == (1, 1)


@pytest.mark.parametrize(
    ("words", "after"), [("12 dead and wounded", ""), ("12", " killed or injured"), ("12", " people dead and injured")]
)
@pytest.mark.parametrize("role", ["killed", "injured"])
def test_the_dead_and_wounded_together_are_no_more_than_their_number(words: str, after: str, role: Role) -> None:
    """How many of them died is not told."""
    count = resolve_count(_span(words), role=role, after=after)
    assert (count.low, count.high) == (None, 12)


def test_numbers_of_other_roles_are_nobodys_here() -> None:
    """Who asks for those held is not told the dead and the wounded."""
    assert resolve_count(_span("12 dead, 30 wounded"), role="held").unresolved is not None
    assert resolve_count(_span("five killed and 12 others"), role="killed").low == 5


@pytest.mark.parametrize(
    ("words", "low"),
    [("the police and 3 soldiers", 4), ("civilians and 3 soldiers", 4), ("3 soldiers, the police and a clerk", 5)],
)
def test_a_body_of_unknown_number_makes_a_list_open(words: str, low: int) -> None:
    """The police beside three soldiers are at least one more, and nobody knows how many."""
    count = resolve_count(_span(words))
    assert (count.low, count.high, count.rule) == (low, None, "sum-and-more")


def test_a_body_without_an_article_behind_a_number_may_be_counted_in_it() -> None:
    """ "3 soldiers and policemen" may be three in all, so the number stays."""
    count = resolve_count(_span("3 soldiers and policemen"))
    assert (count.low, count.high) == (3, 3)


@pytest.mark.parametrize(
    ("words", "before", "low", "high"),
    [
        ("as many again", "Four died, and ", 4, 4),
        ("twice that number", "Four died, and ", 8, 8),
        ("half as many", "Four died, and ", 2, 2),
        ("three times as many", "Four died, and ", 12, 12),
        ("from 12 to 15", "The toll rose ", 15, 15),
        ("12 to 15", "The toll was revised from ", 15, 15),
        ("12 to 15", "Reports spoke of ", 12, 15),
        ("30 if not 40", "", 30, 40),
        ("30, perhaps 40", "", 30, 40),
        ("11, and perhaps more", "", 11, None),
        ("40 people at the very least", "", 40, None),
        ("not even 12", "", None, 11),
        ("none fewer than 30", "", 30, None),
        ("two score and ten", "", 50, 50),
        ("1,5 million", "", 1_500_000, 1_500_000),
        ("2½ million", "", 2_500_000, 2_500_000),
        ("two lorries with 40 men each", "", 80, 80),
        ("tens of villagers", "", 20, None),
        ("Not a single soldier", "", 0, 0),
        ("without loss of life", "", 0, 0),
        ("Father Keita", "", 1, 1),
        ("the 45-year-old mayor", "", 1, 1),
        ("ninteen", "", 19, 19),
        ("９人", "", 9, 9),
    ],
)
def test_turns_of_phrase(words: str, before: str, low: int | None, high: int | None) -> None:
    """Comparisons, changes, hedged ranges, odd spellings and words for none or one have their numbers."""
    count = resolve_count(_span(words), before=before)
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("words", ["there", "a fourth of the men", "the weighty ones"])
def test_other_words_are_no_misspelt_numbers(words: str) -> None:
    """Words one letter from a number's keep their own meaning."""
    assert resolve_count(_span(words)).unresolved is not None


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("2220", "They were shot at ", " last night."),
        ("2021", "They were shot in ", ", when the war began."),
        ("47", "They had an AK-", " rifle."),
        ("7", "They met the G", " envoys."),
        ("28", "The bill passed by ", " votes to 19."),
        ("19", "The bill passed by 28 votes to ", "."),
        ("100,000", "They gave him ", " Colombian pesos."),
        ("one", "Five men and ", " military truck were lost."),
        ("12", "They burned ", " out of 20 villages."),
        ("six", "They faced a ", "-figure crowd."),
    ],
)
def test_hours_years_types_votes_and_things_count_nobody(words: str, before: str, after: str) -> None:
    """Numbers beside which a clock, a year, a type, a ballot, money or a thing stands are no people."""
    count = resolve_count(_span(words), before=before, after=after)
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None


def test_a_truck_driver_is_a_person() -> None:
    """ "One truck driver" is somebody, though "one truck" is nobody."""
    assert resolve_count(_span("one"), after=" truck driver died.").low == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("two-thirds", "a share, not a number"),
        ("a 6-3 ruling", "a score or a vote"),
        ("7-2", "a score or a vote"),
        ("number 12", "a number in a name"),
        ("Nos. 4 and 9", "a number in a name"),
        ("the five-nation bloc", "things, not people"),
        ("Adel Mansur, 38, and Lina Mansur, 9", "an age"),
    ],
)
def test_figures_of_other_things_are_no_people(words: str, reason: str) -> None:
    """Shares, scores, numbers in names, blocs of states and the ages of several people are told as what they are."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (None, None)
    assert count.unresolved is not None
    assert count.unresolved.reason == reason


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("three to four dozen", 36, 48),
        ("ten to two dozen", 10, 24),
        ("500 to 2 thousand", 500, 2000),
        ("two thirds of the 30 guards", 20, 20),
        ("12-15", 12, 15),
        ("four men and as many women", 8, 8),
        ("two guards and a number of civilians", 3, None),
        ("three guards and an unknown number of rebels", 4, None),
    ],
)
def test_numbers_that_lean_on_their_neighbours(words: str, low: int, high: int | None) -> None:
    """A scale is lent only where the range stays one; "as many" and "a number of" count in a list."""
    count = resolve_count(_span(words))
    assert (count.low, count.high) == (low, high)


def test_a_sentence_without_end_is_read_near_the_number() -> None:
    """A sentence of 100,000 letters takes no noticeable time, and what stands beside the number still speaks."""
    count = resolve_count(_span("12"), before="a" * 100_000 + " ", after=" people" + "a " * 50_000, role="killed")
    assert (count.low, count.high) == (12, 12)
    share = resolve_count(_span("12"), before="a" * 100_000, after=" percent" + " " * 100_000)
    assert share.unresolved is not None


@pytest.mark.parametrize(
    ("words", "after", "number"),
    [
        ("one", " man's two sons", 2),
        ("one man's two sons", "", 2),
        ("a farmer's three daughters", "", 3),
        ("two", " brothers' six children died", 6),
        ("two", " men's bodies were found", 2),
        ("one", " man's house was burned", 1),
    ],
)
def test_whose_they_are_is_not_how_many_they_are(words: str, after: str, number: int) -> None:
    """Of "one man's two sons" two are counted; where those owned have no number, the owners are meant."""
    count = resolve_count(_span(words), role="killed", after=after)
    assert (count.low, count.high) == (number, number)
