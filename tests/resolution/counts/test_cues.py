"""Words are looked for before long patterns are tried, and no text that a pattern would find lacks them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dotterel.late import LatePattern
from dotterel.resolution.counts import bounded, lists, multiples, quantities, resolve, tolls

ENGLISH = st.characters(codec="ascii")
RULES = [rule for rule in quantities._RULES if rule.cues]


def _texts(pattern: LatePattern) -> st.SearchStrategy[str]:
    """Texts in which a pattern is found."""
    return st.from_regex(pattern.compiled, alphabet=ENGLISH).filter(lambda text: pattern.search(text) is not None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.rule}-{RULES.index(rule)}")
def test_a_quantity_holds_a_cue_of_its_rule(rule: quantities._Rule) -> None:
    """A rule of quantities is left out only where it could find nothing."""

    @settings(max_examples=25, deadline=None)
    @given(_texts(rule.pattern))
    def holds(text: str) -> None:
        assert any(cue in text.lower() for cue in rule.cues)

    holds()


@settings(max_examples=50, deadline=None)
@given(_texts(lists._BREAKDOWN))
def test_a_breakdown_holds_a_cue(text: str) -> None:
    """A breakdown of a number is looked for wherever there may be one."""
    assert any(cue in text.lower() for cue in lists._BREAKDOWN_CUES)


@settings(max_examples=50, deadline=None)
@given(_texts(bounded._CAPPED))
def test_a_cap_holds_a_cue(text: str) -> None:
    """The most that a number may be is looked for wherever it may be told."""
    match = bounded._CAPPED.search(text)
    assert match is not None
    assert bounded._capped(text[match.start() :]) is not None


@settings(max_examples=50, deadline=None)
@given(_texts(tolls._DEATH_TOLL))
def test_a_death_toll_holds_a_cue(text: str) -> None:
    """Words of the death toll are looked for wherever they may stand."""
    match = tolls._DEATH_TOLL.search(text)
    assert match is not None
    assert tolls.is_death_toll(text) is (tolls._OTHER_TOLLS.search(match["between"]) is None)


@settings(max_examples=50, deadline=None)
@given(_texts(resolve._POSSESSOR))
def test_an_owner_holds_an_apostrophe(text: str) -> None:
    """Whose the people counted are is looked for wherever it may be told."""
    match = resolve._POSSESSOR.search(text)
    assert match is not None
    assert resolve._owned(text[match.start() :]) is not None


@settings(max_examples=50, deadline=None)
@given(_texts(multiples._SHARE_AHEAD))
def test_a_whole_of_a_share_is_found(text: str) -> None:
    """A whole that only a share is told of is known by the word before it."""
    assert multiples.is_whole_of_share(text)


@settings(max_examples=50, deadline=None)
@given(_texts(multiples._SHARE_OF))
def test_a_share_is_found(text: str) -> None:
    """A share is known wherever it may be told."""
    match = multiples._SHARE_OF.search(text)
    assert match is not None
    assert multiples.is_share(match[0])
