"""The shipped data: complete, and as PLOVER 2.0 has it."""

import re
import tomllib
from importlib.resources import files

import pytest

from dotterel.codebook import load_codebook

CODEBOOK = load_codebook()

QUAD_BY_TYPE = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal-cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material-cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal-conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material-conflict"),
}
MODES_BY_TYPE = {
    "AGREE": "",
    "CONSULT": "visit 4 third-party 1 multilateral 4 phone 1.5",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw 8 release 6.5 disarm 10 ceasefire 7.5 access 6.5 resign 4.5",
    "REQUEST": "assist 0.5 change -1 yield -1 meet 0",
    "ACCUSE": "disapprove -2 investigate -3.5 allege -3.5",
    "REJECT": "assist -1.5 change -2 yield -2 meet -2",
    "THREATEN": "restrict -3 arrest -3.5 relations -3.5 expel -3.5 territory -4 violence -3.5",
    "PROTEST": "demo -5 riot -7 strike -5 hunger -4.5 boycott -4.5 obstruct -4.5 vandalize -5",
    "SANCTION": "convict -6 expel -5.5 withdraw -6 discontinue -6",
    "MOBILIZE": "troops -6.5 weapons -6.5 police -5.5 militia -6",
    "COERCE": "seize -7 restrict -7 censor -6.5 curfew -6.5 martial-law -7.5 arrest -7 deport -7 withhold -7 "
    "misinformation -6.5 cyber -7",
    "ASSAULT": "abduct -8.5 beat -7.5 torture -8.5 sexual -8.5 targeted -9.5 destroy -8.5 primitive -8 firearms -9 "
    "explosives -9 suicide-attack -9.5 aerial -9.5 drone -9.5 heavy-weapons -9.5 crowd-control -7.5 unconventional -10",
}
CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"""
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"


def test_the_counts_are_plovers() -> None:
    """Nothing of PLOVER 2.0 is missing, and nothing is added."""
    assert len(CODEBOOK.types) == 16
    assert len(CODEBOOK.contexts) == 37
    assert len(CODEBOOK.sectors) == 25
    assert sum(len(event_type.modes) for event_type in CODEBOOK.types) == 67


def test_types_stand_in_their_quads() -> None:
    """Each type has its quad, SANCTION among material conflict (decision 0001)."""
    assert {event_type.code: event_type.quad for event_type in CODEBOOK.types} == QUAD_BY_TYPE


@pytest.mark.parametrize("type_code", MODES_BY_TYPE)
def test_modes_and_scores_are_plovers(type_code: str) -> None:
    """Each type allows its modes and scores them as the manual does."""
    words = MODES_BY_TYPE[type_code].split()
    expected = {mode: float(score) for mode, score in zip(words[::2], words[1::2], strict=True)}
    assert {mode: CODEBOOK.intensity(type_code, (mode,)) for mode in CODEBOOK.modes(type_code)} == expected


def test_contexts_and_sectors_are_plovers() -> None:
    """The lists that the corpus and the coder use are the codebook's."""
    assert CODEBOOK.context_codes == tuple(CONTEXTS.split())
    assert CODEBOOK.sector_codes == tuple(SECTORS.split())


def test_recipients_are_required_as_decided() -> None:
    """Only one-way and relational acts need a recipient; one-sided violence has one, fighting has sides."""
    rule = {event_type.code: event_type.recipient for event_type in CODEBOOK.types}
    assert {code for code, needed in rule.items() if needed == "yes"} == {"COOPERATE", "AID", "SANCTION"}
    assert {code for code, needed in rule.items() if needed == "one-sided"} == {"ASSAULT"}
    assert {"CONSULT", "ASSAULT"} <= {event_type.code for event_type in CODEBOOK.types if event_type.two_sided}


def test_the_decided_inconsistencies_hold() -> None:
    """Base score of ACCUSE, score of vandalize, and the absence of ban and sideAB are as decided in 0001."""
    assert CODEBOOK.intensity("ACCUSE") == -3.0
    assert next(mode.score for mode in CODEBOOK.event_type("PROTEST").modes if mode.code == "vandalize") is None
    assert "ban" not in CODEBOOK.modes("COERCE")
    assert not any("sideAB" in event_type.mode_codes for event_type in CODEBOOK.types)


def test_scores_have_the_sign_of_their_quad() -> None:
    """No cooperative type or mode scores below zero, and no type of conflict above it."""
    for event_type in CODEBOOK.types:
        cooperative = event_type.quad.endswith("cooperation")
        assert event_type.score >= 0 if cooperative else event_type.score <= 0, event_type.code
        assert all(event_type.intensity((mode,)) > 0 for mode in event_type.mode_codes if cooperative)


def test_every_type_has_examples() -> None:
    """No type is left to its definition alone."""
    assert [event_type.code for event_type in CODEBOOK.types if not event_type.examples] == []


def test_actor_codes_outside_the_rule_are_there() -> None:
    """International codes, special countries and partly recognised territories are those of PLOVER."""
    assert {entry.code for entry in CODEBOOK.international} == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert {entry.code for entry in CODEBOOK.countries} == {"PSE", "HKG", "ATA", "KOS"}
    assert {entry.name: entry.country for entry in CODEBOOK.partly_recognised} == {
        "Abkhazia": "GEO",
        "South Ossetia": "GEO",
        "Luhansk People's Republic": "UKR",
        "Donetsk People's Republic": "UKR",
        "Nagorno-Karabakh": "AZE",
        "Northern Cyprus": "CYP",
        "Transnistria": "MDA",
        "Somaliland": "SOM",
        "Western Sahara": "MAR",
    }


def test_auxiliary_information_has_a_field_for_each_word() -> None:
    """PLOVER's four auxiliary words are told by fields of the event, none is lost."""
    assert {(entry.code, entry.field, entry.value) for entry in CODEBOOK.auxiliary} == {
        ("historical", "historical", "true"),
        ("future", "modality", "future"),
        ("hypothetical", "modality", "hypothetical"),
        ("negation", "modality", "negated"),
    }


def test_no_definition_or_example_stands_twice() -> None:
    """Each code is told apart from the others in words of its own."""
    text = files("dotterel.codebook").joinpath("plover.toml").read_text(encoding="utf-8")
    tomllib.loads(text)
    for key in ("definition", "text", "situation"):
        found = re.findall(rf'\b{key} = "([^"]*)"', text)
        assert len(found) == len(set(found)), key
