"""Who an actor's words stand for, at a date: identity, country and sectors, or why not.

The order of evidence: a name of the register, with its dates → country words with an agent word → the document's own
names → an agent word with the country from the event's place or the document → the coder's sectors. Each step names
its rule; each rule has a score, the share of right answers that it gave on the corpus' own definitions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dotterel.model.actors import Actor
from dotterel.model.documents import Document
from dotterel.model.events import Mention
from dotterel.model.unresolved import Candidate, Unresolved
from dotterel.resolution.actors.candidates import Choice, choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.countries import CountryWord, country_words
from dotterel.resolution.actors.entries import Agent, Form
from dotterel.resolution.actors.folding import Token, fold, tokenize
from dotterel.resolution.actors.matching import Hit
from dotterel.resolution.actors.outside import country_from_outside
from dotterel.resolution.actors.reading import OWNING, Reading, Segment, read_span
from dotterel.resolution.actors.register import ActorRegister

CODER_THRESHOLD = 0.5
"""Score from which a sector of the coder is taken where the words themselves tell none."""

_OFFICE = frozenset({"GOV", "LEG", "JUD", "SPY", "MIL", "COP", "PTY", "PRE"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "CRM", "COP", "SPY"})
_NOT_OWNED = frozenset(
    "opponent critic enemy foe adversary rival victim ally refugee migrant asylum seeker exile ambassador envoy "
    "consul attache embassy consulate counterpart".split()
)
_SEVERAL = re.compile(
    r"(?:both|the two|the three|two|three|all|either|each|other|several|foreign|neighbou?ring|rival|warring|opposing)"
    r"(?: (?:the|warring|rival|opposing|other|neighbou?ring))?"
    r" (?:sides?|parties|camps?|countries|governments|states|nations|capitals|delegations|armies|leaders|presidents"
    r"|ministers|neighbou?rs)\b",
    re.IGNORECASE,
)
"""Words that stand for several parties at once, so that no one country fits."""
_DEFINITE = re.compile(r"(?:the|this|that|its|their)\s+[\w-]+(?:\s+[a-z-]+)?$", re.IGNORECASE)
_FIGHTING = frozenset({"REB", "UAF", "PRM", "CRM"})
_BODY = frozenset({"", "GOV", "SOC", "MED", "MIL", "JUD", "BUS", "JRN", "REF"})
_STANDING = {
    **dict.fromkeys(("group", "band", "armed group", "militant group", "rebel group", "jihadist group", "insurgent group",
                     "terrorist group", "militant", "rebel", "insurgent", "fighter", "guerrilla", "jihadist", "militia"),
                    _FIGHTING),
    **dict.fromkeys(("gang", "cartel", "criminal group"), frozenset({"CRM"})),
    **dict.fromkeys(("front", "movement", "faction", "alliance"), _FIGHTING | {"PTY", "SOC", "OPP"}),
    **dict.fromkeys(("party", "political party", "ruling party"), frozenset({"PTY"})),
    **dict.fromkeys(("mission", "agency", "organisation", "organization", "bloc", "peacekeeper", "peacekeeping mission",
                     "peacekeeping force", "blue helmet", "body"), _BODY),
}  # fmt: skip
"""Nouns that stand for a party named before, and the sectors that such a party may have."""
_JOINING = frozenset("man gunman fighter youth boy volunteer militiaman warrior element".split()) | {"armed man"}
"""People who are what they belong to: ``men of the gang``."""
_BEARING = _JOINING | frozenset(
    "boat ship truck vehicle car bus convoy building house helicopter plane aircraft crew prisoner captive cutter vessel "
    "guard patrol escort personnel staff contingent base camp engineer".split()
)
"""Nouns that are what the agent word before them says: ``navy boat``, ``police truck``."""
_FAR = frozenset({"in", "at", "near", "on", "with", "for", "inside", "within", "across", "around", "outside", "under"})
_SOLID = ("agent", "generic")
_BARE_RULES = frozenset({"country-name", "seat", "nationals", "place-name", "demonym"})
_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found out about a span so far."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    name: str | None = None
    id: str | None = None
    score: float = 0.0
    rule: str = ""
    reason: str = "no name, country or agent word in the register"
    candidates: tuple[Candidate, ...] = ()
    agent: str = ""
    weak_sectors: bool = False


def resolve_actor(
    mention: Mention,
    *,
    document: Document,
    context: ActorContext,
    register: ActorRegister,
    on: str | None,
) -> Actor:
    """Say who a mention stands for.

    Args:
        mention: The words, with the coder's sector scores.
        document: The document they stand in.
        context: What is known from outside the span.
        register: Where names, country words and agent words are looked up.
        on: Date of the event, or else of the report (ISO of any precision); none where neither is known.

    Returns:
        The actor. Without a country it says why in `unresolved`; a country that was concluded from the document has
        a score to match. Never raises for odd words.
    """
    span = mention.span
    finding = _identify(tokenize(span.text), span.text, context=context, register=register, on=on, at=span.start)
    finding = _from_standing_noun(finding, span.text, context, on, span.start)
    finding = _with_coder_sectors(finding, mention)
    if _SEVERAL.match(span.text) and finding.country is None:
        finding = replace(finding, reason="several parties at once", score=0.5)
    else:
        finding = _with_country_from_outside(finding, context, span.start)
    return Actor(
        text=span.text,
        start=span.start,
        end=span.end,
        name=finding.name,
        id=finding.id,
        country=finding.country,
        sectors=finding.sectors,
        score=round(finding.score, 3),
        rule=finding.rule,
        unresolved=None if finding.country else Unresolved(reason=finding.reason),
        candidates=finding.candidates[:_MOST_CANDIDATES],
    )


def _identify(
    tokens: Sequence[Token],
    text: str,
    *,
    context: ActorContext,
    register: ActorRegister,
    on: str | None,
    at: int,
    remembered: bool = False,
) -> _Finding:
    """Everything that the words themselves and the document's names tell."""
    if not tokens:
        return _Finding(reason="no words")
    reading = read_span(tokens, register)
    core, rest = _core_of(reading, register)
    core_hits = [hit for segment in core for hit in segment.hits]
    named, left_open = country_words(core_hits, tokens, context.weights)
    party = _party(core_hits, reading, context, on, tuple(word.code for word in named))
    heads = [segment.head for segment in core if segment.head is not None]
    if party is not None and party[1].entry is not None:
        finding = _from_party(party[0], party[1], core, heads)
    elif heads:
        finding = _from_agents(reading, core, rest, heads, context, on)
    elif named:
        finding = _from_country(named)
    else:
        finding = _Finding()
    if party is not None and party[1].entry is None and not finding.country:
        finding = replace(finding, reason=party[1].reason, candidates=party[1].candidates)
    finding = _with_country(finding, named, left_open, rest, reading, context)
    if reading.former and _OFFICE.intersection(finding.sectors) and finding.rule != "register:former-office-holder":
        finding = replace(finding, sectors=("ELI",), rule=f"{finding.rule}+former", score=0.9 * finding.score)
    elif reading.opposed and finding.sectors and "OPP" not in finding.sectors:
        finding = replace(finding, sectors=(*finding.sectors, "OPP"))
    if not remembered and (not finding.country or not finding.sectors) and not finding.id:
        finding = _from_memory(finding, tokens, core, text, context, register, on, at)
    name = _own_name(tokens, core) if finding.name is None else None
    return replace(finding, name=name) if name else finding


