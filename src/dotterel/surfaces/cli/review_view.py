"""What reviewers made of an event, on the terminal: what the coder read, what stands instead, and who says so."""

from collections.abc import Iterator, Mapping

from rich.padding import Padding
from rich.text import Text

from dotterel.model import Decision
from dotterel.pipeline import ReviewedEvent
from dotterel.review import CORRECTABLE, WHOLE, Settled, field_json
from dotterel.surfaces.cli import cells
from dotterel.surfaces.cli.wording import day, shown
from dotterel.surfaces.desk.answer_words import answer_words

_LABELS: Mapping[str, str] = {
    WHOLE: "event",
    "modality": "told as",
    "historical": "background",
    "claim": "who says",
    "actors": "actor",
    "recipients": "recipient",
    "place": "where",
    "date": "when",
}
"""Fields by the names that they have in an explanation, where these are others."""


def review_lines(found: ReviewedEvent) -> list[Text | Padding]:
    """What reviewers made of an event; nothing where they said nothing of it."""
    lines: list[Text | Padding] = []
    if found.added is not None:
        lines.append(_line(f"added by {_by(found.added)}", found.added.note))
    elif not found.is_coded:
        lines.append(Text("no longer coded"))
    anew = found.document.reviewed.renamed.get(found.event.id)
    if anew is not None:
        lines.append(Text(f"coded anew as {shown(anew)}, of which now holds what reviewers said of it"))
    for one in found.document.reviewed.settled.get(found.event.id, ()):
        lines += _settled(one, found)
    lines += _changed_with_others(found)
    for open_ in found.document.reviewed.disagreements:
        if open_.subject_id in (found.event.id, anew):
            lines.append(Text(f"reviewers differ on {_label(open_.field)}: until that is settled, the coder's stands"))
            lines += [_below(_by(said), _answer(said)) for said in open_.decisions]
    return lines


def _settled(one: Settled, found: ReviewedEvent) -> Iterator[Text | Padding]:
    decision = one.decision
    who = f"{', '.join(map(shown, one.reviewers))}, {day(decision.made[:10])}"
    if one.field == WHOLE:
        is_rejected = decision.act == "reject" or decision.after == '"reject"'
        yield _line(f"{'rejected' if is_rejected else 'accepted'} by {who}", decision.note)
        if is_rejected:
            yield _below("below", "as the coder read it")
    elif decision.act == "accept":
        yield _line(f"{_label(one.field)} accepted by {who}", decision.note)
    elif found.state == "standing":
        act = "settled" if one.is_adjudicated else "corrected"
        yield _line(f"{_label(one.field)} {act} by {who}", decision.note)
        if found.coded is not None:
            yield _below("the coder read", answer_words(one.field, field_json(found.coded, one.field)))
        yield _below("now", answer_words(one.field, field_json(found.event, one.field)))


def _changed_with_others(found: ReviewedEvent) -> Iterator[Text | Padding]:
    """Fields that are no longer what the coder read since another one was corrected, as the modes with the type."""
    if found.coded is None:
        return
    decided = {one.field for one in found.document.reviewed.settled.get(found.event.id, ())}
    for field in CORRECTABLE:
        before, now = field_json(found.coded, field), field_json(found.event, field)
        if field not in decided and before != now:
            yield Text(f"{_label(field)} changed as a consequence")
            yield _below("the coder read", answer_words(field, before))
            yield _below("now", answer_words(field, now))


def _answer(decision: Decision) -> str:
    """What a reviewer says of a field, or of the whole."""
    if decision.field is None:
        return "no event" if decision.act == "reject" else "an event"
    return answer_words(decision.field, decision.before if decision.act == "accept" else decision.after)


def _label(field: str) -> str:
    return _LABELS.get(field, field)


def _by(decision: Decision) -> str:
    return f"{shown(decision.reviewer)}, {day(decision.made[:10])}"


def _line(words: str, note: str) -> Text:
    return Text.assemble(words, (f"   “{shown(note)}”" if note else "", cells.FAINT))


def _below(what: str, value: str) -> Padding:
    return Padding(Text.assemble((f"{what}: ", cells.FAINT), shown(value)), (0, 0, 0, 2))
