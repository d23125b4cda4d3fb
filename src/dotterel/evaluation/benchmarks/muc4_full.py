"""MUC-4 incidents in full: type, date, place, tolls, and the organisation said to have done it, and how surely."""

from collections.abc import Callable, Mapping, Sequence

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.figures import Figure, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.benchmarks.muc4 import COUNTRIES, MucIncident, incidents_of, read_text
from dotterel.evaluation.benchmarks.muc4_entities import entities_of
from dotterel.evaluation.benchmarks.muc4_nouns import normal, plain, without_accents
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs
from dotterel.model import Count, Document, ResolvedEvent

AUTHORITIES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors whose word makes a suspicion one of the authorities."""

_UNKNOWN = "unknown-place"
"""Rule of a place whose words no gazetteer has; only its state was inferred."""
_VALUES = {"values": [str]}
_SLOTS = ("type", "date", "country", "place", "killed", "injured", "perp_organization", "perp_org_confidence")
_PAIR = 1e-6


class Muc4Full:
    """Incidents with their slots, paired one to one by how many slots agree."""

    name = "muc4_full"
    about = "MUC-4 incidents with type, date, place, tolls and organisation"
    form: Form = {  # noqa: RUF012
        "id": str,
        "text": str,
        "text_mixed_case?": (str, None),
        "incidents": [
            {
                "optional": bool,
                "type": [str],
                "date": ({"alternatives": [{"earliest": (str, None), "latest": (str, None)}]}, None),
                "place": ({"country": (str, None), "alternatives": [[{"name": str}]]}, None),
                "killed": (int, None),
                "injured": (int, None),
                "perp_organization": [_VALUES],
                "perp_org_confidence": [_VALUES],
            }
        ],
    }
    id_field = "id"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`; the text in both cases where the data has it."""
        return read_text(item["id"], item.get("text_mixed_case") or item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`."""
        return [
            {
                "id": item["id"],
                "incidents": [_answer(one, document) for one in incidents_of(events, document.published)],
            }
        ]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 of incidents with the right type; of documents that have any; and of each slot of the paired ones."""
        incidents, documents = Counts(), Counts()
        slots = dict.fromkeys(_SLOTS, Counts())
        for item in items:
            given: Sequence[Row] = [one for row in answers.get(item["id"], ()) for one in row["incidents"]]
            gold = [one for one in item["incidents"] if not one["optional"]]
            documents += Counts(
                right=bool(item["incidents"] and given), given=bool(given), wanted=bool(item["incidents"])
            )
            incidents += Counts(given=len(given), wanted=len(gold))
            paired = dict(_pairs(gold, given))
            for number, one in enumerate(gold):
                answer = given[paired[number]] if number in paired else None
                incidents += Counts(right=bool(answer and _agreement(one, answer)["type"]))
                for slot, counts in _slot_counts(one, answer).items():
                    slots[slot] += counts
        return (
            found("incidents with right type", incidents),
            found("documents with incidents", documents),
            *(found(slot.replace("_", " "), counts) for slot, counts in slots.items()),
        )


def _answer(incident: MucIncident, document: Document) -> Row:
    organisation, confidence = _organisation(incident, document.text)
    return {
        "type": incident.type,
        "date": _day(incident) or document.published,
        "country": _country(incident),
        "place": _place(incident),
        "killed": _toll(incident, lambda event: event.killed),
        "injured": _toll(incident, lambda event: event.injured),
        "perp_organization": organisation,
        "perp_org_confidence": confidence,
    }


def _day(incident: MucIncident) -> str | None:
    """The first day of the narrowest date told."""
    dates = [event.date for event in incident.events if event.date and event.date.first]
    first = next((date for date in dates if date.precision == "day"), next(iter(dates), None))
    if first is None or first.first is None:
        return None
    lengths = {"month": 7, "year": 4}
    return first.first[: lengths.get(first.precision or "", 10)]


def _country(incident: MucIncident) -> str | None:
    codes = [event.place.country for event in incident.events if event.place]
    codes += [actor.country for actor in (*incident.recipients, *incident.actors)]
    return next((COUNTRIES[code] for code in codes if code in COUNTRIES), None)


def _place(incident: MucIncident) -> str | None:
    """The narrowest place below a country, in plain capitals."""
    told = [event.place for event in incident.events if event.place]
    places = [place for place in told if place.precision != "country" or place.rule.startswith(_UNKNOWN)]
    name = next((place.name for place in places if place.name and place.precision != "country"), None)
    name = name or next((plain(place.text) for place in places), None)
    return _capitals(name) if name else None


def _toll(incident: MucIncident, toll: Callable[[ResolvedEvent], Count | None]) -> int | None:
    numbers = [count.low or count.high for event in incident.events if (count := toll(event)) is not None]
    return max((number for number in numbers if number), default=None)


def _organisation(incident: MucIncident, text: str) -> tuple[str | None, str | None]:
    """The organisation of the surest event that names one, and how sure its being behind it is."""
    for event in incident.events:
        names = entities_of([MucIncident(type=incident.type, events=(event,))], text)["PerpOrg"]
        if names:
            return _capitals(names[0][0]), confidence_of(event)
    return None, None


def confidence_of(event: ResolvedEvent) -> str:
    """MUC-4's confidence in who did it, from the standing of the event.

    What the writer vouches for is REPORTED AS FACT; what the doer itself says is CLAIMED OR ADMITTED; what the
    authorities say is SUSPECTED OR ACCUSED BY AUTHORITIES, what others say SUSPECTED OR ACCUSED; what nobody is said to
    say is POSSIBLE.
    """
    source = event.claim.source
    if event.claim.status == "asserted":
        return "REPORTED AS FACT"
    if source is None:
        return "POSSIBLE"
    if any(_same_party(source.text, actor.text) or (source.id and source.id == actor.id) for actor in event.actors):
        return "CLAIMED OR ADMITTED"
    if AUTHORITIES.intersection(source.sectors[:1]):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "SUSPECTED OR ACCUSED"


def _same_party(first: str, second: str) -> bool:
    return normal(first) == normal(second)


def _capitals(text: str) -> str:
    return without_accents(text).upper()


def _pairs(gold: Sequence[Row], given: Sequence[Row]) -> list[tuple[int, int]]:
    gains = []
    for one in gold:
        agreements = [_agreement(one, answer) for answer in given]
        gains.append([_PAIR + sum(map(bool, agreement.values())) for agreement in agreements])
    return best_pairs(gains)


def _agreement(gold: Row, given: Row) -> dict[str, bool | None]:
    """Whether each slot agrees; none where the gold says nothing of it."""
    place, date = gold["place"], gold["date"]
    below_country = place and any(len(chain) > 1 for chain in place["alternatives"])
    organisations = {normal(name) for entity in gold["perp_organization"] for name in entity["values"]}
    confidences = {value for entity in gold["perp_org_confidence"] for value in entity["values"]}
    return {
        "type": given["type"] in gold["type"] if gold["type"] else None,
        "date": _within(given["date"], date["alternatives"]) if date else None,
        "country": (given["country"] or "").upper() == place["country"] if place else None,
        "place": _is_named(given["place"], place["alternatives"]) if below_country else None,
        "killed": given["killed"] == gold["killed"] if gold["killed"] else None,
        "injured": given["injured"] == gold["injured"] if gold["injured"] else None,
        "perp_organization": normal(given["perp_organization"] or "") in organisations if organisations else None,
        "perp_org_confidence": given["perp_org_confidence"] in confidences if confidences else None,
    }


_NO_ANSWER: Row = dict.fromkeys(_SLOTS)


def _slot_counts(gold: Row, given: Row | None) -> dict[str, Counts]:
    """Counts of each slot of one gold incident.

    A place below the country, or a toll, counts as given only where the gold says what it is.
    """
    counts: dict[str, Counts] = {}
    for slot, agrees in _agreement(gold, given or _NO_ANSWER).items():
        unknowable = agrees is None and (slot == "place" or (slot in ("killed", "injured") and gold[slot] is None))
        counts[slot] = Counts(
            right=bool(given and agrees),
            given=bool(given and given[slot] and not unknowable),
            wanted=agrees is not None,
        )
    return counts


def _within(day: str | None, alternatives: Sequence[Row]) -> bool:
    """Whether a day, or a month, lies in one of the gold's intervals."""
    if not day:
        return False
    for one in alternatives:
        first, last = one["earliest"], one["latest"]
        if first and last and first[: len(day)] <= day and day[: len(last)] <= last:
            return True
        if not first and last and day <= last:
            return True
    return False


def _is_named(name: str | None, alternatives: Sequence[Sequence[Row]]) -> bool:
    return bool(name) and any(
        (name or "").upper() == place["name"].upper() for chain in alternatives for place in chain
    )
