"""Corpora."""

import json
from pathlib import Path
from typing import Any

import pytest

from dotterel.ingest import Outcome, SourceSettings, open_sources, to_document
from dotterel.model import DamagedContent, DotterelError, EmptyDocument, OtherLanguage, Report, SourceTooLarge

NEWS = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."


def _read(path: Path, content: str | bytes, **settings: Any) -> list[Report | Outcome]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_sources([str(path)], settings=SourceSettings(**settings)))


def _error(found: Report | Outcome) -> DotterelError:
    assert isinstance(found, Outcome)
    return found.error


def test_columns_are_known_by_their_names(tmp_path: Path) -> None:
    """Every fact a line brings reaches the document."""
    row = {"ID": "n-1", "url": "https://ledger.example/1", "headline": "Harbour shelled", "body": NEWS, "other": [1]}
    (found,) = _read(
        tmp_path / "c.jsonl", json.dumps(row | {"date": "3 May 2022", "publisher": "Ledger", "language": "en"})
    )
    assert isinstance(found, Report)
    document = to_document(found)
    assert (document.id, document.url, document.title) == ("n-1", "https://ledger.example/1", "Harbour shelled")
    assert (document.published, document.outlet) == ("2022-05-03", "Ledger")
    assert document.name.endswith("c.jsonl:1")


def test_hours_in_utc_are_told_at_the_outlet(tmp_path: Path) -> None:
    """A time in UTC is of the day before at an outlet in New York."""
    row = {"url": "https://www.nytimes.com/1", "body": NEWS, "date": "2024-03-05T01:30:00Z"}
    (found,) = _read(tmp_path / "c.jsonl", json.dumps(row))
    assert isinstance(found, Report)
    assert to_document(found).published == "2024-03-04"


def test_html_column(tmp_path: Path) -> None:
    """A line may bring a page in place of a text."""
    (found,) = _read(tmp_path / "c.jsonl", json.dumps({"html": f"<html><body><p>{NEWS}</p></body></html>"}))
    assert isinstance(found, Report)
    assert to_document(found).text == NEWS


def test_bad_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each malformed line is an outcome that names file and line."""
    good = json.dumps({"text": NEWS})
    lines = [good, "{broken", "[1]", '{"title": "no text"}', "", json.dumps({"text": "x", "lang": "fr"}), good]
    found = _read(tmp_path / "c.jsonl", "\n".join(lines))
    assert [type(one) for one in found] == [Report, Outcome, Outcome, Outcome, Outcome, Report]
    assert [type(_error(one)) for one in found[1:5]] == [DamagedContent, DamagedContent, EmptyDocument, OtherLanguage]
    assert [Path(one.name).name for one in found[1:5]] == ["c.jsonl:2", "c.jsonl:3", "c.jsonl:4", "c.jsonl:6"]
    assert "French" in _error(found[4]).message


def test_overlong_line(tmp_path: Path) -> None:
    """A line over the cap is passed over without being read whole."""
    lines = [json.dumps({"text": "x" * 5000}), json.dumps({"text": NEWS})]
    large, good = _read(tmp_path / "c.jsonl", "\n".join(lines), max_bytes=1000)
    assert isinstance(_error(large), SourceTooLarge)
    assert isinstance(good, Report)


@pytest.mark.parametrize(("name", "delimiter"), [("c.csv", ","), ("c.csv", ";"), ("c.tsv", "\t")])
def test_tables(tmp_path: Path, name: str, delimiter: str) -> None:
    """Rows of tables are reports; a quoted text may hold line ends; numbers of lines are the file's."""
    rows = (("id", "Title", "Text"), ("1", "A", '"Rebels came.\nMore."'), ("2", "B", "Rebels left."))
    text = "".join(delimiter.join(row) + "\n" for row in rows)
    found = _read(tmp_path / name, text)
    assert [one.document_id for one in found if isinstance(one, Report)] == ["1", "2"]
    assert [Path(one.name).name for one in found] == [f"{name}:2", f"{name}:4"]


def test_bad_rows(tmp_path: Path) -> None:
    """A row with too many cells and a quote that never ends are outcomes."""
    found = _read(tmp_path / "c.csv", 'title,text\na,b,c\nA,Rebels came.\nB,"never ends\n')
    assert [type(one) for one in found] == [Outcome, Report, Outcome]
    assert "c.csv:2" in _error(found[0]).message
    assert "c.csv:4" in _error(found[2]).message


def test_table_without_known_columns(tmp_path: Path) -> None:
    """A table that names no known column says which names are known."""
    (found,) = _read(tmp_path / "c.csv", "foo,bar\n1,2\n")
    assert "foo, bar" in _error(found).message


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv"])
def test_empty_corpus(tmp_path: Path, name: str) -> None:
    """A corpus without reports is told as such."""
    (found,) = _read(tmp_path / name, "")
    assert isinstance(_error(found), EmptyDocument)


def test_other_encodings(tmp_path: Path) -> None:
    """Tables saved by office programs in UTF-16 or Windows-1252 are read."""
    table = "title\ttext\nA\tSeñor Ibáñez spoke.\n"
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        (found,) = _read(tmp_path / "c.tsv", table.encode(encoding))
        assert isinstance(found, Report)
        assert found.content.decode() == "Señor Ibáñez spoke."
