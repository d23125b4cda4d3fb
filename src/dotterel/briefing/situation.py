"""The numbers of a place in a period, as pages show them and briefs tell them: read in one transaction."""

from dataclasses import dataclass, replace

from dotterel.briefing.period import Period, last_days, year_from
from dotterel.briefing.subject import Subject
from dotterel.model import Standing
from dotterel.store import (
    Coverage,
    Dyad,
    FacetCount,
    IncidentEntry,
    IncidentSelection,
    PlaceTotal,
    Records,
    Timeline,
)

HAPPENED: tuple[Standing, ...] = ("asserted", "claimed", "disputed")
"""Standings that count: somebody says that it happened. What is denied, planned, possible or negated is told apart."""
NOT_HAPPENED: tuple[Standing, ...] = ("denied", "planned", "possible", "negated")
USUAL_DAYS = 365
MOST_DYADS = 10
MOST_DIVISIONS = 15
MOST_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Incidents that are not counted with the others, or of which something is not known.

    Attributes:
        selection: Which they are.
        number: How many.
    """

    selection: IncidentSelection
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the record holds of a place in a period.

    Attributes:
        subject: The place.
        period: The period.
        selection: The incidents that are counted: those that somebody says happened, and whose days lie in the period.
        known: How much is known of them.
        period_before: The period before; none at time's edge.
        before: The same of it.
        record: The same of all time.
        kinds: By event type, the most frequent first.
        trend: In time, by the unit of the period.
        dyads: Who against whom, by party, the most frequent first.
        divisions: By first-order division, the most frequent first; only those of the whole country.
        deadliest: Those with the most killed, of which any number is told.
        latest: Those with the latest days.
        contradicted: Those on which accounts contradict each other, the deadliest first.
        roughly: Those that may lie in the period, their days being known only roughly.
        undated: Those of the place of which no day is known.
        unplaced: Those of the period with a party of the country whose place's country is not known.
        not_happened: Those of the period that are denied, planned, thought possible or told as not having happened.
    """

    subject: Subject
    period: Period
    selection: IncidentSelection
    known: Coverage
    period_before: Period | None
    before: Coverage | None
    record: Coverage
    kinds: tuple[FacetCount, ...]
    trend: Timeline
    dyads: tuple[Dyad, ...]
    divisions: tuple[PlaceTotal, ...]
    deadliest: tuple[IncidentEntry, ...]
    latest: tuple[IncidentEntry, ...]
    contradicted: tuple[IncidentEntry, ...]
    roughly: Aside
    undated: Aside
    unplaced: Aside
    not_happened: Aside

    def narrowed(self, **further: object) -> IncidentSelection:
        """The counted incidents that meet a further condition."""
        return replace(self.selection, **further)  # type: ignore[arg-type]


def period_of(
    records: Records, subject: Subject, *, first: str | None = None, last: str | None = None
) -> Period | None:
    """The period asked for; what is not given is filled: the last day that the record holds, and twelve months.

    Args:
        records: The store within a transaction.
        subject: The place.
        first: First day (ISO); none for a year before the last.
        last: Last day (ISO); none for the last day of any incident of the place, or a year from the first.

    Returns:
        None where neither is given and the record holds no dated incident.

    Raises:
        SettingsError: They are not in order.
    """
    if last is None:
        last = records.totals.coverage(subject.selection(standings=HAPPENED)).last
        if first is not None and (last is None or last < first):
            last = year_from(first)
    if last is None:
        return None
    return last_days(last, days=USUAL_DAYS) if first is None else Period(first=first, last=last)


def situation_of(records: Records, subject: Subject, period: Period) -> Situation:
    """The situation, read from the store."""
    totals, incidents = records.totals, records.incidents
    counted = subject.selection(period, standings=HAPPENED)
    before = period.before
    is_whole = subject.division is None and subject.place is None

    def aside(selection: IncidentSelection) -> Aside:
        return Aside(selection=selection, number=incidents.count(selection))

    def first_of(selection: IncidentSelection, order: str) -> tuple[IncidentEntry, ...]:
        return incidents.page(selection, order=order, limit=MOST_LISTED).entries  # type: ignore[arg-type]

    return Situation(
        subject=subject,
        period=period,
        selection=counted,
        known=totals.coverage(counted),
        period_before=before,
        before=None if before is None else totals.coverage(subject.selection(before, standings=HAPPENED)),
        record=totals.coverage(subject.selection(standings=HAPPENED)),
        kinds=totals.counts(counted, by="type"),
        trend=totals.timeline(counted, unit=period.unit),
        dyads=totals.dyads(counted, by="party", limit=MOST_DYADS),
        divisions=totals.places(counted, by="admin1")[:MOST_DIVISIONS] if is_whole else (),
        deadliest=first_of(replace(counted, min_killed=1), "killed"),
        latest=first_of(counted, "time"),
        contradicted=first_of(replace(counted, contradicted=True), "killed"),
        roughly=aside(replace(counted, within=False)),
        undated=aside(subject.selection(standings=HAPPENED, dated=False)),
        unplaced=aside(
            IncidentSelection(
                parties=(subject.country,),
                placed=False,
                standings=HAPPENED,
                first=period.first,
                last=period.last,
                within=True,
            )
        ),
        not_happened=aside(replace(counted, standings=NOT_HAPPENED)),
    )
