"""Hypothesis strategies for every type of the model: valid, and as odd as the type allows."""

from typing import Any, get_args

from hypothesis import strategies as st

from dotterel.model import (
    ROLES,
    Actor,
    Candidate,
    Claim,
    ClaimStatus,
    CodedEvent,
    Count,
    Cut,
    DateAnchor,
    DatePrecision,
    DateRange,
    Document,
    DocumentReference,
    Incident,
    Mention,
    Modality,
    Place,
    PlacePrecision,
    Provenance,
    Report,
    ResolvedEvent,
    Scored,
    Sentence,
    SentenceKind,
    Span,
    Unresolved,
    span_of,
)

# Any character but half a surrogate pair, which cannot be written to a file: line ends, controls and U+2028 are in.
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, max_size=12)
NAMES = st.text(CHARACTERS, min_size=1, max_size=12)
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ-", min_size=1, max_size=8)
SCORES = st.floats(0, 1)
OFFSETS = st.integers(0, 10**9)
DAYS = st.dates().map(lambda day: day.isoformat())
TUPLE_SIZE = 3


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The values of a strategy, or none."""
    return st.none() | strategy


def tuples_of(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three values of a strategy."""
    return st.lists(strategy, max_size=TUPLE_SIZE).map(tuple)


def one_of_literal(literal: Any) -> st.SearchStrategy[Any]:
    """The words of a Literal type."""
    return st.sampled_from(get_args(literal))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span of some text that is not shown."""
    start, text = draw(OFFSETS), draw(TEXTS)
    return Span(start=start, end=start + len(text), text=text)


@st.composite
def spans_within(draw: st.DrawFn, text: str) -> Span:
    """A span of the given text."""
    start = draw(st.integers(0, len(text)))
    return span_of(text, start, draw(st.integers(start, len(text))))


def provenances() -> st.SearchStrategy[Provenance]:
    """Components of any name."""
    return st.builds(Provenance, component=NAMES, version=NAMES, digest=maybe(NAMES))


def unresolveds() -> st.SearchStrategy[Unresolved]:
    """Reasons of any wording."""
    return st.builds(Unresolved, reason=NAMES)


def candidates() -> st.SearchStrategy[Candidate]:
    """Answers that were weighed."""
    return st.builds(Candidate, id=NAMES, name=NAMES, score=SCORES, reason=TEXTS)


def scoreds() -> st.SearchStrategy[Scored]:
    """Codes with scores."""
    return st.builds(Scored, code=CODES, score=SCORES)


def actors() -> st.SearchStrategy[Actor]:
    """Parties, resolved or not."""
    return st.builds(
        Actor,
        text=TEXTS,
        start=OFFSETS,
        end=OFFSETS,
        name=maybe(NAMES),
        id=maybe(NAMES),
        country=maybe(CODES),
        sectors=tuples_of(CODES),
        score=SCORES,
        rule=TEXTS,
        unresolved=maybe(unresolveds()),
        candidates=tuples_of(candidates()),
    )


def places() -> st.SearchStrategy[Place]:
    """Places, resolved or not."""
    return st.builds(
        Place,
        text=TEXTS,
        start=OFFSETS,
        end=OFFSETS,
        name=maybe(NAMES),
        geonameid=maybe(OFFSETS),
        country=maybe(CODES),
        admin1=maybe(NAMES),
        admin2=maybe(NAMES),
        latitude=maybe(st.floats(-90, 90)),
        longitude=maybe(st.floats(-180, 180)),
        precision=maybe(one_of_literal(PlacePrecision)),
        score=SCORES,
        rule=TEXTS,
        unresolved=maybe(unresolveds()),
        candidates=tuples_of(candidates()),
    )


def date_ranges() -> st.SearchStrategy[DateRange]:
    """Dates, resolved or not, open at either end or not."""
    return st.builds(
        DateRange,
        text=TEXTS,
        start=OFFSETS,
        end=OFFSETS,
        first=maybe(DAYS),
        last=maybe(DAYS),
        precision=maybe(one_of_literal(DatePrecision)),
        anchor=maybe(one_of_literal(DateAnchor)),
        score=SCORES,
        rule=TEXTS,
        unresolved=maybe(unresolveds()),
    )


def counts(*, parts: bool = True) -> st.SearchStrategy[Count]:
    """Numbers of people, with parts by side or not; a part has none of its own."""
    return st.builds(
        Count,
        text=TEXTS,
        start=OFFSETS,
        end=OFFSETS,
        low=maybe(OFFSETS),
        high=maybe(OFFSETS),
        rule=TEXTS,
        parts=tuples_of(counts(parts=False)) if parts else st.just(()),
        unresolved=maybe(unresolveds()),
    )


def claims() -> st.SearchStrategy[Claim]:
    """Who says so, of any standing."""
    return st.builds(
        Claim,
        status=one_of_literal(ClaimStatus),
        source=maybe(actors()),
        further_sources=tuples_of(actors()),
        score=SCORES,
    )


def document_references() -> st.SearchStrategy[DocumentReference]:
    """What an event says of its document."""
    return st.builds(
        DocumentReference,
        id=NAMES,
        url=maybe(NAMES),
        title=maybe(TEXTS),
        published=maybe(DAYS),
        outlet=maybe(NAMES),
        language=NAMES,
    )


def reports() -> st.SearchStrategy[Report]:
    """Reports of any bytes."""
    return st.builds(
        Report,
        id=NAMES,
        content=st.binary(max_size=40),
        media_type=st.sampled_from(["text/plain", "text/html", "application/pdf", "application/octet-stream"]),
        address=NAMES,
        final_address=NAMES,
        provenance=provenances(),
        name=NAMES,
        charset=maybe(NAMES),
        retrieved=maybe(st.datetimes().map(lambda moment: moment.isoformat())),
        published=maybe(DAYS),
        title=maybe(TEXTS),
        outlet=maybe(NAMES),
        document_id=maybe(NAMES),
    )


def cuts() -> st.SearchStrategy[Cut]:
    """Blocks taken out of a page."""
    return st.builds(Cut, text=TEXTS, reason=NAMES)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents whose sentences lie in text order, apart from each other."""
    text = draw(st.text(CHARACTERS, max_size=60))
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    sentences = tuple(
        Sentence(start=start, end=end, kind=draw(one_of_literal(SentenceKind)), paragraph=number)
        for number, (start, end) in enumerate(zip(borders[::2], borders[1::2], strict=False))
    )
    return Document(
        id=draw(NAMES),
        text=text,
        report_id=draw(NAMES),
        retrieved=draw(maybe(DAYS)),
        name=draw(NAMES),
        provenance=draw(provenances()),
        title=draw(maybe(TEXTS)),
        published=draw(maybe(DAYS)),
        outlet=draw(maybe(NAMES)),
        url=draw(maybe(NAMES)),
        language=draw(NAMES),
        sentences=sentences,
        cuts=draw(tuples_of(cuts())),
    )


