"""The reports of an incident as a time line: what each adds to those before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.linking.accounts.evidence import Evidence, day_of, is_fact
from dotterel.linking.accounts.figures import Told, spoken
from dotterel.linking.accounts.parties import Roster, is_civilian, is_general, is_voice
from dotterel.linking.accounts.places import FINEST_FIRST, is_filled
from dotterel.model import Actor, IncidentReport, ResolvedEvent, TollRole
from dotterel.model.incidents import ReportPart

_MOST_NEWS = 4


@dataclass(slots=True)
class _Known:
    """What the reports so far have told."""

    numbers: dict[tuple[TollRole, str | None], Told] = field(default_factory=dict)
    actors: list[str] = field(default_factory=list)
    breadth: int | None = None
    deniers: set[str] = field(default_factory=set)


def reports_of(
    evidence: Evidence, roster: Roster, figures: Mapping[TollRole, Sequence[Told]]
) -> tuple[IncidentReport, ...]:
    """All reports, the earliest first."""
    by_document: dict[str, list[ResolvedEvent]] = {}
    for event in evidence.events:
        by_document.setdefault(event.document.id, []).append(event)
    by_report: dict[str, dict[TollRole, list[Told]]] = {}
    for role, told in figures.items():
        for one in told:
            by_report.setdefault(one.figure.document_id, {}).setdefault(role, []).append(one)
    sided = {role for role, told in figures.items() if len({one.side for one in told if one.side is not None}) > 1}
    known = _Known()
    made = []
    for number, (document, events) in enumerate(by_document.items()):
        news = _news(events, known, roster, by_report.get(document, {}), sided)
        denials = _denials(events, known, roster)
        copied = evidence.root_of[document] != document
        part: ReportPart = "first"
        if number:
            if copied and not news:
                part = "repeats"
            elif denials and not any(is_fact(event) for event in events):
                part = "denies"
            elif all(event.historical for event in events) and not news:
                part = "recalls"
            else:
                part = "updates" if news or denials else "repeats"
        added = [*news, *denials] if number else denials
        reference = events[0].document
        made.append(
            IncidentReport(
                document_id=document,
                title=reference.title,
                outlet=reference.outlet,
                url=reference.url,
                published=day_of(events[0]),
                part=part,
                news="; ".join(added[:_MOST_NEWS]),
                copy_of=evidence.root_of[document] if copied else None,
                event_ids=tuple(event.id for event in events),
            )
        )
    return tuple(made)


def _news(
    events: Sequence[ResolvedEvent],
    known: _Known,
    roster: Roster,
    figures: Mapping[TollRole, Sequence[Told]],
    sided: set[TollRole],
) -> list[str]:
    news: list[str] = []
    for role, told in figures.items():
        news += _toll_news(role, told, known, sided=role in sided)
    for event in events:
        if not is_fact(event):
            continue
        for actor in event.actors:
            label = roster.label(actor)
            if is_voice(actor) or is_general(actor) or is_civilian(actor) or not (actor.id or actor.country):
                continue
            if label not in known.actors:
                if known.actors and actor.id:
                    news.append(f"names {label}")
                known.actors.append(label)
        place = event.place
        if place is not None and place.precision in FINEST_FIRST and not is_filled(place):
            breadth = FINEST_FIRST.index(place.precision)
            if known.breadth is not None and breadth < known.breadth and breadth <= FINEST_FIRST.index("district"):
                news.append(f"at {place.name or place.text}")
            known.breadth = breadth if known.breadth is None else min(known.breadth, breadth)
    return list(dict.fromkeys(news))


def _toll_news(role: TollRole, told: Sequence[Told], known: _Known, *, sided: bool) -> list[str]:
    """What a report tells anew of one toll: its total against the total before it, then each side against itself.

    What a report tells of one side is held against nothing but what was told of that side before.
    """
    counting = [one for one in told if one.figure.standing in ("counts", "superseded")]
    latest = {}
    for one in sorted(counting, key=lambda one: (one.counts, one.value)):
        latest[one.side if sided else None] = one
    news = []
    for side in sorted(latest, key=lambda side: (side is not None, side or "")):
        one, before = latest[side], known.numbers.get((role, side))
        if before is not None and (
            (before.low, before.high) == (one.low, one.high) or (before.allows(one) and one.width >= before.width)
        ):
            continue
        known.numbers[role, side] = one
        whose = f" ({side})" if side else ""
        same = before is None or (before.allows(one) and before.value == one.value)
        news.append(f"{role} {spoken(one)}{whose}{'' if same or before is None else f', was {spoken(before)}'}")
    return news


def _denials(events: Sequence[ResolvedEvent], known: _Known, roster: Roster) -> list[str]:
    told = []
    for event in events:
        if event.claim.status != "denied" and event.modality != "negated":
            continue
        source = event.claim.source
        if event.recipients and not event.actors and _tells(source, events, roster):
            continue  # it says whom it did not hit
        who = "the report" if source is None else roster.label(source)
        if who not in known.deniers:
            known.deniers.add(who)
            told.append(f"{who} denies it" if event.claim.status == "denied" else f"{who} says it did not happen")
    return told


def _tells(source: Actor | None, events: Sequence[ResolvedEvent], roster: Roster) -> bool:
    """Whether somebody tells in the same report that it happened."""
    told = [event.claim.source for event in events if is_fact(event)]
    return source is not None and any(one is not None and roster.key(one) == roster.key(source) for one in told)
