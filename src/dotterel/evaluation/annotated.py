"""Annotated reports: the corpus grammar of `corpus/FORMAT.md`, read and checked.

`read_reports` gives every report of a file or lists every fault in it; there is no half-read file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from dotterel.codebook import Codebook, load_codebook
from dotterel.model import ROLES, EvaluationError, Role

Status = Literal["asserted", "claimed", "denied", "negated", "future", "hypothetical"]
STATUSES: tuple[Status, ...] = ("asserted", "claimed", "denied", "negated", "future", "hypothetical")
REGISTERS = frozenset({"wire", "local", "translated", "official", "sitrep", "social", "analysis", "headline", "radio"})

ROLE_KINDS: Mapping[Role, str] = {
    "actor": "a",
    "recipient": "a",
    "source": "a",
    "place": "p",
    "time": "t",
    "killed": "k",
    "injured": "k",
    "held": "k",
    "size": "k",
    "means": "w",
}

_MARK = re.compile(r"\[([^\[\]{}|]+)\|([aptkw]\d+)\]|\{([^\[\]{}|]+)\|(e\d+)\}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\d+(\.\.\d*)?|\.\.\d+")
_COUNTRY = re.compile(r"[A-Z]{3}|-")
_INCIDENT = re.compile(r"i\d+|G-[a-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of a sentence: offsets count characters of the plain sentence, `end` exclusive."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An annotated event; role fillers are ids of marks in the same sentence."""

    id: str
    type: str
    modes: tuple[str, ...]
    roles: Mapping[Role, tuple[str, ...]]
    status: Status
    historical: bool
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSentence:
    """A sentence (or the title) without its marks, with the events told in it."""

    text: str
    marks: tuple[Mark, ...]
    events: tuple[GoldEvent, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a mark's id stands for: the fields behind it, as written."""

    fields: tuple[str, ...]

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sector codes of an actor's definition; empty where it gives none."""
        return () if self.fields[1] == "-" else tuple(self.fields[1].split(","))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedReport:
    """One report of the corpus.

    Attributes:
        id: Unique over the corpus.
        published: Publication date (ISO), none where unknown.
        register: Kind of writing, such as ``wire``.
        contexts: PLOVER contexts of the whole report.
        sentences: In order, the title first where there is one.
        definitions: By mark id.
        file: Name of the file it stands in.
    """

    id: str
    published: str | None
    register: str
    contexts: tuple[str, ...]
    sentences: tuple[AnnotatedSentence, ...]
    definitions: Mapping[str, Definition]
    file: str

    @property
    def text(self) -> str:
        """The plain report: its sentences joined by newlines."""
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def shared_incidents(self) -> frozenset[str]:
        """Labels of the happenings that other reports of the file tell as well."""
        return frozenset(
            event.incident
            for sentence in self.sentences
            for event in sentence.events
            if event.incident.startswith("G-")
        )


def read_reports(paths: Iterable[Path]) -> list[AnnotatedReport]:
    """Every report of the files, in order.

    Raises:
        EvaluationError: A file cannot be read or has faults; the message lists all faults of all files.
    """
    reports: list[AnnotatedReport] = []
    faults: list[str] = []
    seen: set[str] = set()
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as fault:
            faults.append(f"{path.name}: cannot be read: {fault}")
            continue
        reader = _Reader(file=path.name, codebook=load_codebook(), seen=seen)
        reader.read(lines)
        reports += reader.reports
        faults += reader.faults
    if faults:
        raise EvaluationError("annotated reports have faults:\n" + "\n".join(faults), "See corpus/FORMAT.md.")
    return reports


def report_paths(folder: Path) -> list[Path]:
    """The annotated files of a folder, sorted by name.

    Raises:
        EvaluationError: There is none.
    """
    paths = sorted(folder.glob("*.rpt")) if folder.is_dir() else [folder]
    if not paths or not paths[0].is_file():
        raise EvaluationError(f"no annotated report (*.rpt) in {folder}", "Give a folder with such files.")
    return paths


def plain_text(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """A marked line without its marks, and where they stood."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = position = 0
    for match in _MARK.finditer(marked):
        before = marked[position : match.start()]
        words = match.group(1) or match.group(3)
        pieces += [before, words]
        length += len(before)
        marks.append(Mark(id=match.group(2) or match.group(4), start=length, end=length + len(words)))
        length += len(words)
        position = match.end()
    pieces.append(marked[position:])
    return "".join(pieces), tuple(marks)


def _is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, such as 2024-02-29; 2023-02-29 is none."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    """Whether the text is a day, or a range whose last day is not before its first."""
    first, dots, last = text.partition("..")
    return _is_day(first) and (not dots or (_is_day(last) and first <= last))


def _is_number(text: str) -> bool:
    """Whether the text is a number, or a range whose highest is not below its lowest."""
    first, _, last = text.partition("..")
    return bool(_NUMBER.fullmatch(text)) and not (first and last and int(first) > int(last))


@dataclass
class _Draft:
    """A report while its lines are read."""

    id: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    sentences: list[tuple[str, tuple[Mark, ...], list[GoldEvent], bool]] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    triggers: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)


@dataclass
class _Reader:
    file: str
    codebook: Codebook
    seen: set[str]
    reports: list[AnnotatedReport] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    draft: _Draft | None = None

    def read(self, lines: Iterable[str]) -> None:
        number = 0
        for number, line in enumerate(lines, 1):
            if not line.strip():
                self.close()
            elif line.startswith("@"):
                self.read_header(number, line)
            elif self.draft is None:
                self.say(number, "text outside a report")
            elif line.startswith(">"):
                self.read_annotation(number, line)
            else:
                self.read_sentence(number, line, is_title=False)
        self.close()

    def say(self, number: int, message: str) -> None:
        self.faults.append(f"{self.file}:{number}: {message}")

    def close(self) -> None:
        draft, self.draft = self.draft, None
        if draft is None:
            return
        for key in ("published", "register", "title"):
            if key not in draft.fields:
                self.say(draft.line, f"report {draft.id}: no @{key}")
        for mark_id in sorted(draft.used):
            if mark_id[0] in "aptk" and mark_id not in draft.definitions:
                self.say(draft.line, f"report {draft.id}: {mark_id} is never defined")
        for trigger in sorted(draft.triggers - draft.described):
            self.say(draft.line, f"report {draft.id}: trigger {trigger} has no event line")
        if not any(not is_title for *_, is_title in draft.sentences):
            self.say(draft.line, f"report {draft.id}: no sentence")
        published = draft.fields.get("published", "unknown")
        self.reports.append(
            AnnotatedReport(
                id=draft.id,
                published=None if published == "unknown" else published,
                register=draft.fields.get("register", ""),
                contexts=tuple(draft.fields.get("contexts", "").split()),
                sentences=tuple(
                    AnnotatedSentence(text=text, marks=marks, events=tuple(events), is_title=is_title)
                    for text, marks, events, is_title in draft.sentences
                ),
                definitions=draft.definitions,
                file=self.file,
            )
        )

    def read_header(self, number: int, line: str) -> None:
        key, _, value = line[1:].partition(" ")
        if key == "report":
            self.close()
            if value in self.seen or not re.fullmatch(r"[a-z0-9-]+", value):
                self.say(number, f"report id {value!r} is malformed or used before")
            self.seen.add(value)
            self.draft = _Draft(id=value, line=number)
            return
        if self.draft is None:
            self.say(number, "outside a report")
            return
        if key not in {"published", "register", "contexts", "title"}:
            self.say(number, f"unknown key @{key}")
            return
        self.draft.fields[key] = value
        if key == "published" and value != "unknown" and not _is_day(value):
            self.say(number, "bad date")
        elif key == "register" and value not in REGISTERS:
            self.say(number, f"unknown register {value}")
        elif key == "contexts":
            for context in value.split():
                if context not in self.codebook.context_codes:
                    self.say(number, f"unknown context {context}")
        elif key == "title" and value != "-":
            self.read_sentence(number, value, is_title=True)

    def read_sentence(self, number: int, line: str, *, is_title: bool) -> None:
        draft = self.draft
        assert draft is not None
        left_over = re.sub(r"\[[^\[\]{}|]*\]", "", _MARK.sub("", line))
        if re.search(r"[\[\]{}|]", left_over):
            self.say(number, f"stray or malformed mark: {left_over.strip()[:80]}")
        text, marks = plain_text(line)
        for mark in marks:
            if mark.id[0] != "e":
                draft.used.add(mark.id)
            elif mark.id in draft.triggers:
                self.say(number, f"{mark.id} marks two triggers")
            else:
                draft.triggers.add(mark.id)
        draft.sentences.append((text, marks, [], is_title))

    def read_annotation(self, number: int, line: str) -> None:
        draft = self.draft
        assert draft is not None
        words = line[1:].split()
        if not words or not draft.sentences:
            self.say(number, "empty annotation, or one before any sentence")
        elif re.fullmatch(r"e\d+", words[0]):
            self.read_event(number, words)
        elif re.fullmatch(r"[aptk]\d+", words[0]):
            self.read_definition(number, words)
        else:
            self.say(number, f"not understood: {line}")

    def read_definition(self, number: int, words: list[str]) -> None:
        draft = self.draft
        assert draft is not None
        mark_id, fields = words[0], words[1:]
        if mark_id in draft.definitions:
            self.say(number, f"{mark_id} defined twice")
        if mark_id not in draft.used:
            self.say(number, f"{mark_id} defined before any use")
        sectors = {*self.codebook.sector_codes, "-"}
        kind = mark_id[0]
        if kind == "a":
            right = (
                len(fields) >= 2 and bool(_COUNTRY.fullmatch(fields[0])) and sectors.issuperset(fields[1].split(","))
            )
        elif kind == "p":
            right = len(fields) >= 2 and bool(_COUNTRY.fullmatch(fields[0]))
        elif kind == "t":
            unknown = fields == ["-"] and draft.fields.get("published") == "unknown"
            right = unknown or (len(fields) == 1 and _is_time(fields[0]))
        else:
            right = len(fields) == 1 and _is_number(fields[0])
        if not right:
            self.say(number, f"bad definition: {' '.join(words)}")
        draft.definitions[mark_id] = Definition(fields=tuple(fields))

    def read_event(self, number: int, words: list[str]) -> None:
        draft = self.draft
        assert draft is not None
        _, marks, events, _ = draft.sentences[-1]
        here = {mark.id for mark in marks}
        event_id = words[0]
        if event_id not in here:
            self.say(number, f"{event_id} is not marked in the sentence above")
        if event_id in draft.described:
            self.say(number, f"{event_id} described twice")
        draft.described.add(event_id)
        type_code, _, mode_codes = (words[1] if len(words) > 1 else "").partition("/")
        modes = tuple(filter(None, mode_codes.split(",")))
        if type_code not in self.codebook.type_codes:
            self.say(number, f"unknown type {type_code}")
        else:
            for mode in modes:
                if mode not in self.codebook.modes(type_code):
                    self.say(number, f"{type_code} has no mode {mode}")
        roles: dict[Role, tuple[str, ...]] = {}
        status: Status = "asserted"
        historical = False
        incident = ""
        for part in words[2:]:
            key, _, value = part.partition("=")
            if part == "historical":
                historical = True
            elif key == "status" and value in STATUSES[1:]:
                status = STATUSES[STATUSES.index(value)]
            elif key == "incident" and _INCIDENT.fullmatch(value):
                incident = value
            elif key in ROLES:
                role = ROLES[ROLES.index(key)]
                roles[role] = tuple(value.split(","))
                for mark_id in roles[role]:
                    if not re.fullmatch(ROLE_KINDS[role] + r"\d+", mark_id):
                        self.say(number, f"{part}: wants an id starting with {ROLE_KINDS[role]}")
                    elif mark_id not in here:
                        self.say(number, f"{part}: {mark_id} is not marked in the sentence above")
            else:
                self.say(number, f"not understood: {part}")
        if not incident:
            self.say(number, f"{event_id} has no incident")
        events.append(
            GoldEvent(
                id=event_id,
                type=type_code,
                modes=modes,
                roles=roles,
                status=status,
                historical=historical,
                incident=incident,
            )
        )
