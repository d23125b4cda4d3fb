"""The file form of stand-off annotations: written line by line, and read whole or with every fault told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dotterel.model import EvaluationError
from training.standoff.keys import DIGEST_DIGITS, Anchor
from training.standoff.records import CODES, DetachedDefinition, DetachedReport, DetachedSentence, NamePlace

FILE_NAME = "annotations.standoff"
"""Not ``*.rpt``: whoever reads a folder of reports does not take it for one."""

_FIRST_LINE = "@standoff 1"
_SENTENCE = re.compile(rf"([0-9a-f]{{{DIGEST_DIGITS}}}) (\d+)((?: \S+)*)")
_ANCHOR = re.compile(r"(\d+)-(\d+)(?:<(\d+))?(?:>(\d+))?")
_MARK_ID = re.compile(r"[aptkwe]\d+")
_NAME_PLACE = re.compile(r"@(\d+):(\S+)")
_REPORT_ID = re.compile(r"[a-z0-9-]+")
_FILE = re.compile(r"[\w-][\w.-]*\.rpt")


def standoff_lines(reports: Sequence[DetachedReport], *, source: str) -> Iterator[str]:
    """The lines of the file, each with its newline.

    Args:
        reports: Those of one file of reports next to each other.
        source: Whose text it is, in one line; may be empty.
    """
    yield f"{_FIRST_LINE}\n"
    if source:
        yield f"@source {source}\n"
    file = None
    for report in reports:
        yield "\n"
        if report.file != file:
            file = report.file
            yield f"@file {file}\n"
        yield f"@report {report.id}\n"
        yield f"@published {report.published or 'unknown'}\n"
        yield f"@register {report.register}\n"
        yield " ".join(("@contexts", *report.contexts)) + "\n"
        if not any(sentence.is_title for sentence in report.sentences):
            yield "@title -\n"
        yield from _sentence_lines(report)


def _sentence_lines(report: DetachedReport) -> Iterator[str]:
    told: set[str] = set()
    for sentence in report.sentences:
        marks = [f"{mark_id}:{_anchor_text(anchor)}" for mark_id, anchor in sentence.marks]
        yield (
            " ".join(("@title" if sentence.is_title else "@sentence", sentence.digest, str(sentence.length), *marks))
            + "\n"
        )
        for event in sentence.events:
            yield f"> {event}\n"
        here = {mark_id for mark_id, _ in sentence.marks} - told
        told |= here
        for mark_id, definition in report.definitions.items():
            if mark_id in here:
                yield f"> {mark_id} {' '.join(definition.codes)}{_name_text(definition.name)}\n"


def _anchor_text(anchor: Anchor) -> str:
    before = f"<{anchor.before}" if anchor.before else ""
    after = f">{anchor.after}" if anchor.after else ""
    return f"{anchor.start}-{anchor.end}{before}{after}"


def _name_text(name: str | NamePlace | None) -> str:
    if isinstance(name, NamePlace):
        return f" @{name.sentence}:{_anchor_text(name.anchor)}"
    return f" {name}" if name else ""


def read_standoff(path: Path) -> list[DetachedReport]:
    """The reports of a stand-off file, in order.

    Event lines are taken as they are: whoever joins them to their sentences reads the result in the grammar of reports.

    Raises:
        EvaluationError: The file cannot be read or has faults; the message lists all of them.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise EvaluationError(f"{path.name} cannot be read: {fault}", "Give a stand-off file.") from fault
    if lines[:1] != [_FIRST_LINE]:
        raise EvaluationError(f"{path.name} does not begin with {_FIRST_LINE!r}", "Give a stand-off file.")
    reader = _Reader(name=path.name)
    reader.read(lines)
    if reader.faults:
        raise EvaluationError("stand-off annotations have faults:\n" + "\n".join(reader.faults))
    return reader.reports


@dataclass
class _Draft:
    """A report while its lines are read."""

    id: str
    file: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    sentences: list[DetachedSentence] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)
    definitions: dict[str, DetachedDefinition] = field(default_factory=dict)


