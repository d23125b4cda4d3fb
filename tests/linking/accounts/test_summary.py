"""Summaries: one sentence that says no more than the record."""

import csv
from dataclasses import replace
from importlib.resources import files

import pytest

from dotterel.codebook import load_codebook
from dotterel.linking.accounts import incident_of
from dotterel.model import ResolvedEvent
from tests.linking.accounts.told import ARMY, FRONT, HERDERS, POLICE, at_least, number, party, place, told

_ARMY = party("the army", **ARMY)
_FRONT = party("Dune Front", **FRONT)
_POLICE = party("police", **POLICE)
_GOVERNOR = party("the governor", country="NER", sectors=("GOV",))


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        (
            [told(killed=number(10)), told("report-2", killed=number(12), on="2024-03-06")],
            "Gunmen attacked herders in Tarka, Niger on 4 March 2024, killing 12 (10 to 12).",
        ),
        (
            [told(says=_POLICE, killed=at_least(3))],
            "Gunmen attacked herders in Tarka, Niger on 4 March 2024, killing at least 3, according to the police.",
        ),
        (
            [told(says=_POLICE, actors=(_ARMY,)), told("report-2", says=_ARMY, status="denied", actors=(_ARMY,))],
            "The police say that the army attacked herders in Tarka, Niger on 4 March 2024; the army denies it.",
        ),
        (
            [told(modality="future", actors=(_FRONT,))],
            "The Dune Front is said to plan to attack herders in Tarka, Niger on 4 March 2024.",
        ),
        (
            [
                told(actors=(party("Niger", id="NER", name="Niger", country="NER", sectors=("GOV",)),), modes=()),
                told("report-2", actors=(party("soldiers", sectors=("MIL",)),), modes=()),
            ],
            "Niger attacked herders in Tarka, Niger on 4 March 2024.",
        ),
        (
            [
                told(says=party("Niger", id="NER", name="Niger", country="NER", sectors=("GOV",))),
                told("report-2", says=party("the high command", **ARMY)),
            ],
            "Gunmen attacked herders in Tarka, Niger on 4 March 2024, according to Niger.",
        ),
        ([told(modality="negated")], "Gunmen did not attack herders in Tarka, Niger on 4 March 2024."),
        (
            [
                told(says=_GOVERNOR, actors=(_FRONT,)),
                told("report-1", at=40, says=_POLICE, actors=(party("gunmen", country="NER", sectors=("UAF",)),)),
            ],
            "Herders were attacked in Tarka, Niger on 4 March 2024, according to the governor; the "
            "governor says that it was the Dune Front; the police say that it was gunmen.",
        ),
        (
            [
                told(modality="future", actors=(_FRONT,), says=_GOVERNOR),
                told("report-1", at=40, modality="future", actors=()),
            ],
            "The Dune Front is said to plan to attack herders in Tarka, Niger on 4 March 2024.",
        ),
        (
            [told(actors=(party("miners' union", **HERDERS),), size=number(50), modes=())],
            "The miners' union attacked herders in Tarka, Niger on 4 March 2024.",
        ),
        ([told(actors=())], "Herders were attacked in Tarka, Niger on 4 March 2024."),
        (
            [told(actors=(_ARMY, _FRONT), recipients=(), modes=("firearms",), killed=number(7))],
            "The Dune Front and the army fought each other in Tarka, Niger on 4 March 2024, with 7 killed.",
        ),
        (
            [told(killed=number(7)), told("report-1", at=40, says=_GOVERNOR, actors=(_FRONT,))],
            "Gunmen attacked herders in Tarka, Niger on 4 March 2024, killing 7; the governor says that it was the "
            "Dune Front.",
        ),
        (
            [told(actors=(_ARMY, party("vice-president's guard", country="NER", sectors=("GOV",))), recipients=())],
            "The army and vice-president's guard fought each other in Tarka, Niger on 4 March 2024.",
        ),
        (
            [told(says=_FRONT, actors=(_FRONT,))],
            "The Dune Front attacked herders in Tarka, Niger on 4 March 2024, by its own account.",
        ),
        (
            [told(actors=(replace(_ARMY, role_score=0.4),))],
            "Herders were attacked in Tarka, Niger on 4 March 2024.",
        ),
        (
            [told(actors=()), told("report-1", at=40, says=_GOVERNOR, actors=(replace(_ARMY, role_score=0.6),))],
            "Herders were attacked in Tarka, Niger on 4 March 2024.",
        ),
    ],
)
def test_summary_reads_as_the_record_stands(events: list[ResolvedEvent], sentence: str) -> None:
    """What is claimed, denied, planned or certain is told as just that."""
    assert incident_of("i", events).summary == sentence


def test_every_type_and_mode_has_its_words() -> None:
    """No code of the shipped codebook is put into neutral words for want of better ones."""
    text = files("dotterel.linking.accounts").joinpath("verbs.csv").read_text(encoding="utf-8")
    told_of = {(row["type"], row["mode"]) for row in csv.DictReader(text.splitlines())}
    codes = {(one.code, mode) for one in load_codebook().types for mode in ("", *one.mode_codes)}
    assert codes - told_of == {("ASSAULT", mode) for mode in ()}


