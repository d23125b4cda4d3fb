"""Current incidents as columns in memory: every condition is a comparison of arrays, whatever else is asked for.

An index of the database answers the conditions that it was made for; a list of filters has thousands of combinations.
Over arrays, any of them takes a millisecond a hundred thousand incidents (docs/decisions/0022-totals.md).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from dotterel.store.dyad_keys import STATE_ORGANS, DyadKey, SideKey
from dotterel.store.incident_selections import Cursor, IncidentOrder, IncidentSelection
from dotterel.store.totals import Clusters

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Key = TypeVar("Key", bound=Hashable)

ROW_COLUMNS = (
    "number", "incident_id", "type", "modes", "quad", "standing", "historical", "date_precision", "search_from",
    "search_to", "sort_day", "place_name", "place_country", "place_admin1", "latitude", "longitude", "place_precision",
    "sort_killed", "contradicted", "sources", "decisions", "score", "priority",
    "killed_low", "killed_high", "injured_low", "injured_best", "injured_high",
)  # fmt: skip
"""Columns of `current_incidents` that are held, in the order in which `Loading.rows` takes them."""
PARTY_COLUMNS = ("incident", "role", "label", "register_id", "country", "sectors")
"""Columns of `incident_parties`, in the order in which `Loading.parties` takes them."""
_WORD_COLUMNS = (
    "type", "quad", "standing", "date_precision", "place_name", "place_country", "place_admin1", "place_precision",
)  # fmt: skip
TOLL_COLUMNS = ("killed_low", "killed_high", "injured_low", "injured_best", "injured_high")
"""Numbers of people, -1 where none is told."""
WIDE = ("admin1", "country", "region")
"""Precisions of places that are areas on the map, not points."""
_UNKNOWN = -1
_MOST_MATCHED = 48
"""Answers to conditions that are kept: a page asks a dozen questions under the same ones."""
_MOST_HELD = 32
"""Answers to single conditions that are kept: those of a country, of a standing or of a side come back in others."""


class Vocabulary(Generic[Key]):
    """Values by number, in the order in which they came; it only grows, so a number never changes its meaning."""

    def __init__(self) -> None:
        self._codes: dict[Key, int] = {}
        self.values: list[Key] = []

    def code(self, value: Key | None) -> int:
        """Number of a value, which is added where it is new; -1 for none."""
        if value is None:
            return _UNKNOWN
        found = self._codes.get(value)
        if found is None:
            found = len(self.values)
            self.values.append(value)
            self._codes[value] = found
        return found

    def known(self, values: Iterable[Key]) -> list[int]:
        """Numbers of those values that are there."""
        return [self._codes[value] for value in values if value in self._codes]

    def value(self, code: int) -> Key | None:
        """The value of a number; none for -1."""
        return None if code < 0 else self.values[code]


class Vocabularies:
    """The words of all columns, shared by all states of the columns."""

    def __init__(self) -> None:
        self.words: Vocabulary[str] = Vocabulary()
        """Types, modes, quads, standings, countries, precisions, names of places and of divisions."""
        self.days: Vocabulary[str] = Vocabulary()
        self.parties: Vocabulary[tuple[str | None, str, str | None]] = Vocabulary()
        """Register identifier with no more, or label and country of a party that has none."""
        self.labels: list[str] = []
        """What a party is called, by its number."""
        self.party_countries: list[str | None] = []

    def party(self, label: str, register_id: str | None, country: str | None) -> int:
        """Number of a party."""
        key = (None, label, country) if register_id is None else (register_id, "", None)
        code = self.parties.code(key)
        if code == len(self.labels):
            self.labels.append(label)
            self.party_countries.append(country)
        return code


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of one length, sorted by incident.

    Attributes:
        number: Number of the incident's version; shape (rows,).
        columns: By name, each of shape (rows,).
    """

    number: Ints
    columns: dict[str, NDArray[Any]]

    def without(self, numbers: Ints) -> "Table":
        """Without some incidents."""
        kept = ~np.isin(self.number, numbers)
        return Table(self.number[kept], {name: column[kept] for name, column in self.columns.items()})

    def joined(self, other: "Table") -> "Table":
        """With the rows of another."""
        number = np.concatenate((self.number, other.number))
        order = np.argsort(number, kind="stable")
        return Table(
            number[order],
            {name: np.concatenate((self.columns[name], other.columns[name]))[order] for name in self.columns},
        )


