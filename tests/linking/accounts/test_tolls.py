"""Tolls: which numbers count, and which one is best."""

from dataclasses import replace

import pytest

from dotterel.codebook import TollRule, TollRules
from dotterel.linking.accounts import incident_of
from dotterel.model import Count, Incident, ResolvedEvent, Span, Toll
from tests.linking.accounts.told import ARMY, HERDERS, POLICE, REBELS, at_least, number, party, told

_POLICE = party("police", **POLICE)
_REBELS = party("the rebels", **REBELS)
_ARMY = party("the army", **ARMY)


def _toll(*events: ResolvedEvent, rules: TollRules | None = None) -> Toll:
    toll = _incident(*events, rules=rules).toll("killed")
    assert toll is not None
    return toll


def _incident(*events: ResolvedEvent, rules: TollRules | None = None) -> Incident:
    return incident_of("i", events, rules=rules)


def _ends(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.total.low, toll.total.best, toll.total.high


def _standings(toll: Toll) -> dict[int | None, str]:
    return {figure.low: figure.standing for figure in toll.figures}


def test_later_number_of_the_same_teller_takes_the_place_of_the_earlier() -> None:
    """A toll that rises is one toll, not a range."""
    toll = _toll(
        told(says=_POLICE, killed=number(10)), told("report-2", on="2024-03-06", says=_POLICE, killed=number(12))
    )
    assert _ends(toll) == (12, 12, 12)
    assert _standings(toll) == {10: "superseded", 12: "counts"}
    assert toll.figures[1].because == "12 on 2024-03-06"


def test_numbers_of_different_tellers_make_a_range() -> None:
    """Who counts differently is not overruled, and the latest gives the best number."""
    toll = _toll(told(killed=number(10)), told("report-2", on="2024-03-06", killed=number(12)))
    assert _ends(toll) == (10, 12, 12)
    assert toll.best_event_id == "report-2-0"


def test_earlier_number_by_its_own_words() -> None:
    """A number that the report itself calls the earlier one does not count."""
    sentence = "Twelve died, up from 10 reported earlier."
    event = told(killed=number(12), sentence=sentence)
    old = told(at=100, killed=number(10), sentence=sentence)
    from dataclasses import replace

    old = replace(old, killed=replace(old.killed, start=100 + sentence.index("10"), text="10"))
    toll = _toll(event, old)
    assert _ends(toll) == (12, 12, 12)
    assert _standings(toll)[10] == "superseded"


def test_denied_number_is_kept_and_does_not_count() -> None:
    """What a party denies is shown as denied, and moves no end."""
    toll = _toll(told(killed=number(4)), told("report-2", says=_ARMY, status="denied", killed=number(40)))
    assert _ends(toll) == (4, 4, 4)
    assert _standings(toll)[40] == "withdrawn"


def test_headline_that_repeats_a_source_is_the_sources() -> None:
    """A number in a headline does not outlive the source that the same report has it from."""
    toll = _toll(
        told(killed=number(9)),
        told(at=50, says=_POLICE, killed=number(9)),
        told("report-2", on="2024-03-06", says=_POLICE, killed=number(11)),
    )
    assert _ends(toll) == (11, 11, 11)


def test_sides_add_up_to_the_total() -> None:
    """Dead of two sides are one toll, and each side keeps its own."""
    both = (party("soldiers", **ARMY), party("herders", **HERDERS))
    sides = number(14, parts=(number(9), number(5)))
    toll = _toll(told(recipients=both, killed=sides))
    assert _ends(toll) == (14, 14, 14)
    assert {one.side: one.best for one in toll.sides} == {"soldiers": 9, "civilians": 5}


def test_part_is_never_added_to_its_whole() -> None:
    """Three children among twelve dead leave twelve."""
    toll = _toll(told(killed=number(12)), told(at=50, killed=number(3)))
    assert _ends(toll) == (12, 12, 12)
    assert _standings(toll)[3] == "part"


def test_attackers_dead_are_a_side_of_their_own() -> None:
    """A report on the attackers' dead alone does not lower the toll of those whom they attacked."""
    toll = _toll(
        told(killed=number(12), actors=(_REBELS,)),
        told("report-2", killed=number(2), actors=(_ARMY,), recipients=(_REBELS,)),
        told("report-3", actors=(_REBELS,)),
    )
    assert _ends(toll) == (14, 14, 14)


def test_end_is_open_where_the_outermost_account_leaves_it_open() -> None:
    """At least 15 has no upper end; at least 10 beside an exact 12 has one."""
    assert _ends(_toll(told(killed=at_least(15)), told("report-2", killed=number(12)))) == (12, 12, None)
    assert _ends(_toll(told(killed=at_least(10)), told("report-2", killed=number(12)))) == (10, 12, 12)


def test_enemys_count_gives_the_best_number_only_where_nobody_else_counts() -> None:
    """What one side says of the other's losses widens the range and is not believed first."""
    events = (
        told(actors=(_REBELS,), recipients=(_ARMY,), killed=number(3)),
        told("report-2", on="2024-03-06", says=_REBELS, actors=(_REBELS,), recipients=(_ARMY,), killed=number(30)),
    )
    assert _ends(_toll(*events)) == (3, 3, 30)
    equal = TollRules(rules=(TollRule(role="killed", opponents="equal"),))
    assert _ends(_toll(*events, rules=equal)) == (3, 30, 30)
    assert _ends(_toll(events[1])) == (30, 30, 30)
    never = TollRules(rules=(TollRule(role="killed", opponents="never"),))
    assert _ends(_toll(events[1], rules=never)) == (30, None, 30)


@pytest.mark.parametrize(
    ("choice", "best"), [("latest", 11), ("median", 11), ("lowest", 7), ("highest", 20), ("highest-official", 9)]
)
def test_rule_of_the_codebook_chooses(choice: str, best: int) -> None:
    """The best number is chosen by the rule that the user's codebook names, and the rule's name stands beside it."""
    rules = TollRules(rules=(TollRule(role="killed", best=choice),))  # type: ignore[arg-type]
    toll = _toll(
        told("report-1", killed=number(7)),
        told("report-2", killed=number(20)),
        told("report-3", says=_POLICE, killed=number(9)),
        told("report-4", on="2024-03-07", killed=number(11)),
        told("report-5", killed=number(15)),
        rules=rules,
    )
    assert (toll.total.best, toll.rule) == (best, choice)
    assert (toll.total.low, toll.total.high) == (7, 20)


def test_some_of_the_dead_are_a_part() -> None:
    """A sentence on five of the seven dead does not make five a toll."""
    sentence = "Five of the dead were herders."
    five = Count(text="Five", start=100, end=104, low=5, high=5, rule="number")
    toll = _toll(told(says=_POLICE, killed=number(7)), told("report-2", at=100, killed=five, sentence=sentence))
    assert _ends(toll) == (7, 7, 7)
    assert _standings(toll)[5] == "part"


def test_one_side_is_the_total_where_only_it_was_hit() -> None:
    """Soldiers counted by their army, and people counted by the rebels, are the same dead."""
    told_by = {"actors": (_REBELS,), "recipients": (_ARMY,)}
    toll = _toll(
        told(says=party("the ministry", country="NER", sectors=("GOV", "MIL")), killed=number(12), **told_by),
        told("report-2", says=_REBELS, actors=(_REBELS,), recipients=(party("people"),), killed=number(13)),
    )
    assert _ends(toll) == (12, 12, 13)


def test_sides_of_two_states_add_up_where_each_tells_its_own() -> None:
    """The dead of both sides of a frontier are one toll, though no report counts both."""
    theirs = party("soldiers", country="MLI", sectors=("MIL",))
    toll = _toll(
        told(actors=(theirs,), recipients=(_ARMY,), killed=number(2)),
        told("report-2", actors=(_ARMY,), recipients=(theirs,), killed=number(3)),
        told("report-3", actors=(_ARMY, theirs), recipients=()),
    )
    assert _ends(toll) == (5, 5, 5)


def test_government_that_counts_its_citizens_is_believed() -> None:
    """A government is no opponent of the people who were attacked, though its army is a side."""
    mayor = party("the mayor", country="NER", sectors=("GOV",))
    toll = _toll(
        told(actors=(_ARMY,), killed=number(5)),
        told("report-2", on="2024-03-06", says=mayor, actors=(_ARMY,), killed=number(7)),
    )
    assert _ends(toll) == (5, 7, 7)


def test_number_of_those_still_held_is_a_part() -> None:
    """Who is left when others have gone is not how many were taken."""
    sentence = "At least 30 are still being held."
    left = Count(text="At least 30", start=0, end=11, low=30, high=None, rule="at-least")
    incident = _incident(told(held=number(94)), told("report-2", on="2024-03-20", held=left, sentence=sentence))
    held = incident.toll("held")
    assert held is not None
    assert _ends(held) == (94, 94, 94)


def test_report_that_looks_back_long_after_does_not_set_the_toll() -> None:
    """A passing mention a month later does not bring an old number back."""
    toll = _toll(
        told("report-1", says=_POLICE, killed=number(9)),
        told("report-2", on="2024-03-06", says=_POLICE, killed=number(11)),
        told("report-3", on="2024-04-20", killed=number(9)),
    )
    assert _ends(toll) == (11, 11, 11)


def test_each_states_own_dead_are_its_part_of_a_fight() -> None:
    """What a state counts on its side is neither the total nor added to those whom it counts one by one."""
    chad = party("Chad's soldiers", country="TCD", sectors=("MIL",))
    niger = party("soldiers of Niger", start=6, end=23, **ARMY)
    says_chad = party("Chad's government", country="TCD", sectors=("GOV",))
    says_niger = party("Niger's government", country="NER", sectors=("GOV",))
    fight = {"actors": (niger, chad), "recipients": ()}
    own = "Chad has reported six dead on its side, four of them herders."
    six = replace(number(6, text="six"), start=own.index("six"), end=own.index("six") + 3)
    seven = replace(number(7, text="Seven"), start=0, end=5)
    toll = _toll(
        told(says=says_niger, killed=seven, sentence="Seven soldiers of Niger died fighting.", **fight),
        told("report-2", says=says_chad, killed=six, sentence=own, actors=(), recipients=()),
        told("report-2", at=99, says=says_chad, killed=number(2), actors=(niger,), recipients=(chad,)),
        told("report-3", **fight),
    )
    assert _ends(toll) == (13, 13, 13)
    assert {one.side: one.best for one in toll.sides} == {
        "soldiers of Niger": 7,
        "Chad's side": 6,
        "Chad's soldiers": 2,
    }


def test_number_of_people_tells_no_side_whatever_their_codes() -> None:
    """ "Two people" are all who died, though the coder took them for policemen; so an early toll is the lowest."""
    people = party("people", country="NER", sectors=("COP",))
    later = (party("police", **POLICE), party("a herder", **HERDERS))
    both = number(3, parts=(number(2), number(1)))
    toll = _toll(
        told(recipients=(people,), killed=number(2)),
        told("report-2", on="2024-03-07", recipients=later, killed=both, actors=(_REBELS,)),
    )
    assert _ends(toll) == (2, 3, 3)


def test_number_of_them_right_behind_its_verb_is_no_share() -> None:
    """Shells "killed at least 118 of them": so many townspeople died; "five of them officers" are some of those."""
    sentence = "Gunners fired into a town of old people and killed at least 118 of them."
    counted = replace(at_least(118), start=sentence.index("at least"), end=sentence.index(" of them"))
    assert _standings(_toll(told(sentence=sentence, killed=counted))) == {118: "counts"}
    share = "Nine died, five of them officers."
    five = Count(text="five", start=share.index("five"), end=share.index(" of"), low=5, high=5, rule="number")
    assert _standings(_toll(told(sentence=share, killed=five))) == {5: "part"}


def test_headline_shows_that_a_side_was_all() -> None:
    """ "Three shot dead" above "three herders were killed, police said": three is a toll, not that of one side only."""
    toll = _toll(
        told(recipients=(), killed=number(3), sentence="Three shot dead"),
        told(at=50, says=_POLICE, killed=number(3)),
        told("report-2", on="2024-03-06", recipients=(), killed=number(4)),
        told("report-3", on="2024-03-07", recipients=(_ARMY, party("herders", **HERDERS)), killed=number(5)),
    )
    assert _ends(toll) == (3, 5, 5)


def test_count_of_one_states_people_is_no_total_of_a_fight() -> None:
    """Where two states fight, eleven of one of them are not the fewest who can have died."""
    niger = party("Niger", start=60, end=65, **ARMY)
    benin = party("Benin", start=70, end=75, country="BEN", sectors=("MIL",))
    toll = _toll(
        told(actors=(niger, benin), recipients=(), killed=at_least(13)),
        told("report-2", recipients=(party("villagers", **HERDERS),), actors=(), killed=number(11)),
    )
    assert _ends(toll) == (13, 13, None)


def test_speakers_own_losses_are_of_the_speakers_side() -> None:
    """ "Put its own losses at 19" counts the speaker's dead, whomever "its" was taken for."""
    sentence = "Benin put its own losses at 19."
    counted = Count(text="19", start=sentence.index("19"), end=sentence.index("19") + 2, low=19, high=19, rule="number")
    benin = party("Benin", country="BEN", sectors=("GOV",), id="BEN")
    its = party("its", start=sentence.index("its"), end=sentence.index("its") + 3, **ARMY)
    incident = _incident(told(says=benin, sentence=sentence, recipients=(its,), killed=counted))
    toll = incident.toll("killed")
    assert toll is not None
    assert [figure.side for figure in toll.figures] == ["Benin's side"]


def test_members_of_parties_and_civilians_are_counted_as_one_kind() -> None:
    """Supporters of the opposition and the young men beside them are people without arms: each number may be all."""
    supporters, boys = party("party workers", country="NER", sectors=("PTY",)), party("boys", **HERDERS)
    toll = _toll(
        told(recipients=(supporters,), killed=number(20)),
        told("report-2", recipients=(boys,), killed=number(25)),
        told("report-3", recipients=(), killed=number(30)),
    )
    assert _ends(toll) == (20, 30, 30)


def test_a_party_that_hardly_acted_sets_no_losses_apart() -> None:
    """The dead of those who were hit are not added to themselves because somebody may have named their state."""
    unsure = party("Nigerien", country="NER", sectors=("GOV",), role_score=0.3)
    soldiers, villagers = party("soldiers", **ARMY), party("villagers", **HERDERS)
    toll = incident_of(
        "i",
        [
            told(says=_REBELS, recipients=(soldiers,), killed=number(18)),
            told(
                "report-2", says=party("officials", country="NER", sectors=("GOV",)), recipients=(), killed=number(14)
            ),
            told("report-3", actors=(unsure,), recipients=(villagers,)),
            told("report-4", actors=(party("gunmen", country="NER", sectors=("UAF",)),), recipients=(villagers,)),
        ],
    ).tolls[0]
    assert toll.total.high == 18


def test_a_number_of_somebodys_fighters_is_that_sides() -> None:
    """ "Two of its fighters were killed in an exchange with the army": they are the rebels', not the army's."""
    sentence = "Two of its fighters were killed in an exchange with the army."
    army, fighters = (
        replace(one, start=start, end=start + len(one.text))
        for one, start in ((_ARMY, sentence.index("the army")), (party("its fighters", **REBELS), 7))
    )
    two = replace(number(2, text="Two"), start=0, end=3)
    event = told(
        says=_REBELS, sentence=sentence, trigger=Span(start=34, end=42, text="exchange"), actors=(army, fighters)
    )
    toll = incident_of(
        "i", [replace(event, recipients=(), killed=two), told("report-2", actors=(army, _REBELS))]
    ).tolls[0]
    assert [figure.side for figure in toll.figures] == ["fighters"]


def test_nobody_told_the_middle_of_two_numbers() -> None:
    """ "61 are held, eleven were freed": a range without a best number, until somebody gives one."""
    both = Count(text="61 ... eleven", start=0, end=2, low=11, high=61, rule="lowest-to-highest")
    (toll,) = incident_of("i", [told(held=both)]).tolls
    assert (toll.total.low, toll.total.best, toll.total.high) == (11, None, 61)
    (decided,) = incident_of("i", [told(held=both), told("report-2", held=number(60))]).tolls
    assert (decided.total.low, decided.total.best, decided.total.high) == (11, 60, 61)


def test_a_number_at_the_end_of_a_sentence_is_of_nobody_in_the_next() -> None:
    """ "They fought, killing 12." tells nothing of those whom a later sentence names."""
    sentence = "The army and the rebels fought, killing 12."
    later = [
        replace(party(words, **HERDERS), start=start, end=start + 9)
        for start, words in ((99, "villagers"), (150, "civilians"))
    ]
    twelve = replace(number(12), start=40, end=42)
    (toll,) = incident_of("i", [told(sentence=sentence, recipients=tuple(later), killed=twelve)]).tolls
    assert toll.figures[0].side is None


def test_a_side_that_its_own_people_count_otherwise_has_its_own_range() -> None:
    """One teller alone has both sides, an elder more of his own: the total reaches from its sum to his."""
    herders, farmers = party("herders", **HERDERS), party("farmers", country="NER", sectors=("AGR",))
    both = number(17, parts=(number(11), number(6)))
    elder = party("an elder of the herders", country="NER", sectors=("AGR",))
    fight = {"actors": (_ARMY, _REBELS), "recipients": ()}
    toll = _toll(
        told("report-0", **fight),
        told(says=_POLICE, recipients=(herders, farmers), actors=(), killed=both),
        told("report-2", on="2024-03-07", says=elder, actors=(), recipients=(herders,), killed=number(14)),
    )
    assert _ends(toll) == (17, 20, 20)
    assert {one.side: (one.low, one.high) for one in toll.sides} == {"herders": (11, 14), "farmers": (6, 6)}


def test_an_attackers_greater_number_is_of_the_same_dead() -> None:
    """Twenty fighters by those who struck, and seven people by the clinic, are two accounts of one strike."""
    both = (party("nurses", country="NER", sectors=("MED",)), party("herders", **HERDERS))
    seven = number(7, parts=(number(2), number(5)))
    fighters = party("fighters", country="NER", sectors=("PRM",))
    struck = {"actors": (_ARMY,), "recipients": (fighters,)}
    toll = _toll(
        told(actors=(_ARMY,), recipients=both, killed=seven), told("report-2", says=_ARMY, killed=number(20), **struck)
    )
    assert _ends(toll) == (7, 7, 20)
    fewer = _toll(
        told(actors=(_ARMY,), recipients=both, killed=seven), told("report-2", says=_ARMY, killed=number(3), **struck)
    )
    assert _ends(fewer) == (7, 7, 7)


def test_a_rough_number_says_no_more_than_the_exact_one_that_it_rounds() -> None:
    """ "About 30" beside 31 moves no end; "about 40" does."""

    def ends(rough: int) -> tuple[int | None, int | None, int | None]:
        about = replace(number(rough), rule="about")
        return _ends(_toll(told(killed=number(31)), told("report-2", on="2024-03-07", killed=about)))

    assert ends(30) == (31, 31, 31)
    assert ends(40) == (31, 40, 40)


def test_at_most_so_many_is_an_end_and_not_the_best_number() -> None:
    """ "Not more than 40" leaves the lowest end open and is no answer to how many, where somebody gives one."""
    most = Count(text="not more than 40", start=0, end=2, low=None, high=40, rule="at-most")
    toll = _toll(told(killed=number(144)), told("report-2", on="2024-03-07", killed=most))
    assert _ends(toll) == (None, 144, 144)
    assert _ends(_toll(told(killed=most))) == (None, 40, 40)


def test_no_losses_are_taken_back_by_a_later_admission() -> None:
    """An army that told of no losses and then of four soldiers has told of four."""
    nobody = told(says=_ARMY, actors=(_REBELS,), recipients=(party("the post"),), killed=number(0))
    four = told(
        "report-2",
        on="2024-03-07",
        says=_ARMY,
        actors=(_REBELS,),
        recipients=(party("soldiers", start=60, end=68, country="NER", sectors=("MIL",)),),
        killed=number(4),
    )
    assert _ends(_toll(nobody, four)) == (4, 4, 4)


def test_a_first_count_gives_way_to_what_was_known_by_then() -> None:
    """A later report that still has the first count "according to initial reporting" does not set the toll."""
    sentence = "The raid took 28 lives according to initial reporting."
    first = Count(text="28", start=14, end=16, low=28, high=28, rule="number")
    late = told("report-2", on="2024-03-06", killed=first, sentence=sentence)
    assert _ends(_toll(told(killed=number(41)), late)) == (41, 41, 41)
    assert _ends(_toll(late)) == (28, 28, 28)


def test_dead_of_both_sides_are_of_no_side() -> None:
    """ "Thirty of both sides" are all, whichever party the words stand beside."""
    sentence = "She counted 30 fighters of both sides."
    thirty = Count(text="30", start=12, end=14, low=30, high=30, rule="number")
    fighters = party("fighters", start=15, end=23, country="NER", sectors=("REB",))
    toll = _toll(told(sentence=sentence, recipients=(fighters,), killed=thirty))
    assert [figure.side for figure in toll.figures] == [None]


def test_headline_leaves_out_that_it_is_the_most() -> None:
    """ "60 dead" above "nearly 60, he said" is his number, with its open end."""
    most = Count(text="nearly 60", start=0, end=2, low=None, high=60, rule="at-most")
    headline = told(recipients=(), killed=number(60), sentence="Title of report-1")
    toll = _toll(headline, told(at=50, says=_POLICE, killed=most), told("report-2", killed=number(23)))
    assert _ends(toll) == (23, 23, 60)


def test_civilians_of_states_that_hit_each_other_are_two_sides() -> None:
    """Villagers on either side of a frontier add up where each army fires on the other's people."""
    theirs = party("Mali's army", country="MLI", sectors=("MIL",))
    malians = party("villagers", country="MLI", sectors=("CVL",))
    toll = _toll(
        told(actors=(theirs,), killed=number(3)),
        told("report-2", actors=(_ARMY,), recipients=(malians,), killed=number(4)),
    )
    assert _ends(toll) == (7, 7, 7)


def test_children_among_the_dead_are_a_part_whatever_their_side() -> None:
    """ "14 people, including four children": four are no account of their own."""
    sentence = "14 people were killed, including four children."
    people, children = number(14), Count(text="four", start=33, end=37, low=4, high=4, rule="number")
    whom = party("children", start=38, end=46, country="NER", sectors=("CVL",))
    toll = _toll(
        told(sentence=sentence, recipients=(party("people"),), killed=replace(people, start=0, end=2)),
        told(sentence=sentence, id="same", recipients=(whom,), killed=children),
        told("report-2", recipients=(_ARMY, whom)),
    )
    assert _ends(toll) == (14, 14, 14)
    assert _standings(toll)[4] == "part"


def test_two_offices_of_a_state_are_two_tellers_and_who_speaks_for_one_is_it() -> None:
    """A later number of the mayor leaves the rescuers' one standing; one of the rescuers' spokesman takes its place."""
    rescuers, mayor, spokesman = (
        party(words, country="NER", sectors=("GOV",))
        for words in ("the rescue service", "the mayor", "a spokesman for the rescue service")
    )
    first, second = (
        told(says=rescuers, killed=number(7)),
        told("report-2", on="2024-03-06", says=mayor, killed=number(9)),
    )
    assert _ends(_toll(first, second)) == (7, 9, 9)
    third = told("report-3", on="2024-03-07", says=spokesman, killed=number(9))
    assert _ends(_toll(first, second, third)) == (9, 9, 9)


def test_officials_of_a_state_count_as_its_authorities_do() -> None:
    """A later number of "French officials" takes the place of what officials said before, as it does in Mali."""
    for adjective, country in (("French", "FRA"), ("Malian", "MLI")):
        before, after = (
            party(words, country=country, sectors=("GOV",)) for words in ("officials", f"{adjective} officials")
        )
        first = told(says=before, killed=number(7))
        assert _ends(_toll(first, told("report-2", on="2024-03-06", says=after, killed=number(9)))) == (9, 9, 9)


def _both(killed: int, lost: int) -> Count:
    return number(killed + lost, parts=(number(killed), number(lost)))


def _counted(sentence: str, words: str, low: int) -> Count:
    start = sentence.index(words)
    return Count(text=words, start=start, end=start + len(words), low=low, high=low, rule="number")


def test_in_a_fight_each_camp_is_believed_on_its_own_dead() -> None:
    """Of two parties that both count both camps, each one's own dead are best, and what the other claims is an end."""
    sides = (party("the army", **ARMY), party("the rebels", **REBELS))
    army = told(says=_ARMY, actors=sides, recipients=sides, killed=_both(3, 40))
    rebels = told("report-2", on="2024-03-06", says=_REBELS, actors=sides, recipients=sides, killed=_both(25, 2))
    assert _ends(_toll(army, rebels)) == (5, 5, 65)


def test_bystanders_of_a_fight_come_on_top_of_both_camps() -> None:
    """Three villagers hit by stray bullets are none of the eighteen soldiers and two rebels."""
    sides = (party("the army", **ARMY), party("the rebels", **REBELS))
    rebels = told(says=_REBELS, actors=sides, recipients=sides, killed=_both(18, 2))
    stray = told("report-2", on="2024-03-06", says=party("residents", **HERDERS), actors=(), killed=number(3))
    assert _ends(_toll(rebels, stray)) == (23, 23, 23)


def test_those_whom_accusers_call_civilians_may_be_the_enemys_dead() -> None:
    """Four boatmen shot by marines who tell of six guerrillas are not added to these."""
    sides = (party("the army", **ARMY), party("the rebels", **REBELS))
    army = told(actors=sides, recipients=sides, killed=_both(1, 6))
    council = told("report-2", on="2024-03-06", says=party("the council", **HERDERS), actors=(_ARMY,), killed=number(4))
    assert _ends(_toll(army, council)) == (7, 7, 7)


def test_a_number_of_everybody_holds_the_actors_own() -> None:
    """ "Nineteen people, including an officer" are not nineteen and the officer whom the police told of."""
    gang = party("gang members", country="NER", sectors=("CRM",))
    police = told(says=_POLICE, actors=(_POLICE,), recipients=(gang, _POLICE), killed=_both(13, 1))
    sentence = "19 people, including an officer, died in the raid."
    people = party("people", **HERDERS)
    later = told(
        "report-2",
        on="2024-03-07",
        says=party("prosecutors", country="NER", sectors=("JUD",)),
        sentence=sentence,
        actors=(),
        recipients=(people,),
        killed=_counted(sentence, "19", 19),
    )
    assert _ends(_toll(police, later)) == (14, 19, 19)


def test_fighters_among_a_greater_number_of_people_are_a_part() -> None:
    """The three members whom a group mourns are some of the five people whom the ministry counts."""
    ministry = party("the health ministry", country="NER", sectors=("GOV", "MED"))
    five = told(says=ministry, actors=(_ARMY,), recipients=(party("people", **HERDERS),), killed=number(5))
    three = told("report-2", on="2024-03-06", says=_REBELS, actors=(_ARMY,), recipients=(_REBELS,), killed=number(3))
    assert _ends(_toll(five, three)) == (5, 5, 5)


def test_what_a_teller_told_of_one_side_holds_when_it_tells_of_another() -> None:
    """Seventeen soldiers and four herders, and then 42 soldiers, are 46."""
    sides = (party("soldiers", **ARMY), party("herders", **HERDERS))
    first = told(says=_ARMY, actors=(), recipients=sides, killed=_both(17, 4))
    later = told("report-2", on="2024-03-07", says=_ARMY, actors=(), recipients=sides[:1], killed=number(42))
    assert _ends(_toll(first, later)) == (46, 46, 46)


def test_those_of_one_village_are_a_part_where_others_tell_more() -> None:
    """Seventeen bodies "in Gedo alone" lower nothing."""
    sentence = "A farmer saw 17 bodies in Gedo alone."
    some = told("report-2", on="2024-03-06", sentence=sentence, killed=_counted(sentence, "17", 17))
    assert _ends(_toll(told(killed=number(42)), some)) == (42, 42, 42)


def test_besides_those_told_before_are_others() -> None:
    """Eight villagers "besides the seven soldiers" make fifteen."""
    sentence = "Besides the seven soldiers, eight villagers died."
    soldiers = party("soldiers", **ARMY)
    first = told(says=_ARMY, recipients=(soldiers,), killed=number(7, text="seven"))
    more = told("report-2", on="2024-03-06", sentence=sentence, killed=_counted(sentence, "eight", 8))
    assert _ends(_toll(first, more)) == (15, 15, 15)


def test_forty_of_them_dead_is_a_number_of_its_own() -> None:
    """Where no number was told before, "forty of them dead" is no share; "five of whom were officers" always is."""
    sentence = "They drove off the rebels, leaving 40 of them dead."
    assert _standings(_toll(told(sentence=sentence, killed=_counted(sentence, "40", 40)))) == {40: "counts"}
    share = "Nine died, five of whom were officers."
    assert _standings(_toll(told(sentence=share, killed=_counted(share, "five", 5)))) == {5: "part"}


def test_the_wounded_beside_the_dead_of_one_side_are_of_any() -> None:
    """ "Killing two guards and injuring six" does not say that the six were guards: sixteen later are all."""
    sentence = "A bomb went off, killing two guards and injuring six."
    start = sentence.index("guards")
    guards = replace(party("guards", country="NER", sectors=("COP",)), start=start, end=start + 6)
    event = told(
        says=_POLICE,
        sentence=sentence,
        recipients=(guards,),
        killed=_counted(sentence, "two", 2),
        injured=_counted(sentence, "six", 6),
    )
    injured = _incident(event).toll("injured")
    assert injured is not None
    assert injured.figures[0].side is None


def test_soldiers_and_others_in_one_number_are_no_side() -> None:
    """ "52 hostages and police" are all who died, so that nobody who counts the sides has to tell as many."""
    sentence = "52 hostages and police were killed."
    hostages, police = (
        replace(one, start=sentence.index(one.text), end=sentence.index(one.text) + len(one.text))
        for one in (party("hostages", **HERDERS), party("police", **POLICE))
    )
    killed = _counted(sentence, "52", 52)
    toll = _toll(
        told(says=_POLICE, sentence=sentence, recipients=(hostages, police), killed=killed),
        told(
            "report-2",
            on="2024-03-07",
            says=party("the bishop", **HERDERS),
            recipients=(party("worshippers", **HERDERS), party("policemen", **POLICE)),
            killed=_both(48, 7),
        ),
    )
    assert _ends(toll) == (52, 55, 55)
