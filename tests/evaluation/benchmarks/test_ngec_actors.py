"""The crosswalk of NGEC's actors."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from dotterel.evaluation.benchmarks.forms import faults_of
from dotterel.evaluation.benchmarks.ngec_actors import TODAY, NgecActors
from dotterel.model import Actor, CodedEvent, Document, ResolvedEvent
from tests import factories

PARTIES = {
    "Ruritania": {"country": "RUR", "sectors": ("GOV",), "rule": "country-name"},
    "Ruritanians": {"country": "RUR", "sectors": ("CVL",), "rule": "nationals+coder"},
    "Ruritanian police": {"country": "RUR", "sectors": ("COP", "GOV"), "rule": "demonym+agent"},
    "Kosovo's mayor": {"country": "KOS", "sectors": ("GOV",), "rule": "demonym+agent"},
    "yesterday": {"country": None, "sectors": (), "rule": ""},
}


class Known:
    """Knows five parties, and remembers the documents that it was asked about."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As the benchmark asks."""
        self.documents.append(document)
        told = [(one.trigger, PARTIES[one.trigger.text]) for one in events]
        actors = [Actor(text=span.text, start=0, end=span.end, **fields) for span, fields in told]  # type: ignore[arg-type]
        return tuple(replace(factories.resolved_event(), actors=(actor,)) for actor in actors)


def item(text: str, **changes: Any) -> dict[str, Any]:
    """An item that asks for nothing but what is changed."""
    return {"id": "n1", "text": text, "none": False, "country": None, "code_1": None, "code_2": None, **changes}


def answer(text: str, **changes: Any) -> tuple[dict[str, Any], list[float]]:
    """Our row, and the figures of it."""
    benchmark = NgecActors(Known())
    asked = item(text, **changes)
    assert faults_of(asked, benchmark.form) == []
    (row,) = benchmark.rows(asked, benchmark.document(asked), ())
    return dict(row), [one.value for one in benchmark.figures([asked], {"n1": [row]})]


@pytest.mark.parametrize(
    ("text", "country", "first", "second"),
    [
        ("Ruritania", "RUR", "", ""),
        ("Ruritanians", "RUR", "", ""),
        ("Ruritanian police", "RUR", "COP", "GOV"),
        ("Kosovo's mayor", "XKX", "GOV", ""),
        ("yesterday", "", "", ""),
    ],
)
def test_terms_of_the_benchmark(text: str, country: str, first: str, second: str) -> None:
    """A state or people by itself has no code; Kosovo has another; the second sector is the second code."""
    row, _ = answer(text)
    assert (row["country"], row["code_1"], row["code_2"]) == (country, first, second)


def test_only_what_is_asked_counts() -> None:
    """A field that the gold leaves null is not judged; one of several golds is enough; an empty gold asks for none."""
    _, figures = answer("Ruritanian police", country=["RUR"], code_1=["MIL", "COP"])
    assert figures[:4] == [1.0, 1.0, 1.0, 0.0]
    assert answer("Ruritanian police", country=["RUR"], code_2=[""])[1][0] == 0.0


def test_words_that_are_no_actor_want_no_answer() -> None:
    """Neither country nor code."""
    assert answer("yesterday", none=True)[1][0] == 1.0
    assert answer("Ruritania", none=True)[1][0] == 0.0


def test_date_and_context_are_given_to_the_resolver() -> None:
    """An item without a date is of the year in which the data was written; its context stands beside the words."""
    known = Known()
    benchmark = NgecActors(known)
    for asked in (item("Ruritania"), item("Ruritania", date="2019-04-01", context="Graustark")):
        benchmark.rows(asked, benchmark.document(asked), ())
    assert [one.published for one in known.documents] == [TODAY, "2019-04-01"]
    assert known.documents[1].text == "Ruritania\nGraustark"


def test_an_item_without_answer_is_wrong() -> None:
    """What could not be read counts against us, also where no answer was wanted."""
    asked = item("yesterday", none=True)
    assert next(one.value for one in NgecActors(Known()).figures([asked], {})) == 0.0