@dataclass
class _Reader:
    name: str
    file: str = ""
    seen: set[str] = field(default_factory=set)
    reports: list[DetachedReport] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    draft: _Draft | None = None

    def read(self, lines: Iterable[str]) -> None:
        for number, line in enumerate(lines, 1):
            key, _, value = line.partition(" ")
            if key in {"@standoff", "@source"}:
                continue
            if not line:
                self.close()
            elif key == "@file":
                self.close()
                self.file = value
                if not _FILE.fullmatch(value):
                    self.say(number, f"bad file name {value!r}")
            elif key == "@report":
                self.open(number, value)
            elif self.draft is None:
                self.say(number, "outside a report")
            elif key == "@sentence" or (key == "@title" and value != "-"):
                self.read_sentence(number, value, self.draft, is_title=key == "@title")
            elif key in {"@published", "@register", "@contexts", "@title"}:
                self.draft.fields[key] = value
            elif key == ">":
                self.read_annotation(number, value, self.draft)
            else:
                self.say(number, f"not understood: {line[:80]}")
        self.close()

    def say(self, number: int, message: str) -> None:
        self.faults.append(f"{self.name}:{number}: {message}")

    def open(self, number: int, report_id: str) -> None:
        self.close()
        if not self.file:
            self.say(number, "report before any @file")
        if report_id in self.seen or not _REPORT_ID.fullmatch(report_id):
            self.say(number, f"report id {report_id!r} is malformed or used before")
        self.seen.add(report_id)
        self.draft = _Draft(id=report_id, file=self.file, line=number)

    def close(self) -> None:
        draft, self.draft = self.draft, None
        if draft is None:
            return
        for key in ("@published", "@register"):
            if key not in draft.fields:
                self.say(draft.line, f"report {draft.id}: no {key}")
        self.check_names(draft)
        published = draft.fields.get("@published", "unknown")
        self.reports.append(
            DetachedReport(
                id=draft.id,
                file=draft.file,
                published=None if published == "unknown" else published,
                register=draft.fields.get("@register", ""),
                contexts=tuple(draft.fields.get("@contexts", "").split()),
                sentences=tuple(
                    DetachedSentence(
                        digest=sentence.digest,
                        length=sentence.length,
                        marks=sentence.marks,
                        events=tuple(events),
                        is_title=sentence.is_title,
                    )
                    for sentence, events in zip(draft.sentences, draft.events, strict=True)
                ),
                definitions=draft.definitions,
            )
        )

    def check_names(self, draft: _Draft) -> None:
        for mark_id, definition in draft.definitions.items():
            place = definition.name
            if isinstance(place, NamePlace) and not (
                0 < place.sentence <= len(draft.sentences)
                and place.anchor.end <= draft.sentences[place.sentence - 1].length
            ):
                self.say(draft.line, f"report {draft.id}: the name of {mark_id} lies outside of the report")

    def read_sentence(self, number: int, value: str, draft: _Draft, *, is_title: bool) -> None:
        match = _SENTENCE.fullmatch(value)
        if not match or match[2] == "0":
            self.say(number, f"wants digest, length and marks: {value[:80]}")
            return
        marks: list[tuple[str, Anchor]] = []
        position = 0
        for part in match[3].split():
            mark_id, _, anchor_text = part.partition(":")
            anchor = _anchor(anchor_text)
            if not _MARK_ID.fullmatch(mark_id) or anchor is None:
                self.say(number, f"bad mark {part}")
            elif anchor.start < position or anchor.end > int(match[2]):
                self.say(number, f"{part} overlaps another mark or leaves the sentence")
            else:
                position = anchor.end
                marks.append((mark_id, anchor))
        draft.sentences.append(
            DetachedSentence(digest=match[1], length=int(match[2]), marks=tuple(marks), is_title=is_title)
        )
        draft.events.append([])

    def read_annotation(self, number: int, value: str, draft: _Draft) -> None:
        words = value.split()
        mark_id = words[0] if words else ""
        if not draft.sentences or mark_id not in dict(draft.sentences[-1].marks):
            self.say(number, f"{mark_id or 'nothing'} is not marked in the sentence above")
        elif mark_id[0] == "e":
            draft.events[-1].append(value)
        elif mark_id[0] not in CODES or mark_id in draft.definitions:
            self.say(number, f"{mark_id} needs no definition, or has one")
        else:
            codes, name_words = words[1 : 1 + CODES[mark_id[0]]], words[1 + CODES[mark_id[0]] :]
            name = _name(" ".join(name_words))
            if len(codes) < CODES[mark_id[0]] or (name and mark_id[0] in "tk"):
                self.say(number, f"bad definition: {value[:80]}")
            draft.definitions[mark_id] = DetachedDefinition(codes=tuple(codes), name=name)


def _anchor(text: str) -> Anchor | None:
    match = _ANCHOR.fullmatch(text)
    if not match or int(match[1]) >= int(match[2]):
        return None
    return Anchor(start=int(match[1]), end=int(match[2]), before=int(match[3] or 0), after=int(match[4] or 0))


def _name(text: str) -> str | NamePlace | None:
    match = _NAME_PLACE.fullmatch(text)
    anchor = _anchor(match[2]) if match else None
    if match and anchor:
        return NamePlace(sentence=int(match[1]), anchor=anchor)
    return text or None


def sentences_of(reports: Iterable[DetachedReport]) -> Mapping[str, int]:
    """Length of every sentence by its digest."""
    return {sentence.digest: sentence.length for report in reports for sentence in report.sentences}
