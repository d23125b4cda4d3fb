"""Where: a place with coordinates and an honest precision."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.unresolved import Candidate, Unresolved

PlacePrecision = Literal["exact", "city", "district", "admin1", "country", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event happened.

    Attributes:
        text: The words of the report: in the event's sentence, or if `rule` says it was filled in, there.
        start: Character offset of the words in `Document.text`.
        end: Character offset behind them.
        name: Name in the gazetteer.
        geonameid: GeoNames identifier, where the place is one of theirs.
        country: ISO 3166 alpha-3 code; none for the high seas or a region over several countries.
        admin1: Name of the first-order administrative division.
        admin2: Name of the second-order administrative division.
        latitude: Degrees north, in [-90, 90].
        longitude: Degrees east, in [-180, 180].
        precision: How narrow the answer is.
        score: Confidence, in [0, 1].
        role_score: Confidence that these words fill their role in the event, in [0, 1]; none where the coder does not
            say.
        rule: What gave the answer.
        unresolved: Why there are no coordinates, where there are none.
        candidates: What was considered, best first.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    score: float = 0.0
    role_score: float | None = None
    rule: str = ""
    unresolved: Unresolved | None = None
    candidates: tuple[Candidate, ...] = ()