def test_whoever_says_whom_it_did_not_hit_does_not_deny_the_deed() -> None:
    """A group that owns an attack and says that no civilians were harmed is no denier, nor does it bring a denial."""
    front = party("Dune Front", **FRONT)
    incident = incident_of(
        "i",
        [
            told(says=front, actors=(front,), recipients=(party("soldiers", **ARMY),)),
            told(at=60, says=front, status="denied", actors=(), recipients=(party("civilians", **HERDERS),)),
        ],
    )
    assert "den" not in incident.summary
    assert all("denies" not in (report.news or "") for report in incident.reports)


def test_no_speaker_lends_its_name_to_another() -> None:
    """What officials of one state say under several names is their state's authorities' word; one name stays."""
    minister, secretary = (
        party(words, country="NER", sectors=("GOV",))
        for words in ("the prime minister", "the provincial health secretary")
    )
    apart = incident_of("i", [told(says=minister), told("report-2", says=secretary, killed=number(14))])
    assert [account.label for account in apart.accounts] == ["Niger's authorities"]
    assert apart.tolls[0].figures[0].teller == "Niger's authorities"
    general, colonel = (party(words, country="PHL", sectors=("MIL",)) for words in ("the army", "a navy colonel"))
    plural = incident_of("i", [told(says=general), told("report-2", says=colonel)])
    assert [account.label for account in plural.accounts] == ["Philippines' military"]
    same = party("prime minister Lumo Sani", country="NER", sectors=("GOV",))
    alone = incident_of("i", [told(says=minister), told("report-2", says=same)])
    assert [account.label for account in alone.accounts] == ["prime minister"]


def test_an_accusation_of_somebody_is_none() -> None:
    """ "The police say that it was men" tells nobody anything."""
    men = party("men", country="NER", sectors=("UAF",))
    incident = incident_of("i", [told(actors=(_FRONT,)), told("report-2", says=_POLICE, actors=(men,))])
    assert "that it was" not in incident.summary


def test_one_party_that_is_named_did_nothing_together() -> None:
    """Beside a party that hardly took part, the other did it alone: "gave support", not "signed an agreement"."""
    niger, mali = (party(name, country=code, sectors=("GOV",)) for name, code in (("Niger", "NER"), ("Mali", "MLI")))
    support = {
        "type": "SUPPORT",
        "quad": "verbal-cooperation",
        "modes": (),
        "recipients": (),
        "place": None,
        "date": None,
    }
    alone = incident_of("i", [told(actors=(niger, replace(mali, role_score=0.4)), **support)])
    assert alone.summary == "Niger gave formal support."
    together = incident_of("i", [told(actors=(niger, mali), **support)])
    assert together.summary == "Mali and Niger signed or endorsed an agreement."


def test_who_says_that_nobody_died_whom_others_count_denies_it() -> None:
    """An army that owns a fight with rebels denies what villagers say of it; it does not say that it hit villagers."""
    residents, group = party("residents", **HERDERS), party("a rights group", country="NER", sectors=("NGO",))
    civilians, unsure = party("civilians", **HERDERS), party("Dune Front", role_score=0.4, **FRONT)
    owned = told(says=_ARMY, actors=(_ARMY,), recipients=(unsure,), killed=number(12))
    blamed = [
        told("report-2", says=residents, actors=(_ARMY,), killed=number(9)),
        told("report-3", says=group, actors=(_ARMY,), recipients=(civilians,), killed=number(11)),
    ]
    denied = told(at=60, says=_ARMY, status="denied", actors=(), recipients=(civilians,))
    summary = incident_of("i", [owned, denied, *blamed]).summary
    assert summary.startswith("Residents and the rights group say that the army attacked civilians in Tarka")
    assert summary.endswith("; the army denies it.")
    quiet = incident_of("i", [owned, *blamed]).summary
    assert quiet.endswith("according to residents and the rights group.")


def test_whose_own_men_fell_is_not_said_to_have_killed_them() -> None:
    """Two officers hurt by stones are counted, but not as hurt by the police."""
    officers = replace(_POLICE, text="officers")
    incident = incident_of(
        "i",
        [
            told(actors=(_POLICE,), killed=number(4)),
            told("report-2", actors=(_POLICE,), killed=number(4)),
            told("report-2", at=60, actors=(), recipients=(officers,), injured=number(2)),
        ],
    )
    assert "killing" not in incident.summary
    assert "with 4 killed and 2 injured" in incident.summary


def test_a_town_that_was_shelled_is_not_the_state_that_shelled_it() -> None:
    """ "Omdurman shelling" tells neither that Omdurman did it nor that Sudan did, of whom it is no adjective."""
    town = party("Tarkan", country="NER", sectors=("CVL",))
    here = incident_of("i", [told(actors=(town,), place=place("Tarkan"))])
    assert here.summary == "Herders were attacked in Tarkan, Niger on 4 March 2024."
    elsewhere = incident_of("i", [told(actors=(town,))])
    assert not elsewhere.summary.startswith("Niger attacked")
