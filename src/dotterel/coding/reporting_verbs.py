"""Verbs of saying and thinking, with all their forms."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

Form = Literal["base", "third", "past", "participle", "gerund"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A verb that gives somebody's words or thoughts.

    Attributes:
        speech: Whether it may stand behind or inside what is said: "…, the mayor said".
        addressee: Whether somebody is told: "told reporters that …".
        noun: Whether some form of it is a noun as well: "the claim".
        particles: Words that belong to it, such as ``for`` to "called for".
        alone: Whether it reports without a particle too.
    """

    speech: bool = False
    addressee: bool = False
    noun: bool = False
    particles: tuple[tuple[str, ...], ...] = ()
    alone: bool = True


_SPEECH = (
    "add admit allege announce argue assert attest caution clarify complain concede conclude confess "
    "confirm contend counter declare deny disclose emphasise emphasize exclaim explain insist maintain "
    "mention muse opine point predict proclaim promise reaffirm recall reckon reflect reiterate reply "
    "respond retort reveal speculate stress suggest testify theorise theorize underline underscore utter "
    "vow warn acknowledge observe"
)
_SPEECH_NOUNS = "boast charge claim comment estimate joke lament note pledge post quip remark report state tweet"
_THOUGHT = (
    "believe decide doubt expect feel imagine intend prefer realise realize regret suspect think understand worry"
)
_THOUGHT_NOUNS = "fear hope plan want wish"
_SHOWING = "indicate find show prove cite document describe depict"
_ACTS = (
    "accuse advise agree applaud ask blame blast celebrate characterise "
    "characterize condemn commend criticise criticize decry defend denounce deride dismiss dispute echo encourage "
    "endorse implore instruct lambast mock oppose portray praise propose recommend refuse reject "
    "slam tout urge welcome decline laud liken predict refute discuss"
)
_ACT_NOUNS = "appeal attack challenge demand label offer order question request rule support"
_ADDRESSING = "tell inform remind assure notify ask warn advise"
_PARTICLES = {
    "call": (("for",), ("on",), ("upon",), ("out",)),
    "point": (("out",), ("to",)),
    "speak": (("of",), ("about",), ("out", "against")),
    "talk": (("about",),),
    "go": (("on", "to", "say"),),
    "respond": (("to",),),
    "agree": (("with",),),
    "put": (("it",),),
}
_NEEDS_PARTICLE = frozenset(("point", "speak", "talk", "go", "put"))
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "go": ("goes", "went", "gone", "going"),
    "put": ("puts", "put", "put", "putting"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
}
_DOUBLED = frozenset(("admit", "slam", "plan", "prefer", "quip", "regret"))


@cache
def forms_of_verbs() -> dict[str, tuple[ReportingVerb, frozenset[Form]]]:
    """Every form in small letters, with its verb and which of the verb's forms it may be."""
    table: dict[str, tuple[ReportingVerb, frozenset[Form]]] = {}
    for base, verb in _verbs().items():
        third, past, participle, gerund = _IRREGULAR.get(base) or _regular(base)
        for text, form in zip((base, third, past, participle, gerund), get_args(Form), strict=True):
            known = table.get(text, (verb, frozenset()))[1]
            table[text] = verb, known | {form}
    return table


def _verbs() -> dict[str, ReportingVerb]:
    said = ReportingVerb(speech=True)
    verbs = {
        **dict.fromkeys(_ACTS.split(), ReportingVerb()),
        **dict.fromkeys(_ACT_NOUNS.split(), ReportingVerb(noun=True)),
        **dict.fromkeys(_SHOWING.split(), ReportingVerb()),
        **dict.fromkeys(_THOUGHT.split(), ReportingVerb(speech=True)),
        **dict.fromkeys(_THOUGHT_NOUNS.split(), ReportingVerb(noun=True)),
        **dict.fromkeys(_SPEECH.split(), said),
        **dict.fromkeys(_SPEECH_NOUNS.split(), ReportingVerb(speech=True, noun=True)),
        **dict.fromkeys(_ADDRESSING.split(), ReportingVerb(speech=True, addressee=True)),
        **dict.fromkeys(("say", "write", "swear", "foresee"), said),
    }
    for base, particles in _PARTICLES.items():
        known = verbs.get(base, said)
        verbs[base] = ReportingVerb(
            speech=known.speech,
            addressee=known.addressee,
            noun=known.noun,
            particles=particles,
            alone=base not in _NEEDS_PARTICLE,
        )
    return verbs


def _regular(base: str) -> tuple[str, str, str, str]:
    stem = base + base[-1] if base in _DOUBLED else base
    if base.endswith("ee"):
        return f"{base}s", f"{base}d", f"{base}d", f"{base}ing"
    if base.endswith("e"):
        return f"{base}s", f"{base}d", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    return third, f"{stem}ed", f"{stem}ed", f"{stem}ing"
