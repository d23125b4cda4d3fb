"""Countries and parties that a list can be narrowed to: suggested by name, and found by it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dotterel.codebook import load_codebook
from dotterel.codebook.crosswalks import country_named, is_country
from dotterel.pipeline import register_in_use
from dotterel.resolution.actors import fold, parties_named
from dotterel.store import PartyTotal, Records, Store
from dotterel.surfaces.desk.questions import Held, code_remedy

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


class NotUnderstood(ValueError):
    """A name that no country and no party has, or several have; the message says which."""


def with_names_understood(
    given: Iterable[tuple[str, str]], store: Store, held: Held
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Parameters of an address with codes and identifiers in the place of names, and what was not understood.

    A country may be given by any name that it has in the actor register, a party beside it by a name that it has in the
    store's incidents or there; a party that is named stands as ``actor``, behind all others, so that it is the one
    asked for. What was not understood is left out.

    Args:
        given: Names and values, as they stand in the address.
        store: An open store.
        held: As in `read_question`.
    """
    found, named, faults = [], [], []
    for name, value in with_party_ids(given, store):
        text = value.replace("\0", " ").strip()
        if name not in ("country", "party") or not text or _is_code(name, text, held):
            found.append((name, value))
            continue
        try:
            code = _country_meant(text)
            if code is not None:
                found.append((name, code))
            elif name == "party":
                named.append(("actor", _party_meant(text, store)))
            else:
                raise NotUnderstood(f"no country is called so; give its usual English name, or {code_remedy(name)}")
        except NotUnderstood as fault:
            faults.append(f"{name}={text[:60]}: {fault}")
    return [*found, *named], tuple(faults)


def _is_code(name: str, text: str, held: Held) -> bool:
    international = {one.code for one in load_codebook().international} if name == "party" else set()
    is_known = is_country(text.upper()) or text.upper() in international
    return is_known or text.casefold() in {one.casefold() for one in held(name)}


def _country_meant(text: str) -> str | None:
    """The code of a country by one of its names; none where no country has it."""
    usual = country_named(text)
    if usual is not None:
        return usual
    forms = [form for form in register_in_use().forms(fold(text)) if form.entry.kind == "state" and form.use == "name"]
    states = {form.entry.id: form.entry.name for form in forms}
    if len(states) > 1:
        told = " or ".join(f"{code} ({name})" for code, name in states.items())
        raise NotUnderstood(f"several countries are called so: write {told}")
    return next(iter(states), None)


def _party_meant(text: str, store: Store) -> str:
    """The identifier of a party by its name, or the identifier itself."""
    with store.reading() as records:
        parties = records.totals.parties(limit=_ALL)
    text_or_id = _id_of(text, parties)
    if text_or_id in {one.id for one in parties}:
        return text_or_id
    called = [one for one in parties if one.label.casefold() == text.casefold()]
    meant = parties_named(text, register_in_use())
    if not called and meant.party is not None and meant.party.id is not None:
        return meant.party.id
    several = {one.id: f"{one.id} ({one.country or 'no country'})" for one in called}
    several |= {one.party.id: f"{one.party.id} ({one.party.name})" for one in meant.candidates if one.party.id}
    if several:
        raise NotUnderstood(f"several parties are called so: write {' or '.join(several.values())}")
    raise NotUnderstood(
        f"no country and no party is called so; give a name of the actor register, or {code_remedy('party')}"
    )


def party_label(records: Records, party_id: str | None) -> str:
    """What a party is called; empty where no incident has it."""
    if party_id is None:
        return ""
    return next((one.label for one in records.totals.parties(limit=_ALL) if one.id == party_id), "")


def value_of_party(records: Records, party_id: str) -> str:
    """What finds a party by name: what it is called, or its identifier where another is called so too."""
    parties = records.totals.parties(limit=_ALL)
    label = next((one.label for one in parties if one.id == party_id), party_id)
    return label if _id_of(label, parties) == party_id else party_id


def _id_of(text: str, parties: Iterable[PartyTotal]) -> str:
    folded = text.casefold()
    ids = {one.id for one in parties if one.label.casefold() == folded}
    return ids.pop() if len(ids) == 1 and text not in {one.id for one in parties} else text