class Loading:
    """Columns that are being read, some rows at a time."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        """Args: what the words of the columns are numbered by."""
        self._vocabularies = vocabularies
        self._incidents: list[Table] = []
        self._modes: list[Table] = []
        self._parties: list[Table] = []

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Take rows of `ROW_COLUMNS`, in any order."""
        if not rows:
            return
        words, days = self._vocabularies.words.code, self._vocabularies.days.code
        told = dict(zip(ROW_COLUMNS, zip(*rows, strict=True), strict=True))
        number = np.array(told["number"], np.int64)
        columns: dict[str, NDArray[Any]] = {}
        for name in _WORD_COLUMNS:
            columns[name] = np.array([words(value) for value in told[name]], np.int32)
        for name in ("search_from", "search_to", "sort_day"):
            columns[name] = np.array([days(value or None) for value in told[name]], np.int32)
        for name in ("latitude", "longitude"):
            columns[name] = np.array([np.nan if value is None else value for value in told[name]], np.float64)
        for name in ("sort_killed", "sources", "decisions"):
            columns[name] = np.array(told[name], np.int64)
        for name in ("score", "priority"):
            columns[name] = np.array(told[name], np.float64)
        for name in TOLL_COLUMNS:
            columns[name] = np.array([_UNKNOWN if value is None else value for value in told[name]], np.int64)
        columns["incident_id"] = np.array(told["incident_id"], np.object_)
        columns["historical"] = np.array(told["historical"], np.bool_)
        columns["killed_contradicted"] = np.array(
            ["killed" in (value or "").split() for value in told["contradicted"]], np.bool_
        )
        columns["contradicted"] = np.array([bool(value) for value in told["contradicted"]], np.bool_)
        self._incidents.append(Table(number, columns))
        modes = [
            (one, words(mode))
            for one, told_modes in zip(told["number"], told["modes"], strict=True)
            if told_modes
            for mode in told_modes.split()
        ]
        if modes:
            numbers, codes = np.array(modes, np.int64).T
            self._modes.append(Table(numbers, {"mode": codes.astype(np.int32)}))

    def parties(self, rows: Sequence[Sequence[Any]]) -> None:
        """Take rows of `PARTY_COLUMNS`, those of one incident in the order of its parties."""
        if not rows:
            return
        words, party = self._vocabularies.words.code, self._vocabularies.party
        number, roles, labels, ids, countries, sectors = zip(*rows, strict=True)
        self._parties.append(
            Table(
                np.array(number, np.int64),
                {
                    "recipient": np.array([role == "recipient" for role in roles], np.bool_),
                    "party": np.array(list(map(party, labels, ids, countries)), np.int32),
                    "country": np.array([words(country) for country in countries], np.int32),
                    "organ": np.array([told.split(" ", 1)[0] in STATE_ORGANS for told in sectors], np.bool_),
                },
            )
        )

    def finished(self) -> "IncidentColumns":
        """The columns of all rows taken."""
        empty = IncidentColumns.empty(self._vocabularies)
        return IncidentColumns(
            self._vocabularies,
            _all(empty.incidents, self._incidents),
            _all(empty.modes, self._modes),
            _all(empty.parties, self._parties),
        )


