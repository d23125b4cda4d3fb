"""Stand-off annotations: nothing of the text in them, and all of the annotation back once it is joined."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dotterel.evaluation import AnnotatedReport, read_reports, report_paths
from dotterel.model import EvaluationError
from training.standoff.__main__ import ALL_FOUND, MISSING_FILE, SOME_MISSING, main, register_name, write
from training.standoff.attach import attach
from training.standoff.keys import keyed
from training.standoff.lines import FILE_NAME, read_standoff
from training.standoff.records import DetachedReport
from training.standoff.search import Findings

ROOT = Path(__file__).parents[2]
CORPUS, VOA = ROOT / "corpus", ROOT / "corpus" / "voa"
SHARE = 15
"""Every 15th file of the corpus is joined, so that the tests stay fast."""
REPORT = """@report boat-1
@published unknown
@register wire
@contexts military
@title -
[The U.S.|a1] {blocked|e1} the ferry at [Port Ansel|p1] on [Monday|t1]; its crew of "six" [sic] saw it.
> e1 COERCE/seize actor=a1 place=p1 time=t1 incident=i1
> a1 USA MIL United States
> p1 - Ansel
> t1 -
[It|a1] {freed|e2} [a sailor|a2] named Ivo Brandal.
> e2 RETREAT/release actor=a1 recipient=a2 status=denied historical incident=i2
> a2 - CVL Ivo Brandal
Nothing else was said.
"""
SENTENCES = [
    'The U.S. blocked the ferry at Port Ansel on Monday; its crew of "six" [sic] saw it.',
    "It freed a sailor named Ivo Brandal.",
    "Nothing else was said.",
]


def _nobody(_name: str) -> bool:
    return False


@pytest.fixture(name="ferry")
def _ferry(tmp_path: Path) -> Path:
    """A folder with the stand-off annotations of the report above."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "boat.rpt").write_text(REPORT, encoding="utf-8")
    write(tmp_path / "reports", tmp_path / "standoff", is_known_name=_nobody)
    return tmp_path / "standoff"


@pytest.fixture(name="shipped", scope="module")
def _shipped() -> list[DetachedReport]:
    """The annotations that come with the project."""
    return read_standoff(VOA / FILE_NAME)


def _joined(standoff: Path, texts: Mapping[str, str], *, status: int = ALL_FOUND) -> list[AnnotatedReport]:
    """The reports that come out for these files of the source."""
    copy, out = standoff.parent / "copy", standoff.parent / "out"
    copy.mkdir()
    for name, text in texts.items():
        (copy / name).write_text(text, encoding="utf-8")
    assert main(["join", str(copy), str(out), "--standoff", str(standoff)]) == status
    return read_reports(report_paths(out))


def _annotation(report: AnnotatedReport) -> tuple[object, ...]:
    """All of a report but canonical names."""
    codes = {
        mark_id: one.fields[: 2 if mark_id[0] == "a" else 1] for mark_id, one in sorted(report.definitions.items())
    }
    return (report.id, report.file, report.published, report.register, report.contexts, report.sentences, codes)


