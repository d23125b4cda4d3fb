"""The crosswalks of single sentences: GSR and PLV."""

import pytest

from dotterel.evaluation.benchmarks import benchmark_named
from dotterel.evaluation.benchmarks.figures import Figure
from dotterel.model import Span
from tests.evaluation.benchmarks.items import event, gsr_event, gsr_item, party, plv_item

GSR, PLV = benchmark_named("gsr"), benchmark_named("plv")


def figure(figures: object, name: str) -> Figure:
    """The figure of a name."""
    assert isinstance(figures, tuple | list)
    return next(one for one in figures if one.name == name)


def test_gsr_answers_what_the_sentence_tells_first() -> None:
    """What stands under the first trigger is no record of its own, however sure; a bare state has no sector."""
    ruritania = party("Ruritania", country="RUR", sectors=("GOV",), rule="country-name")
    troops = party("Graustark's troops", country="GRA", sectors=("MIL",), rule="agent")
    killing = Span(start=30, end=37, text="killing")
    events = [
        event("ASSAULT", killing, score=0.99),
        event("ACCUSE", score=0.6, actors=(ruritania,), recipients=(troops,)),
    ]
    item = gsr_item()
    (row,) = GSR.rows(item, GSR.document(item), events)
    assert row["events"] == [
        {
            "event": "ACCUSE",
            "source": [{"code": "RUR", "sector": None}],
            "target": [{"code": "GRA", "sector": "MIL"}],
        }
    ]


def test_gsr_sides_without_recipient_fill_both_columns() -> None:
    """Those who meet each other are source and target."""
    sides = (party("Ruritania", country="RUR"), party("the UN", country="UNO"))
    item = gsr_item()
    (row,) = GSR.rows(item, GSR.document(item), [event("CONSULT", actors=sides)])
    assert row["events"] == [
        {"event": "CONSULT", "source": [{"code": "RUR", "sector": None}], "target": [{"code": "IGO", "sector": None}]}
    ]


def test_gsr_counts_types_and_allowed_readings() -> None:
    """A second reading that the gold allows counts in the lenient figure only."""
    item = gsr_item(events=[gsr_event("ACCUSE", "RUR", "GRA", alt=["REJECT"])])
    rows = {"g1": [{"id": "g1", "events": [gsr_event("REJECT", "RUR", "BOR"), gsr_event("ASSAULT", "RUR", "GRA")]}]}
    figures = GSR.figures([item], rows)
    assert figures[0].value == 0.0
    assert figure(figures, "events, other readings allowed").precision == 0.5
    countries = figure(figures, "actor countries")
    assert (countries.given, countries.wanted, countries.recall) == (3, 2, 1.0)


def test_gsr_right_answers_are_all_right() -> None:
    """The gold as an answer scores one; nothing scores nothing."""
    item = gsr_item()
    assert GSR.figures([item], {"g1": [item]})[0].value == 1.0
    assert GSR.figures([item], {})[0].value == 0.0


def test_plv_takes_the_event_between_the_marks() -> None:
    """The marks choose among the events of a sentence, however sure the others are."""
    item = plv_item()
    ruritania = party("Ruritania", start=0, end=9)
    events = [
        event("SUPPORT", actors=(ruritania,), recipients=(party("the pope", start=18, end=26),), score=0.99),
        event("ASSAULT", actors=(ruritania,), recipients=(party("Graustark", start=38, end=47),), score=0.4),
    ]
    assert PLV.rows(item, PLV.document(item), events) == [{"id": "p1", "event": "ASSAULT"}]


def test_plv_takes_the_event_that_governs_the_others() -> None:
    """Who refuses to lift a ban is refusing."""
    item = plv_item(text="Ruritania refuses to lift.", marked="<s>Ruritania</s> refuses to lift.")
    ruritania = party("Ruritania", start=0, end=9)
    events = [
        event("CONCEDE", Span(start=21, end=25, text="lift"), actors=(ruritania,), score=0.9),
        event("REJECT", Span(start=10, end=17, text="refuses"), actors=(ruritania,), score=0.6),
    ]
    assert PLV.rows(item, PLV.document(item), events) == [{"id": "p1", "event": "REJECT"}]


@pytest.mark.parametrize(("sector", "expected"), [("MIL", "ASSAULT"), ("COP", "COERCE")])
def test_plv_counts_occupation_as_fighting(sector: str, expected: str) -> None:
    """An army that seizes ground fights; police who seize goods do not."""
    item = plv_item()
    taken = event("COERCE", "seized", modes=("seize",), actors=(party("them", sectors=(sector,)),))
    assert PLV.rows(item, PLV.document(item), [taken]) == [{"id": "p1", "event": expected}]


@pytest.mark.parametrize("marked", ["no marks", "<s>", "</s><s>"])
def test_plv_falls_back_on_the_surest_event(marked: str) -> None:
    """Broken marks choose nothing; no event is no answer."""
    item = plv_item(marked=marked)
    events = [event("SUPPORT", score=0.9), event("ASSAULT", score=0.4)]
    assert PLV.rows(item, PLV.document(item), events) == [{"id": "p1", "event": "SUPPORT"}]
    assert PLV.rows(item, PLV.document(item), []) == [{"id": "p1", "event": None}]


def test_plv_holds_both_ways_of_giving_in_together() -> None:
    """CONCEDE and RETREAT are its YIELD, but stand in their own quads."""
    items = [plv_item(id=name, event="YIELD", quad=2) for name in ("a", "b")]
    rows = {name: [{"id": name, "event": code}] for name, code in (("a", "CONCEDE"), ("b", "RETREAT"))}
    figures = PLV.figures(items, rows)
    assert figure(figures, "root, accuracy").value == 1.0
    assert figure(figures, "quad, accuracy").value == 0.5
    assert figure(figures, "conflict, accuracy").value == 1.0
