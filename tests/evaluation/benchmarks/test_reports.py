"""PolNeAR and field gold."""

from typing import Any

from dotterel.evaluation.benchmarks import benchmark_named
from dotterel.model import Span
from tests.evaluation.benchmarks.items import event, party

POLNEAR, FIELD = benchmark_named("polnear"), benchmark_named("field_gold")
TEXT = "Loreto said the pier was closed. Tarka slated the guild."


def spans(text: str, source: str, cue: str, content: str) -> dict[str, Any]:
    """An attribution by its words."""
    return {
        role: [[text.index(words), text.index(words) + len(words)]] if words else []
        for role, words in (("source", source), ("cue", cue), ("content", content))
    }


def test_attributions_of_finder_and_coder_are_written_together() -> None:
    """The coder's speech acts stand beside the words of saying, each cue once."""
    item = {"id": "a", "text": TEXT, "attributions": []}
    document = POLNEAR.document(item)
    start = TEXT.index("Tarka")
    trigger = Span(start=start + 6, end=start + 12, text="slated")
    act = event(
        "ACCUSE",
        trigger=trigger,
        actors=(party("Tarka", start=start, end=start + 5),),
        sentence=document.span(start, len(TEXT)),
    )
    (row,) = POLNEAR.rows(item, document, [act])
    assert row["attributions"] == [
        spans(TEXT, "Loreto", "said", "the pier was closed"),
        spans(TEXT, "Tarka", "slated", "the guild"),
    ]


def test_attributions_are_scored_whole_and_by_role() -> None:
    """All three must meet; a source that is neither wanted nor given meets."""
    gold = [spans(TEXT, "Loreto", "said", "the pier was closed"), spans(TEXT, "", "slated", "the guild")]
    given = [spans(TEXT, "Loreto", "said", "the pier"), spans(TEXT, "Tarka", "slated", "the guild")]
    figures = {
        one.name: one for one in POLNEAR.figures([{"id": "a", "attributions": gold}], {"a": [{"attributions": given}]})
    }
    assert figures["attributions, all three overlap"].value == 0.5
    assert figures["attributions, all three exact"].value == 0.0
    assert figures["cue, exact"].value == 1.0
    assert figures["content, overlap"].value == 1.0
    assert figures["source, exact"].precision == 0.5


def gold_event(**changes: Any) -> dict[str, Any]:
    """One annotator's event."""
    return {
        "sent": 1,
        "trigger": "shelled",
        "type": "ASSAULT",
        "modes": [],
        "actors": [{"country": "BOR", "sector": "MIL"}],
        "recipients": [],
        "place": {"name": "Tarka", "country": "ARD"},
        "when": {"start": "2024-03-04", "end": "2024-03-04"},
        "killed": None,
        "injured": None,
        "status": "asserted",
        "historical": False,
        **changes,
    }


def native(**changes: Any) -> dict[str, Any]:
    """The same as a native record."""
    return {
        "trigger": {"text": "have shelled", "start": 0},
        "type": "ASSAULT",
        "modes": [],
        "actors": [{"country": "BOR", "sectors": ["MIL", "REB"]}],
        "recipients": [],
        "place": {"name": "the town of Tarka", "country": "ARD"},
        "date": {"start": 5, "from": "2024-03-04"},
        "killed": None,
        "injured": None,
        "modality": "asserted",
        "claim": {"status": "asserted"},
        "historical": False,
        **changes,
    }


def field_item(*, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> dict[str, Any]:
    """A report that two people have annotated."""
    return {
        "doc": "f1",
        "published": None,
        "sentences": ["Troops shelled Tarka.", "They left."],
        "A": first,
        "B": second,
    }


def test_field_gold_documents_keep_their_sentences() -> None:
    """Offsets index the sentences joined by line feeds."""
    made = FIELD.document(field_item(first=[], second=[]))
    assert [made.sentence_span(number).text for number in (0, 1)] == ["Troops shelled Tarka.", "They left."]


def test_field_gold_scores_what_both_annotators_marked() -> None:
    """An event of one annotator only is neither right nor wrong; attributes may follow either."""
    item = field_item(
        first=[gold_event(), gold_event(sent=2, trigger="left", type="RETREAT")],
        second=[gold_event(status="claimed")],
    )
    given = [
        native(claim={"status": "claimed"}),
        native(trigger={"text": "left", "start": 27}, type="RETREAT"),
        native(trigger={"text": "left", "start": 27}, type="ACCUSE"),
    ]
    figures = {one.name: one for one in FIELD.figures([item], {"f1": given})}
    strict = figures["events, trigger shared"]
    assert (strict.precision, strict.recall) == (0.5, 1.0)
    assert all(
        figures[name].value == 1.0 for name in ("status", "actor countries and sectors", "place name", "first day")
    )


def test_field_gold_tells_trigger_from_sentence() -> None:
    """The loose figure asks for the sentence only."""
    item = field_item(first=[gold_event()], second=[gold_event()])
    figures = FIELD.figures([item], {"f1": [native(trigger={"text": "fire", "start": 0})]})
    assert [figure.value for figure in figures[:2]] == [0.0, 1.0]


def test_field_gold_rows_are_native_records() -> None:
    """Any program that reads our events reads these."""
    item = field_item(first=[], second=[])
    assert FIELD.rows(item, FIELD.document(item), [event()])[0]["type"] == "ASSAULT"
