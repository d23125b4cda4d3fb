"""Who an actor's words stand for, at a date: identity, country and sectors, or why not.

The order of evidence: a name of the register, with its dates → country words with an agent word → the document's own
names → an agent word with the country from the event's place or the document → the coder's sectors. Each step names
its rule; each rule has a score, the share of right answers that it gave on the corpus' own definitions.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from dotterel.model.actors import Actor
from dotterel.model.documents import Document
from dotterel.model.events import Mention
from dotterel.model.replacing import replace
from dotterel.model.spans import Span
from dotterel.model.unresolved import Unresolved
from dotterel.resolution.actors.candidates import choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.countries import country_words
from dotterel.resolution.actors.entries import INTERNATIONAL
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import Token, tokenize
from dotterel.resolution.actors.from_abroad import is_from_abroad
from dotterel.resolution.actors.halves import with_half
from dotterel.resolution.actors.heads import core_of, finding_of_agents
from dotterel.resolution.actors.matching import Hit
from dotterel.resolution.actors.memory import from_standing_noun, fuller_words, merged, own_name
from dotterel.resolution.actors.outside import country_from_outside
from dotterel.resolution.actors.outside_evidence import CountryQuestion
from dotterel.resolution.actors.parties import finding_of_party, is_other_states, named_party
from dotterel.resolution.actors.reading import FORMER, OWNING, Reading, Segment, read_span
from dotterel.resolution.actors.register import ActorRegister, WithoutLocalNames
from dotterel.resolution.actors.span_countries import PEOPLE, finding_of_country, with_country

CODER_THRESHOLD = 0.4
"""Score from which a sector of the coder is taken where the words themselves tell none, or only a usual one."""
SURE_OF_SECTOR = 0.9
"""Score from which the coder's sector is taken before that of an agent word: right for eight of nine such parties on
the dev sides. Words for the state's arms and for those who fight it stay: soldiers are military whatever is said."""
_FIRM = frozenset({"MIL", "COP", "SPY", "GOV", "REB", "UAF", "PRM", "CRM"})
BARE_STATE_THRESHOLD = 0.6
"""The same where the words are a state's name and nothing else: in 2,121 of 2,417 places where the annotated reports
have one as a doer it is its government, and in two thirds of those with a sector even where it fights."""
_ARMIES_DO = frozenset({"ASSAULT", "MOBILIZE"})
"""Types whose doer, where only an adjective names it, is an army in 66 of 83 annotated cases, a government in 4."""
_OFFICE = frozenset({"GOV", "LEG", "JUD", "SPY", "PTY", "PRE"})
"""Sectors that end with the office; a retired general is still one of the military."""
_STAYS_FIRST = frozenset({"REB", "UAF", "PRM", "CRM", "MIL", "JRN", "JUD", "REL"})
"""Sectors that opposition only adds to; of parties, leaders and lawmakers it tells more than their own."""
_INSIDE_ONE_STATE = frozenset({"UAF", "CRM", "REB", "OPP", "PTY", "CVL", "REF", "ELI", "PRE"})
"""Sectors that people and bodies of one state have."""
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "these",
        "those",
        "this",
        "that",
        "who",
        "one",
    ]
)
_SEVERAL = re.compile(
    r"(?:both|the two|the three|two|three|all|either|each|other|several|foreign|neighbou?ring|rival|warring|opposing)"
    r"(?: (?:the|warring|rival|opposing|other|neighbou?ring))?"
    r" (?:sides?|parties|camps?|countries|governments|states|nations|capitals|delegations|armies|leaders|presidents"
    r"|(?:(?:prime|foreign|defen[cs]e|interior) )?ministers|premiers|neighbou?rs)\b"
    r"|(?:both|the two|each|each other|one another)$",
    re.IGNORECASE,
)
"""Words that stand for several parties at once, so that no one country fits."""
_NAME_AND_DESCRIPTION = re.compile(
    r"(?P<name>[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*){1,4}),\s+"
    r"(?P<words>(?:(?:the|an?|its|their|his|her)\s+)?[a-z].*)",
    re.DOTALL,
)
_BECAME = re.compile(r"(?P<before>.+?),? (?:(?:who|that) (?:is|are|serves? as) now|who now (?:is|are|serves? as)|now)"
                     r" (?P<words>.+)", re.DOTALL)  # fmt: skip
