"""A user's own copy of the source: plain text, JSON lines, or annotated reports."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dotterel.evaluation.annotated import read_reports
from dotterel.model import DotterelError, SourceError, SourceNotFound
from training.standoff.spacing import is_tokenised, rejoin

_PLAIN = frozenset({".txt", ".raw"})
_READ = _PLAIN | {".jsonl", ".rpt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One article or file of them.

    Attributes:
        name: File, with the line or report where it holds several.
        text: Its text; where words and punctuation stood apart, put together again.
    """

    name: str
    text: str


def read_sources(path: Path) -> list[SourceText]:
    """Every text of a file, or of a folder and the folders in it, by name.

    Read are ``.txt`` and ``.raw`` (UTF-8), ``.jsonl`` (an object a line with ``text``, and ``title`` where it has one)
    and ``.rpt`` (the sentences without their marks). Other files are passed over.

    Raises:
        SourceNotFound: There is no such file.
        SourceError: Some cannot be read; the message names all of them.
    """
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    files = [file for file in files if file.suffix.lower() in _READ]
    if not files:
        raise SourceNotFound(f"no text in {path}", f"Give a folder with files of {', '.join(sorted(_READ))}.")
    texts: list[SourceText] = []
    faults: list[str] = []
    for file in files:
        try:
            texts.extend(SourceText(name=name, text=_tidied(text)) for name, text in _texts(file))
        except (OSError, UnicodeDecodeError, ValueError, DotterelError) as fault:
            faults.append(f"{file.name}: {fault}")
    if faults:
        raise SourceError("files of the source cannot be read:\n" + "\n".join(faults))
    return texts


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    if file.suffix.lower() == ".rpt":
        for report in read_reports([file]):
            yield f"{file.name} {report.id}", report.text
        return
    content = file.read_text(encoding="utf-8-sig")
    if file.suffix.lower() in _PLAIN:
        yield file.name, content
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield f"{file.name}:{number}", _text_of(line, number)


def _text_of(line: str, number: int) -> str:
    try:
        article = json.loads(line)
    except ValueError as fault:
        raise ValueError(f"line {number} is not JSON: {fault}") from fault
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise ValueError(f"line {number} has no text")
    title = article.get("title")
    return f"{title}\n{article['text']}" if isinstance(title, str) else str(article["text"])


def _tidied(text: str) -> str:
    """The text in characters that can be written, with words and punctuation together."""
    written = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return rejoin(written) if is_tokenised(written) else written
