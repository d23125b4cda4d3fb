"""Tests of the cues of date rules: a rule that is passed over could not have matched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dotterel.resolution.dates.expressions import RULES
from dotterel.resolution.dates.grammar import Rule, beginnings, compiled, cues_of

_CUED = [rule for rule in RULES if rule.cue]


@pytest.mark.parametrize("rule", _CUED, ids=lambda rule: rule.rule)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_no_match_is_without_the_cue_of_its_rule(rule: Rule, data: st.DataObject) -> None:
    """Whatever a rule's pattern matches holds one of its cues, so that passing over texts without any loses nothing."""
    match = compiled(rule.pattern).search(data.draw(st.from_regex(compiled(rule.pattern))))
    if match is not None:
        assert not cues_of(rule).isdisjoint(beginnings(match.string)), match[0]


def test_most_rules_have_a_cue() -> None:
    """A handful of rules may be tried on every text; with more, the patterns cost more than all else of a date."""
    assert len(RULES) - len(_CUED) <= 8