class IncidentColumns:
    """The current incidents at one moment; never changed.

    Attributes:
        vocabularies: What the numbers in word columns stand for.
        incidents: A row an incident.
        modes: A row an incident and mode.
        parties: A row an incident, role and party.
        clusters: Maps of them that were asked for, by what was asked.
    """

    def __init__(self, vocabularies: Vocabularies, incidents: Table, modes: Table, parties: Table) -> None:
        """Args: as in the attributes."""
        self.vocabularies = vocabularies
        self.incidents = incidents
        self.modes = modes
        self.parties = parties
        self.clusters: dict[Hashable, Clusters] = {}
        self._ranked: dict[str, Ints] = {}
        self._matched: dict[tuple[IncidentSelection, tuple[str, ...]], Mask] = {}
        self._held: dict[tuple[str, Hashable], Mask] = {}

    @classmethod
    def empty(cls, vocabularies: Vocabularies) -> "IncidentColumns":
        """Of a store without incidents."""
        whole, small, real, flag = np.int64, np.int32, np.float64, np.bool_
        kinds: dict[str, type] = dict.fromkeys((*_WORD_COLUMNS, "search_from", "search_to", "sort_day"), small)
        kinds |= {"latitude": real, "longitude": real, "sort_killed": whole, "sources": whole, "decisions": whole}
        kinds |= {"score": real, "priority": real, "historical": flag, "contradicted": flag}
        kinds |= {"incident_id": np.object_, "killed_contradicted": flag, **dict.fromkeys(TOLL_COLUMNS, whole)}

        def table(kinds: dict[str, type]) -> Table:
            return Table(np.empty(0, whole), {name: np.empty(0, kind) for name, kind in kinds.items()})

        return cls(
            vocabularies,
            table(kinds),
            table({"mode": small}),
            table({"recipient": flag, "party": small, "country": small, "organ": flag}),
        )

    def changed(self, numbers: Ints, now: "IncidentColumns") -> "IncidentColumns":
        """With some incidents as they now are; those that are not among them now are no more."""
        return IncidentColumns(
            self.vocabularies,
            self.incidents.without(numbers).joined(now.incidents),
            self.modes.without(numbers).joined(now.modes),
            self.parties.without(numbers).joined(now.parties),
        )

    def __len__(self) -> int:
        return len(self.incidents.number)

    def column(self, name: str) -> NDArray[Any]:
        """A column of the incidents."""
        return self.incidents.columns[name]

    @property
    def killed(self) -> Floats:
        """Best number killed, 0 where none is told; exact up to 2**53."""
        return self.killed_toll.best

    def _toll(self, role: str) -> "TollColumns":
        low, high = self.column(f"{role}_low"), self.column(f"{role}_high")
        best = self.column("sort_killed" if role == "killed" else f"{role}_best")
        told = (low >= 0) | (best >= 0) | (high >= 0)
        is_plain = (best >= 0) & (low < 0) & (high < 0)
        known_end = np.maximum(np.maximum(low, best), 0)
        return TollColumns(
            told=told,
            low=np.where(is_plain, best, np.maximum(low, 0)).astype(np.float64),
            best=np.maximum(best, 0).astype(np.float64),
            high=np.where(high >= 0, high, known_end).astype(np.float64),
            is_open=told & (high < 0) & ~is_plain,
        )

    @cached_property
    def killed_toll(self) -> "TollColumns":
        """Of the killed."""
        return self._toll("killed")

    @cached_property
    def injured_toll(self) -> "TollColumns":
        """Of the injured."""
        return self._toll("injured")

    @cached_property
    def mode_rows(self) -> Ints:
        """Row of the incident, by row of `modes`."""
        return np.searchsorted(self.incidents.number, self.modes.number)

    @cached_property
    def party_rows(self) -> Ints:
        """Row of the incident, by row of `parties`."""
        return np.searchsorted(self.incidents.number, self.parties.number)

    @cached_property
    def days(self) -> list[str]:
        """All days of the store, sorted as texts."""
        return sorted(self.vocabularies.days.values)

    @cached_property
    def _day_ranks(self) -> Ints:
        """Place in `days` by number of the day; the last one, for days that are not known, is -1."""
        place = {day: rank for rank, day in enumerate(self.days)}
        return np.array([place.get(day, _UNKNOWN) for day in self.vocabularies.days.values] + [_UNKNOWN], np.int64)

    def day_ranks(self, name: str) -> Ints:
        """A column of days as places in `days`; -1 where not known."""
        ranks = self._ranked.get(name)
        if ranks is None:
            ranks = self._ranked[name] = self._day_ranks[self.column(name)]
        return ranks

    @cached_property
    def sort_days(self) -> Ints:
        """What lists are sorted by, as a place in `days`: the last day known, else that of the first report; or -1."""
        return self.day_ranks("sort_day")

    @cached_property
    def told_days(self) -> Ints:
        """Last day known as a place in `days`; -1 where none is."""
        undated = self.day_ranks("search_to") == _UNKNOWN
        return np.where(undated, np.int64(_UNKNOWN), self.sort_days)

    @cached_property
    def ordinals(self) -> Ints:
        """By place in `days`: days since the year 1, as in `datetime.date`; 0 where it is no day. The last one is 0."""
        return np.array([*map(_ordinal, self.days), 0], np.int64)

    @cached_property
    def widths(self) -> Ints:
        """Number of days that each lies within; those open at an end are very wide."""
        first, last = (self.ordinals[self.day_ranks(name)] for name in ("search_from", "search_to"))
        return last - first + 1

    @cached_property
    def quad_kinds(self) -> tuple[list[str], Ints]:
        """The quad categories that there are, and by row which of them it is."""
        codes, kinds = np.unique(self.column("quad"), return_inverse=True)
        return [self.vocabularies.words.values[code] for code in codes], kinds

    @cached_property
    def is_wide(self) -> Mask:
        """Whether the place of each is known only as an area."""
        wide: Mask = np.isin(self.column("place_precision"), self.vocabularies.words.known(WIDE))
        return wide

    @cached_property
    def wide_places(self) -> Ints:
        """By row the number of its place, if that is an area with coordinates; else -1.

        Places are the same that agree in name, precision, country, division and coordinates.
        """
        found = np.full(len(self), _UNKNOWN, np.int64)
        rows = np.flatnonzero(self.is_wide & self.is_placed)
        number = np.zeros(len(rows), np.int64)
        for name in ("place_precision", "place_name", "place_country", "place_admin1", "latitude", "longitude"):
            values, which = np.unique(self.column(name)[rows], return_inverse=True)
            number = np.unique(number * max(len(values), 1) + which, return_inverse=True)[1]
        found[rows] = number
        return found

    @cached_property
    def is_placed(self) -> Mask:
        """Whether each has coordinates."""
        placed: Mask = ~(np.isnan(self.column("latitude")) | np.isnan(self.column("longitude")))
        return placed

    @cached_property
    def mode_pairs(self) -> tuple[Ints, Ints]:
        """Rows and modes, each pair once."""
        return _pairs(self.mode_rows, self.modes.columns["mode"])

    @cached_property
    def country_pairs(self) -> tuple[Ints, Ints]:
        """Rows and countries of parties, each pair once."""
        return _pairs(self.party_rows, self.parties.columns["country"])

    @cached_property
    def register_pairs(self) -> tuple[Ints, Ints]:
        """Rows and parties of the actor register, each pair once."""
        keys = self.vocabularies.parties.values
        is_known = np.array([one is not None for one, _, _ in keys], np.bool_)
        parties = self.parties.columns["party"]
        told = is_known[parties] if len(parties) else np.zeros(0, np.bool_)
        return _pairs(self.party_rows[told], parties[told])

    @cached_property
    def country_dyads(self) -> "Dyads":
        """Who against whom, by country."""
        return self._dyads("country")

    @cached_property
    def party_dyads(self) -> "Dyads":
        """Who against whom, by party."""
        return self._dyads("party")

    def matching(
        self, selection: IncidentSelection, *, with_words: Mask | None = None, without: Sequence[str] = ()
    ) -> Mask:
        """Which incidents meet the conditions, by row; not to be written to.

        Args:
            selection: The conditions.
            with_words: Which rows hold its words; none where it asks for no words.
            without: Names of conditions that are left out.
        """
        key = (selection, tuple(without))
        found = self._matched.get(key)
        if found is None:
            found = np.ones(len(self), np.bool_)
            for name, holds in self._conditions(selection, without):
                if name not in without:
                    found &= holds
            found.setflags(write=False)
            if len(self._matched) >= _MOST_MATCHED:
                self._matched = {}  # in one step: several threads may ask
            self._matched[key] = found
        return found if with_words is None else found & with_words

    def _conditions(self, wanted: IncidentSelection, without: Sequence[str]) -> Iterable[tuple[str, Mask]]:
        for name, column in (
            ("types", "type"),
            ("quads", "quad"),
            ("standings", "standing"),
            ("countries", "place_country"),
            ("divisions", "place_admin1"),
            ("places", "place_name"),
            ("precisions", "place_precision"),
        ):
            values = getattr(wanted, name)
            if values and name not in without:
                yield name, self._once(name, values, partial(self._is_any_of, column, values))
        if wanted.modes and "modes" not in without:
            yield "modes", self._once("modes", wanted.modes, partial(self._with_any_mode, wanted.modes))
        if wanted.parties and "parties" not in without:
            yield "parties", self._once("parties", wanted.parties, partial(self._with_any_party, wanted.parties))
        if wanted.party_id is not None:
            known = self.vocabularies.parties.known([(wanted.party_id, "", None)])
            yield "party_id", self._holding(self.party_rows[_any_of(self.parties.columns["party"], known)])
        if wanted.dyads:
            yield "dyads", self._once("dyads", wanted.dyads, partial(self._of_any_dyad, wanted.dyads))
        if wanted.first is not None and "first" not in without:
            yield "first", self.day_ranks("search_to") >= bisect_left(self.days, wanted.first)
        if wanted.last is not None and "last" not in without:
            starts = self.day_ranks("search_from")
            yield "last", (starts >= 0) & (starts < bisect_right(self.days, wanted.last))
        if wanted.within is not None and not {"first", "last"} & set(without):
            starts, ends = self.day_ranks("search_from"), self.day_ranks("search_to")
            first = 0 if wanted.first is None else bisect_left(self.days, wanted.first)
            last = len(self.days) if wanted.last is None else bisect_right(self.days, wanted.last)
            inside = (starts >= first) & (ends < last)
            yield "within", self.is_dated & (inside if wanted.within else ~inside)
        yield from self._further_conditions(wanted)

    def _once(self, name: str, values: Hashable, found: Callable[[], Mask]) -> Mask:
        """The answer to one condition, kept for other selections that hold it too."""
        key = (name, values)
        held = self._held.get(key)
        if held is None:
            held = found()
            if len(self._held) >= _MOST_HELD:
                self._held = {}  # in one step: several threads may ask
            self._held[key] = held
        return held

    def _is_any_of(self, column: str, values: Sequence[str]) -> Mask:
        return _any_of(self.column(column), self.vocabularies.words.known(values))

    def _with_any_mode(self, modes: Sequence[str]) -> Mask:
        told = _any_of(self.modes.columns["mode"], self.vocabularies.words.known(modes))
        return self._holding(self.mode_rows[told])

    def _with_any_party(self, countries: Sequence[str]) -> Mask:
        told = _any_of(self.parties.columns["country"], self.vocabularies.words.known(countries))
        return self._holding(self.party_rows[told])

    def _of_any_dyad(self, dyads: Sequence[str]) -> Mask:
        found = np.zeros(len(self), np.bool_)
        for dyad in dyads:
            found |= self._facing(DyadKey.parse(dyad))
        return found

    def _further_conditions(self, wanted: IncidentSelection) -> Iterable[tuple[str, Mask]]:
        if wanted.box is not None:
            yield "box", self.within(wanted.box.south, wanted.box.north, wanted.box.spans)
        killed = self.column("sort_killed")
        if wanted.min_killed is not None:
            yield "min_killed", killed >= wanted.min_killed
        if wanted.max_killed is not None:
            yield "max_killed", (killed >= 0) & (killed <= wanted.max_killed)
        if wanted.with_toll is not None:
            yield "with_toll", self.killed_toll.told == wanted.with_toll
        if wanted.min_sources is not None:
            yield "min_sources", self.column("sources") >= wanted.min_sources
        if wanted.max_sources is not None:
            yield "max_sources", self.column("sources") <= wanted.max_sources
        if wanted.dated is not None:
            yield "dated", self.is_dated == wanted.dated
        if wanted.placed is not None:
            yield "placed", (self.column("place_country") != _UNKNOWN) == wanted.placed
        if wanted.min_score is not None:
            yield "min_score", self.column("score") >= wanted.min_score
        if wanted.contradicted is not None:
            yield "contradicted", self.column("contradicted") == wanted.contradicted
        if wanted.reviewed is not None:
            yield "reviewed", (self.column("decisions") > 0) == wanted.reviewed
        if wanted.historical is not None:
            yield "historical", self.column("historical") == wanted.historical
        if wanted.changed_after is not None:
            yield "changed_after", self.incidents.number > wanted.changed_after

    @property
    def is_dated(self) -> Mask:
        """Whether any day of each is known."""
        dated: Mask = self.column("search_to") != _UNKNOWN
        return dated

    def _facing(self, dyad: DyadKey) -> Mask:
        """Which incidents are of a dyad, by row."""
        is_recipient = self.parties.columns["recipient"]
        actor, recipient = self._is_side(dyad.actor), self._is_side(dyad.recipient)
        if not dyad.mutual:
            return self._holding(self.party_rows[actor & ~is_recipient]) & self._holding(
                self.party_rows[recipient & is_recipient]
            )
        facing = ~self._holding(self.party_rows[is_recipient]) & ~self._of_one_state(
            (actor | recipient) & ~is_recipient
        )
        if dyad.actor == dyad.recipient:
            number = np.bincount(self.party_rows[actor & ~is_recipient], minlength=len(self))
            return facing & (number > 1)
        one, other = (self._holding(self.party_rows[side & ~is_recipient]) for side in (actor, recipient))
        return facing & one & other

    def _of_one_state(self, chosen: Mask) -> Mask:
        """In which incidents all chosen rows of `parties` are of one side by `_own_states`, by row."""
        rows, states = self.party_rows[chosen], self._own_states[chosen]
        least, greatest = _ends_of_runs(rows, states)
        found = np.zeros(len(self), np.bool_)
        found[_firsts(rows)] = (least == greatest) & (least != _UNKNOWN)
        return found

    @cached_property
    def _own_states(self) -> Ints:
        """Whose organ each row of `parties` is, where actors of another country stand in the same incident; else -1.

        Actors with the same state here face the others together, not each other.
        """
        countries = self.parties.columns["country"].astype(np.int64)
        told = ~self.parties.columns["recipient"] & (countries != _UNKNOWN)
        rows = self.party_rows[told]
        least, greatest = _ends_of_runs(rows, countries[told])
        is_foreign = np.zeros(len(self), np.bool_)
        is_foreign[_firsts(rows)] = least != greatest
        own = told & self.parties.columns["organ"] & is_foreign[self.party_rows]
        return np.where(own, countries, np.int64(_UNKNOWN))

    def _is_side(self, side: SideKey) -> Mask:
        """Which rows of `parties` are a side of a dyad."""
        return _any_of(self.parties.columns["party" if side.is_party else "country"], self._side_codes(side))

    def _side_codes(self, side: SideKey) -> list[int]:
        """The number of a side's word or party; none where no incident has it."""
        if not side.is_party:
            return [_UNKNOWN] if side.country is None else self.vocabularies.words.known([side.country])
        key = (side.id, "", None) if side.id is not None else (None, side.label or "", side.country)
        return self.vocabularies.parties.known([key])

    def places_of_dyads(self, keys: Sequence[DyadKey]) -> "tuple[Dyads, Ints]":
        """All dyads of the level of some, and by the number of each its place among these; -1 for others.

        Args:
            keys: Dyads of one level, each once.
        """
        dyads = self.party_dyads if keys and keys[0].actor.is_party else self.country_dyads
        places = np.full(len(dyads.actors), _UNKNOWN, np.int64)
        for place, key in enumerate(keys):
            for actor in self._side_codes(key.actor):
                for recipient in self._side_codes(key.recipient):
                    is_one = (dyads.actors == actor) & (dyads.recipients == recipient) & (dyads.mutual == key.mutual)
                    if key.mutual:
                        is_one |= (dyads.actors == recipient) & (dyads.recipients == actor) & dyads.mutual
                    places[is_one] = place
        return dyads, places

    def within(self, south: float, north: float, spans: Sequence[tuple[float, float]]) -> Mask:
        """Which incidents lie in a box, by row.

        Args:
            south: Degrees.
            north: Degrees.
            spans: West and east edges, as in `Box.spans`.
        """
        latitude, longitude = self.column("latitude"), self.column("longitude")
        beside = np.zeros(len(self), np.bool_)
        for west, east in spans:
            beside |= (longitude >= west) & (longitude <= east)
        return beside & (latitude >= south) & (latitude <= north)

    def first_numbers(
        self, mask: Mask, order: IncidentOrder, *, descending: bool, after: Cursor | None, limit: int
    ) -> list[int]:
        """Numbers of the first incidents of a list.

        Args:
            mask: Those that the list is of, by row.
            order: What it is sorted by; among equals by number.
            descending: Whether the greatest comes first.
            after: Where the page before ended.
            limit: Most of them.
        """
        values = self._values(order)
        if after is not None:
            end = self._value(after, order)
            if descending:
                mask = mask & ((values < end) | ((values == end) & (self.incidents.number < after.number)))
            else:
                mask = mask & ((values > end) | ((values == end) & (self.incidents.number > after.number)))
        rows = np.flatnonzero(mask)
        wanted = values[rows] if descending else -values[rows]
        if len(rows) > limit:
            least = np.partition(wanted, len(rows) - limit)[len(rows) - limit]
            better, equal = rows[wanted > least], rows[wanted == least]
            room = limit - len(better)
            rows = np.concatenate((better, equal[len(equal) - room :] if descending else equal[:room]))
            wanted = values[rows] if descending else -values[rows]
        return [
            int(number) for number in self.incidents.number[rows[np.lexsort((-rows if descending else rows, -wanted))]]
        ]

    def _values(self, order: IncidentOrder) -> NDArray[Any]:
        if order == "time":
            return self.sort_days
        if order == "changed":
            return self.incidents.number
        return self.column({"killed": "sort_killed"}.get(order, order))

    def _value(self, after: Cursor, order: IncidentOrder) -> float:
        if order != "time":
            return float(after.value) if order == "priority" else int(after.value)
        if not after.value:
            return _UNKNOWN
        day = str(after.value)
        place = bisect_left(self.days, day)
        return place if self.days[place : place + 1] == [day] else place - 0.5

    def holding_numbers(self, numbers: Ints) -> Mask:
        """Which rows are those of some incidents; numbers of others are passed over."""
        known = self.incidents.number
        found = np.zeros(int(max(known.max(initial=0), numbers.max(initial=0))) + 1, np.bool_)
        found[numbers] = True
        held: Mask = found[known]
        return held

    def _holding(self, rows: Ints) -> Mask:
        found = np.zeros(len(self), np.bool_)
        found[rows] = True
        return found

    def _dyads(self, column: str) -> "Dyads":
        rows, sides = self.party_rows, self.parties.columns[column].astype(np.int64)
        is_recipient = self.parties.columns["recipient"]
        actor_rows, actors = rows[~is_recipient], sides[~is_recipient]
        recipient_rows, recipients = rows[is_recipient], sides[is_recipient]
        # Every actor with every recipient of its incident; where there are none, with every later actor that does not
        # stand beside it for the same state against another.
        starts, ends = (np.searchsorted(recipient_rows, actor_rows, side) for side in ("left", "right"))
        one, other = _crossed(starts, ends)
        alone = np.flatnonzero(starts == ends)
        later_ends = np.searchsorted(actor_rows, actor_rows[alone], "right")
        first, second = _crossed(alone + 1, later_ends)
        first = alone[first]
        states = self._own_states[~is_recipient]
        apart = (states[first] == _UNKNOWN) | (states[first] != states[second])
        first, second = first[apart], second[apart]
        row = np.concatenate((actor_rows[one], actor_rows[first]))
        left = np.concatenate((actors[one], np.minimum(actors[first], actors[second])))
        right = np.concatenate((recipients[other], np.maximum(actors[first], actors[second])))
        mutual = np.concatenate((np.zeros(len(one), np.int64), np.ones(len(first), np.int64)))
        size = int(sides.max(initial=_UNKNOWN)) + 2  # numbers from -1
        keys, which = np.unique(((left + 1) * size + right + 1) * 2 + mutual, return_inverse=True)
        told_rows, told = _pairs(row, which)
        return Dyads(
            rows=told_rows,
            which=told,
            actors=keys // 2 // size - 1,
            recipients=keys // 2 % size - 1,
            mutual=(keys % 2).astype(np.bool_),
        )


