"""Stand-off annotations and the sentences they are about → reports in the grammar of the corpus."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.standoff.keys import KeyedText, keyed, stretch_of
from training.standoff.records import DetachedDefinition, DetachedReport, DetachedSentence, NamePlace
from training.standoff.search import Findings

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_UNMARKABLE = str.maketrans({"{": "(", "}": ")", "|": "/"})
_ROUND = str.maketrans({"[": "(", "]": ")"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A joined report.

    Attributes:
        lines: In the grammar of the corpus; empty where no sentence beside the title was found.
        missing: Numbers of the sentences that were not found, counted from 1 with the title.
    """

    lines: tuple[str, ...]
    missing: tuple[int, ...]


def attach(report: DetachedReport, findings: Findings) -> Attached:
    """Join a report to its sentences; those that were not found are left out, with their events.

    An event stands in one sentence, as do the marks of its roles, so what is left is whole. A definition moves to the
    first sentence that is left of those that use it; a name that stood in a lost sentence is lost.
    """
    found = _texts_of(report, findings)
    missing = tuple(number for number in range(1, len(report.sentences) + 1) if number not in found)
    if not any(not report.sentences[number - 1].is_title for number in found):
        return Attached(lines=(), missing=missing)
    lines = [
        f"@report {report.id}",
        f"@published {report.published or 'unknown'}",
        f"@register {report.register}",
        " ".join(("@contexts", *report.contexts)),
    ]
    if not any(report.sentences[number - 1].is_title for number in found):
        lines.append("@title -")
    told: set[str] = set()
    for number, text in found.items():
        sentence = report.sentences[number - 1]
        stretches = _stretches(sentence, text)
        lines.append("@title " * sentence.is_title + _marked(stretches, text.text))
        lines += [f"> {event}" for event in sentence.events]
        for mark_id, definition in report.definitions.items():
            if mark_id in stretches and mark_id not in told:
                told.add(mark_id)
                start, end = stretches[mark_id][0]
                name = _name(definition, found) or (text.text[start:end] if mark_id[0] == "p" else "")
                lines.append(" ".join(filter(None, (">", mark_id, *definition.codes, name))))
    return Attached(lines=tuple(lines), missing=missing)


def _texts_of(report: DetachedReport, findings: Findings) -> dict[int, KeyedText]:
    """The sentences that were found, by number; where several source texts have one, that of most of the report."""
    copies = {
        number: findings.texts[sentence.digest]
        for number, sentence in enumerate(report.sentences, 1)
        if sentence.digest in findings.texts
    }
    shares = Counter(source for texts in copies.values() for source in texts)
    return {
        number: keyed(_markable(texts[max(texts, key=lambda source: (shares[source], -source))], report, number))
        for number, texts in copies.items()
    }


def _markable(text: str, report: DetachedReport, number: int) -> str:
    """The sentence as one line that the grammar does not take for anything else; letters and digits stay."""
    line = " ".join(text.split()).translate(_UNMARKABLE).lstrip("@> ")
    spans = [match.span() for match in _BRACKETED.finditer(line)]
    is_plain = sum(character in "[]" for character in line) == 2 * len(spans)
    stretches = _stretches(report.sentences[number - 1], keyed(line)).values()
    is_apart = all(
        end <= first or past <= start for pieces in stretches for start, end in pieces for first, past in spans
    )
    return line if is_plain and is_apart else line.translate(_ROUND)


def _stretches(sentence: DetachedSentence, text: KeyedText) -> dict[str, list[tuple[int, int]]]:
    """Where each id is marked, in order."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    position = 0
    for mark_id, anchor in sentence.marks:
        start, end = stretch_of(text, anchor)
        stretches.setdefault(mark_id, []).append((max(start, position), end))
        position = end
    return stretches


def _marked(stretches: Mapping[str, Sequence[tuple[int, int]]], text: str) -> str:
    """The sentence with its marks in place."""
    pieces: list[str] = []
    position = 0
    for start, end, mark_id in sorted((*span, mark_id) for mark_id, spans in stretches.items() for span in spans):
        opening, closing = "{}" if mark_id[0] == "e" else "[]"
        pieces += [text[position:start], f"{opening}{text[start:end]}|{mark_id}{closing}"]
        position = end
    return "".join([*pieces, text[position:]])


def _name(definition: DetachedDefinition, found: Mapping[int, KeyedText]) -> str:
    """The canonical name; empty where there is none, or none any more."""
    if not isinstance(definition.name, NamePlace):
        return definition.name or ""
    text = found.get(definition.name.sentence)
    if text is None:
        return ""
    start, end = stretch_of(text, definition.name.anchor)
    return text.text[start:end]