_NICKNAME = re.compile(r"""(?<=[^\W\d_])\s+["“'‘][^\W\d_]\w*["”'’]\s+(?=[^\W\d_a-z])""")
_TOWN = re.compile(r"\b(?:in|of|from|at) (?P<town>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})(?:,|$)")
_WHAT_HOLDS_IT = re.compile(r", (?P<name>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})")
"""The state or region told behind a town: ``Police in Paris, Texas``."""
_ITS = re.compile(r"Its\s")
_OPENING = 5
"""Characters before the first word for a state, in a sentence that opens with one: an article."""
_NEIGHBOUR = re.compile(r"\b(?:its|their|the|that)\s+(?:[\w-]+\s+)?neighbou?rs?\b", re.IGNORECASE)
_BLOC = re.compile(
    r"\b(?:coalition|alliance|bloc|grouping|group|league)\b(?:\s+[\w-]+){0,2}\s+of\s+(?:[\w-]+\s+){0,4}"
    r"(?:nations|states|countries|powers)$",
    re.IGNORECASE,
)
"""A body of states is of none of them, whichever leads it: ``the Moscow-dominated bloc of post-Soviet states``."""
_BLOC_SCORE = 0.85
_BACKER = re.compile(
    r"(?:the\s+)?\S*(?:\s\S+)?-(?:led|backed|brokered|mediated|sponsored|supported|run)", re.IGNORECASE
)
"""Words that say who is behind somebody, not whose they are: ``U.S.-led``, ``United Nations-backed``."""
_MOST_CANDIDATES = 5


def resolve_actor(
    mention: Mention,
    *,
    document: Document,
    context: ActorContext,
    register: ActorRegister,
    on: str | None,
    told: Finding | None = None,
) -> Actor:
    """Say who a mention stands for.

    Args:
        mention: The words, with the coder's sector scores.
        document: The document they stand in.
        context: What is known from outside the span.
        register: Where names, country words and agent words are looked up.
        on: Date of the event, or else of the report (ISO of any precision); none where neither is known.
        told: What `words_tell` says of the span, where that is known already.

    Returns:
        The actor. Without a country it says why in `unresolved`; a country that was concluded from the document has
        a score to match. Never raises for odd words.
    """
    span = mention.span
    if told is None:
        told = words_tell(span, context=context, register=register, on=on)
    finding = _as_doer(_with_coder_sectors(told, mention), mention, context)
    finding = _by_what_holds_the_town(finding, span, document, context, register)
    if finding.id is None and _BLOC.search(span.text):
        finding = replace(finding, country="IGO", rule="bloc-of-states", score=_BLOC_SCORE)
    several = _SEVERAL.match(span.text)
    if several is not None and (finding.country is None or several.end() == len(span.text)):
        finding = replace(finding, country=None, name=None, id=None, reason="several parties at once", score=0.5)
    else:
        finding = _with_country_from_outside(finding, mention, document, context)
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


def _as_doer(finding: Finding, mention: Mention, context: ActorContext) -> Finding:
    """An adjective alone that does what armies do stands for one: ``Israeli`` strikes, a ``Thai`` deployment."""
    if finding.rule != "demonym" or mention.role != "actor" or context.event_type not in _ARMIES_DO:
        return finding
    return replace(finding, sectors=("MIL",), rule="demonym+deed") if finding.sectors == ("GOV",) else finding


