"""Which toll a number tells, and victims that no number counts."""

from dataclasses import replace

import pytest

from dotterel.model import Actor, CodedEvent, Modality, Provenance, Role, Span
from dotterel.resolution.counts import (
    LONE_VICTIM,
    NAMED_VICTIMS,
    is_toll_of,
    lone_victim,
    other_toll,
    resolve_count,
)
from dotterel.resolution.counts.tolls import is_death_toll


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
        ("injured", "The death toll from the raid on Aru, in the north, has risen to 11.", "11", True),
        ("injured", "The toll rose from nine to at least 11 overnight.", "11", True),
        ("injured", "The death toll stands at nine, with wounded now at 30.", "30", False),
        ("injured", "The casualty toll rose to 11.", "11", False),
        ("killed", "The death toll of the raid climbed to 11.", "11", False),
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
        ("murder", victim("the archbishop"), True),
        ("killed", victim("university student Awa Diallo"), True),
        ("killed", victim("Oumar Keita's driver"), True),
        ("killed", victim("Mr. Keita"), True),
        ("killed", victim("He", rule="pronoun"), True),
        ("killed", victim("They", rule="pronoun"), False),
        ("killed", victim("the convoy"), False),
        ("killed", victim("Action Front", rule="register:name"), False),
        ("killed", victim("the army"), False),
    ],
)
def test_one_person_killed_is_one(trigger: str, who: Actor, one: bool) -> None:
    """A deadly word with one single victim tells a toll of one; anything else tells none."""
    count = lone_victim(deadly(trigger), (who,))
    assert (count is not None) == one
    if count is not None:
        assert (count.low, count.high, count.rule, count.text) == (1, 1, LONE_VICTIM, who.text)


@pytest.mark.parametrize(
    ("who", "number"),
    [
        (victim("Awa Diallo and her driver"), 2),
        (victim("the six miners"), 6),
        (victim("a couple and their three children"), 5),
        (victim("our comrades Awa and Oumar Keita"), 2),
    ],
)
def test_victims_who_are_counted_in_their_own_words(who: Actor, number: int) -> None:
    """A list or a number among the words for the victims is their toll, though no number was marked."""
    count = lone_victim(deadly("killed"), (who,))
    assert count is not None
    assert (count.low, count.high, count.rule) == (number, number, NAMED_VICTIMS)


def told(sentence: str, trigger: str, *words: str) -> tuple[CodedEvent, tuple[Actor, ...]]:
    """An event of a sentence with these victims."""
    start = sentence.index(trigger)
    event = replace(
        deadly(trigger),
        trigger=Span(start=start, end=start + len(trigger), text=trigger),
        sentence=Span(start=0, end=len(sentence), text=sentence),
    )
    at = [sentence.index(one) for one in words]
    return event, tuple(
        replace(victim(one), start=begin, end=begin + len(one)) for begin, one in zip(at, words, strict=True)
    )


@pytest.mark.parametrize(
    ("sentence", "trigger", "victims", "number"),
    [
        ("Awa Diallo and her driver were killed.", "killed", ("Awa Diallo", "her driver"), 2),
        ("The mayor, his wife and a guard were shot dead.", "shot dead", ("The mayor", "his wife", "a guard"), 3),
        ("Awa Diallo, a teacher, and her son were killed.", "killed", ("Awa Diallo", "a teacher", "her son"), 2),
        ("They condemned the murder of a judge and her clerk.", "murder", ("a judge", "her clerk"), 2),
        ("A farmer was killed and a herder fled.", "killed", ("A farmer", "a herder"), 1),
        ("The mayor and several aides were killed.", "killed", ("The mayor", "several aides"), None),
        ("Villagers and a herder were killed.", "killed", ("Villagers", "a herder"), None),
        ("The mayor spoke; police were hunting the killers.", "hunting", ("The mayor", "police"), None),
        ("They named the dead as Awa Diallo and a guard.", "dead", ("Awa Diallo", "a guard"), 2),
        ("A guard who was shot in the raid has died.", "raid", ("A guard",), 1),
        ("The guard who said that five had fled was pleased.", "fled", ("The guard",), None),
        ("Oumar Keita, the driver, also succumbed after the raid.", "raid", ("Oumar Keita",), 1),
        ("A guard wounded at the gate in the raid died on Monday.", "wounded", ("A guard",), 1),
        ("Awa Diallo, 29, was hit by a shell and died in a ditch.", "hit", ("Awa Diallo",), 1),
        ("A guard was wounded at the gate and a herder died.", "wounded", ("A guard",), None),
        ("The body of Awa Diallo was found after the raid.", "raid", ("Awa Diallo",), 1),
        ("A teacher of 44 was killed.", "killed", ("A teacher of 44",), 1),
    ],
)
def test_victims_in_a_list_beside_the_deadly_word_are_counted(
    sentence: str, trigger: str, victims: tuple[str, ...], number: int | None
) -> None:
    """Those listed beside the word count, appositions do not, and one of unknown number leaves the toll open."""
    count = lone_victim(*told(sentence, trigger, *victims))
    assert (None if count is None else count.low) == number
    assert count is None or sentence[count.start : count.end] == count.text


