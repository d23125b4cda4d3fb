"""Which of the marked numbers are an event's toll, and what list each stands in."""

import re

import pytest

from dotterel.model import CodedEvent, Count, Document, Mention, Provenance, Role, Span
from dotterel.resolution.counts import LISTED_VICTIMS, MIXED_LIST, sum_of_numbered, toll_by_victims, toll_of

Marks = dict[Role, tuple[str, ...]]


def event(sentence: str, trigger: str, marks: Marks, *, score: float = 0.9) -> tuple[CodedEvent, Document]:
    """An attack told by one sentence, with these words marked in each role."""

    def span(words: str) -> Span:
        start = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)
        assert start is not None
        return Span(start=start.start(), end=start.end(), text=words)

    mentions = [
        Mention(role=role, span=span(words), score=score) for role, fillers in marks.items() for words in fillers
    ]
    provenance = Provenance(component="test", version="1")
    whole = Span(start=0, end=len(sentence), text=sentence)
    coded = CodedEvent(
        id="e",
        document_id="d",
        type="ASSAULT",
        trigger=span(trigger),
        sentence=whole,
        provenance=provenance,
        mentions=tuple(mentions),
    )
    return coded, Document(id="d", text=sentence, report_id="r", name="d", provenance=provenance)


def tolls(sentence: str, trigger: str, marks: Marks, *, score: float = 0.9) -> tuple[Count | None, Count | None]:
    """The dead and the injured."""
    coded, document = event(sentence, trigger, marks, score=score)
    return toll_of(coded, "killed", document), toll_of(coded, "injured", document)


def test_a_number_in_a_list_stands_for_the_list() -> None:
    """Who an article counts is dead too, and the numbers alone can still be told apart."""
    sentence = "A shell hit the pier, killing a Malian deckhand and two porters and wounding nine."
    killed, injured = tolls(sentence, "hit", {"killed": ("two",), "injured": ("nine",)})
    assert killed is not None
    assert injured is not None
    assert (killed.low, killed.high, killed.rule) == (3, 3, MIXED_LIST)
    assert sum_of_numbered(killed.text) == (2, 2)
    assert injured.low == 9


def test_the_numbers_of_a_list_stay_apart_where_each_item_has_one() -> None:
    """Two guards and four civilians are six, and may be of two sides."""
    killed, _ = tolls("Shells hit the post, killing two guards and four civilians.", "hit", {"killed": ("two",)})
    assert killed is not None
    assert (killed.low, killed.high) == (6, 6)
    assert [(part.text, part.low) for part in killed.parts] == [("two", 2), ("four", 4)]


def test_a_number_marked_as_the_other_toll_goes_where_its_verb_says() -> None:
    """The porters killed are not among the wounded, whatever the coder marked."""
    sentence = "A shell hit the pier, killing a deckhand and two porters and wounding nine others."
    killed, injured = tolls(sentence, "hit", {"injured": ("two", "nine")})
    assert killed is not None
    assert injured is not None
    assert (killed.low, injured.low) == (3, 9)


def test_a_toll_told_in_one_breath_needs_no_mark() -> None:
    """The wounded beside the marked dead are the event's; those of another verb's event are not."""
    killed, injured = tolls("A blast killed two and wounded nine.", "blast", {"killed": ("two",)})
    assert killed is not None
    assert injured is not None
    assert (injured.low, injured.rule) == (9, LISTED_VICTIMS)
    _, hurt = tolls("A blast killed two, and later a mob beat and wounded nine.", "blast", {"killed": ("two",)})
    assert hurt is None


@pytest.mark.parametrize(
    ("sentence", "trigger", "marks", "killed"),
    [
        ("Two men on a motorcycle shot at his car.", "shot", {"killed": ("Two",), "actor": ("men",)}, None),
        ("Two hundred soldiers killed 60 villagers.", "killed", {"killed": ("Two hundred", "60")}, 60),
        ("They killed 11 cadets before all five attackers were shot dead.", "shot dead", {"killed": ("11",)}, 5),
        ("He said 26 were killed and 31 surrendered.", "killed", {"killed": ("26", "31")}, 26),
        ("The toll rose to 16 after two more bodies were found.", "bodies", {"killed": ("16", "two")}, 16),
        ("The number of men killed rose to 16 after two more were found.", "killed", {"killed": ("16", "two")}, 16),
        ("Five were killed, not nine.", "killed", {"killed": ("Five", "nine")}, 5),
        ("They killed 17 rebels, losing two men.", "killed", {"killed": ("17", "two")}, 19),
        ("No guard was killed, but three clerks were.", "killed", {"killed": ("No", "three")}, 3),
        ("They killed 55, 20 more than was first said.", "killed", {"killed": ("55", "20")}, 55),
    ],
)
def test_numbers_of_others_are_no_part_of_the_toll(
    sentence: str, trigger: str, marks: Marks, killed: int | None
) -> None:
    """Doers, another verb's people, corrected numbers and differences are left out; the other side's dead count."""
    count, _ = tolls(sentence, trigger, marks)
    assert (None if count is None else (count.low, count.high)) == (None if killed is None else (killed, killed))


def test_a_breakdown_is_of_the_toll_before_it() -> None:
    """Women among the dead are not the wounded."""
    marks: Marks = {"killed": ("16",), "injured": ("three", "52")}
    killed, injured = tolls("Clashes killed 16, among them three women, and wounded 52.", "Clashes", marks)
    assert killed is not None
    assert injured is not None
    assert (killed.low, injured.low, injured.high) == (16, 52, 52)


@pytest.mark.parametrize(
    ("sentence", "number", "high"),
    [
        ("Up to 90 people have been killed or injured since May.", "Up to 90", 90),
        ("They killed or wounded nearly 20 guards.", "nearly 20", 20),
        ("More than 900 people have been killed or injured since May.", "More than 900", None),
    ],
)
def test_the_dead_and_wounded_in_one_number_are_no_number_of_dead(sentence: str, number: str, high: int | None) -> None:
    """Such a number is the most that may have died; without an upper bound it says nothing."""
    count, _ = tolls(sentence, "killed", {"killed": (number,)})
    assert count is not None
    assert (count.low, count.high) == (None, high)
    assert (count.unresolved is not None) == (high is None)


def test_a_list_of_victims_is_a_toll_without_a_marked_number() -> None:
    """Those done to stand in a list behind "killed"; a list that cannot be read leaves the toll open."""
    sentence = "An air strike killed a woman and her four sons."
    coded, _ = event(sentence, "air strike", {"recipient": ("woman",)})
    count = toll_by_victims(coded, (), "killed")
    assert count is not None
    assert (count.low, count.high) == (5, 5)
    coded, _ = event("An air strike killed a woman and the people beside her.", "air strike", {"recipient": ("woman",)})
    assert toll_by_victims(coded, (), "killed") is None


def test_an_arrest_has_no_dead_of_its_own() -> None:
    """The event of another verb does not take over the dead told before it."""
    sentence = "Forty of the raiders were killed and nine captured."
    coded, _ = event(sentence, "captured", {"recipient": ("raiders",)})
    assert toll_by_victims(coded, (), "killed") is None