@dataclass(frozen=True, slots=True)
class TollColumns:
    """Numbers of people by incident; each of shape (rows,).

    Attributes:
        told: Whether any number is.
        low: Lowest; 0 where none is told. Where the best number is all that is told, it is lowest and highest too.
        best: Best; 0 where there is none.
        high: Highest, or the greatest number told where it is open.
        is_open: Whether the upper end of a told number is not known.
    """

    told: Mask
    low: Floats
    best: Floats
    high: Floats
    is_open: Mask


@dataclass(frozen=True, slots=True)
class Dyads:
    """Who against whom.

    Attributes:
        rows: Row of the incident; shape (pairs,).
        which: Number of the dyad; shape (pairs,). An incident holds a dyad once.
        actors: Number of the side's word or party; shape (dyads,).
        recipients: As `actors`.
        mutual: Whether both are actors; shape (dyads,).
    """

    rows: Ints
    which: Ints
    actors: Ints
    recipients: Ints
    mutual: Mask


def _all(empty: Table, tables: Sequence[Table]) -> Table:
    if not tables:
        return empty
    number = np.concatenate([table.number for table in tables])
    order = np.argsort(number, kind="stable")
    return Table(
        number[order],
        {name: np.concatenate([table.columns[name] for table in tables])[order] for name in empty.columns},
    )