def test_corpus_comes_back_with_all_its_annotation(tmp_path: Path) -> None:
    """Writing and joining loses nothing but names that the text does not give."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in report_paths(CORPUS)[::SHARE]:
        (folder / path.name).write_bytes(path.read_bytes())
    reports = read_reports(report_paths(folder))
    standoff = tmp_path / "standoff"
    write(folder, standoff, is_known_name=_nobody)
    copies = {f"{report.id}.txt": report.text for report in reports}
    joined = _joined(standoff, copies)
    assert list(map(_annotation, joined)) == list(map(_annotation, reports))


def test_names_come_back_from_the_text(ferry: Path) -> None:
    """A name that the report gives is read from it again; a place whose name was dropped is called as it is marked."""
    (report,) = _joined(ferry, {"one.txt": " ".join(SENTENCES)})
    assert report.definitions["a2"].fields == ("-", "CVL", "Ivo", "Brandal")
    assert report.definitions["p1"].fields == ("-", "Ansel")
    assert report.definitions["a1"].fields == ("USA", "MIL")


def test_only_known_names_are_told_in_words(tmp_path: Path) -> None:
    """A name that the text does not give is told if it is a fact of our own, and dropped if it is not."""
    (tmp_path / "boat.rpt").write_text(REPORT, encoding="utf-8")
    main(["write", str(tmp_path), str(tmp_path / "standoff")])
    written = (tmp_path / "standoff" / FILE_NAME).read_text(encoding="utf-8")
    assert "> a1 USA MIL United States\n" in written
    assert register_name()("United States")
    assert not register_name()("a sailor of the ferry")


def test_no_word_of_the_text_is_written(ferry: Path) -> None:
    """Sentences, marks and names are told by digests and numbers alone."""
    written = (ferry / FILE_NAME).read_text(encoding="utf-8")
    words = {word for sentence in SENTENCES for word in re.findall(r"\w{3,}", sentence)}
    assert words & set(re.findall(r"\w+", written)) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\n"),
        lambda text: re.sub(r"([.;\"])(?=[\s.]|$)", r" \1 ", text),
        lambda text: text.replace('"six"', "“six”"),
        lambda text: text.replace("; its", " — its").replace("U.S.", "US"),
        lambda text: f"PORT ANSEL (Wire) - {text} ###",
        lambda text: text.replace(". It freed", '." It {freed'),
        lambda text: text.replace("The U.S.", "[The U.S.").replace("ferry at", "ferry] | at"),
        lambda text: text.replace("It freed", "> It freed"),
    ],
    ids=["lines", "tokenised", "quotes", "punctuation", "surroundings", "unsplit", "brackets", "annotation-like"],
)
def test_sentences_are_found_whatever_stands_between_the_words(ferry: Path, change: Callable[[str], str]) -> None:
    """Copies with other spacing, quotes and punctuation are as good, even where sentences are not split rightly."""
    (report,) = _joined(ferry, {"one.txt": change(" ".join(SENTENCES))})
    assert len(report.sentences) == len(SENTENCES)
    marked = [[s.text[mark.start : mark.end] for mark in s.marks] for s in report.sentences]
    assert [[re.sub(r"[^\w ]|\b ?\[", "", words) for words in line] for line in marked] == [
        ["The US", "blocked", "Port Ansel", "Monday"],
        ["It", "freed", "a sailor"],
        [],
    ]


def test_articles_are_read_from_json_lines(ferry: Path) -> None:
    """Each line is an article, with its title as a line of its own."""
    article = {"title": SENTENCES[0], "text": " ".join(SENTENCES[1:])}
    (report,) = _joined(ferry, {"all.jsonl": json.dumps(article) + "\n"})
    assert [sentence.text for sentence in report.sentences] == SENTENCES


def test_missing_sentences_are_accounted_for(ferry: Path) -> None:
    """What is not found is left out with its events, listed, and told by the exit status."""
    (report,) = _joined(ferry, {"one.txt": " ".join(SENTENCES[1:])}, status=SOME_MISSING)
    assert [sentence.text for sentence in report.sentences] == SENTENCES[1:]
    assert report.definitions["a1"].fields == ("USA", "MIL")
    assert "p1" not in report.definitions
    (row,) = (ferry.parent / "out" / MISSING_FILE).read_text(encoding="utf-8").splitlines()[1:]
    assert row.split("\t")[:2] == ["boat-1", "1"]


def test_a_sentence_in_several_articles_is_taken_from_its_own(ferry: Path) -> None:
    """The copy in the article that holds the rest of the report is the one that was annotated."""
    texts = {"a.txt": "It freed a sailor, named Ivo Brandal!", "b.txt": " ".join(SENTENCES)}
    (report,) = _joined(ferry, texts)
    assert report.sentences[1].text == SENTENCES[1]


@pytest.mark.parametrize(
    ("name", "text", "status", "message"),
    [
        ("a.txt", "Another text.", 2, "no sentence of"),
        ("a.jsonl", "{]\n", 4, "a.jsonl: line 1 is not JSON"),
        ("a.jsonl", '{"body": ""}\n', 4, "line 1 has no text"),
        ("a.doc", "", 4, "no text in"),
    ],
)
def test_a_copy_that_will_not_do_has_a_named_outcome(
    ferry: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, status: int, message: str
) -> None:
    """The wrong text, or one that cannot be read, is an error and not an empty answer."""
    (ferry.parent / name).write_text(text, encoding="utf-8")
    out = ferry.parent / "out"
    assert main(["join", str(ferry.parent / name), str(out), "--standoff", str(ferry)]) == status
    assert message in capsys.readouterr().err
    assert not out.exists()


def test_joined_reports_are_not_mixed_with_others(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the copy nor other annotated reports are written over or added to."""
    reports = ferry.parent / "reports"
    assert main(["join", str(reports), str(reports / "joined"), "--standoff", str(ferry)]) == 2
    assert "lies in the copy" in capsys.readouterr().err
    (ferry / "other.rpt").write_text("", encoding="utf-8")
    assert main(["join", str(reports), str(ferry), "--standoff", str(ferry)]) == 2
    assert "holds other reports: other.rpt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("@standoff 1", "@standoff 2", "does not begin with"),
        ("@file boat.rpt", "@file ../boat.rpt", "bad file name"),
        ("@file boat.rpt\n", "", "before any @file"),
        ("@register wire\n", "", "no @register"),
        (" a1:0-5>1", " a1:0-500", "leaves the sentence"),
        (" a1:0-5>1", " a1:5-5", "bad mark"),
        ("> e1 ", "> e7 ", "e7 is not marked"),
        ("> p1 - @1:", "> p1 - @9:", "name of p1 lies outside"),
        ("> t1 -", "> t1", "bad definition"),
        ("@contexts", "@subjects", "not understood"),
    ],
)
def test_faults_of_a_stand_off_file_are_told(ferry: Path, old: str, new: str, fault: str) -> None:
    """A damaged file is never half read."""
    path = ferry / FILE_NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EvaluationError, match=re.escape(fault)):
        read_standoff(path)


