"""The native record: a resolved event as JSON, one object a line, and back.

`event_from_record(record_of(event)) == event` holds for every event, and for every record the other way round.
Key order is fixed, so that equal events give equal lines.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast, get_args

from dotterel.model.actors import Actor
from dotterel.model.claims import Claim, ClaimStatus, Modality
from dotterel.model.counts import Count
from dotterel.model.dates import DateAnchor, DatePrecision, DateRange
from dotterel.model.documents import DocumentReference
from dotterel.model.errors import DamagedContent
from dotterel.model.events import ResolvedEvent, Scored
from dotterel.model.places import Place, PlacePrecision
from dotterel.model.spans import Span
from dotterel.model.unresolved import Candidate, Unresolved

Record = dict[str, Any]


def record_of(event: ResolvedEvent) -> Record:
    """The native record of an event: plain dicts, lists, strings, numbers, booleans and None."""
    return {
        "id": event.id,
        "document": {
            "id": event.document.id,
            "url": event.document.url,
            "title": event.document.title,
            "published": event.document.published,
            "outlet": event.document.outlet,
            "language": event.document.language,
        },
        "type": event.type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "quad": event.quad,
        "intensity": event.intensity,
        "trigger": _span_record(event.trigger),
        "sentence": _span_record(event.sentence),
        "actors": [_actor_record(actor) for actor in event.actors],
        "recipients": [_actor_record(actor) for actor in event.recipients],
        "place": None if event.place is None else _place_record(event.place),
        "date": None if event.date is None else _date_record(event.date),
        "killed": None if event.killed is None else _count_record(event.killed),
        "injured": None if event.injured is None else _count_record(event.injured),
        "held": None if event.held is None else _count_record(event.held),
        "size": None if event.size is None else _count_record(event.size),
        "means": [_span_record(span) for span in event.means],
        "modality": event.modality,
        "historical": event.historical,
        "claim": {
            "status": event.claim.status,
            "source": None if event.claim.source is None else _actor_record(event.claim.source),
            "further_sources": [_actor_record(actor) for actor in event.claim.further_sources],
            "score": event.claim.score,
        },
        "incident": event.incident,
        "score": event.score,
        "field_scores": {scored.code: scored.score for scored in event.field_scores},
        "runners_up": {field: _scored_record(scored) for field, scored in event.runners_up},
        "rules": list(event.rules),
        "coder": event.coder,
    }


def event_from_record(record: Mapping[str, Any]) -> ResolvedEvent:
    """The event of a native record.

    Raises:
        DamagedContent: A field is missing or of the wrong kind; the message names it.
    """
    try:
        return _event(record)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise DamagedContent(
            f"not a native event record: {type(fault).__name__} {fault}",
            "Give JSON lines as written by 'dotterel code --format jsonl'.",
        ) from fault


def to_line(event: ResolvedEvent) -> str:
    """The native record as one line of JSON, without the line end."""
    return json.dumps(record_of(event), ensure_ascii=False, allow_nan=False)


def from_line(line: str) -> ResolvedEvent:
    """The event of one line of native JSON.

    Raises:
        DamagedContent: The line is not JSON, or not an event record.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise DamagedContent(f"not JSON: {fault}", "Give one JSON object a line.") from fault
    if not isinstance(record, dict):
        raise DamagedContent("not a JSON object", "Give one JSON object a line.")
    return event_from_record(record)


