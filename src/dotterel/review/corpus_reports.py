"""A reviewed report in the grammar of the corpus (`corpus/FORMAT.md`), for training to read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.model import Actor, Count, DateRange, Document, Place, ResolvedEvent, Sentence

_BRACKETS = str.maketrans("[]{}|", "()()/")
_BLANKS = re.compile(r"[\s\u2028\u2029]")
_STATUS = {"future": "future", "hypothetical": "hypothetical", "negated": "negated"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked stretch of the text; `definition` is empty for triggers and means."""

    start: int
    end: int
    id: str
    definition: str = ""


@dataclass(slots=True)
class _Ids:
    """Identifiers of the report, given in the order of their first use."""

    by_key: dict[tuple[str, object], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, kind: str, key: object) -> str:
        """The identifier of a thing of a kind, such as ``a2``."""
        if (kind, key) not in self.by_key:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.by_key[kind, key] = f"{kind}{self.counts[kind]}"
        return self.by_key[kind, key]


def corpus_report(
    document: Document, events: Sequence[ResolvedEvent], *, report_id: str, register: str = "wire"
) -> str:
    """One report of the corpus, ending with an empty line.

    Of role words that overlap others the ones named first stay, since the grammar has no nesting; fillers that stand in
    another sentence than the event's, or that no words tell, and times that came to no day, are left out, as the
    grammar asks.

    Args:
        document: The report.
        events: All events that stand in it after review.
        report_id: Lower case letters, digits and dashes.
        register: Kind of writing, as the grammar names it.
    """
    contexts = sorted({context for event in events for context in event.contexts})
    lines = [
        f"@report {report_id}",
        f"@published {document.published or 'unknown'}",
        f"@register {register}",
        " ".join(["@contexts", *contexts]),
    ]
    ids, defined = _Ids(), set[str]()
    has_title = any(sentence.kind == "title" for sentence in document.sentences)
    if not has_title:
        lines.append("@title -")
    for sentence in document.sentences:
        start, end = sentence.start, sentence.end
        told = [event for event in events if start <= event.trigger.start and event.trigger.end <= end]
        lines += _sentence_lines(document, sentence, told, ids, defined)
    return "\n".join(lines) + "\n\n"


def _sentence_lines(
    document: Document, sentence: Sentence, events: Sequence[ResolvedEvent], ids: _Ids, defined: set[str]
) -> Iterator[str]:
    marks: list[_Mark] = []
    kept: list[tuple[ResolvedEvent, str]] = []
    for event in sorted(events, key=lambda one: one.trigger.start):
        trigger = _Mark(event.trigger.start, event.trigger.end, ids.of("e", event.id))
        if _is_free(trigger, marks):
            marks.append(trigger)
            kept.append((event, trigger.id))
    roles: list[tuple[str, dict[str, list[str]]]] = []
    for event, _ in kept:
        filled: dict[str, list[str]] = {}
        for role, start, end, kind, key, definition in _fillers(event, ids):
            if kind == "t" and definition == "-" and document.published is not None:
                continue  # the grammar knows days that cannot be told only in reports without one of their own
            if not (sentence.start <= start < end <= sentence.end):
                continue
            mark = _Mark(start, end, ids.of(kind, key), definition)
            same = next((one for one in marks if (one.start, one.end) == (start, end)), None)
            if same is None and _is_free(mark, marks):
                marks.append(mark)
                same = mark
            if same is not None and same.id == mark.id:
                filled.setdefault(role, []).append(mark.id)
        roles.append((event.id, filled))
    head = "@title " if sentence.kind == "title" else ""
    yield head + _marked(document.text, sentence, marks)
    for (event, label), (_, filled) in zip(kept, roles, strict=True):
        yield _event_line(event, label, filled, ids)
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.definition and mark.id not in defined:
            defined.add(mark.id)
            yield f"> {mark.id} {mark.definition}"


def _event_line(event: ResolvedEvent, label: str, filled: Mapping[str, Sequence[str]], ids: _Ids) -> str:
    code = event.type + ("/" + ",".join(event.modes) if event.modes else "")
    words = [">", label, code, *(f"{role}={','.join(dict.fromkeys(names))}" for role, names in filled.items())]
    status = _STATUS.get(event.modality, event.claim.status)
    if status != "asserted":
        words.append(f"status={status}")
    if event.historical:
        words.append("historical")
    words.append("incident=" + ids.of("i", event.incident or event.id))
    return " ".join(words)


def _fillers(event: ResolvedEvent, ids: _Ids) -> Iterator[tuple[str, int, int, str, object, str]]:
    """Role, offsets, kind of identifier, what makes it the same thing, and definition of every filler."""
    sources = (event.claim.source, *event.claim.further_sources)
    for role, parties in (("actor", event.actors), ("recipient", event.recipients), ("source", sources)):
        for party in parties:
            if party is not None:
                yield role, party.start, party.end, "a", _party_key(party), _party(party)
    if event.place is not None:
        place = event.place
        yield "place", place.start, place.end, "p", (place.name, place.country, place.text), _place(place)
    if event.date is not None:
        when = event.date
        yield "time", when.start, when.end, "t", (when.first, when.last, when.text), _time(when)
    for role in ("killed", "injured", "held", "size"):
        count: Count | None = getattr(event, role)
        for one in () if count is None else count.parts or (count,):
            if one.low is not None or one.high is not None:
                yield role, one.start, one.end, "k", (one.start, one.end), _number(one)
    for span in event.means:
        yield "means", span.start, span.end, "w", (span.start, span.end), ""


def _party_key(party: Actor) -> object:
    return party.id or (party.name or party.text.lower(), party.country, party.sectors)


def _party(party: Actor) -> str:
    return f"{party.country or '-'} {','.join(party.sectors) or '-'} {_line(party.name or party.text)}".rstrip()


def _place(place: Place) -> str:
    return f"{place.country or '-'} {_line(place.name or place.text)}"


def _time(when: DateRange) -> str:
    if when.first is None or when.last is None:
        return "-"
    return when.first if when.first == when.last else f"{when.first}..{when.last}"


def _number(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"{'' if count.low is None else count.low}..{'' if count.high is None else count.high}"


def _is_free(mark: _Mark, marks: Sequence[_Mark]) -> bool:
    return all(mark.end <= one.start or one.end <= mark.start for one in marks)


def _marked(text: str, sentence: Sentence, marks: Sequence[_Mark]) -> str:
    """The sentence on one line with its marks in place."""
    pieces, at = [], sentence.start
    for mark in sorted(marks, key=lambda one: one.start):
        pieces.append(_line(text[at : mark.start]))
        words = _line(text[mark.start : mark.end])
        pieces.append(f"{{{words}|{mark.id}}}" if mark.id.startswith("e") else f"[{words}|{mark.id}]")
        at = mark.end
    pieces.append(_line(text[at : sentence.end]))
    line = "".join(pieces).strip()
    return f"({line[1:]}" if line.startswith(">") else line


def _line(words: str) -> str:
    """Words without line ends and without the grammar's own signs, character by character."""
    return _BLANKS.sub(" ", words.translate(_BRACKETS))
