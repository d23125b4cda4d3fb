"""A brief: sentences with the notes that bear them out. Texts are plain; whoever writes them out escapes them."""

from dataclasses import dataclass

from dotterel.briefing.period import Period
from dotterel.briefing.subject import Subject
from dotterel.store import IncidentSelection


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedReport:
    """A report with the sentence of it that tells an incident.

    Attributes:
        document_id: The report.
        event_id: The mention that stands in the sentence.
        outlet: Who published it; none where unknown.
        published: Publication day (ISO); none where unknown.
        title: Its title.
        url: Its address.
        sentence: The evidence, word for word.
        start: Offset of the sentence in the report's text.
        end: Offset behind it.
        teller: Whose account it is; none where the outlet tells it in its own voice.
        denies: Whether it denies the incident.
    """

    document_id: str
    event_id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    teller: str | None = None
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedAnswer:
    """What one account answers to a question on which accounts contradict each other.

    Attributes:
        question: What they differ on, in words: ``the number killed``.
        account: Whose answer it is.
        value: The answer in words.
        report: The report with the sentence that says so; none where no sentence is kept.
    """

    question: str
    account: str
    value: str
    report: CitedReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDecision:
    """A decision by which a reviewer set a field of an incident.

    Attributes:
        decision_id: The decision.
        reviewer: Who decided.
        made: ISO date and time (UTC).
        field: Which, as in `review.INCIDENT_FIELDS`.
        note: The reviewer's words on it; empty where there are none.
    """

    decision_id: str
    reviewer: str
    made: str
    field: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentNote:
    """The evidence of an incident.

    Attributes:
        key: What sentences cite it by.
        incident_id: The incident.
        reports: Its reports with their sentences, the earliest first; at least one.
        further: Number of further reports that are not listed.
        decisions: Those by which reviewers set its fields.
        answers: What accounts say where they contradict each other.
    """

    key: str
    incident_id: str
    reports: tuple[CitedReport, ...]
    further: int = 0
    decisions: tuple[CitedDecision, ...] = ()
    answers: tuple[CitedAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountNote:
    """What was counted: whoever counts again under the same conditions gets the same number.

    Attributes:
        key: What sentences cite it by.
        what: The conditions in words.
        selection: The conditions.
        number: Number of incidents that meet them.
        incident_ids: These, where they are few.
    """

    key: str
    what: str
    selection: IncidentSelection
    number: int
    incident_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or a few that rest on the same evidence.

    Attributes:
        text: Plain text.
        citations: Keys of notes; at least one.
    """

    text: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers in rows.

    Attributes:
        heads: Names of the columns; the first is of words, the others of numbers.
        rows: Texts, as many in each as there are columns.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a brief.

    Attributes:
        title: What it is about.
        sentences: At least one; those before a table say what it counts.
        table: Where there is one.
    """

    title: str
    sentences: tuple[Sentence, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the record says of a place in a period.

    Attributes:
        subject: The place.
        period: The period.
        sections: Its parts.
        counts: Notes on what was counted.
        incidents: Notes on incidents, in the order of citing.
    """

    subject: Subject
    period: Period
    sections: tuple[Section, ...]
    counts: tuple[CountNote, ...]
    incidents: tuple[IncidentNote, ...]

    @property
    def title(self) -> str:
        """As in ``Mali, Mar 2024``."""
        return f"{self.subject.name}, {self.period}"
