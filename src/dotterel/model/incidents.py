"""Incidents: happenings in the world, each with what every party and every outlet says of it."""

from dataclasses import dataclass, field
from typing import Literal

from dotterel.model.claims import ClaimStatus, Modality
from dotterel.model.places import PlacePrecision
from dotterel.model.spans import Span

TollRole = Literal["killed", "injured", "held", "size"]
TOLL_ROLES: tuple[TollRole, ...] = ("killed", "injured", "held", "size")
Standing = Literal["asserted", "claimed", "disputed", "denied", "planned", "possible", "negated"]
"""How an incident stands over all reports: some outlet vouches for it; only parties say so; said by one and denied by
another; only denied; only to come; only thought possible; only told as not having happened."""
FigureStanding = Literal["counts", "superseded", "withdrawn", "copy", "part"]
"""Whether a told number counts: it does; the same teller gave a later one; it was withdrawn or denied; the report
repeats another word for word; it is a part of a greater number told beside it."""
AccountKind = Literal["party", "outlet"]
Side = Literal["actor", "recipient", "third"]
Verdict = Literal["agreed", "contradicted", "one-account", "silent"]
ReportPart = Literal["first", "repeats", "updates", "denies", "recalls"]
"""What a report adds: the first to tell; nothing new; a new number, party, place or time; a denial; it looks back."""


