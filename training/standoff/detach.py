"""Annotated reports → the same annotations without the text."""

import re
from collections.abc import Callable, Sequence

from dotterel.evaluation.annotated import AnnotatedReport, AnnotatedSentence, Definition, GoldEvent
from dotterel.model import EvaluationError
from training.standoff.keys import Anchor, anchor_of, digest_of, keyed
from training.standoff.records import CODES, DetachedDefinition, DetachedReport, DetachedSentence, NamePlace


def detach(report: AnnotatedReport, *, is_known_name: Callable[[str], bool]) -> DetachedReport:
    """The report without a word of its text.

    A canonical name is replaced by the place where the report itself gives it (capitals may differ). One that the
    report does not give stays where it is known from elsewhere, and is dropped otherwise: a free description is a
    rewording of the text, and may name a private person.

    Args:
        report: What to detach.
        is_known_name: Whether a name of an actor is a fact of our own, apart from this text.

    Raises:
        EvaluationError: A sentence or mark has neither letters nor digits, so it could not be found again.
    """
    return DetachedReport(
        id=report.id,
        file=report.file,
        published=report.published,
        register=report.register,
        contexts=report.contexts,
        sentences=tuple(_detached(report, sentence) for sentence in report.sentences),
        definitions={
            mark_id: _definition(mark_id, definition, report.sentences, is_known_name)
            for mark_id, definition in report.definitions.items()
        },
    )


def _detached(report: AnnotatedReport, sentence: AnnotatedSentence) -> DetachedSentence:
    key = keyed(sentence.text).key
    marks: list[tuple[str, Anchor]] = []
    for mark in sentence.marks:
        anchor = anchor_of(sentence.text, mark.start, mark.end)
        if anchor is None:
            raise EvaluationError(f"report {report.id}: {mark.id} marks no letter or digit", "Mark a word.")
        marks.append((mark.id, anchor))
    if not key:
        raise EvaluationError(f"report {report.id} has a sentence without letters or digits", "Take it out.")
    return DetachedSentence(
        digest=digest_of(key),
        length=len(key),
        marks=tuple(marks),
        events=tuple(map(event_line, sentence.events)),
        is_title=sentence.is_title,
    )


def event_line(event: GoldEvent) -> str:
    """An event as in the grammar of reports, without the ``>``."""
    code = "/".join(filter(None, (event.type, ",".join(event.modes))))
    roles = [f"{role}={','.join(mark_ids)}" for role, mark_ids in event.roles.items()]
    status = [] if event.status == "asserted" else [f"status={event.status}"]
    historical = ["historical"] if event.historical else []
    return " ".join([event.id, code, *roles, *status, *historical, f"incident={event.incident}"])


def _definition(
    mark_id: str,
    definition: Definition,
    sentences: Sequence[AnnotatedSentence],
    is_known_name: Callable[[str], bool],
) -> DetachedDefinition:
    count = CODES[mark_id[0]]
    name = " ".join(definition.fields[count:])
    place = _place_of(name, sentences) if name else None
    kept = name if name and mark_id[0] == "a" and is_known_name(name) else None
    return DetachedDefinition(codes=definition.fields[:count], name=place or kept)


def _place_of(name: str, sentences: Sequence[AnnotatedSentence]) -> NamePlace | None:
    """Where the report gives a name: in the same letters where it does, else in other capitals."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        pattern = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", flags)
        for number, sentence in enumerate(sentences, 1):
            match = pattern.search(sentence.text)
            anchor = anchor_of(sentence.text, match.start(), match.end()) if match else None
            if anchor:
                return NamePlace(sentence=number, anchor=anchor)
    return None
