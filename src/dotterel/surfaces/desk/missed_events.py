"""An event that a reviewer found missing, as a form tells it."""

from dotterel.codebook import load_codebook
from dotterel.model import Document, ResolvedEvent, ReviewError, digest_id, span_of
from dotterel.surfaces.desk.forms import Form


def missed_event(document: Document, form: Form) -> ResolvedEvent:
    """The event that a form adds: its trigger is looked for in the text.

    Raises:
        ReviewError: The words do not stand in a sentence of the text, or the type is none.
    """
    words, type_code = form.text("trigger"), form.text("type")
    book = load_codebook()
    if not type_code:
        raise ReviewError("no type was chosen for the event that was missed", "Choose what kind of event it is.")
    if type_code not in book.type_codes:
        raise ReviewError(f"there is no event type {type_code[:40]!r}", f"Types: {', '.join(book.type_codes)}.")
    number = form.number("occurrence") or 1
    start = -1
    for _ in range(number):
        start = document.text.find(words, start + 1) if words else -1
        if start < 0:
            raise ReviewError(f"{words[:60]!r} does not stand in the text that often", "Select the words in the text.")
    trigger = span_of(document.text, start, start + len(words))
    sentence = next((one for one in document.sentences if one.start <= start and trigger.end <= one.end), None)
    if sentence is None:
        raise ReviewError(f"{words[:60]!r} is not within one sentence", "Select fewer words.")
    return ResolvedEvent(
        id=digest_id("event", document.id, "added", trigger.start, trigger.end, type_code),
        document=document.reference(),
        type=type_code,
        quad=book.quad(type_code),
        intensity=book.intensity(type_code),
        trigger=trigger,
        sentence=span_of(document.text, sentence.start, sentence.end),
        coder="reviewer",
        score=1.0,
    )