def _by_what_holds_the_town(
    finding: Finding, span: Span, document: Document, context: ActorContext, register: ActorRegister
) -> Finding:
    """A town named like a better known one is of the state or region told behind it, in the words or right after them.

    The gazetteer must know a town of that name there; a list of towns ("in Berlin, Paris and London") changes nothing,
    nor does one of states, whose names regions bear too ("of Niger, Nigeria and Benin").
    """
    if context.country_of_place is None or finding.country is None or not finding.rule.startswith("complement"):
        return finding
    town = _TOWN.search(span.text)
    if town is None or town["town"] == register.state_name(finding.country):
        return finding
    at = span.start + town.end("town")
    holder = _WHAT_HOLDS_IT.match(document.text, at)
    if holder is None:
        return finding
    code = context.country_of_place(f"{town['town']}, {holder['name']}")
    if code is None or code == finding.country:
        return finding
    return replace(finding, country=code, rule=f"{finding.rule}+gazetteer")


def told_by_words(mention: Mention, *, context: ActorContext, register: ActorRegister, on: str | None) -> Finding:
    """What the words, the document's names and the coder tell, before a country is concluded from outside.

    Args:
        mention: As in `resolve_actor`.
        context: As in `resolve_actor`.
        register: As in `resolve_actor`.
        on: As in `resolve_actor`.
    """
    return _with_coder_sectors(words_tell(mention.span, context=context, register=register, on=on), mention)


def words_tell(span: Span, *, context: ActorContext, register: ActorRegister, on: str | None) -> Finding:
    """What the words and the document's names tell, without the coder: one answer for a stretch of text and a date.

    Args:
        span: The words.
        context: As in `resolve_actor`; what it says of a single event is not asked for.
        register: As in `resolve_actor`.
        on: As in `resolve_actor`.
    """
    finding = (
        _described(span, context=context, register=register, on=on)
        or _now(span, context=context, register=register, on=on)
        or _identify(_without_nickname(span.text), context=context, register=register, on=on, at=span.start)
    )
    return with_half(from_standing_noun(finding, span.text, context, on, span.start), span.text, context)


def _without_nickname(text: str) -> str:
    """A full name without the nickname quoted in it (``Awa "Titi" Diallo``), which would cut it in two."""
    return _NICKNAME.sub(" ", text)


def _described(span: Span, *, context: ActorContext, register: ActorRegister, on: str | None) -> Finding | None:
    """What the description tells of a name that the register does not know: ``Awa Diallo, head of the army``.

    Read as one phrase, the name would take the place of the head noun. None where the span has no such form, where the
    register knows the name, or where the description tells nothing.
    """
    match = _NAME_AND_DESCRIPTION.fullmatch(span.text)
    if match is None:
        return None
    name, words = match["name"], match["words"]
    known = _identify(name, context=context, register=register, on=on, at=span.start)
    if known.rule.startswith("register:"):
        return None
    at = span.start + match.start("words")
    told = _identify(words, context=context, register=register, on=on, at=at)
    return replace(told, name=name, id=None) if told.sectors or told.country else None


def _now(span: Span, *, context: ActorContext, register: ActorRegister, on: str | None) -> Finding | None:
    """What somebody is now, where the words tell what they were before: ``the former rebel who is now a minister``."""
    match = _BECAME.fullmatch(span.text)
    if match is None or not FORMER.intersection(token.key for token in tokenize(match["before"])):
        return None
    words = match["words"]
    at = span.start + match.start("words")
    told = _identify(words, context=context, register=register, on=on, at=at)
    return told if told.sectors else None


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Token, ...]:
    """As `tokenize`; the words of parties come again and again."""
    return tokenize(text)


@lru_cache(maxsize=8192)
def _read(text: str, register: ActorRegister) -> Reading:
    """As `read_span`, whatever document the words stand in."""
    return read_span(_words(text), register)


