"""Incidents in the terms of other data sets' formats: parties as actors, and what counts of reports and statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dotterel.model import Actor, DateRange, Incident, IncidentParty, IncidentReport, Place, Statement, TollRole


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOccurrence:
    """An incident as an `Occurrence`.

    Attributes:
        incident: The whole record.
        actors: Who did it, or all sides; the words and the name are its label, the name only where a register has it.
        recipients: To whom.
        place: Where; its text is what the mention that it was taken from calls it.
        date: When.
        mentions: What each mention says that tells it as a fact, the first account's words for it, in the order of the
            incident's events.
        reports: Those that tell it as a fact, the earliest first: not those that only deny or expect it.
        claimed_by: Labels of parties that say that it happened.
        denied_by: Labels of those that deny it.
    """

    incident: Incident
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: DateRange | None = None
    mentions: tuple[Statement, ...] = ()
    reports: tuple[IncidentReport, ...] = ()
    claimed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """As in `Occurrence`."""
        return self.incident.id

    @property
    def type(self) -> str:
        """As in `Occurrence`."""
        return self.incident.type

    @property
    def modes(self) -> tuple[str, ...]:
        """As in `Occurrence`."""
        return self.incident.modes

    @property
    def contexts(self) -> tuple[str, ...]:
        """As in `Occurrence`."""
        return self.incident.contexts

    @property
    def quad(self) -> str:
        """As in `Occurrence`."""
        return self.incident.quad

    @property
    def intensity(self) -> float:
        """As in `Occurrence`."""
        return self.incident.intensity

    @property
    def own_reports(self) -> tuple[IncidentReport, ...]:
        """Reports that repeat no other word for word; all of them where each repeats one."""
        return tuple(report for report in self.reports if report.copy_of is None) or self.reports

    @property
    def sources(self) -> int:
        """Number of independent sources that tell it as a fact: reports that repeat no other, and one an outlet."""
        if len(self.reports) == len(self.incident.reports):
            return self.incident.sources
        outlets = {report.outlet for report in self.own_reports if report.outlet}
        return len(outlets) + sum(report.outlet is None for report in self.own_reports)

    @property
    def sentence(self) -> str | None:
        """The sentence of the surest mention; none where no statement is recorded."""
        surest = max(self.mentions, key=lambda one: one.score, default=None)
        return None if surest is None else surest.sentence.text

    def best(self, role: TollRole) -> int | None:
        """The number to be given of one role; none where none is."""
        toll = self.incident.toll(role)
        return None if toll is None else toll.total.best

    def mentions_of(self, report: IncidentReport) -> tuple[Statement, ...]:
        """The mentions that a report holds."""
        return tuple(one for one in self.mentions if one.event_id in report.event_ids)


def occurrence_of(incident: Incident) -> IncidentOccurrence:
    """An incident as an occurrence."""
    by_event: dict[str, Statement] = {}
    told: set[str] = set()
    for account in incident.accounts:
        for statement in account.statements:
            told.add(statement.event_id)
            if statement.status != "denied" and statement.modality == "asserted":
                by_event.setdefault(statement.event_id, statement)
    parties = [account for account in incident.accounts if account.kind == "party"]
    return IncidentOccurrence(
        incident=incident,
        actors=tuple(map(_actor, incident.actors)),
        recipients=tuple(map(_actor, incident.recipients)),
        place=_place(incident),
        date=_date(incident),
        mentions=tuple(by_event[event_id] for event_id in incident.event_ids if event_id in by_event),
        reports=tuple(
            report
            for report in incident.reports
            if any(event_id in by_event for event_id in report.event_ids) or told.isdisjoint(report.event_ids)
        ),
        claimed_by=_once(account.label for account in parties if _status_of(account.statements) == "claimed"),
        denied_by=_once(account.label for account in parties if _status_of(account.statements) == "denied"),
    )


def _status_of(statements: Sequence[Statement]) -> str | None:
    """Whether an account says that it happened or denies it: its latest statement decides; none for mere plans."""
    if not statements:
        return None
    last = statements[-1]
    return "denied" if last.status == "denied" else "claimed" if last.modality == "asserted" else None


def _once(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels))


def _actor(party: IncidentParty) -> Actor:
    return Actor(
        text=party.label,
        start=0,
        end=0,
        name=party.label if party.id is not None else None,
        id=party.id,
        country=party.country,
        sectors=party.sectors,
        score=party.score,
    )


def _place(incident: Incident) -> Place | None:
    place = incident.place
    if place is None:
        return None
    words = (one.place for account in incident.accounts for one in account.statements if one.event_id == place.event_id)
    return Place(
        text=next(filter(None, words), place.name),
        start=0,
        end=0,
        name=place.name,
        geonameid=place.geonameid,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        score=place.score,
    )


def _date(incident: Incident) -> DateRange | None:
    time = incident.time
    return None if time is None else DateRange(text="", start=0, end=0, first=time.first, last=time.last)
