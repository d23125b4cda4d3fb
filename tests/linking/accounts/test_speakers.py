"""Who speaks in the first person, and whom a speaker calls the other side."""

from dotterel.linking.accounts import incident_of
from dotterel.linking.accounts.speakers import as_named_by, first_persons
from dotterel.model import IncidentParty
from tests.linking.accounts.told import ARMY, HERDERS, REBELS, number, party, told

_OURS = party("our soldiers", **ARMY)


def test_a_report_that_says_our_soldiers_speaks_for_them() -> None:
    """A communique's own voice is its army's; what somebody is quoted with is not the report's."""
    own = told(recipients=(_OURS,), killed=number(3))
    quoted = told("report-2", says=party("the army", **ARMY), recipients=(_OURS,), killed=number(3))
    assert set(first_persons((own, quoted))) == {"report-1"}
    assert first_persons((told(recipients=(party("our children", **HERDERS),)),)) == {}


def test_a_communique_is_believed_on_its_own_dead_and_last_on_the_enemys() -> None:
    """Three of "our soldiers", and eight rebels, are each side's word on itself and on the other."""
    rebels, soldiers = party("bandits", **REBELS), party("soldiers", **ARMY)
    toll = incident_of(
        "i",
        (
            told(actors=(rebels,), recipients=(_OURS,), killed=number(3)),
            told(at=50, actors=(), recipients=(rebels,), killed=number(8)),
            told("report-2", actors=(party("our fighters", **REBELS),), recipients=(soldiers,), killed=number(7)),
            told("report-2", at=50, actors=(), recipients=(party("our comrades", **REBELS),), killed=number(2)),
        ),
    ).toll("killed")
    assert toll is not None
    assert (toll.total.low, toll.total.best, toll.total.high) == (5, 5, 15)


def test_the_other_side_is_the_one_that_the_speaker_is_not_of() -> None:
    """Of two states, "the other side" is the speaker's enemy; where there are more, it stays what it was."""
    sides = tuple(
        IncidentParty(label=label, country=country, sectors=("MIL",))
        for label, country in (("Niger's army", "NER"), ("Mali's army", "MLI"))
    )
    named = as_named_by(_OURS, party("those of the other side", **ARMY), sides)
    assert (named.text, named.country) == ("Mali's army", "MLI")
    third = (*sides, IncidentParty(label="Chad's army", country="TCD", sectors=("MIL",)))
    assert as_named_by(_OURS, party("the enemy", **ARMY), third).text == "the enemy"


def test_ours_are_of_the_speakers_state_and_kind() -> None:
    """ "Our soldiers" without a state are of the speaker's; "our comrades" of a union are no armed men."""
    stateless = party("our soldiers", sectors=("MIL",))
    assert as_named_by(party("the army", **ARMY), stateless, ()).country == "NER"
    comrades = party("our comrades", sectors=("UNK",))
    assert as_named_by(party("the union", country="NER", sectors=("LAB",)), comrades, ()).sectors == ("LAB",)


def test_a_communique_in_partisan_words_is_its_fighters() -> None:
    """ "The mujahideen fell upon the crusaders" is told by the mujahideen, though nobody says "our"."""
    fighters = party("the mujahideen", **REBELS)
    sentence = "The mujahideen fell upon a convoy of the crusaders."
    assert first_persons((told(sentence=sentence, actors=(fighters,)),)) == {"report-1": fighters}
    assert first_persons((told(sentence="Gunmen fired on a convoy.", actors=(fighters,)),)) == {}