def _identify(
    text: str,
    *,
    context: ActorContext,
    register: ActorRegister,
    on: str | None,
    at: int,
    remembered: bool = False,
) -> Finding:
    """Everything that the words themselves and the document's names tell."""
    tokens = _words(text)
    if not tokens:
        return Finding(reason="no words")
    if len(tokens) == 1 and tokens[0].key in _PRONOUNS and not tokens[0].acronym:
        return Finding(reason="a pronoun")
    reading = _read(text, register)
    if not reading.segments:
        return Finding(reason="no words")
    others = {
        hit.key for part in reading.segments for hit in part.hits if is_other_states(hit, reading, context, register)
    }
    if others or not _local_names_fit(reading, context, on):
        reading = read_span(tokens, WithoutLocalNames(register, frozenset(others)))
    core, rest = core_of(reading, register)
    core_hits = [hit for segment in core for hit in segment.hits]
    named, left_open = country_words(_own_hits(core), tokens, context.weights)
    located = core[0].hinge in OWNING and core[0].hinge != "of"
    codes = tuple(word.code for word in named)
    party = None if located else named_party(core_hits, reading, context, on, codes)
    heads = [segment.head for segment in core if segment.head is not None]
    if party is not None and party[1].entry is not None:
        finding = finding_of_party(party[0], party[1].entry, party[1], core=core, heads=heads, then=reading.then)
    elif heads:
        finding = finding_of_agents(reading, core, rest, heads, context, on)
    elif named and core[0] is not reading.segments[0] and core[0].hinge in OWNING:
        finding = Finding(rule="complement", score=0.6, reason="no country named")
    elif named:
        finding = finding_of_country(named)
    elif left_open and any(hit.people for hit in core_hits):
        finding = Finding(sectors=("CVL",), rule=PEOPLE, score=0.6, weak_sectors=True)
    else:
        finding = Finding()
    if party is not None and party[1].entry is None and not finding.country:
        finding = replace(finding, reason=party[1].reason, candidates=party[1].candidates)
    finding = with_country(finding, named, left_open, rest, reading, context, on)
    if reading.former and _OFFICE.intersection(finding.sectors[:1]) and finding.rule != "register:former-office-holder":
        opposed = reading.opposed or "OPP" in finding.sectors
        sectors = ("OPP", "ELI") if opposed else ("ELI",)
        finding = replace(finding, sectors=sectors, rule=f"{finding.rule}+former", score=0.9 * finding.score)
    elif reading.opposed and finding.sectors and "OPP" not in finding.sectors:
        own = finding.sectors
        finding = replace(finding, sectors=(*own, "OPP") if finding.id else _in_opposition(own))
    elif reading.opposed and finding.sectors[:1] == ("PTY",):
        finding = replace(finding, sectors=_in_opposition(tuple(one for one in finding.sectors if one != "OPP")))
    if not remembered and (not finding.country or not finding.sectors) and not finding.id:
        fuller = fuller_words(tokens, core, text, context, at)
        if fuller is not None:
            words, rule = fuller
            told = _identify(words, context=context, register=register, on=on, at=at, remembered=True)
            finding = merged(finding, told, words, rule)
    name = own_name(tokens, core, reading.segments) if finding.name is None else None
    return replace(finding, name=name) if name else finding