UNNAMED = "somebody"
"""What a party is called that no report names: its words only point to somebody, as "it" and "those" do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentParty:
    """One party to an incident, drawn together from all reports.

    Attributes:
        label: What it is called: its name in the register, else the fullest words of a report, else `UNNAMED`.
        id: Identifier in the actor register.
        country: ISO 3166 alpha-3 code, or PLOVER's international code.
        sectors: PLOVER sector codes, the primary one first.
        reports: Number of reports that name it in this role; 0 of one that only a reviewer names.
        score: The best confidence in country and sectors, in [0, 1].
        role_score: The best chance that it has this role at all, in [0, 1].
        named_by: Who alone names it in this role, where no report does on its own account and it does not own up to it:
            an accusation, while others tell of the deed without naming it. Empty where the role is not disputed so.
    """

    label: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    reports: int = 1
    score: float = 0.0
    role_score: float = 1.0
    named_by: tuple[str, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether it had this role more likely than not; else no sentence names it, and no number is taken for its."""
        return self.role_score >= 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlace:
    """Where an incident happened: the narrowest place that most reports bear out, or the one that a reviewer gave.

    Attributes:
        name: Name in the gazetteer, else the report's words.
        geonameid: GeoNames identifier.
        country: ISO 3166 alpha-3 code.
        admin1: First-order division.
        admin2: Second-order division.
        latitude: Degrees north.
        longitude: Degrees east.
        precision: How narrow it is.
        score: Confidence, in [0, 1].
        event_id: The mention that it was taken from; empty where a reviewer gave it.
    """

    name: str
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    score: float = 0.0
    event_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTime:
    """When an incident happened: both days inclusive.

    Attributes:
        first: First day (ISO); none where open at that end.
        last: Last day (ISO); none where open at that end.
        precision: As in `DateRange`.
        score: Confidence, in [0, 1].
        event_id: The mention that it was taken from; empty where a reviewer gave it.
    """

    first: str | None = field(default=None, metadata={"key": "from"})
    last: str | None = field(default=None, metadata={"key": "to"})
    precision: str | None = None
    score: float = 0.0
    event_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as one mention tells it.

    Attributes:
        event_id: The mention.
        document_id: Its report.
        told: Publication day of the report (ISO); none where unknown.
        teller: Label of the account that tells it.
        side: Whose people: label of a party, ``civilians``, or none where the report does not say.
        low: Lowest number the words allow; none where they give no lower bound.
        high: Highest; none where they give no upper bound.
        text: The report's words.
        standing: Whether it counts, and if not, why.
        because: The words or figures that decided the standing, or what it comes on top of; empty where it counts by
            itself.
    """

    event_id: str
    document_id: str
    teller: str
    told: str | None = None
    side: str | None = None
    low: int | None = None
    high: int | None = None
    text: str = ""
    standing: FigureStanding = "counts"
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRange:
    """Lowest, best and highest number; an end that is open is none.

    Attributes:
        side: Whose people, as in `Figure.side`; none in total.
        low: Lowest number of any account that counts.
        best: The number to be given where one must be given; none where no account gives one.
        high: Highest number of any account that counts; none where it is open.
    """

    side: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many people, over all accounts.

    Attributes:
        role: Killed, injured, held, or size (of a crowd, a force, of the displaced or aided).
        total: In total.
        sides: Per side, where any report gives it.
        rule: Name of the rule that gave the best number.
        best_event_id: The mention that the best number was taken from.
        figures: All numbers told, those that do not count among them, the latest first.
    """

    role: TollRole
    total: TollRange
    sides: tuple[TollRange, ...] = ()
    rule: str = ""
    best_event_id: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one mention says of an incident, under the account that it belongs to.

    Attributes:
        event_id: The mention.
        document_id: Its report.
        outlet: Of the report.
        told: Publication day of the report (ISO).
        sentence: The evidence, by offsets in the report's text.
        status: Vouched for by the writer, claimed or denied by the account's holder.
        modality: As in the event.
        type: Event type.
        modes: Modes.
        actors: Labels of those who did it, as it tells.
        recipients: Labels of those to whom it was done, as it tells.
        place: Name of the place, as it tells.
        first: First day that it tells.
        last: Last day that it tells.
        killed: Words for the killed.
        injured: Words for the injured.
        score: Of the event.
    """

    event_id: str
    document_id: str
    sentence: Span
    type: str
    outlet: str | None = None
    told: str | None = None
    status: ClaimStatus = "asserted"
    modality: Modality = "asserted"
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    first: str | None = field(default=None, metadata={"key": "from"})
    last: str | None = field(default=None, metadata={"key": "to"})
    killed: str | None = None
    injured: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One version of an incident: all that one party, or one outlet in its own voice, says of it.

    Attributes:
        label: Who: a party's name, or an outlet's.
        kind: Whether a party says so, or an outlet vouches for it.
        id: Identifier in the actor register, of a party.
        country: Of a party.
        sectors: Of a party.
        side: Whether the party is among the actors, the recipients, or neither; none for an outlet.
        statements: What it says, the earliest report first.
    """

    label: str
    kind: AccountKind
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    side: Side | None = None
    statements: tuple[Statement, ...] = ()

    @property
    def sentences(self) -> tuple[Statement, ...]:
        """One statement a sentence and stance: the surest of several mentions that stand in it."""
        surest: dict[tuple[object, ...], Statement] = {}
        for one in self.statements:
            key = one.document_id, one.sentence.start, one.sentence.end, one.status, one.modality
            if key not in surest or one.score > surest[key].score:
                surest[key] = one  # the place of the first is kept
        return tuple(surest.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one account answers to a question.

    Attributes:
        account: Label of the account.
        value: The answer in words; none where the account is silent.
        event_ids: The mentions that say so.
    """

    account: str
    value: str | None = None
    event_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question put to all accounts.

    Attributes:
        field: ``whether``, ``what``, ``who``, ``whom``, ``where``, ``when``, ``killed``, ``injured`` or ``held``.
        verdict: Whether the accounts agree, contradict each other, only one answers, or none does.
        answers: One an account, in the order of the accounts.
    """

    field: str
    verdict: Verdict
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """One report of an incident.

    Attributes:
        document_id: The report.
        title: Its title.
        outlet: Its outlet.
        url: Its address.
        published: Its publication day (ISO).
        part: What it adds to those before it.
        news: What is new in it, in words; empty where nothing is.
        copy_of: The report whose text it repeats; none where it is its own. Copies count as one source.
        event_ids: Its mentions of the incident, in text order.
    """

    document_id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    part: ReportPart = "first"
    news: str = ""
    copy_of: str | None = None
    event_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening, as told by its events.

    Attributes:
        id: Stable identifier.
        event_ids: The events that tell it, in the order of their documents.
        type: Event type.
        modes: Modes, the most told first.
        contexts: Contexts.
        quad: Quad category.
        intensity: PLOVER score, in [-10, 10].
        summary: What happened in one sentence, built from this record.
        actors: Initiators, or all sides; the most told first.
        recipients: Those at whom it is directed.
        place: Where; none where no report says.
        time: When; none where no report says.
        tolls: Numbers of people, by role in the order of `TOLL_ROLES`; only roles that some report tells.
        standing: How it stands over all reports.
        historical: Whether every report tells it as background.
        accounts: Who says what, parties before outlets.
        questions: Where the accounts agree and where they do not.
        reports: All reports, the earliest first.
        sources: Number of independent sources: reports less copies, and one an outlet.
        score: The best score of its events.
        priority: How much a reviewer's look at it would help, in [0, 1]; see `review.priority`.
        corrected: Fields that a reviewer gave, in the order of `review.INCIDENT_FIELDS`; all others follow from its
            events.
    """

    id: str
    event_ids: tuple[str, ...]
    type: str = ""
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    quad: str = ""
    intensity: float = 0.0
    summary: str = ""
    actors: tuple[IncidentParty, ...] = ()
    recipients: tuple[IncidentParty, ...] = ()
    place: IncidentPlace | None = None
    time: IncidentTime | None = None
    tolls: tuple[Toll, ...] = ()
    standing: Standing = "asserted"
    historical: bool = False
    accounts: tuple[Account, ...] = ()
    questions: tuple[Question, ...] = ()
    reports: tuple[IncidentReport, ...] = ()
    sources: int = 0
    score: float = 0.0
    priority: float = 0.0
    corrected: tuple[str, ...] = ()

    def toll(self, role: TollRole) -> Toll | None:
        """The numbers of one role; none where no report tells any."""
        return next((toll for toll in self.tolls if toll.role == role), None)
