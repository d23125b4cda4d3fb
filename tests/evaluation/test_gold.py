"""Gold documents: every mention of a party, every marked place and time, and tolls as ranges."""

from pathlib import Path

import pytest

from dotterel.evaluation import GoldDocument, gold_document, read_reports
from tests.evaluation.test_annotated import REPORT, written

RIVALS = """@report test-rivals
@published 2024-03-02
@register wire
@title -
[Both armies|a1] {fought|e1}; [Borea|a2] counts [60|k1] dead, [Arda|a3] [17 or more|k2].
> e1 ASSAULT actor=a1 killed=k1,k2 SOURCES status=claimed incident=i1
> a1 SRB MIL
> a2 SRB GOV
> a3 HRV GOV
> k1 60
> k2 17..
"""


def gold_of(folder: Path, text: str) -> GoldDocument:
    """The one report of this text as gold."""
    (report,) = read_reports([written(folder, text)])
    return gold_document(report)


def test_a_party_has_every_mention_of_the_report(tmp_path: Path) -> None:
    """The troops of the title are the "They" of the next sentence, at offsets of the whole text."""
    gold = gold_of(tmp_path, REPORT)
    (party,) = gold.events[1].actors
    assert (party.id, party.span.text) == ("a1", "They")
    assert [span.text for span in party.mentions] == ["Troops", "They"]
    assert all(gold.document.text[span.start : span.end] == span.text for span in party.mentions)


def test_what_is_not_marked_is_empty_and_what_nobody_knows_is_none(tmp_path: Path) -> None:
    """Silence and a place without a state, or a day that cannot be known, are told apart."""
    unknown = REPORT.replace("@published 2024-03-02", "@published unknown").replace("> t1 2024-03-01", "> t1 -")
    title, body = gold_of(tmp_path, unknown.replace("> p1 HRV Brod", "> p1 - Brod")).events
    assert (title.place_countries, title.dates) == ((None,), ())
    assert (body.place_countries, body.dates) == ((), (None,))


@pytest.mark.parametrize(
    ("sources", "toll"),
    [("source=a2,a3", ("killed", 17, None)), ("source=a2", ("killed", 77, None)), ("", ("killed", 77, None))],
)
def test_counts_of_as_many_voices_are_a_range_and_others_a_sum(
    tmp_path: Path, sources: str, toll: tuple[str, int, int | None]
) -> None:
    """Rival accounts of one toll are never added up; tolls of several sides are."""
    assert gold_of(tmp_path, RIVALS.replace("SOURCES", sources)).events[0].tolls == (toll,)


def test_a_range_of_rivals_ends_at_the_highest(tmp_path: Path) -> None:
    """Where both ends are known, the range reaches from the lowest to the highest number."""
    text = RIVALS.replace("SOURCES", "source=a2,a3").replace("> k2 17..", "> k2 15..20")
    assert gold_of(tmp_path, text).events[0].tolls == (("killed", 15, 60),)