@pytest.mark.parametrize(
    "words", ["Awa Diallo, 19", "Diallo, 19", "Awa Diallo, a campaigner against logging", "the driver, Oumar Keita"]
)
def test_an_age_or_a_calling_beside_a_name_adds_nobody(words: str) -> None:
    """Whoever is told by a name and an age, or a name and a calling, is one person: the age is no number of dead."""
    count = lone_victim(deadly("killed"), (victim(words),))
    assert count is not None
    assert (count.low, count.high) == (1, 1)


@pytest.mark.parametrize(
    ("words", "is_toll"),
    [
        ("Two died overnight, raising the toll to 11.", True),
        ("Two died, bringing the number of the dead in the raid to 11.", True),
        ("Two were hurt, raising the injury toll to 11.", False),
        ("Two died, raising the price of bread to 11.", False),
    ],
)
def test_a_toll_that_a_sentence_brings_to_a_number(words: str, is_toll: bool) -> None:
    """ "Raising the toll to 11" counts the dead, so that the number is not taken for the injured."""
    assert is_death_toll(words[: words.index("11")]) is is_toll


def test_nobody_dead_and_wounded_is_nobody_dead() -> None:
    """ "No one was killed or hurt" says that nobody was killed; "nine dead and wounded" says at most nine."""
    nobody = resolve_count(Span(start=0, end=6, text="No one"), role="killed", after=" was killed or hurt.")
    assert (nobody.low, nobody.high) == (0, 0)
    together = resolve_count(Span(start=0, end=4, text="Nine"), role="killed", after=" dead and wounded lay there.")
    assert (together.low, together.high) == (None, 9)
    apart = resolve_count(Span(start=0, end=5, text="three"), role="killed", after=" dead and wounded a dozen or more.")
    assert (apart.low, apart.high) == (3, 3)


def test_the_injured_are_counted_as_the_dead_are() -> None:
    """A wounding word tells of one injured and of none killed."""
    event, victims = told("A guard was wounded at the gate.", "wounded", "A guard")
    injured = lone_victim(event, victims, "injured")
    assert injured is not None
    assert (injured.low, injured.high) == (1, 1)
    assert lone_victim(event, victims, "killed") is None


def test_whoever_died_of_wounds_is_no_longer_one_of_the_injured() -> None:
    """One who was wounded and died of it is dead, however the report begins."""
    event, victims = told("A guard wounded at the gate died of it on Monday.", "wounded", "A guard")
    assert lone_victim(event, victims, "injured") is None


def test_the_victims_number_so_many() -> None:
    """ "The victims now number 11" tells a number of people, "line number 11" the name of a line."""
    told_of = resolve_count(Span(start=0, end=2, text="11"), role="killed", before="the victims now number ", after=".")
    assert (told_of.low, told_of.high) == (11, 11)
    named = resolve_count(Span(start=0, end=2, text="11"), role="killed", before="on line number ", after=".")
    assert named.unresolved is not None


@pytest.mark.parametrize(
    ("role", "sentence", "number", "its_own"),
    [
        ("killed", "It led to the death of 10 and injury of 31 civilians.", "10", True),
        ("killed", "It led to the death of 10 and injury of 31 civilians.", "31", False),
        ("injured", "It led to the death of 10 and injury of 31 civilians.", "31", True),
        ("held", "One man was shot dead and two were taken alive.", "One", False),
        ("held", "One man was shot dead and two were taken alive.", "two", True),
    ],
)
def test_a_number_is_of_the_toll_whose_word_stands_beside_it(
    role: Role, sentence: str, number: str, its_own: bool
) -> None:
    """Words right before or behind a number say whose it is, and no toll takes another's."""
    start = sentence.index(number)
    before, after = sentence[:start], sentence[start + len(number) :]
    assert is_toll_of(role, before=before, after=after) == its_own
    assert (other_toll(role, before=before, after=after) is None) == its_own


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