def _core_of(reading: Reading, register: ActorRegister) -> tuple[list[Segment], list[Segment]]:
    """The coordinate segments that hold the head, and what follows them.

    A first stretch without any known word, or with nothing but a number or a measure, gives way to the next that
    has one: ``dozens of | protesters``, ``Ali Maru, | the governor``.
    """
    segments = list(reading.segments)
    first = 0
    while first < len(segments) - 1 and not _bears_head(segments, first, reading, register):
        first += 1
    if first and not _bears_head(segments, first, reading, register):
        first = 0
    core = [segments[first]]
    number = first + 1
    while number < len(segments):
        hinge = segments[number].hinge
        listing = hinge == "," and any(later.hinge == "and" for later in segments[number + 1 : number + 4])
        if hinge == "and" or (listing and segments[number].hits):
            core.append(segments[number])
            number += 1
        else:
            break
    return core, segments[first + 1 : first + 1] + segments[number:]


def _bears_head(segments: Sequence[Segment], number: int, reading: Reading, register: ActorRegister) -> bool:
    segment = segments[number]
    last = reading.tokens[segment.end - 1].key
    follows_of = number + 1 < len(segments) and segments[number + 1].hinge == "of"
    if follows_of and register.measure(last) and segments[number + 1].hits:
        return False
    return bool(segment.hits)


