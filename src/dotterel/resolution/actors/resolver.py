"""Who an actor's words stand for, at a date: identity, country and sectors, or why not.

The order of evidence: a name of the register, with its dates → country words with an agent word → the document's own
names → an agent word with the country from the event's place or the document → the coder's sectors. Each step names
its rule; each rule has a score, the share of right answers that it gave on the corpus' own definitions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dotterel.model.actors import Actor
from dotterel.model.documents import Document
from dotterel.model.events import Mention
from dotterel.model.unresolved import Candidate, Unresolved
from dotterel.resolution.actors.candidates import Choice, choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.countries import CountryWord, country_words
from dotterel.resolution.actors.entries import Agent
from dotterel.resolution.actors.folding import Token, fold, tokenize
from dotterel.resolution.actors.matching import Hit
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
_FAR = frozenset({"in", "at", "near", "on", "with", "for", "inside", "within", "across", "around", "outside", "under"})
_SOLID = ("agent", "generic")
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
    finding = _with_country_from_outside(finding, context, span.start)
    finding = _with_coder_sectors(finding, mention)
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
        if all(form.use == "surname" for form in forms) and _other_given_name(hit, reading):
            continue
        title = next((other.agent.phrase for other in hits if other.agent and other.end == hit.start), "")
        choice = choose(forms, on=on, title=title, countries=countries, weights=context.weights)
        if choice.entry is not None or len(hits) == 1 or title:
            return hit, choice
    return None


def _other_given_name(hit: Hit, reading: Reading) -> bool:
    """Whether a surname follows a given name that is not its office-holder's (``Pavel Putin``)."""
    if hit.start == 0 or reading.tokens[hit.start].gap:
        return False
    before = reading.tokens[hit.start - 1]
    known = any(other.start <= hit.start - 1 < other.end for part in reading.segments for other in part.hits)
    return before.capital and not known and hit.start - 1 > 0 or (before.capital and not known and before.key not in _HONORIFICS)


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
        if head.kind != "relational":
            sectors.extend(head.sectors)
            finding = replace(finding, weak_sectors=finding.weak_sectors or head.kind == "generic")
            continue
        owned = _owner_sectors(segment, rest, reading, context, on)
        if owned is None:
            sectors.extend(head.sectors)
            finding = replace(finding, weak_sectors=True, score=0.8)
        else:
            sectors.extend(owned.sectors)
            finding = replace(
                finding, country=owned.country, name=owned.name, id=owned.id, rule=owned.rule, candidates=owned.candidates
            )
    return replace(finding, sectors=tuple(dict.fromkeys(sectors)))


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
        solid = [agent for agent in inner if agent.kind in _SOLID]
        if solid:
            return _Finding(sectors=solid[-1].sectors, rule="agent")
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
            return list(found[:1])
    return []


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
            fuller = context.names.fuller(unknown[-1].key, at)
            rule = "document:full-name"
    if not fuller:
        return finding
    told = _identify(tokenize(fuller), fuller, context=context, register=register, on=on, at=at, remembered=True)
    if not told.country and not told.sectors:
        return replace(finding, name=told.name or finding.name)
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
    if finding.country is not None or not finding.sectors:
        return finding
    tied = context.names.country_of_agent(finding.agent, at) if finding.agent else None
    if tied is not None:
        return replace(finding, country=tied, rule=f"{finding.rule}+document:same-agent", score=0.75 * finding.score)
    if context.event_country is not None:
        return replace(finding, country=context.event_country, rule=f"{finding.rule}+event-place", score=0.8 * finding.score)
    dominant = context.dominant()
    if dominant is not None:
        state, share = dominant
        return replace(
            finding, country=state, rule=f"{finding.rule}+document", score=finding.score * (0.45 + 0.4 * share)
        )
    ranked = context.ranked()
    others = tuple(
        Candidate(id=state, name=state, score=round(share, 3), reason="named in the document")
        for state, share in ranked[:_MOST_CANDIDATES]
    )
    reason = "several countries in the document" if ranked else "no country in span or document"
    return replace(finding, candidates=(*finding.candidates, *others), reason=finding.reason if finding.candidates else reason)


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
