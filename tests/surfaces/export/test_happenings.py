"""The mentions of one happening, put together."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dotterel.model import ResolvedEvent
from dotterel.surfaces.export.happenings import happenings_of
from dotterel.surfaces.export.sides import sides_of
from dotterel.surfaces.export.standing import reason_against
from tests.strategies import resolved_events
from tests.surfaces.export.occurrences import CLASH, DENIAL, HIGHER, MALI, SHELLING, TALKS, TITLE, party


@settings(max_examples=60, deadline=None)
@given(events=st.lists(resolved_events(), max_size=6), labels=st.lists(st.sampled_from("abc"), min_size=6, max_size=6))
def test_every_mention_counts_once_or_is_left_out(events: list[ResolvedEvent], labels: list[str]) -> None:
    """Nothing is lost and nothing is doubled."""
    labelled = [replace(one, id=f"{n}", incident=labels[n], type="ASSAULT") for n, one in enumerate(events)]
    left_out: Counter[str] = Counter()
    found = happenings_of(labelled, reason_against=reason_against, left_out=left_out)
    held = [one.id for happening in found for one in (*happening.mentions, *happening.beside)]
    assert len(held) == len(set(held))
    assert len(held) + left_out.total() == len(labelled)


def test_the_mention_that_tells_most_leads() -> None:
    """The title names nobody; the sentence below it does."""
    [found] = happenings_of([TITLE, SHELLING, HIGHER, DENIAL], reason_against=reason_against, left_out=Counter())
    assert found.lead is SHELLING
    assert found.mentions == (TITLE, SHELLING, HIGHER)
    assert found.beside == (DENIAL,)
    assert found.place is TITLE.place
    assert [count.high for count in found.counts("killed")] == [4, 9]


def test_other_types_of_one_label_are_other_happenings() -> None:
    """An attack and the talks about it do not become one row."""
    talks = replace(TALKS, incident=SHELLING.incident)
    assert len(happenings_of([SHELLING, talks], reason_against=reason_against, left_out=Counter())) == 2


def sides(event: ResolvedEvent):  # type: ignore[no-untyped-def]
    """The sides of a lone event."""
    [found] = happenings_of([event], reason_against=reason_against, left_out=Counter())
    return sides_of(found)


def test_those_of_one_country_and_sector_fight_on_one_side() -> None:
    """Of three who fight, the two of one army stand together."""
    more = replace(CLASH, actors=(*CLASH.actors, party("guards", "NER", "MIL")))
    found = sides(more)
    assert [actor.text for actor in found.first] == ["Soldiers", "guards"]
    assert (found.mutual, found.first_side, found.second_side) == (True, "state", "armed")


def test_two_of_one_kind_still_stand_against_each_other() -> None:
    """Rival gangs of one town are two sides."""
    found = sides(replace(CLASH, actors=(party("a gang", "NER", "CRM"), party("another", "NER", "CRM", start=9))))
    assert ([one.text for one in found.first], [one.text for one in found.second]) == (["a gang"], ["another"])


def test_an_alliance_against_soldiers_is_not_open() -> None:
    """Two armies that attack a third do not fight each other; two that leave dead people may have."""
    armies = (MALI, party("Nigerien troops", "NER", "MIL"))
    assert not sides(replace(SHELLING, actors=armies, recipients=(party("rebels", "NER", "REB"),))).open
    assert sides(replace(SHELLING, actors=armies)).open
