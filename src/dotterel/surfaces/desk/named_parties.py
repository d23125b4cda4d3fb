"""Parties that a list can be narrowed to: suggested by name, and found by it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dotterel.store import PartyTotal, Records, Store

MOST_SUGGESTED = 100
_ALL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A party that is suggested.

    Attributes:
        id: Its identifier in the actor register.
        value: What finds it: its name, or its identifier where another of them is called so too.
        words: Its name, country and number of incidents.
    """

    id: str
    value: str
    words: str


def suggested_parties(records: Records) -> tuple[Suggestion, ...]:
    """The parties of most incidents."""
    parties = records.totals.parties(limit=MOST_SUGGESTED)
    number = Counter(one.label.casefold() for one in parties)
    return tuple(
        Suggestion(
            id=one.id,
            value=one.label if number[one.label.casefold()] == 1 else one.id,
            words=f"{one.label}{f', {one.country}' if one.country else ''}: {one.incidents:,}",
        )
        for one in parties
    )


def with_party_ids(given: Iterable[tuple[str, str]], store: Store) -> list[tuple[str, str]]:
    """Parameters of an address in which a party stands by its identifier, also where it was asked for by name.

    A name that no party has, or several have, stays as it is.
    """
    with store.reading() as records:
        parties = records.totals.parties(limit=_ALL)
    return [(name, _id_of(value.strip(), parties) if name == "actor" else value) for name, value in given]


def party_label(records: Records, party_id: str | None) -> str:
    """What a party is called; empty where no incident has it."""
    if party_id is None:
        return ""
    return next((one.label for one in records.totals.parties(limit=_ALL) if one.id == party_id), "")


def _id_of(text: str, parties: Iterable[PartyTotal]) -> str:
    folded = text.casefold()
    ids = {one.id for one in parties if one.label.casefold() == folded}
    return ids.pop() if len(ids) == 1 and text not in {one.id for one in parties} else text