def mentions() -> st.SearchStrategy[Mention]:
    """Role fillers of any role."""
    return st.builds(
        Mention,
        role=st.sampled_from(ROLES),
        span=spans(),
        score=SCORES,
        sectors=tuples_of(scoreds()),
        filled_by=TEXTS,
    )


def _told() -> dict[str, st.SearchStrategy[Any]]:
    """The fields that coded and resolved events share; a field name stands once in a list of scores."""
    return {
        "id": NAMES,
        "type": CODES,
        "trigger": spans(),
        "sentence": spans(),
        "modes": tuples_of(CODES),
        "contexts": tuples_of(CODES),
        "modality": one_of_literal(Modality),
        "historical": st.booleans(),
        "incident": TEXTS,
        "score": SCORES,
        "field_scores": st.lists(scoreds(), max_size=TUPLE_SIZE, unique_by=lambda scored: scored.code).map(tuple),
        "runners_up": st.lists(st.tuples(CODES, scoreds()), max_size=TUPLE_SIZE, unique_by=lambda pair: pair[0]).map(
            tuple
        ),
        "rules": tuples_of(TEXTS),
    }


def coded_events() -> st.SearchStrategy[CodedEvent]:
    """Events before anything is looked up."""
    return st.builds(
        CodedEvent,
        **_told(),
        document_id=NAMES,
        provenance=provenances(),
        mentions=tuples_of(mentions()),
        status=one_of_literal(ClaimStatus),
    )


def resolved_events() -> st.SearchStrategy[ResolvedEvent]:
    """Events with who, where, when and how many."""
    return st.builds(
        ResolvedEvent,
        **_told(),
        document=document_references(),
        quad=CODES,
        intensity=st.floats(-10, 10),
        coder=NAMES,
        actors=tuples_of(actors()),
        recipients=tuples_of(actors()),
        place=maybe(places()),
        date=maybe(date_ranges()),
        killed=maybe(counts()),
        injured=maybe(counts(parts=False)),
        held=maybe(counts(parts=False)),
        size=maybe(counts(parts=False)),
        means=tuples_of(spans()),
        claim=claims(),
    )


def incidents() -> st.SearchStrategy[Incident]:
    """Happenings told by a few events."""
    st.register_type_strategy(Span, spans())
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    return st.from_type(Incident)


def json_values() -> st.SearchStrategy[Any]:
    """Anything that JSON can say, with numbers of everyday size."""
    return st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e12, 1e12) | TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=6,
    )
