"""Plain words for what an event record says, without any layout: every function takes model types and gives text.

What is not known is `UNKNOWN`, never a guess.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from dotterel.codebook.kind_words import kind_words
from dotterel.model import Actor, Claim, Count, DateRange, Modality, Place, ResolvedEvent, day_words

UNKNOWN = "—"
ABOUT = "≈"
PAST = "past"
UNSURE_BELOW = 0.6
"""Scores below this are marked as unsure."""

_MODALITIES: Mapping[Modality, str] = {
    "asserted": "",
    "future": "planned",
    "negated": "did not happen",
    "hypothetical": "possible",
}
_HELD: Mapping[str, str] = {
    "RETREAT": "freed",
    "CONCEDE": "freed",
    "ASSAULT": "abducted",
    "COERCE": "arrested",
    "SANCTION": "jailed",
}
_LIKELIER_THAN_NOT = 0.5
_ARTICLES = re.compile(r"^(?:the|an?|its|his|her|their)\s+(?=\S)", re.IGNORECASE)


def shown(text: str) -> str:
    """Text of a report made safe for a terminal: on one line, without control, escape and direction characters."""
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def what(event: ResolvedEvent) -> str:
    """Type and modes, such as ``attack with heavy weapons``; the codes themselves where a codebook has others."""
    return shown(kind_words(event.type, event.modes))


def marks(event: ResolvedEvent) -> tuple[str, ...]:
    """What tells an event apart from one that has just happened: ``past``, ``planned``, ``did not happen``, ..."""
    found = [PAST] if event.historical else []
    if _MODALITIES[event.modality]:
        found.append(_MODALITIES[event.modality])
    if event.score < UNSURE_BELOW:
        found.append("unsure")
    return tuple(found)


def intensity(score: float) -> str:
    """PLOVER's score with its sign; 0 has none."""
    return f"{score:+g}" if score else "0"


def standing(event: ResolvedEvent) -> str:
    """How an event is told, in a word or three: ``happened``, ``planned``, ``did not happen`` or ``possible``."""
    return _MODALITIES[event.modality] or "happened"


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 report``, ``1,200 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def party(actor: Actor) -> str:
    """A party's name, or else its words without the article."""
    return shown(actor.name or _ARTICLES.sub("", shown(actor.text))) or UNKNOWN


def codes(actor: Actor) -> str:
    """Country and sectors, such as ``ARM·MIL``; a question mark where the country or the part in the event is a guess.

    A part that is more likely none is a guess too: so it is with parties that only the rest of the report implies.
    """
    country = actor.country or UNKNOWN
    has_no_part = actor.role_score is not None and actor.role_score < _LIKELIER_THAN_NOT
    if actor.country and (actor.score < UNSURE_BELOW or has_no_part):
        country += "?"
    return shown("·".join((country, *actor.sectors))) if actor.country or actor.sectors else ""


def where(place: Place | None) -> str:
    """Name, country and honesty about how narrow it is, such as ``≈ Armenia (country)``."""
    if place is None:
        return UNKNOWN
    if place.name is None or place.unresolved is not None:
        return f"“{shown(place.text)}” (not located)" if place.text.strip() else UNKNOWN
    name = shown(place.name)
    if place.precision in ("exact", "city"):
        return f"{name}, {shown(place.country)}" if place.country else name
    if place.precision == "country":
        about = f"{ABOUT} {name} (country)"
        return f"“{shown(place.text)}”, {about}" if place.rule.startswith("unknown-place") else about
    kind = {"district": "district", "admin1": "province", "region": "region"}.get(place.precision or "", "roughly")
    if place.rule.endswith("-vague"):
        kind = "near"
    named = f"{name}, {shown(place.country)}" if place.country else name
    return f"{ABOUT} {named} ({kind})"


def day(iso: str | None) -> str:
    """A day as people write it, such as ``13 Sep 2022``; what is no ISO day stays as it is."""
    return shown(day_words.day(iso))


def when(span: DateRange | None) -> str:
    """An interval, as narrow as it is known: a day, ``week of …``, a month, a year, or from one day to another."""
    if span is None:
        return UNKNOWN
    if span.unresolved is not None or (span.first is None and span.last is None):
        return f"“{shown(span.text)}” (not dated)" if span.text.strip() else UNKNOWN
    return shown(day_words.interval(span.first, span.last, precision=span.precision))


def number(count: Count) -> str:
    """A number as a range: ``12``, ``≥ 49``, ``≤ 20``, ``3–5``, or the words where none was read."""
    low, high = count.low, count.high
    if count.unresolved is not None or (low is None and high is None):
        return f"“{shown(count.text)}”"
    if high is None:
        return f"≥ {low:,}"
    if low is None:
        return f"≤ {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def tolls(event: ResolvedEvent) -> dict[str, str]:
    """Each number in words, such as ``≥ 49 killed``, by what it counts; empty where none is told."""
    counted_nouns = (
        ("killed", event.killed, "killed"),
        ("injured", event.injured, "injured"),
        ("held", event.held, _HELD.get(event.type, "held")),
        ("size", event.size, "people"),
    )
    return {kind: f"{number(count)} {noun}{_sides(count)}" for kind, count, noun in counted_nouns if count is not None}


def _sides(count: Count) -> str:
    return f" ({' + '.join(map(number, count.parts))})" if len(count.parts) > 1 else ""


def says(claim: Claim) -> str:
    """Who says so: ``the report`` itself, ``Armenia says``, ``denied by …``, or that the source is not named."""
    sources = () if claim.source is None else (claim.source, *claim.further_sources)
    if claim.status == "asserted":
        return "the report"
    if not sources:
        return "denied (by whom is not named)" if claim.status == "denied" else "somebody claims (source not named)"
    parties = list(dict.fromkeys(party(source) for source in sources))
    names = _listed(parties)
    if claim.status == "denied":
        return f"denied by {names}"
    return f"{names} {'say' if len(parties) > 1 or _is_plural(sources[0]) else 'says'}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _is_plural(actor: Actor) -> bool:
    """Whether a party without a name of its own is told in the plural (``officials``)."""
    last = party(actor).split()[-1].lower()
    return actor.name is None and (last in ("police", "people") or (last.endswith("s") and not last.endswith("ss")))
