"""Which toll a number tells, and victims that no number counts."""

from dataclasses import replace

import pytest

from dotterel.model import Actor, CodedEvent, Modality, Provenance, Role, Span
from dotterel.resolution.counts import LONE_VICTIM, lone_victim, other_toll, resolve_count


@pytest.mark.parametrize(
    ("role", "sentence", "number", "others"),
    [
        ("killed", "Clashes killed 105 people and wounded 291.", "105", False),
        ("killed", "Clashes killed 105 people and wounded 291.", "291", True),
        ("killed", "Clashes left 12 dead and 30 injured.", "12", False),
        ("killed", "Clashes left 12 dead and 30 injured.", "30", True),
        ("killed", "The fighting left 14,000 people displaced.", "14,000", True),
        ("killed", "The blast wounded at least 20.", "20", True),
        ("killed", "Of the injured 5 died.", "5", False),
        ("killed", "In the attack 3 border guards were wounded.", "3", True),
        ("killed", "After the attack 2 of the suspects are in custody.", "2", True),
        ("killed", "The teacher saved 6 lives in the ambush.", "6", True),
        ("killed", "They put the survivors at 30.", "30", True),
        ("killed", "One was shot dead and 2 were taken alive.", "2", True),
        ("killed", "The blast killed 8 soldiers who had escaped an earlier one.", "8", False),
        ("killed", "Some 40 people were killed and hundreds fled.", "40", False),
        ("injured", "The blast killed 3 and injured 7.", "3", True),
        ("injured", "The blast killed 3 and injured 7.", "7", False),
        ("injured", "Some 40 people were wounded.", "40", False),
        ("killed", "Two of the 8 wounded later died.", "8", False),
        ("size", "Some 40 people were arrested.", "40", False),
    ],
)
def test_a_number_beside_another_toll_is_not_this_one(role: Role, sentence: str, number: str, others: bool) -> None:
    """The words right before or behind a number say which toll it is."""
    start = sentence.index(number)
    reason = other_toll(role, before=sentence[:start], after=sentence[start + len(number) :])
    assert (reason is not None) == others


def test_than_without_its_more_is_still_more_than() -> None:
    """A bound whose first word was left out of the span is heard from the sentence."""
    count = resolve_count(Span(start=0, end=10, text="than 6,600"), before="a war that killed more ", after=" people")
    assert (count.low, count.high) == (6601, None)


def deadly(trigger: str, *, type_code: str = "ASSAULT", modality: Modality = "asserted") -> CodedEvent:
    """An event with this trigger."""
    return CodedEvent(
        id="e",
        document_id="d",
        type=type_code,
        trigger=Span(start=0, end=len(trigger), text=trigger),
        sentence=Span(start=0, end=80, text="x" * 80),
        provenance=Provenance(component="test", version="1"),
        modality=modality,
        score=0.9,
    )


def victim(text: str, *, name: str | None = None, rule: str = "agent") -> Actor:
    """A resolved victim."""
    return Actor(text=text, start=10, end=10 + len(text), name=name, rule=rule, country="PRY", sectors=("JUD",))


@pytest.mark.parametrize(
    ("trigger", "who", "one"),
    [
        ("shot dead", victim("Prosecutor Awa Diallo", name="Awa Diallo"), True),
        ("killed", victim("a herder"), True),
        ("assassination", victim("Awa Diallo", rule="register:office-holder"), True),
        ("wounded", victim("a herder"), False),
        ("killed", victim("herders"), False),
        ("killed", victim("a group of herders"), False),
        ("killed", victim("Awa Diallo and her driver", name="Awa Diallo"), False),
        ("killed", victim("the army"), False),
    ],
)
def test_one_person_killed_is_one(trigger: str, who: Actor, one: bool) -> None:
    """A deadly word with one single victim tells a toll of one; anything else tells none."""
    count = lone_victim(deadly(trigger), (who,))
    assert (count is not None) == one
    if count is not None:
        assert (count.low, count.high, count.rule, count.text) == (1, 1, LONE_VICTIM, who.text)


def test_a_threat_and_a_second_victim_give_no_toll() -> None:
    """What has not happened kills nobody; two victims are told by their own words."""
    assert lone_victim(deadly("kill", modality="future"), (victim("a herder"),)) is None
    assert lone_victim(deadly("killed"), (victim("a herder"), victim("a driver"))) is None
    assert lone_victim(deadly("killed", type_code="ACCUSE"), (victim("a herder"),)) is None


@pytest.mark.parametrize(
    ("sentence", "one"),
    [
        ("It hit us, a herder fled and died later.", False),
        ("It hit us, a herder died of a bullet.", True),
        ("It hit us, a herder, 40 years old, was shot dead.", True),
        ("It hit us, a herder said on Monday, and two died.", False),
        ("It hit us, a herder was not killed.", False),
        ("It hit us, a herder was nearly killed.", False),
    ],
)
def test_who_died_is_told_behind_the_victim(sentence: str, one: bool) -> None:
    """ "A herder died in the attack" is a toll of one, though the attack's own word is not deadly."""
    start = sentence.index("a herder")
    event = replace(deadly("hit"), sentence=Span(start=0, end=len(sentence), text=sentence))
    who = replace(victim("a herder"), start=start, end=start + len("a herder"))
    assert (lone_victim(event, (who,)) is not None) == one