def _any_of(column: NDArray[Any], codes: Sequence[int]) -> Mask:
    found = np.zeros(len(column), np.bool_)
    for code in codes:
        found |= column == code
    return found


def _pairs(rows: Ints, codes: NDArray[Any]) -> tuple[Ints, Ints]:
    """Pairs of row and code, each once; codes from -1."""
    size = int(codes.max(initial=_UNKNOWN)) + 2
    keys = np.unique(rows * size + codes.astype(np.int64) + 1)
    return keys // size, keys % size - 1


def _firsts(rows: Ints) -> Ints:
    """Each of the rows once; they rise."""
    return rows[_starts(rows)]


def _starts(rows: Ints) -> Ints:
    """Where each run of the same row begins; rows rise."""
    return np.flatnonzero(np.diff(rows, prepend=_UNKNOWN))


def _ends_of_runs(rows: Ints, values: Ints) -> tuple[Ints, Ints]:
    """Least and greatest value of each run of the same row; rows rise."""
    if not len(rows):
        return values, values
    starts = _starts(rows)
    return np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)


def _crossed(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Each place in the arrays with every number from its start up to its end."""
    lengths = np.maximum(ends - starts, 0)
    one = np.repeat(np.arange(len(starts)), lengths)
    other = (
        np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(starts, lengths)
    )
    return one, other


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
