"""Persons, groups and bodies of the register in a span, alone or with an agent word beside them."""

from collections.abc import Sequence

from dotterel.model.replacing import replace
from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.candidates import HEADS_RULE, Choice, choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.entries import Agent, Entry, Form
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import HONORIFICS, fold, word_set
from dotterel.resolution.actors.matching import Hit
from dotterel.resolution.actors.reading import Reading, Segment
from dotterel.resolution.actors.register import ActorRegister

ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "CRM", "COP", "SPY"})
JOINING = frozenset(["man", "gunman", "fighter", "youth", "boy", "volunteer", "militiaman", "warrior", "element"]) | {
    "armed man"
}
"""People who are what they belong to: ``men of the gang``."""
BEARING = JOINING | word_set(
    "boat ship truck vehicle car bus convoy building house helicopter plane aircraft crew prisoner "
    "captive cutter vessel guard patrol escort personnel staff contingent base camp engineer"
)
"""Nouns that are what the agent word before them says: ``navy boat``, ``police truck``."""
RULES = frozenset({"administration", "government", "regime", "cabinet", "presidency"})
"""What somebody at the head of a state has: ``the Barre government``."""
_BETWEEN_STATES = frozenset({"UNO", "IGO", "EUR"})
"""Bodies of states: what they do by their own name they do as governments, where nothing more is known."""
_PARTICLES = word_set("al el the a an de da di du van von ben bin ibn abu")
_FILLERS = word_set("the a an his her its their then now new late former ex outgoing incoming acting interim")


def named_party(
    hits: Sequence[Hit],
    reading: Reading,
    context: ActorContext,
    on: str | None,
    countries: Sequence[str],
) -> tuple[Hit, Choice] | None:
    """The first named party of the core and the entry that it was taken for."""
    for hit in hits:
        forms = tuple(form for form in hit.forms if form.entry.kind not in ("state", "people"))
        if not forms or hit.country:
            continue
        if all(form.entry.person for form in forms) and not _is_whole_name(hit, forms, reading):
            continue
        if all(form.use == "surname" for form in forms):
            forms = tuple(form for form in forms if not context.names.names_another(hit.key, fold(form.entry.name)))
            if not forms:
                continue
        title = next((other.agent.phrase for other in hits if other.agent and other.end == hit.start), "")
        if not title and any(other.agent and other.agent.phrase in RULES and other.start == hit.end for other in hits):
            title = HEADS_RULE
        choice = choose(forms, on=on, title=title, countries=countries, weights=context.weights)
        if choice.entry is not None or len(hits) == 1 or title:
            return hit, choice
    return None


def is_other_states(hit: Hit, reading: Reading, context: ActorContext, register: ActorRegister) -> bool:
    """Whether a name opens with an adjective of several states, and the document speaks most of another of them.

    The register may know the ``Congolese army`` of one Congo where the report is about the other.
    """
    if not hit.party or hit.end - hit.start < 2:
        return False
    adjectives = register.forms(reading.tokens[hit.start].key)
    states = {state for form in adjectives if form.entry.kind == "state" for state in form.entry.countries}
    own = {state for form in hit.forms for state in form.entry.countries}
    if len(states) < 2 or not own < states:
        return False
    return max(context.weights.get(state, 0.0) for state in states - own) > max(
        context.weights.get(state, 0.0) for state in own
    )


def _is_whole_name(hit: Hit, forms: Sequence[Form], reading: Reading) -> bool:
    """Whether a hit on a person is the whole of the name that stands there.

    ``Pavel Putin`` is not Vladimir Putin, ``Scott Brown`` not an office-holder called Scott, ``a cat named Frank`` not
    President Frank.
    """
    tokens = reading.tokens
    known = {
        number
        for part in reading.segments
        for other in part.hits
        if other is hit or not other.person
        for number in range(other.start, other.end)
    }
    segment = next(part for part in reading.segments if part.start <= hit.start < part.end)
    if hit.end < segment.end and hit.end not in known:
        behind = tokens[hit.end]
        if behind.capital and (not behind.gap or behind.joined) and not tokens[hit.end - 1].possessive:
            return False
    if any(form.use != "surname" and " " in fold(form.text) for form in forms):
        return True
    if hit.start > segment.start and hit.start - 1 not in known:
        before = tokens[hit.start - 1]
        initial = any(fold(form.entry.name)[:1] == before.key for form in forms)
        if before.capital and before.key not in HONORIFICS | _PARTICLES and not initial:
            return False
    loose = [
        tokens[number]
        for number in range(segment.start, segment.end)
        if number not in known and not tokens[number].capital and tokens[number].key not in _FILLERS
    ]
    return not loose or tokens[hit.end - 1].possessive


