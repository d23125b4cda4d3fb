"""``dotterel explain``: one event with the evidence for every field."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import (
    Actor,
    Candidate,
    Count,
    DamagedContent,
    ResolvedEvent,
    SettingsError,
    SourceNotFound,
    from_line,
    read_lines,
)
from dotterel.surfaces.cli import cells, failures, options, quads, wording
from dotterel.surfaces.cli.account import exit_code, tell_account
from dotterel.surfaces.cli.code import code_sources
from dotterel.surfaces.cli.evidence import is_elsewhere, marked_sentence
from dotterel.surfaces.cli.finding import EVENT_PREFIX, find, numbered
from dotterel.surfaces.cli.link_view import link_view
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.rows import Row
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.table import shown_width

if TYPE_CHECKING:
    from dotterel.pipeline import DocumentOutcome, ReviewedEvent
    from dotterel.store import Records

Field = tuple[str, Sequence[RenderableType]]
_LINK = "~"
"""Stands between the two events of a link."""


def explain(
    context: typer.Context,
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="Its number in the table, its id, or the beginning of the id; of a link, both ids as A~B.",
        ),
    ],
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="The reports, or JSON lines of their events; else the store."),
    ] = None,
    store: options.StorePlace = None,
    min_score: options.MinScore = None,
    published: options.Published = None,
    actors: options.Actors = None,
    gazetteer: options.Gazetteer = None,
) -> None:
    """Show one event with every field, the words it was read from, its score, and what else was considered.

    An event of the store is shown as reviewers left it, with what they rejected or corrected and what the coder read.

    A~B shows the link of two events of the store: what speaks for and against their being one happening.

    SOURCE is JSON lines as written by 'code --format jsonl', or the reports themselves with the same options as they
    were coded with: identifiers and numbers stay the same.
    """
    score = options.checked_score(min_score)
    day = options.checked_date(published)
    registers = options.checked_registers(actors)
    parts: Parts = context.obj
    if not sources:
        _explain_stored(event, store)
        return
    if all(map(_is_native, sources)):
        events = [one for source in sources for one in _read_native(Path(source))]
    else:
        kept = _Kept()
        run = parts.assemble(min_score=score, actors=registers, gazetteer=gazetteer)
        record = code_sources(run, sources, display=kept, published=day, quiet=False)
        if record.failed:
            tell_account(record, error_console())
            if exit_code(record) == failures.NOTHING_READ:
                raise typer.Exit(failures.NOTHING_READ)
        events = kept.events
    found, row = find(event, list(numbered(events)))
    console = output_console()
    put(console, explanation(found, row), width=shown_width(console))


def explanation(event: ResolvedEvent, row: Row, *, review: Sequence[RenderableType] = ()) -> RenderableType:
    """Everything that is known of an event, and how.

    Args:
        event: The mention that is explained.
        row: The happening that it tells, with its other mentions.
        review: What reviewers made of it.
    """
    head = Text.assemble(
        (f"{quads.sign(event.quad)} {wording.what(event)}", f"bold {quads.colour(event.quad)}"),
        (f"   {wording.shown(_code(event))}", "bold"),
        (
            f"   {wording.shown(event.quad).replace('-', ' ')}, intensity {wording.intensity(event.intensity)}",
            cells.FAINT,
        ),
    )
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=cells.FAINT, min_width=10)
    grid.add_column(overflow="fold")
    if review:
        grid.add_row("review", Group(*review))
    for label, lines in _fields(event, row):
        grid.add_row(label, Group(*lines))
    return Group(head, Text(), marked_sentence(event), Text(), grid)


def _explain_stored(named: str, store: str | None) -> None:
    """Explain an event of the store as reviewers left it, or a link."""
    from dotterel.pipeline import LinkingRun
    from dotterel.store import open_store
    from dotterel.surfaces.cli.review_view import review_lines

    console = output_console()
    with open_store(store) as opened:
        with opened.reading() as records:
            found = [_stored_event(records, one) for one in named.split(_LINK, 1)]
        if len(found) > 1:
            events = [one.event for one in found]
            link = LinkingRun(opened).judge(events[0].id, events[1].id)
            put(console, link_view(link, *events), width=shown_width(console))
            return
    one = found[0]
    beside = [event for event in one.document.reviewed.events if event.id != one.event.id]
    told = sorted((*beside, one.event), key=lambda event: (event.trigger.start, event.trigger.end, event.id))
    event, row = find(one.event.id, list(numbered(told)))
    put(console, explanation(event, row, review=review_lines(one)), width=shown_width(console))


def _stored_event(records: "Records", named: str) -> "ReviewedEvent":
    """The event that is meant: coded, or added by a reviewer, or known from an earlier coding.

    Raises:
        SettingsError: No event is called so, or several are.
    """
    from dotterel.pipeline import ReviewedEvents

    reviewed = ReviewedEvents(records)
    try:
        event_id = records.events.find(named).id
    except SettingsError:
        for whole in (named.strip(), f"{EVENT_PREFIX}{named.strip()}"):
            found = reviewed.event(whole) if whole else None
            if found is not None:
                return found
        raise
    found = reviewed.event(event_id)
    assert found is not None  # it is coded
    return found


class _Kept:
    """A display that keeps the events."""

    def __init__(self) -> None:
        self.events: list[ResolvedEvent] = []

    def show(self, outcome: "DocumentOutcome") -> None:
        self.events += outcome.events

    def close(self) -> None:
        pass


def _is_native(source: str) -> bool:
    """Whether a source is a file whose first line is a native event record."""
    path = Path(source)
    if path.suffix.lower() not in (".jsonl", ".ndjson", ".json") or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8") as file:
            from_line(next((line for line in file if line.strip()), ""))
    except (OSError, UnicodeDecodeError, DamagedContent):
        return False
    return True


def _read_native(path: Path) -> list[ResolvedEvent]:
    try:
        with path.open(encoding="utf-8") as file:
            return list(read_lines(file))
    except DamagedContent as fault:
        raise DamagedContent(f"{path}, {fault.message}", fault.remedy) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceNotFound(f"{path} cannot be read ({fault})", "Check its permissions and its encoding.") from fault


def _fields(event: ResolvedEvent, row: Row) -> Iterator[Field]:
    scores = {"type": event.score} | {scored.code: scored.score for scored in event.field_scores}
    runners_up = dict(event.runners_up)

    def scored(field: str) -> str:
        parts = [f"score {scores[field]:.2f}"] if field in scores else []
        if field in runners_up:
            parts.append(f"next best {runners_up[field].code} {runners_up[field].score:.2f}")
        return ", ".join(parts)

    yield "event", [_line(f"“{wording.shown(event.trigger.text)}”")]
    yield "type", [_line(event.type, scored("type"))]
    if event.modes or "modes" in runners_up:
        yield "modes", [_line(", ".join(event.modes) or "none", scored("modes"))]
    yield "told as", [_line(_standing(event), scored("status"))]
    yield "background", [_line("yes" if event.historical else "no", scored("historical"))]
    yield "who says", [_line(wording.says(event.claim)), *_sources(event)]
    for label, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for actor in actors or (None,):
            yield label, [Text(wording.UNKNOWN, style=cells.FAINT)] if actor is None else _party(actor, event, label)
    yield "where", _place(event)
    yield "when", _date(event)
    for label, count in (
        ("killed", event.killed),
        ("injured", event.injured),
        ("held", event.held),
        ("size", event.size),
    ):
        if count is not None:
            yield label, _count(count, event, label)
    if event.means:
        yield "means", [_line(", ".join(span.text for span in event.means))]
    if event.contexts:
        yield "contexts", [_line(", ".join(event.contexts))]
    if event.rules:
        yield "rules", [_line(", ".join(event.rules))]
    yield "mentions", _mentions(event, row)
    yield "report", list(_report(event))
    yield "coded by", [_line(event.coder)]
    yield "ids", [_line(f"{event.id}, {event.incident}" if event.incident else event.id)]


def _code(event: ResolvedEvent) -> str:
    return f"{event.type}/{','.join(event.modes)}" if event.modes else event.type


def _standing(event: ResolvedEvent) -> str:
    """Modality and claim together, as one answer of the coder settles both."""
    claimed = {"asserted": "", "claimed": ", a claim", "denied": ", denied"}[event.claim.status]
    return f"{wording.standing(event)}{claimed}"


def _line(value: str, how: str = "") -> Text:
    """A value and, in small, how it was come by; both made safe for the terminal."""
    return Text.assemble(wording.shown(value), (f"   {wording.shown(how)}" if how else "", cells.FAINT))


def _words(text: str, start: int, end: int, event: ResolvedEvent) -> str:
    if not text.strip():
        return "filled in"
    return f"“{wording.shown(text)}”{' from another sentence' if is_elsewhere(event, start, end) else ''}"


def _as(role: str, score: float | None) -> str:
    """How sure it is that the words fill their role."""
    return "" if score is None else f"as {role} {score:.2f}"


def _how(*parts: str) -> RenderableType:
    return _indented(", ".join(part for part in parts if part))


def _considered(candidates: Sequence[Candidate]) -> list[RenderableType]:
    """What was weighed, best first."""
    return [
        _indented(f"considered {wording.shown(one.name)} ({one.score:.2f}: {wording.shown(one.reason)})")
        for one in candidates[:5]
    ]


def _indented(words: str) -> RenderableType:
    return Padding(Text(wording.shown(words), style=cells.FAINT), (0, 0, 0, 2))


def _party(actor: Actor, event: ResolvedEvent, role: str) -> list[RenderableType]:
    return [
        _line(wording.party(actor), wording.codes(actor)),
        _how(
            _words(actor.text, actor.start, actor.end, event),
            _as(role, actor.role_score),
            f"country and sectors {actor.score:.2f}",
            f"by {actor.rule}" if actor.rule else "",
            actor.unresolved.reason if actor.unresolved else "",
            actor.id or "",
        ),
        *_considered(actor.candidates),
    ]


def _sources(event: ResolvedEvent) -> Iterator[RenderableType]:
    for source in (event.claim.source, *event.claim.further_sources):
        if source is not None:
            yield from _party(source, event, "source")


def _place(event: ResolvedEvent) -> list[RenderableType]:
    place = event.place
    if place is None:
        return [Text(wording.UNKNOWN, style=cells.FAINT)]
    coordinates = ""
    if place.latitude is not None and place.longitude is not None:
        coordinates = f"{place.latitude:.3f}, {place.longitude:.3f}"
    divisions = ", ".join(wording.shown(name) for name in (place.admin2, place.admin1) if name)
    return [
        _line(wording.where(place), coordinates),
        _how(
            _words(place.text, place.start, place.end, event),
            _as("place", place.role_score),
            f"located {place.score:.2f}",
            f"precision {place.precision}" if place.precision else "",
            divisions,
            f"by {place.rule}" if place.rule else "",
            place.unresolved.reason if place.unresolved else "",
            f"GeoNames {place.geonameid}" if place.geonameid else "",
        ),
        *_considered(place.candidates),
    ]


def _date(event: ResolvedEvent) -> list[RenderableType]:
    span = event.date
    if span is None:
        return [Text(wording.UNKNOWN, style=cells.FAINT)]
    return [
        Text(wording.when(span)),
        _how(
            _words(span.text, span.start, span.end, event),
            _as("time", span.role_score),
            f"dated {span.score:.2f}",
            f"precision {span.precision}" if span.precision else "",
            f"reckoned from {span.anchor}" if span.anchor and span.anchor != "absolute" else "",
            f"by {span.rule}" if span.rule else "",
            span.unresolved.reason if span.unresolved else "",
        ),
    ]


def _count(count: Count, event: ResolvedEvent, role: str) -> list[RenderableType]:
    reason = count.unresolved.reason if count.unresolved else ""
    rule = f"by {count.rule}" if count.rule else ""
    words = _words(count.text, count.start, count.end, event)
    return [Text(wording.number(count)), _how(words, _as(role, count.role_score), rule, reason)]


def _mentions(event: ResolvedEvent, row: Row) -> list[RenderableType]:
    others = [other for other in row.mentions if other.id != event.id]
    if not others:
        return [Text("no other in this report", style=cells.FAINT)]
    return [
        Text.assemble(
            (f"{wording.shown(other.id)}  ", cells.FAINT),
            f"{wording.shown(other.sentence.text)} ",
            (_facts(other), "italic"),
        )
        for other in others
    ]


def _facts(event: ResolvedEvent) -> str:
    return f"({', '.join((wording.says(event.claim), *wording.tolls(event).values()))})"


def _report(event: ResolvedEvent) -> Iterator[Text]:
    document = event.document
    if document.title:
        yield Text(wording.shown(document.title))
    day = wording.day(document.published) if document.published else "date unknown"
    known = [wording.shown(part) for part in (document.outlet, day, document.url, document.id) if part]
    yield Text(", ".join(known), style=cells.FAINT)
