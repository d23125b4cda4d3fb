"""Sources that speak in another part of their sentence."""

from dotterel.coding.rules.misplaced_sources import RULE, replace_misplaced_sources
from tests.coding.test_document_logic import document, event, words

TOLD = (
    "Two farmers died, according to the mayor, and troops shot nine raiders on Monday, a spokesman for the guard said."
)


def test_each_deed_has_the_source_that_tells_it() -> None:
    """What stands behind the mayor's clause is the spokesman's word."""
    doc = document(TOLD)
    died = event(doc, 0, "ASSAULT", "died", status="claimed", source="the mayor")
    shot = event(doc, 0, "ASSAULT", "shot", status="claimed", source="the mayor")
    found = replace_misplaced_sources([died, shot], doc)
    assert [words(one, "source") for one in found] == [["the mayor"], ["a spokesman for the guard"]]
    assert (found[0], found[1].rules) == (died, (RULE,))


def test_a_source_that_the_grammar_does_not_place_stays() -> None:
    """Who is not told to say anything else in the sentence may be the source."""
    doc = document("The mayor spoke of troops who shot nine raiders, a guard said.")
    shot = event(doc, 0, "ASSAULT", "shot", status="claimed", source="The mayor")
    assert replace_misplaced_sources([shot], doc) == (shot,)


def test_a_pronoun_replaces_nobody() -> None:
    """Whom "he" means is not told by the sentence."""
    doc = document("Two farmers died, according to the mayor, and troops shot nine raiders on Monday, he said.")
    shot = event(doc, 0, "ASSAULT", "shot", status="claimed", source="the mayor")
    assert replace_misplaced_sources([shot], doc) == (shot,)