def finding_of_party(
    hit: Hit, entry: Entry, choice: Choice, *, core: Sequence[Segment], heads: Sequence[Agent], then: bool = False
) -> Finding:
    """A named party, alone or with an agent word behind it (``Hezbollah fighters``).

    Args:
        hit: Its words.
        entry: What they were taken for.
        choice: How well that fits, and whether the entry holds at the date.
        core: The stretches that hold the span's head.
        heads: The agent words that end them.
        then: Whether the words say that the office was held at the time.
    """
    country = entry.countries[0] if len(entry.countries) == 1 else None
    behind = next(
        (other.agent for segment in core for other in reversed(segment.hits) if other.agent and other.start >= hit.end),
        None,
    )
    base = Finding(
        country=country,
        sectors=entry.sectors,
        name=entry.name,
        id=entry.id,
        score=0.95 * min(1.0, choice.score),
        rule="register:office-holder" if entry.person else "register:name",
        candidates=choice.candidates if len(choice.candidates) > 1 else (),
        reason="the party belongs to no one country" if country is None else "",
    )
    if entry.kind == "defence_minister":
        base = replace(base, sectors=tuple(dict.fromkeys((*base.sectors, "MIL"))))
    if entry.person and choice.state == "former" and then:
        base = replace(base, rule="register:then-office-holder", score=0.85 * choice.score)
    elif entry.person and behind is not None and behind.phrase in RULES:
        base = replace(base, sectors=("GOV",), name=None, id=None)
    elif entry.person and choice.state == "former":
        base = replace(base, sectors=("ELI",), rule="register:former-office-holder", score=0.85 * choice.score)
    elif entry.person and choice.state == "future":
        titled = heads[0].sectors if heads and heads[0].kind == "agent" else ()
        base = replace(
            base, sectors=titled, rule="register:not-yet-in-office", score=0.6 * choice.score, weak_sectors=True
        )
    if entry.kind == "disputed":
        if behind is None:
            return replace(base, sectors=tuple(dict.fromkeys((*entry.sectors, "GOV"))))
        own = behind.sectors if behind.kind != "relational" else ("GOV",)
        return replace(base, sectors=tuple(dict.fromkeys((*own, *entry.sectors))), agent=behind.phrase)
    if behind is None:
        if not entry.sectors and _BETWEEN_STATES.intersection(entry.countries):
            return replace(base, sectors=("GOV",), weak_sectors=True)
        return base
    own = sectors_beside_party(behind, base.sectors)
    if own == base.sectors:
        return replace(base, rule=f"{base.rule}+agent", agent=behind.phrase)
    keeps_name = not entry.person and bool(set(own) & set(base.sectors))
    return replace(
        base,
        sectors=own,
        rule=f"{base.rule}+agent",
        score=0.9 * base.score,
        name=base.name if keeps_name else None,
        id=base.id if keeps_name else None,
        agent=behind.phrase,
        candidates=(
            Candidate(id=entry.id, name=entry.name, score=round(choice.score, 3), reason="the party they belong to"),
        ),
    )


def sectors_beside_party(agent: Agent, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Sectors of people who belong to a named party."""
    if not sectors:
        return agent.sectors
    if agent.kind == "relational" or set(agent.sectors) <= set(sectors):
        return sectors
    if agent.phrase in BEARING and ARMED.intersection(sectors):
        return sectors
    if ARMED.intersection(sectors) and (ARMED | {"GOV", "UNK"}).intersection(agent.sectors):
        return sectors
    return agent.sectors
