"""Plain words for event types and modes: what people read in the codes' place."""

from collections.abc import Mapping, Sequence

TYPES: Mapping[str, str] = {
    "AGREE": "promise or agreement",
    "CONSULT": "talks",
    "SUPPORT": "support in words",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "step back",
    "REQUEST": "appeal",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "show of force",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
MODES: Mapping[str, str] = {
    "CONSULT/visit": "visit",
    "CONSULT/third-party": "mediated talks",
    "CONSULT/multilateral": "talks of several states",
    "CONSULT/phone": "phone talks",
    "RETREAT/withdraw": "withdrawal",
    "RETREAT/release": "release",
    "RETREAT/disarm": "disarmament",
    "RETREAT/ceasefire": "ceasefire kept",
    "RETREAT/access": "access granted",
    "RETREAT/resign": "resignation",
    "REQUEST/assist": "appeal for help",
    "REQUEST/change": "demand for change",
    "REQUEST/yield": "appeal to give way",
    "REQUEST/meet": "call for talks",
    "ACCUSE/disapprove": "criticism",
    "ACCUSE/investigate": "inquiry",
    "ACCUSE/allege": "accusation of a wrong",
    "REJECT/assist": "refusal to help",
    "REJECT/change": "refusal to change",
    "REJECT/yield": "refusal to give way",
    "REJECT/meet": "refusal to talk",
    "THREATEN/restrict": "threat of restrictions",
    "THREATEN/arrest": "threat of arrest",
    "THREATEN/relations": "threat to ties",
    "THREATEN/expel": "threat of expulsion",
    "THREATEN/territory": "threat to take land",
    "THREATEN/violence": "threat of force",
    "PROTEST/demo": "demonstration",
    "PROTEST/riot": "riot",
    "PROTEST/strike": "strike",
    "PROTEST/hunger": "hunger strike",
    "PROTEST/boycott": "boycott",
    "PROTEST/obstruct": "blockade by protesters",
    "PROTEST/vandalize": "damage as protest",
    "SANCTION/convict": "conviction",
    "SANCTION/expel": "expulsion or dismissal",
    "SANCTION/withdraw": "own staff or aid withdrawn",
    "SANCTION/discontinue": "ties or trade cut",
    "MOBILIZE/troops": "troops moved or readied",
    "MOBILIZE/weapons": "weapons shown or tested",
    "MOBILIZE/police": "police deployed",
    "MOBILIZE/militia": "armed group gathers",
    "COERCE/seize": "seizure",
    "COERCE/restrict": "restriction",
    "COERCE/censor": "censorship",
    "COERCE/curfew": "curfew",
    "COERCE/martial-law": "emergency rule",
    "COERCE/arrest": "arrest",
    "COERCE/deport": "deportation",
    "COERCE/withhold": "supplies cut off",
    "COERCE/misinformation": "false information spread",
    "COERCE/cyber": "cyber attack",
    "ASSAULT/abduct": "abduction or capture",
    "ASSAULT/beat": "beating",
    "ASSAULT/torture": "torture",
    "ASSAULT/sexual": "sexual violence",
    "ASSAULT/targeted": "killing of the chosen or helpless",
    "ASSAULT/destroy": "destruction",
    "ASSAULT/primitive": "attack with simple weapons",
    "ASSAULT/firearms": "attack with guns",
    "ASSAULT/explosives": "bombing",
    "ASSAULT/suicide-attack": "suicide attack",
    "ASSAULT/aerial": "air attack",
    "ASSAULT/drone": "drone attack",
    "ASSAULT/heavy-weapons": "attack with heavy weapons",
    "ASSAULT/crowd-control": "force against a crowd",
    "ASSAULT/unconventional": "attack with banned weapons",
}
"""By type and mode, since some modes are shared by several types."""


def kind_words(type_code: str, modes: Sequence[str] = ()) -> str:
    """Type and modes, such as ``attack with heavy weapons``; the codes themselves where a codebook has others."""
    words = [mode_words(type_code, mode) for mode in modes]
    return ", ".join(words) or TYPES.get(type_code, type_code.lower())


def mode_words(type_code: str, mode: str) -> str:
    """One mode of a type."""
    return MODES.get(f"{type_code}/{mode}", mode.replace("-", " "))


def mode_label(mode: str) -> str:
    """A mode without its type: in the words of the only type that has it, else its code with spaces."""
    known = [MODES[f"{code}/{mode}"] for code in TYPES if f"{code}/{mode}" in MODES]
    return known[0] if len(known) == 1 else mode.replace("-", " ")
