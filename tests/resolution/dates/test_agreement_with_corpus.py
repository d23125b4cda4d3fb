"""How well dates agree with the annotators of the corpus, on the fifth of its reports that no rule was fitted to."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dotterel.model import DateRange, Span
from dotterel.resolution.dates import resolve_date

_CORPUS = Path(__file__).parents[3] / "corpus"
_MARK = re.compile(r"\[([^\]|]*)\|(\w+(?:,\w+)*)\]|\{([^}|]*)\|[^}]*\}")


def _held_back() -> Iterator[str]:
    """Reports whose identifier hashes to 0 mod 5."""
    for path in sorted(_CORPUS.glob("*.rpt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            name = re.search(r"^@report (\S+)", block, re.MULTILINE)
            if name and int(hashlib.sha256(name[1].encode()).hexdigest(), 16) % 5 == 0:
                yield block


def _words(mark: re.Match[str]) -> str:
    return mark[1] if mark[1] is not None else mark[3]


def _outcomes(block: str) -> Iterator[str]:
    """How each defined time of a report compares with what is read at its first mention."""
    stated = re.search(r"^@published (\S+)", block, re.MULTILINE)
    published = stated[1] if stated and stated[1] != "unknown" else None
    definitions = dict(re.findall(r"^> (t\d+) (\S+)", block, re.MULTILINE))
    previous: DateRange | None = None
    for line in block.splitlines():
        if line.startswith(("> ", "@")) and not line.startswith("@title"):
            continue
        sentence = _MARK.sub(_words, line.removeprefix("@title "))
        for mark in _MARK.finditer(line.removeprefix("@title ")):
            if not (mark[2] or "").startswith("t"):
                continue
            start = len(_MARK.sub(_words, line.removeprefix("@title ")[: mark.start()]))
            span = Span(start=start, end=start + len(mark[1]), text=mark[1])
            found = resolve_date(span, published=published, sentence=sentence, sentence_start=0, previous=previous)
            previous = previous if found.unresolved else found
            definition = definitions.pop(mark[2], None)
            if definition is not None:
                yield _compared(found, definition)


def _compared(found: DateRange, definition: str) -> str:
    first, _, last = definition.partition("..")
    last = last or first
    if found.unresolved:
        return "exact" if definition == "-" else "unresolved"
    if (found.first, found.last) == (first, last):
        return "exact"
    if definition == "-" or (found.first or "") > last or (found.last or "9") < first:
        return "wrong"
    return "overlapping"


def test_dates_agree_with_the_annotators() -> None:
    """Of the held-back times at least 86 in 100 are exact and at most 3 wrong (88 and 2 measured)."""
    outcomes = Counter(outcome for block in _held_back() for outcome in _outcomes(block))
    total = sum(outcomes.values())
    assert total
    assert outcomes["exact"] / total >= 0.86, outcomes
    assert outcomes["wrong"] / total <= 0.03, outcomes