def read_lines(lines: Iterator[str] | Sequence[str]) -> Iterator[ResolvedEvent]:
    """Events of native JSON lines; blank lines are passed over.

    Raises:
        DamagedContent: A line is not an event record; the message names its number.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_line(line)
        except DamagedContent as fault:
            raise DamagedContent(f"line {number}: {fault.message}", fault.remedy) from fault


def _event(record: Mapping[str, Any]) -> ResolvedEvent:
    document, claim = record["document"], record["claim"]
    source = claim["source"]
    return ResolvedEvent(
        id=_text(record["id"]),
        document=DocumentReference(
            id=_text(document["id"]),
            url=document["url"],
            title=document["title"],
            published=document["published"],
            outlet=document["outlet"],
            language=_text(document["language"]),
        ),
        type=_text(record["type"]),
        modes=tuple(map(_text, record["modes"])),
        contexts=tuple(map(_text, record["contexts"])),
        quad=_text(record["quad"]),
        intensity=_number(record["intensity"]),
        trigger=_span(record["trigger"]),
        sentence=_span(record["sentence"]),
        actors=tuple(_actor(actor) for actor in record["actors"]),
        recipients=tuple(_actor(actor) for actor in record["recipients"]),
        place=None if record["place"] is None else _place(record["place"]),
        date=None if record["date"] is None else _date(record["date"]),
        killed=_count_or_none(record["killed"]),
        injured=_count_or_none(record["injured"]),
        held=_count_or_none(record["held"]),
        size=_count_or_none(record["size"]),
        means=tuple(_span(span) for span in record["means"]),
        modality=cast(Modality, _one_of(record["modality"], get_args(Modality))),
        historical=_boolean(record["historical"]),
        claim=Claim(
            status=cast(ClaimStatus, _one_of(claim["status"], get_args(ClaimStatus))),
            source=None if source is None else _actor(source),
            further_sources=tuple(_actor(actor) for actor in claim.get("further_sources", ())),
            score=_number(claim.get("score", 1.0)),
        ),
        incident=_text(record["incident"]),
        score=_number(record["score"]),
        field_scores=tuple(
            Scored(code=code, score=_number(score)) for code, score in record.get("field_scores", {}).items()
        ),
        runners_up=tuple((field, _scored(scored)) for field, scored in record.get("runners_up", {}).items()),
        rules=tuple(map(_text, record.get("rules", ()))),
        coder=_text(record["coder"]),
    )


def _span_record(span: Span) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def _span(record: Mapping[str, Any]) -> Span:
    return Span(start=int(record["start"]), end=int(record["end"]), text=_text(record["text"]))


def _scored_record(scored: Scored) -> Record:
    return {"code": scored.code, "score": scored.score}


def _scored(record: Mapping[str, Any]) -> Scored:
    return Scored(code=_text(record["code"]), score=_number(record["score"]))


def _unresolved_record(unresolved: Unresolved | None) -> str | None:
    return None if unresolved is None else unresolved.reason


def _unresolved(reason: str | None) -> Unresolved | None:
    return None if reason is None else Unresolved(reason=_text(reason))


def _candidate_records(candidates: Sequence[Candidate]) -> list[Record]:
    return [
        {"id": candidate.id, "name": candidate.name, "score": candidate.score, "reason": candidate.reason}
        for candidate in candidates
    ]


def _candidates(records: Sequence[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=_text(record["id"]),
            name=_text(record["name"]),
            score=_number(record["score"]),
            reason=_text(record["reason"]),
        )
        for record in records
    )


def _actor_record(actor: Actor) -> Record:
    return {
        "text": actor.text,
        "start": actor.start,
        "end": actor.end,
        "name": actor.name,
        "id": actor.id,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "score": actor.score,
        "role_score": actor.role_score,
        "rule": actor.rule,
        "unresolved": _unresolved_record(actor.unresolved),
        "candidates": _candidate_records(actor.candidates),
    }


def _actor(record: Mapping[str, Any]) -> Actor:
    return Actor(
        text=_text(record["text"]),
        start=int(record["start"]),
        end=int(record["end"]),
        name=record["name"],
        id=record["id"],
        country=record["country"],
        sectors=tuple(map(_text, record["sectors"])),
        score=_number(record["score"]),
        role_score=_number_or_none(record.get("role_score")),
        rule=_text(record.get("rule", "")),
        unresolved=_unresolved(record.get("unresolved")),
        candidates=_candidates(record.get("candidates", ())),
    )


def _place_record(place: Place) -> Record:
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "geonameid": place.geonameid,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "score": place.score,
        "role_score": place.role_score,
        "rule": place.rule,
        "unresolved": _unresolved_record(place.unresolved),
        "candidates": _candidate_records(place.candidates),
    }


def _place(record: Mapping[str, Any]) -> Place:
    precision = record["precision"]
    return Place(
        text=_text(record["text"]),
        start=int(record["start"]),
        end=int(record["end"]),
        name=record["name"],
        geonameid=record["geonameid"],
        country=record["country"],
        admin1=record["admin1"],
        admin2=record.get("admin2"),
        latitude=_number_or_none(record["latitude"]),
        longitude=_number_or_none(record["longitude"]),
        precision=None if precision is None else cast(PlacePrecision, _one_of(precision, get_args(PlacePrecision))),
        score=_number(record["score"]),
        role_score=_number_or_none(record.get("role_score")),
        rule=_text(record.get("rule", "")),
        unresolved=_unresolved(record.get("unresolved")),
        candidates=_candidates(record.get("candidates", ())),
    )


def _date_record(date: DateRange) -> Record:
    return {
        "text": date.text,
        "start": date.start,
        "end": date.end,
        "from": date.first,
        "to": date.last,
        "precision": date.precision,
        "anchor": date.anchor,
        "score": date.score,
        "role_score": date.role_score,
        "rule": date.rule,
        "unresolved": _unresolved_record(date.unresolved),
    }


def _date(record: Mapping[str, Any]) -> DateRange:
    precision, anchor = record["precision"], record["anchor"]
    return DateRange(
        text=_text(record["text"]),
        start=int(record["start"]),
        end=int(record["end"]),
        first=record["from"],
        last=record["to"],
        precision=None if precision is None else cast(DatePrecision, _one_of(precision, get_args(DatePrecision))),
        anchor=None if anchor is None else cast(DateAnchor, _one_of(anchor, get_args(DateAnchor))),
        score=_number(record["score"]),
        role_score=_number_or_none(record.get("role_score")),
        rule=_text(record.get("rule", "")),
        unresolved=_unresolved(record.get("unresolved")),
    )


def _count_record(count: Count) -> Record:
    return {
        "text": count.text,
        "start": count.start,
        "end": count.end,
        "low": count.low,
        "high": count.high,
        "role_score": count.role_score,
        "rule": count.rule,
        "parts": [_count_record(part) for part in count.parts],
        "unresolved": _unresolved_record(count.unresolved),
    }


def _count(record: Mapping[str, Any]) -> Count:
    return Count(
        text=_text(record["text"]),
        start=int(record["start"]),
        end=int(record["end"]),
        low=record["low"],
        high=record["high"],
        role_score=_number_or_none(record.get("role_score")),
        rule=_text(record.get("rule", "")),
        parts=tuple(_count(part) for part in record.get("parts", ())),
        unresolved=_unresolved(record.get("unresolved")),
    )


def _count_or_none(record: Mapping[str, Any] | None) -> Count | None:
    return None if record is None else _count(record)


def _number_or_none(value: float | None) -> float | None:
    return None if value is None else _number(value)


def _number(value: float) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"a finite number was expected, not {value!r}")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a string was expected, not {value!r:.60}")
    return value


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false was expected, not {value!r:.60}")
    return value


def _one_of(value: object, allowed: Sequence[str]) -> str:
    text = _text(value)
    if text not in allowed:
        raise ValueError(f"{text!r} is none of {', '.join(allowed)}")
    return text