def _party(
    hits: Sequence[Hit], reading: Reading, context: ActorContext, on: str | None, countries: Sequence[str]
) -> tuple[Hit, Choice] | None:
    """The first named party of the core and the entry that it was taken for."""
    for hit in hits:
        forms = tuple(form for form in hit.forms if form.entry.kind not in ("state", "people"))
        if not forms or hit.country:
            continue
        if all(form.entry.person for form in forms) and not _is_whole_name(hit, forms, reading):
            continue
        title = next((other.agent.phrase for other in hits if other.agent and other.end == hit.start), "")
        choice = choose(forms, on=on, title=title, countries=countries, weights=context.weights)
        if choice.entry is not None or len(hits) == 1 or title:
            return hit, choice
    return None


def _is_whole_name(hit: Hit, forms: Sequence[Form], reading: Reading) -> bool:
    """Whether a hit on a person is the whole of the name that stands there.

    ``Pavel Putin`` is not Vladimir Putin, ``Scott Brown`` not an office-holder called Scott, ``a cat named Frank`` not
    President Frank.
    """
    tokens = reading.tokens
    known = {number for part in reading.segments for other in part.hits for number in range(other.start, other.end)}
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
        if before.capital and before.key not in _HONORIFICS | _PARTICLES and not initial:
            return False
    loose = [
        tokens[number]
        for number in range(segment.start, segment.end)
        if number not in known and not tokens[number].capital and tokens[number].key not in _FILLERS
    ]
    return not loose or tokens[hit.end - 1].possessive


_PARTICLES = frozenset("al el the a an de da di du van von ben bin ibn abu".split())
_FILLERS = frozenset("the a an his her its their then now new late former ex outgoing incoming acting interim".split())
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame the prof gen col maj capt lt sgt pm rep sen gov".split())


def _from_party(hit: Hit, choice: Choice, core: Sequence[Segment], heads: Sequence[Agent]) -> _Finding:
    """A named party, alone or with an agent word behind it (``Hezbollah fighters``)."""
    entry = choice.entry
    assert entry is not None
    country = entry.countries[0] if len(entry.countries) == 1 else None
    behind = next(
        (other.agent for segment in core for other in reversed(segment.hits) if other.agent and other.start >= hit.end),
        None,
    )
    base = _Finding(
        country=country,
        sectors=entry.sectors,
        name=entry.name,
        id=entry.id,
        score=0.95 * min(1.0, choice.score),
        rule="register:office-holder" if entry.person else "register:name",
        candidates=choice.candidates if len(choice.candidates) > 1 else (),
        reason="the party belongs to no one country" if country is None else "",
    )
    if entry.person and choice.state == "former":
        base = replace(base, sectors=("ELI",), rule="register:former-office-holder", score=0.85 * choice.score)
    elif entry.person and choice.state == "future":
        titled = heads[0].sectors if heads and heads[0].kind == "agent" else ()
        base = replace(base, sectors=titled, rule="register:not-yet-in-office", score=0.6 * choice.score, weak_sectors=True)
    if entry.kind == "disputed":
        own = behind.sectors if behind is not None and behind.kind != "relational" else ("GOV",)
        return replace(base, sectors=tuple(dict.fromkeys((*own, *entry.sectors))), weak_sectors=behind is None)
    if behind is None:
        return base
    own = _sectors_beside_party(behind, base.sectors)
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
        candidates=(Candidate(id=entry.id, name=entry.name, score=round(choice.score, 3), reason="the party they belong to"),),
    )


