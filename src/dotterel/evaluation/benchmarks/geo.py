"""Toponyms of news (LGL, Lieberman et al. 2010; GeoVirus, Gritta et al. 2018): found in the text and on the map."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.figures import Figure, answered, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.metrics import Counts
from dotterel.model import Document, Place, ResolvedEvent, Span
from dotterel.resolution.places import Gazetteer, PlaceContext, SqliteGazetteer, find_toponyms, resolve_place, survey
from dotterel.resolution.places.geometry import kilometres

FAR_KM = 161.0
"""The usual distance within which a place counts as found: 100 miles."""

_NO_POINT = frozenset(("Demonym", "Language", "Homonym"))
"""Kinds of mention that the data's authors leave out of the distances."""


class Geo:
    """Names found in a text by us, each with its place; and the places that we give to the names that the gold has."""

    name = "geo"
    about = "toponyms: where they stand in the text and on the map"
    form: Form = {  # noqa: RUF012
        "id": str,
        "text": str,
        "toponyms": [
            {
                "start": int,
                "end": int,
                "lat?": (float, None),
                "lon?": (float, None),
                "type?": (str, None),
                "is_toponym?": bool,
            }
        ],
    }
    id_field = "id"
    min_score: float | None = None

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Args: the places; the gazetteer in use, opened when first asked for, unless told."""
        self._given_gazetteer = gazetteer

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._given_gazetteer or SqliteGazetteer.in_use()

    def document(self, item: Item) -> Document:
        """As in `Benchmark`; offsets index the item's text."""
        return plain_document(item["id"], item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`; ``toponyms`` are found by us, ``given`` are places of the gold's names."""
        names = [one.span for one in find_toponyms(document.text, gazetteer=self._gazetteer)]
        given = [document.span(one["start"], one["end"]) for one in _gold(item)]
        return [
            {
                "id": item["id"],
                "toponyms": [_row(place) for place in self._located(names, document)],
                "given": [_row(place) for place in self._located(given, document)],
            }
        ]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 of names by exact span; share of the gold's names put within 161 km."""
        names, near, asked = Counts(), 0, 0
        for item in items:
            answer: Row = next(iter(answers.get(item["id"], ())), {"toponyms": [], "given": []})
            gold = {(one["start"], one["end"]) for one in _gold(item)}
            ours = {(one["start"], one["end"]) for one in answer["toponyms"]}
            names += Counts(right=len(gold & ours), given=len(ours), wanted=len(gold))
            places = {(one["start"], one["end"]): one for one in answer["given"]}
            for one in _gold(item):
                if one.get("lat") is not None and one.get("type") not in _NO_POINT:
                    near += _is_near(places.get((one["start"], one["end"])), one)
                    asked += 1
        return (found("names", names), answered("gold's names within 161 km", near, asked))

    def _located(self, spans: Sequence[Span], document: Document) -> list[Place]:
        """Places of some names of a document, each known to those behind it."""
        told = survey(document.text, gazetteer=self._gazetteer)
        places: list[Place] = []
        for span in spans:
            number = document.sentence_at(span.start)
            sentence = span if number is None else document.sentence_span(number)
            context = PlaceContext(
                sentence=sentence.text,
                sentence_start=sentence.start,
                text=document.text,
                countries=told.countries,
                divisions=told.divisions,
                places=tuple(place for place in places if place.latitude is not None),
                of_event=False,
            )
            places.append(resolve_place(span, context=context, gazetteer=self._gazetteer))
        return places


def _gold(item: Item) -> list[Row]:
    return [one for one in item["toponyms"] if one.get("is_toponym", True)]


def _row(place: Place) -> Row:
    return {
        "start": place.start,
        "end": place.end,
        "lat": place.latitude,
        "lon": place.longitude,
        "country": place.country,
    }


def _is_near(answer: Row | None, gold: Row) -> bool:
    if answer is None or answer["lat"] is None:
        return False
    return kilometres(answer["lat"], answer["lon"], gold["lat"], gold["lon"]) <= FAR_KM
