"""A sentence with the words that each field was read from."""

from collections.abc import Iterator

from rich.text import Text

from dotterel.model import ResolvedEvent
from dotterel.surfaces.cli import quads
from dotterel.surfaces.cli.wording import shown

_STYLES = {
    "actor": "bold blue",
    "recipient": "bold magenta",
    "place": "bold green",
    "time": "bold cyan",
    "source": "bold yellow",
}


def spans_of(event: ResolvedEvent) -> Iterator[tuple[int, int, str]]:
    """Start, end and role of every stretch of text that fills a field, the trigger first."""
    yield event.trigger.start, event.trigger.end, "trigger"
    for actor in event.actors:
        yield actor.start, actor.end, "actor"
    for actor in event.recipients:
        yield actor.start, actor.end, "recipient"
    for source in (event.claim.source, *event.claim.further_sources):
        if source is not None:
            yield source.start, source.end, "source"
    for filler, role in (
        (event.place, "place"),
        (event.date, "time"),
        (event.killed, "killed"),
        (event.injured, "injured"),
        (event.held, "held"),
        (event.size, "size"),
    ):
        if filler is not None:
            yield filler.start, filler.end, role
    for span in event.means:
        yield span.start, span.end, "means"


def marked_sentence(event: ResolvedEvent) -> Text:
    """The sentence with each filler in brackets behind the name of its role, so that it reads without colour too.

    A filler inside another one is left unmarked; the fields list it all the same.
    """
    sentence = event.sentence
    text = Text()
    position = sentence.start
    inside = sorted(
        {span for span in spans_of(event) if sentence.start <= span[0] < span[1] <= sentence.end},
        key=lambda span: (span[0], -span[1]),
    )
    for start, end, role in inside:
        if start < position:
            continue
        _plain(text, sentence.text[position - sentence.start : start - sentence.start])
        style = f"bold reverse {quads.colour(event.quad)}" if role == "trigger" else _STYLES.get(role, "bold")
        text.append(f"[{role}: ", style="dim")
        text.append(shown(sentence.text[start - sentence.start : end - sentence.start]), style=style)
        text.append("]", style="dim")
        position = end
    _plain(text, sentence.text[position - sentence.start :])
    return text


def is_elsewhere(event: ResolvedEvent, start: int, end: int) -> bool:
    """Whether some words stand outside the event's own sentence."""
    return not (event.sentence.start <= start and end <= event.sentence.end)


def _plain(text: Text, words: str) -> None:
    """Append words with the blanks at their ends kept, so that they do not run into the marks."""
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() and words.strip() else ""
    text.append(f"{before}{shown(words)}{behind}")