def _in_opposition(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Sectors of those who are called opposition."""
    if _STAYS_FIRST.intersection(sectors[:1]):
        return (*sectors, "OPP")
    return ("OPP", *(sector for sector in sectors if sector not in ("GOV", "CVL")))


def _local_names_fit(reading: Reading, context: ActorContext, on: str | None) -> bool:
    """Whether every name of the span that bodies of several states have is known to be one state's here."""
    hits = [hit for segment in reading.segments for hit in segment.hits]
    codes = tuple(code for hit in hits if hit.country for form in hit.forms for code in form.entry.countries)
    return all(
        choose(hit.forms, on=on, countries=codes, weights=context.weights).entry is not None
        for hit in hits
        if hit.local
    )


def _own_hits(core: Sequence[Segment]) -> list[Hit]:
    """The hits whose country words speak of the first party.

    Where each coordinate party has its own head and the first names no country, the country of a later one is not
    the first one's (``riot police and Australian advisers``).
    """
    first = list(core[0].hits)
    later = [hit for segment in core[1:] for hit in segment.hits]
    own = core[0].head is not None and not any(hit.country or hit.people for hit in first)
    return first if own else [*first, *later]


def country_question(mention: Mention, finding: Finding, document: Document, context: ActorContext) -> CountryQuestion:
    """The question whose party these words are, for `country_from_outside`."""
    span = mention.span
    return CountryQuestion(
        text=span.text,
        start=span.start,
        end=span.end,
        agent=finding.agent,
        plural=finding.plural,
        sectors=finding.sectors,
        sentence=_sentence(document, context, span.start),
        role=mention.role,
        not_of=finding.not_of or _whose_neighbour(span.text, context),
        subject_before=_subject_before(span, document, context),
    )


def _subject_before(span: Span, document: Document, context: ActorContext) -> str:
    """The state that the sentence before opens with, where the words open theirs: ``Quito denied it. Its army ...``."""
    number = document.sentence_at(span.start)
    if not number or document.sentences[number].start != span.start or not _ITS.match(span.text):
        return ""
    before = document.sentences[number - 1].start
    return next((state for at, state in context.sightings if before <= at <= before + _OPENING), "")


def _whose_neighbour(text: str, context: ActorContext) -> str:
    """The state of the other side, where the words call somebody its neighbour: ``Asmara warned its neighbour``."""
    return next(iter(context.across)) if len(context.across) == 1 and _NEIGHBOUR.search(text) else ""


def _sentence(document: Document, context: ActorContext, at: int) -> tuple[int, int]:
    """Character offsets of the sentence that holds an offset."""
    number = document.sentence_at(at)
    if number is not None:
        return document.sentences[number].start, document.sentences[number].end
    text = document.text
    start = text.rfind(context.sentence, 0, at + len(context.sentence)) if context.sentence else -1
    if start >= 0:
        return start, start + len(context.sentence)
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _with_country_from_outside(
    finding: Finding, mention: Mention, document: Document, context: ActorContext
) -> Finding:
    """The country from the document, where the span names none but tells what kind of party it is."""
    if finding.country is not None or not finding.sectors or finding.id is not None:
        return finding
    international = finding.international
    if not international and finding.agent == "coalition" and finding.sectors[:1] == ("MIL",):
        international = "IGO"  # a coalition that fights is one of states; a coalition that governs is not meant
    if international:
        return replace(finding, country=international, rule=f"{finding.rule}+international", score=0.7 * finding.score)
    if _BACKER.fullmatch(mention.span.text):
        return replace(finding, reason="the words only say who is behind them")
    if is_from_abroad(mention.span.text):
        return replace(finding, reason="no local, and the words do not say where from")
    outside = country_from_outside(country_question(mention, finding, document, context), context)
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


def _with_coder_sectors(finding: Finding, mention: Mention) -> Finding:
    """The coder's sectors, where the words tell none or only what such words usually mean, or where it is sure."""
    best = max((scored.score for scored in mention.sectors), default=0.0)
    if finding.sectors and not finding.weak_sectors:
        yields = finding.id is None and not _FIRM.intersection(finding.sectors)
        if not yields or best < SURE_OF_SECTOR:
            return finding
    threshold = BARE_STATE_THRESHOLD if finding.id is not None and finding.id == finding.country else CODER_THRESHOLD
    taken = tuple(scored.code for scored in mention.sectors if scored.score >= threshold)
    if not taken or _cannot_be(finding, taken[0]):
        return finding
    if taken[0] == (finding.sectors or ("",))[0]:
        return replace(finding, score=min(0.95, finding.score + 0.05))
    return replace(
        finding,
        sectors=taken,
        rule=f"{finding.rule or 'none'}+coder",
        score=finding.score * best if finding.score else 0.5 * best,
    )


def _cannot_be(finding: Finding, sector: str) -> bool:
    """Whether a body of states is told to be what only those inside one state are, or a people to be a government."""
    if finding.rule.partition("+")[0] == PEOPLE:
        return sector == "GOV"
    return finding.id is not None and finding.country in INTERNATIONAL and sector in _INSIDE_ONE_STATE
