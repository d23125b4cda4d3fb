"""Conditions on incidents and events, as the user gives them by options."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, get_args

from dotterel.model import ResolvedEvent, SettingsError, Standing
from dotterel.surfaces.cli.options import checked_date
from dotterel.surfaces.cli.wording import shown

if TYPE_CHECKING:
    from dotterel.store import Box, IncidentSelection, Selection

_OF_INCIDENTS = {
    "words": "--words",
    "party_id": "--party-id",
    "standings": "--standing",
    "min_killed": "--min-killed",
    "max_killed": "--max-killed",
    "min_sources": "--min-sources",
    "contradicted": "--contradicted",
    "reviewed": "--reviewed",
}
_OF_EVENTS = {"document_id": "--document"}
_CODE_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is asked for; attributes as in `store.IncidentSelection`, and of events `document_id`."""

    words: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    party_id: str | None = None
    first: str | None = None
    last: str | None = None
    box: "Box | None" = field(default=None)
    min_killed: int | None = None
    max_killed: int | None = None
    min_sources: int | None = None
    min_score: float | None = None
    contradicted: bool | None = None
    reviewed: bool | None = None
    historical: bool | None = None
    document_id: str | None = None

    def of_incidents(self) -> "IncidentSelection":
        """The conditions on incidents.

        Raises:
            SettingsError: One is a condition on events alone.
        """
        from dotterel.store import IncidentSelection

        self._refuse(_OF_EVENTS, "events", "Add --events.")
        names = [one.name for one in fields(IncidentSelection)]
        return IncidentSelection(**{name: getattr(self, name) for name in names if hasattr(self, name)})

    def of_events(self) -> tuple["Selection", Callable[[ResolvedEvent], bool]]:
        """The conditions on events: those that the store can ask by, and a test of the rest.

        Raises:
            SettingsError: One is a condition on incidents alone.
        """
        from dotterel.store import Selection

        self._refuse(
            _OF_INCIDENTS, "incidents", "Leave it out, or write incidents; dotterel link puts events together."
        )
        selection = Selection(
            type=_only(self.types),
            quad=_only(self.quads),
            country=_only(self.countries),
            party=_only(self.parties),
            first=self.first,
            last=self.last,
            box=self.box,
            min_score=self.min_score,
            document_id=self.document_id,
        )
        return selection, self._holds

    def _holds(self, event: ResolvedEvent) -> bool:
        """Whether an event meets the conditions that have several answers, or that the store does not ask events by."""
        parties = {party.country for party in (*event.actors, *event.recipients)}
        return (
            (not self.types or event.type in self.types)
            and (not self.quads or event.quad in self.quads)
            and (not self.modes or not set(self.modes).isdisjoint(event.modes))
            and (not self.countries or (event.place is not None and event.place.country in self.countries))
            and (not self.parties or not parties.isdisjoint(self.parties))
            and (self.historical is None or event.historical == self.historical)
        )

    def _refuse(self, options: dict[str, str], of_what: str, remedy: str) -> None:
        for name, option in options.items():
            if getattr(self, name) not in (None, ()):
                raise SettingsError(f"{option} is a condition on {of_what}", remedy)


def _only(values: tuple[str, ...]) -> str | None:
    return values[0] if len(values) == 1 else None


def checked_codes(codes: list[str] | None, *, option: str) -> tuple[str, ...]:
    """Codes of countries or international bodies, in capital letters.

    Raises:
        SettingsError: One has not three letters.
    """
    for code in codes or ():
        if len(code) != _CODE_LETTERS or not code.isalpha():
            raise SettingsError(
                f"{option} {shown(code)!r} is no code of a country", "Give ISO 3166 alpha-3 codes, such as NER or MLI."
            )
    return tuple(code.upper() for code in codes or ())


def checked_standings(standings: list[str] | None) -> tuple[str, ...]:
    """Standings of incidents.

    Raises:
        SettingsError: There is no such standing.
    """
    known = get_args(Standing)
    for standing in standings or ():
        if standing not in known:
            raise SettingsError(f"there is no standing {shown(standing)!r}", f"Standings: {', '.join(known)}.")
    return tuple(standings or ())


def checked_box(text: str | None) -> "Box | None":
    """The box of ``south,west,north,east``.

    Raises:
        SettingsError: These are not four numbers, or no box on the globe.
    """
    if text is None:
        return None
    from dotterel.store import Box

    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError as fault:
        raise SettingsError(
            f"--box {shown(text)!r} is no box", "Give four numbers of degrees: south,west,north,east, as 11,0,24,16."
        ) from fault
    return Box(south=south, west=west, north=north, east=east)


def checked_span(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """First and last day, in ISO form.

    Raises:
        SettingsError: One is not a day written as YYYY-MM-DD, or the last lies before the first.
    """
    first, last = checked_date(first, option="--from"), checked_date(last, option="--to")
    if first is not None and last is not None and last < first:
        raise SettingsError(f"--to {last} lies before --from {first}", "Turn them round.")
    return first, last