def test_unknown_codes_are_refused_when_joined(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the grammar of reports does not allow is not written."""
    path = ferry / FILE_NAME
    path.write_text(path.read_text(encoding="utf-8").replace("COERCE", "CORECE"), encoding="utf-8")
    out = ferry.parent / "out"
    assert main(["join", str(ferry.parent / "reports"), str(out), "--standoff", str(ferry)]) == 2
    assert "unknown type CORECE" in capsys.readouterr().err
    assert list(out.glob("*.rpt")) == []


def test_shipped_annotations_are_whole(tmp_path: Path, shipped: list[DetachedReport]) -> None:
    """Joined to sentences of the right lengths, every shipped report reads well in the grammar."""
    blank = {s.digest: {0: "x" * s.length} for report in shipped for s in report.sentences}
    joined = [attach(report, Findings(texts=blank, slid=frozenset())) for report in shipped]
    path = tmp_path / "blank.rpt"
    path.write_text("\n".join("\n".join(one.lines) + "\n" for one in joined), encoding="utf-8")
    assert len(read_reports([path])) == len(shipped) > 1000


def test_shipped_annotations_hold_no_prose(shipped: list[DetachedReport]) -> None:
    """The only words in them are codes and short names."""
    for report in shipped:
        for definition in report.definitions.values():
            assert not isinstance(definition.name, str) or len(definition.name.split()) <= 8


def test_corpus_reader_passes_over_stand_off_files() -> None:
    """They are no reports until they are joined, so the corpus and its digest are without them."""
    assert all(path.parent == CORPUS for path in report_paths(CORPUS))
    with pytest.raises(EvaluationError, match="no annotated report"):
        report_paths(VOA)


def test_keys_are_letters_and_digits_of_composed_characters() -> None:
    """An accent is part of its letter, however the copy writes it."""
    assert keyed("Cafe\u0301 1,000!").key == keyed("Caf\u00e9 1000").key == "Caf\u00e91000"
