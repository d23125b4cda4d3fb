"""Stories of documents, and marked mentions within them."""

from hypothesis import given
from hypothesis import strategies as st

from dotterel.linking import linked_mentions, marked_mention, story_of, told_together

RIVER = (
    "The Oskelund bridge fell into the Vantar on Monday.",
    "Engineer Maud Ferrin had warned of the Oskelund bridge.",
)
RIVER_LATER = ("Engineer Ferrin told the Vantar inquiry about the bridge at Oskelund.",)
BAKERY = ("A bakery in Little Sorrow has won the prize for rye bread.", "Baker Tom Aldous thanked his oven.")
DOCUMENTS = {"river-1": RIVER, "river-2": RIVER_LATER, "bakery": BAKERY}


def stories(names: list[str]) -> list[set[str]]:
    """The stories of some of the documents, by name."""
    told = [story_of(name, DOCUMENTS[name]) for name in names]
    return [{names[number] for number in group} for group in told_together(told)]


def test_documents_of_one_story_are_put_together_without_any_event() -> None:
    """A collapse is no event of the codebook, and two reports of it are still of one story."""
    assert stories(["river-1", "bakery", "river-2"]) == [{"river-1", "river-2"}, {"bakery"}]


@given(st.permutations(sorted(DOCUMENTS)))
def test_the_order_of_documents_changes_no_story(names: list[str]) -> None:
    """Stories are a partition that hangs on the documents alone."""
    assert sorted(map(sorted, stories(names))) == [["bakery"], ["river-1", "river-2"]]


def test_a_document_without_words_is_a_story_of_its_own() -> None:
    """Nothing is alike to nothing."""
    told = [story_of("a", ()), story_of("b", ("",)), story_of("c", RIVER)]
    assert told_together(told) == [[0], [1], [2]]


def test_marked_mentions_are_put_together_over_documents_and_never_over_stories() -> None:
    """The same word in the same story is one happening; the same word in another story is not."""
    texts = {
        "river-1": "The Oskelund bridge collapsed into the Vantar on Monday, engineer Maud Ferrin said.",
        "river-2": "Engineer Ferrin spoke of how the Oskelund bridge collapsed into the Vantar.",
        "bakery": "The oven of baker Tom Aldous collapsed in Little Sorrow.",
    }
    mentions = [
        marked_mention(name, name, words="collapsed", sentence=text, number=0) for name, text in sorted(texts.items())
    ]
    told = [story_of(name, (text,)) for name, text in sorted(texts.items())]
    assert sorted(map(sorted, linked_mentions(mentions, told))) == [["bakery"], ["river-1", "river-2"]]


def test_a_mention_of_an_unknown_document_stands_alone() -> None:
    """A mention without its document is kept, not lost."""
    lost = marked_mention("m", "nowhere", words="fell", sentence="It fell.", number=0)
    assert linked_mentions([lost], [story_of("river", RIVER)]) == [["m"]]