def _sectors_beside_party(agent: Agent, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Sectors of people who belong to a named party."""
    if not sectors:
        return agent.sectors
    if agent.kind == "relational" or set(agent.sectors) <= set(sectors):
        return sectors
    if agent.phrase in _BEARING and _ARMED.intersection(sectors):
        return sectors
    if _ARMED.intersection(sectors) and (_ARMED | {"GOV", "UNK"}).intersection(agent.sectors):
        return sectors
    return agent.sectors


def _from_agents(
    reading: Reading,
    core: Sequence[Segment],
    rest: Sequence[Segment],
    heads: Sequence[Agent],
    context: ActorContext,
    on: str | None,
) -> _Finding:
    """An agent word: its own sectors, or of what it belongs to."""
    sectors: list[str] = []
    finding = _Finding(rule="agent", score=0.9, agent=heads[0].phrase, reason="no country named")
    for segment in core:
        head = segment.head
        if head is None:
            continue
        bearer = _bearer_sectors(segment, head) if head.phrase in _BEARING else None
        if bearer is None and head.phrase in _JOINING:
            joined = _owner_sectors(replace(segment, hits=segment.agents[-1:]), rest, reading, context, on)
            bearer = joined.sectors if joined is not None and _ARMED.intersection(joined.sectors) else None
        if bearer is not None:
            sectors.extend(bearer)
            continue
        if head.kind != "relational":
            sectors.extend(head.sectors)
            finding = replace(finding, weak_sectors=finding.weak_sectors or head.kind == "generic")
            continue
        owned = _owner_sectors(segment, rest, reading, context, on)
        if owned is None and any(hit.people for hit in segment.hits):
            sectors.append("CVL")
            finding = replace(finding, weak_sectors=True, score=0.6)
        elif owned is None:
            sectors.extend(head.sectors)
            finding = replace(finding, weak_sectors=True, score=0.8)
        else:
            sectors.extend(owned.sectors)
            finding = replace(
                finding, country=owned.country, name=owned.name, id=owned.id, rule=owned.rule, candidates=owned.candidates
            )
    return replace(finding, sectors=tuple(dict.fromkeys(sectors)))


def _bearer_sectors(segment: Segment, head: Agent) -> tuple[str, ...] | None:
    """Sectors of the agent word right before a noun that only bears them (``army convoy``)."""
    agents = segment.agents
    if len(agents) < 2 or agents[-2].end != agents[-1].start or agents[-2].agent is None:
        return None
    return agents[-2].agent.sectors if agents[-2].agent.kind == "agent" else None


def _owner_sectors(
    segment: Segment, rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None
) -> _Finding | None:
    """What a relational head (``leader``, ``wing``) belongs to: words before it, else its complements."""
    before = [hit for hit in segment.agents[:-1] if hit.agent and hit.agent.kind in _SOLID]
    if before and before[-1].agent:
        return _Finding(sectors=before[-1].agent.sectors, rule="agent")
    for complement in rest:
        if complement.hinge not in OWNING:
            break
        party = _party(complement.hits, reading, context, on, ())
        if party is not None and party[1].entry is not None:
            entry = party[1].entry
            return _Finding(
                country=entry.countries[0] if len(entry.countries) == 1 else None,
                sectors=entry.sectors,
                name=None if entry.person else entry.name,
                id=None if entry.person else entry.id,
                rule="register:name+agent",
                candidates=party[1].candidates,
            )
        inner = [hit.agent for hit in complement.agents if hit.agent]
        firm = [agent for agent in inner if agent.kind == "agent"] or [a for a in inner if a.kind == "generic"]
        if firm:
            return _Finding(sectors=firm[-1].sectors, rule="agent")
    return None


def _from_country(named: Sequence[CountryWord]) -> _Finding:
    """A country word alone."""
    word = named[0]
    sectors: tuple[str, ...] = ("GOV",)
    rule, score, weak = "country-name", 0.85, True
    if word.use in ("capital", "seat"):
        sectors, rule = word.sectors, "seat"
        score, weak = (0.9, False) if word.use == "seat" else (0.7, True)
    elif word.use in ("national", "people"):
        sectors, rule, score = ("CVL",), "nationals", 0.6
    elif word.use in ("place", "dependency"):
        sectors, rule, score = ("CVL",), "place-name", 0.45
    elif word.use == "adjective":
        rule, score = "demonym", 0.55
    bare = word.use not in ("national", "people", "adjective", "place")
    return _Finding(
        sectors=sectors,
        rule=rule,
        score=score,
        weak_sectors=weak,
        name=word.name if bare else None,
        id=word.code if bare else None,
    )


def _with_country(
    finding: _Finding,
    named: Sequence[CountryWord],
    left_open: tuple[Candidate, ...],
    rest: Sequence[Segment],
    reading: Reading,
    context: ActorContext,
) -> _Finding:
    """Add the country that the span's country words tell, where no party told it."""
    if finding.country is not None:
        return finding
    words = list(named)
    rule = "demonym+agent" if finding.rule == "agent" else finding.rule
    if not words:
        words = _complement_countries(finding, rest, reading, context)
        rule = "complement+agent" if finding.rule == "agent" else finding.rule
    codes = list(dict.fromkeys(word.code for word in words))
    if not codes:
        code = _country_of_place(rest, reading, context)
        if code is not None:
            return replace(finding, country=code, rule=f"{finding.rule or 'place'}+gazetteer", score=0.8 * (finding.score or 0.6))
        candidates = (*finding.candidates, *left_open, *_sponsor_candidates(reading))
        reason = finding.reason
        if left_open:
            reason = "the words may mean several states"
        return replace(finding, candidates=candidates, reason=reason)
    if len(codes) == 1:
        return replace(finding, country=codes[0], rule=rule, score=finding.score * words[0].score)
    if _coordinate(words, reading):
        candidates = tuple(
            Candidate(id=code, name=code, score=0.5, reason="two countries are named side by side") for code in codes
        )
        return replace(finding, country=codes[0], rule=f"{rule}:several-countries", score=0.4, candidates=candidates)
    nearest = words[-1]
    candidates = tuple(
        Candidate(id=word.code, name=word.name, score=0.6 if word is nearest else 0.4, reason="nearest to the head noun"
                  if word is nearest else "named farther from the head noun")
        for word in reversed(words)
    )  # fmt: skip
    return replace(finding, country=nearest.code, rule=rule, score=0.75 * finding.score, candidates=candidates)


def _complement_countries(
    finding: _Finding, rest: Sequence[Segment], reading: Reading, context: ActorContext
) -> list[CountryWord]:
    """Country words behind ``of``, ``from``, ``in``: not behind ``to`` or ``against``, nor what an opponent opposes."""
    head = finding.agent.split(" ")[-1]
    for segment in rest:
        if segment.hinge not in OWNING and segment.hinge not in (",", "("):
            continue
        if head in _NOT_OWNED and (segment.hinge in _FAR or head in ("opponent", "critic", "enemy", "foe", "victim")):
            continue
        found, _ = country_words(segment.hits, reading.tokens, context.weights)
        if found:
            return [found[0], *_listed_with(segment, rest, reading, context)]
    return []


def _listed_with(
    first: Segment, rest: Sequence[Segment], reading: Reading, context: ActorContext
) -> list[CountryWord]:
    """The countries that follow in a list: ``of Panama, Mexico and Canada``."""
    listed: list[CountryWord] = []
    for segment in rest[rest.index(first) + 1 :]:
        if segment.hinge not in ("and", ",") or (segment.hinge == "," and segment is rest[-1]):
            break
        found, _ = country_words(segment.hits, reading.tokens, context.weights)
        if not found or segment.head is not None:
            break
        listed.append(found[0])
    return listed


def _country_of_place(rest: Sequence[Segment], reading: Reading, context: ActorContext) -> str | None:
    """The state of a town in the span that only the gazetteer knows (``villagers of Lower Tonga``)."""
    if context.country_of_place is None:
        return None
    for segment in rest:
        if segment.hinge in OWNING:
            words = [token for token in reading.tokens[segment.start : segment.end] if token.capital]
            if words:
                code = context.country_of_place(" ".join(word.text for word in words))
                if code:
                    return code
    return None


def _coordinate(words: Sequence[CountryWord], reading: Reading) -> bool:
    """Whether country words stand side by side (``French and Malian``) rather than one inside the other."""
    first, second = words[0].hit, words[1].hit
    between = [token.key for token in reading.tokens[first.end : second.start]]
    gap = reading.tokens[second.start].gap
    return "and" in between or "or" in between or gap in ("-", ",", "/", "–", "&") or len({w.code for w in words}) > 2


def _sponsor_candidates(reading: Reading) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=hit.forms[0].entry.countries[0],
            name=hit.forms[0].entry.name,
            score=0.1,
            reason="named as sponsor or object, not as their country",
        )
        for hit in reading.sponsors
        if hit.forms and hit.forms[0].entry.countries
    )


