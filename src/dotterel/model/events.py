"""What: events as coded (spans) and as resolved (who, where, when, how many)."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.actors import Actor
from dotterel.model.claims import Claim, ClaimStatus, Modality
from dotterel.model.counts import Count
from dotterel.model.dates import DateRange
from dotterel.model.documents import DocumentReference
from dotterel.model.places import Place
from dotterel.model.provenance import Provenance
from dotterel.model.spans import Span

Role = Literal["actor", "recipient", "place", "time", "killed", "injured", "held", "size", "means", "source"]
ROLES: tuple[Role, ...] = (
    "actor",
    "recipient",
    "place",
    "time",
    "killed",
    "injured",
    "held",
    "size",
    "means",
    "source",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A code with its score in [0, 1]."""

    code: str
    score: float


SAME_HAPPENING = "same-happening"
"""What `Mention.filled_by`, and the rule of a resolved party or place, begins with that another mention tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that fills a role of an event.

    Attributes:
        role: Which role.
        span: The words, in `Document.text`.
        score: Confidence that these words fill this role, in [0, 1].
        sectors: For actor, recipient and source: the coder's sector scores, best first.
        filled_by: Empty where the words stand in the event's own sentence; else the rule that filled the role from
            elsewhere in the document, such as ``pronoun`` or ``same-happening``.
    """

    role: Role
    span: Span
    score: float
    sectors: tuple[Scored, ...] = ()
    filled_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One happening as one sentence of one document tells it, before anything is looked up.

    Attributes:
        id: Digest of document, trigger offsets and type.
        document_id: The document it stands in.
        type: PLOVER event type, such as ``ASSAULT``.
        modes: PLOVER modes of that type, best first.
        contexts: PLOVER contexts of the document.
        trigger: The words that name the event.
        sentence: The sentence they stand in.
        mentions: Role fillers in text order within a role.
        modality: Whether it is told as happened, future, hypothetical or negated.
        status: Whether the writer vouches for it.
        historical: Whether it lies over three months before the report, or is background.
        incident: Label shared by the mentions of one happening within the document.
        score: Confidence in trigger and type, in [0, 1].
        field_scores: Scores of type, modes (the best one), status (which settles modality) and historical, each in
            [0, 1].
        runners_up: Next best code of a field, with its score, by field name.
        rules: Codebook and document rules that changed what the network said, in order.
        provenance: The coder.
    """

    id: str
    document_id: str
    type: str
    trigger: Span
    sentence: Span
    provenance: Provenance
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    modality: Modality = "asserted"
    status: ClaimStatus = "asserted"
    historical: bool = False
    incident: str = ""
    score: float = 0.0
    field_scores: tuple[Scored, ...] = ()
    runners_up: tuple[tuple[str, Scored], ...] = ()
    rules: tuple[str, ...] = ()

    def fillers(self, role: Role) -> tuple[Mention, ...]:
        """The mentions that fill one role."""
        return tuple([mention for mention in self.mentions if mention.role == role])


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """What a coder says of one document.

    Attributes:
        events: Its events, in text order.
        relevance: Probability that the document tells of any event, in [0, 1]; none where the coder does not judge it.
    """

    events: tuple[CodedEvent, ...] = ()
    relevance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedEvent:
    """One happening as one sentence tells it, with who, where, when and how many: the native record.

    Attributes:
        id: As in the coded event.
        document: The document it stands in.
        type: PLOVER event type.
        modes: PLOVER modes.
        contexts: PLOVER contexts.
        quad: Quad category: ``verbal-`` or ``material-`` and ``cooperation`` or ``conflict``.
        intensity: PLOVER score of the mode (the strongest of several) or the type, in [-10, 10].
        trigger: The words that name the event.
        sentence: The sentence they stand in.
        actors: Initiators, or all sides of a two-sided event.
        recipients: Those at whom it is directed.
        place: Where; none where the document does not say.
        date: When; none where the document does not say.
        killed: Number killed; none where not told.
        injured: Number injured.
        held: Number arrested, abducted, captured or freed.
        size: Number of a crowd, a force, or of people displaced or aided.
        means: Weapons or other means, in the report's words.
        modality: Whether it is told as happened, future, hypothetical or negated.
        claim: Who says so.
        historical: Whether it is background.
        incident: Label shared by the mentions of one happening.
        score: Confidence in trigger and type.
        field_scores: As in the coded event.
        runners_up: As in the coded event.
        rules: Codebook and document rules applied.
        coder: Name and version of the coder.
    """

    id: str
    document: DocumentReference
    type: str
    quad: str
    intensity: float
    trigger: Span
    sentence: Span
    coder: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: DateRange | None = None
    killed: Count | None = None
    injured: Count | None = None
    held: Count | None = None
    size: Count | None = None
    means: tuple[Span, ...] = ()
    modality: Modality = "asserted"
    claim: Claim = Claim()
    historical: bool = False
    incident: str = ""
    score: float = 0.0
    field_scores: tuple[Scored, ...] = ()
    runners_up: tuple[tuple[str, Scored], ...] = ()
    rules: tuple[str, ...] = ()
