"""Who: a party to an event, resolved or not."""

from dataclasses import dataclass

from dotterel.model.unresolved import Candidate, Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to an event: its words, and who they stand for at the event's date.

    Attributes:
        text: The words of the report: in the event's sentence, or if `rule` says it was filled in, there.
        start: Character offset of the words in `Document.text`.
        end: Character offset behind them.
        name: Canonical name, where the words name somebody the register knows, or the fullest name in the document.
        id: Identifier in the actor register, where it is known there.
        country: ISO 3166 alpha-3 code, or PLOVER's international code (IGO UNO EUR NGO ISM IMG MNC).
        sectors: PLOVER sector codes, the primary one first.
        score: Confidence in country and sectors, in [0, 1].
        role_score: Confidence that these words fill their role in the event, in [0, 1]; none where the coder does not
            say.
        rule: What gave the answer, such as ``register:office-holder`` or ``demonym+agent``.
        unresolved: Why there is no country, where there is none.
        candidates: What was considered, best first.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    score: float = 0.0
    role_score: float | None = None
    rule: str = ""
    unresolved: Unresolved | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def sector(self) -> str:
        """The primary sector; empty without any."""
        return self.sectors[0] if self.sectors else ""