def _from_memory(
    finding: _Finding,
    tokens: Sequence[Token],
    core: Sequence[Segment],
    text: str,
    context: ActorContext,
    register: ActorRegister,
    on: str | None,
    at: int,
) -> _Finding:
    """The same party under a fuller name elsewhere in the document."""
    fuller = context.names.abbreviations.get(fold(text)) or next(
        (
            context.names.abbreviations[token.key]
            for token in tokens
            if token.acronym and token.key in context.names.abbreviations
        ),
        None,
    )
    rule = "document:abbreviation"
    if fuller is None:
        known = {number for segment in core for hit in segment.hits for number in range(hit.start, hit.end)}
        unknown = [
            token
            for number, token in enumerate(tokens[: core[-1].end])
            if token.capital and number not in known and len(token.key) > 2 and token.key not in _HONORIFICS
        ]
        if unknown:
            fuller = context.names.fuller(unknown[-1].key, at, at + len(text))
            rule = "document:full-name"
    if not fuller:
        return finding
    told = _identify(tokenize(fuller), fuller, context=context, register=register, on=on, at=at, remembered=True)
    if not (told.agent or told.id) or told.rule in _BARE_RULES:
        return replace(finding, name=finding.name or told.name)
    return replace(
        told,
        country=finding.country or told.country,
        sectors=finding.sectors or told.sectors,
        weak_sectors=finding.weak_sectors if finding.sectors else told.weak_sectors,
        name=told.name or (fuller if rule == "document:abbreviation" else None),
        rule=f"{rule}>{told.rule}",
        score=0.9 * told.score,
        agent=finding.agent or told.agent,
    )


