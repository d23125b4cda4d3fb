"""Lists of other stories, menus, comments."""

import pytest

from dotterel.ingest.blocks import Block
from dotterel.ingest.clean import Cleaned, clean

REPORT = (
    "Rebels attack a convoy near Tarka and seize two trucks",
    "Rebels attacked an army convoy near Tarka on Monday and seized two trucks, the governor said.",
    "The army denied that it had lost any vehicles and said that it had killed nine rebels.",
)


def _cleaned(*after: str, before: tuple[str, ...] = ()) -> Cleaned:
    return clean(tuple(Block(text=text) for text in (*before, *REPORT, *after)), find_title=True)


def _body(cleaned: Cleaned) -> list[str]:
    return [part.text for part in cleaned.parts]


@pytest.mark.parametrize(
    "heading",
    [
        "Related posts",
        "You may also like",
        "More on this story",
        "Most read",
        "Recommended for you:",
        "Read next",
        "Trending now",
        "More from The Ledger",
        "Editor's picks",
        "In case you missed it",
        "Don't miss",
        "Latest news",
        "Also read",
    ],
)
def test_headed_list_is_cut(heading: str) -> None:
    """Everything under such a heading goes, with the stubs and dates between the headlines."""
    cleaned = _cleaned(
        heading, "Rice price falls for a third month", "Ledger Staff", "Film star opens school", "2 hours ago"
    )
    assert _body(cleaned) == list(REPORT[1:])
    assert {cut.reason for cut in cleaned.cuts} == {"related-posts", "author", "date-line"}


def test_list_with_teasers_is_cut() -> None:
    """Teasers between headlines belong to the list."""
    teasers = (
        "Rice price falls",
        "Traders in the capital say that the harvest was the best in a decade.",
        "Star opens school",
        "The actor wants to teach two hundred children from poor families.",
    )
    assert _body(_cleaned("More stories", *teasers)) == list(REPORT[1:])


def test_report_resumes_behind_a_box() -> None:
    """A box in the middle does not swallow the paragraphs behind it."""
    rest = (
        "The governor asked the capital for two more battalions and a helicopter.",
        "Talks with the rebels broke down in March.",
    )
    assert _body(_cleaned("Read more", "Rice price falls for a third month", *rest)) == [*REPORT[1:], *rest]


def test_last_paragraph_behind_a_box_stays() -> None:
    """A single paragraph of news at the end is not taken for a teaser."""
    rest = "The governor asked the capital for two more battalions and a helicopter."
    assert _body(_cleaned("Read more", "Rice price falls for a third month", rest)) == [*REPORT[1:], rest]


def test_unheaded_headlines_at_the_foot() -> None:
    """Headlines with stubs between them are a list even without a heading."""
    cleaned = _cleaned(
        "Rice price falls for a third month in the north",
        "Ledger Staff",
        "Film star opens school for poor children",
        "2h ago",
    )
    assert _body(cleaned) == list(REPORT[1:])


@pytest.mark.parametrize(
    "ending",
    [
        ("No one claimed the attack",),
        ("Long live free Tarka",),
        ("• 12 soldiers dead", "• 3 trucks lost", "• 40 families fled"),
        ("12 soldiers dead", "3 trucks lost", "40 families fled", "2 schools closed"),
        ('"We will come back."',),
        ("He did not answer.",),
    ],
)
def test_short_endings_stay(ending: tuple[str, ...]) -> None:
    """A last line without a full stop, a list of figures, a quote and a short sentence are the report's own."""
    assert _body(_cleaned(*ending)) == [*REPORT[1:], *ending]


def test_menu_above_the_headline() -> None:
    """A run of short capitalised lines above the headline is a menu; the outlet's name among them is told."""
    cleaned = _cleaned(before=("Counties", "Obituaries", "Rift Valley Ledger"))
    assert cleaned.title == REPORT[0]
    assert cleaned.masthead == "Rift Valley Ledger"


def test_readers_comments() -> None:
    """Comments between their heading and their form go, running text though they are."""
    cleaned = _cleaned("3 Comments", "Ali says: my uncle was in that convoy and nobody helps.", "Leave a reply")
    assert _body(cleaned) == list(REPORT[1:])


def test_signed_comments_without_a_form() -> None:
    """Lines that readers have signed, right behind a heading of comments, go without any form below them."""
    cleaned = _cleaned("Comments", "Garo_7: They should burn the camp.", "Ama T.: The army shot my uncle in 2011.")
    assert _body(cleaned) == list(REPORT[1:])


def test_one_signed_line_is_no_comment_section() -> None:
    """A single statement below the word "comments" may be the report's own, and stays."""
    statement = "Minister Ama Tarr: We will rebuild the bridge before the rains."
    assert statement in _body(_cleaned("Comments", statement))


def test_labels_above_the_text() -> None:
    """Pairs of label and value above the running text are no part of it."""
    blocks = tuple(Block(text=text) for text in ("Format", "Situation report", "Country", "Niger", *REPORT[1:]))
    assert [part.text for part in clean(blocks, title=REPORT[0]).parts] == list(REPORT[1:])


def test_recurring_short_line() -> None:
    """A button that comes back between paragraphs is furniture, whatever it says."""
    blocks = tuple(Block(text=text) for text in ("Zap", REPORT[1], "Zap", REPORT[2], "Zap"))
    assert [part.text for part in clean(blocks).parts] == list(REPORT[1:])