def _from_standing_noun(
    finding: _Finding, text: str, context: ActorContext, on: str | None, at: int
) -> _Finding:
    """``The group``, ``the mission``: the fitting party that the document named last."""
    fitting = _STANDING.get(finding.agent)
    if fitting is None or finding.country is not None or finding.id is not None or not _DEFINITE.match(text):
        return finding
    forms = context.names.last_party(at, fitting)
    if not forms:
        return finding
    choice = choose(forms, on=on, weights=context.weights)
    if choice.entry is None:
        return finding
    entry = choice.entry
    return replace(
        finding,
        country=entry.countries[0] if len(entry.countries) == 1 else None,
        sectors=entry.sectors,
        name=entry.name,
        id=entry.id,
        score=0.6,
        rule="document:last-party",
        weak_sectors=True,
        candidates=choice.candidates,
    )


def _own_name(tokens: Sequence[Token], core: Sequence[Segment]) -> str | None:
    """A person's or body's own name that the register does not know: capitalised words behind a title."""
    segment = core[0]
    covered = {number for hit in segment.hits for number in range(hit.start, hit.end)}
    run: list[str] = []
    for number in range(segment.end - 1, segment.start - 1, -1):
        token = tokens[number]
        if number in covered or not token.capital or token.key in _HONORIFICS or token.text.isdigit():
            break
        run.append(token.text)
    return " ".join(reversed(run)) if len(run) > 1 or (run and covered) else None


def _with_country_from_outside(finding: _Finding, context: ActorContext, at: int) -> _Finding:
    """The country from the document, where the span names none but tells what kind of party it is."""
    if finding.country is not None or not finding.sectors or finding.id is not None:
        return finding
    outside = country_from_outside(finding.agent, context, at)
    if outside.country is None:
        told = finding.reason if finding.candidates else outside.reason
        return replace(finding, candidates=(*finding.candidates, *outside.candidates), reason=told)
    return replace(
        finding,
        country=outside.country,
        rule=f"{finding.rule}+{outside.rule}",
        score=finding.score * outside.score,
        candidates=finding.candidates or outside.candidates,
    )


def _with_coder_sectors(finding: _Finding, mention: Mention) -> _Finding:
    """The coder's sectors, where the words tell none or only what such words usually mean."""
    if finding.sectors and not finding.weak_sectors:
        return finding
    taken = tuple(scored.code for scored in mention.sectors if scored.score >= CODER_THRESHOLD)
    if not taken:
        return finding
    if taken[0] == (finding.sectors or ("",))[0]:
        return replace(finding, score=min(0.95, finding.score + 0.05))
    best = max(scored.score for scored in mention.sectors)
    return replace(finding, sectors=taken, rule=f"{finding.rule or 'none'}+coder", score=finding.score * best if finding.score else 0.5 * best)
