"""What a sentence says, directly behind a name, that the place lies in: "Alexandria, La.", "Kaya, in Zamfara state"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dotterel.model.spans import Span
from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import Gazetteer, GazetteerEntry
from dotterel.resolution.places.geometry import kilometres
from dotterel.resolution.places.mentions import Mention
from dotterel.resolution.places.phrases import read_phrase
from dotterel.resolution.places.state_abbreviations import STATES
from dotterel.resolution.places.type_words import type_words
from dotterel.resolution.places.word_lists import directions, facilities

_LENGTH = 120
"""Characters behind a name that are read."""
_MOST = 3
"""Names that may follow one another: "in Amuru district in Wollega, Oromia"."""
_FAR_KM = 300.0
"""From the middle of a container to a place that can hardly lie in it; few divisions are larger."""
_SEGMENT = re.compile(r"[,;:()]|\band\b")
_NAME = re.compile(r"[A-Z][\w'’-]*")
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.()\"“”]|[-–—]\s|(?:on|in|at|late|early|after|before|when|where|which|who|that|and|as|by|to|from|during"
    r"|overnight|yesterday|today|last|this|near|with|for|while|since|between|said|says|has|have|had|was|were|is|are|using"
    r"|[a-z]+ing|[A-Z][a-z]+day)\b)"
)
"""What may follow the name of a container; any other word makes it part of a longer phrase ("in Iran talks")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """What a name is said to lie in.

    Attributes:
        entries: The places of the container's name that may contain others.
        told: Whether a word says so ("in", "of"): behind a mere comma may stand the next of a list.
    """

    entries: tuple[GazetteerEntry, ...]
    told: bool

    def rules_out(self, entry: GazetteerEntry) -> bool:
        """Whether a place cannot lie in it: it lies in another country, or far off."""
        if not self.told or entry.country is None:
            return False
        at_home = [one for one in self.entries if one.country in (entry.country, None)]
        return all(
            kilometres(one.latitude, one.longitude, entry.latitude, entry.longitude)
            > max(_FAR_KM, (one.radius_km or 0.0) * 2)
            for one in at_home
            if one.kind != "country"
        ) and not any(one.kind == "country" for one in at_home)


def containers_behind(span: Span, context: PlaceContext, gazetteer: Gazetteer) -> tuple[Container, ...]:
    """What the sentence names directly behind a span as what it lies in, the nearest first.

    Args:
        span: The words of the place.
        context: What surrounds them.
        gazetteer: Names to places.
    """
    offset = span.end - context.sentence_start
    if not 0 <= offset <= len(context.sentence):
        return ()
    rest = context.sentence[offset : offset + _LENGTH]
    found: list[Container] = []
    led = False
    for number in range(_MOST):
        opening = _behind().match(rest)
        if opening is None:
            break
        words = rest[opening.end() :]
        told = opening["led"] is not None
        led = led or told
        if number and not led:
            break
        short = re.match(r"[A-Z][A-Za-z.]*", words)
        if not number and short and (state := STATES.get(short.group().rstrip("."))):
            found.append(Container(entries=_wide(gazetteer, fold(state), "admin1"), told=False))
            break
        segment = _SEGMENT.split(words, maxsplit=1)[0]
        phrase = read_phrase(segment, gazetteer)
        names = [name for name in (phrase.target, *phrase.containers) if name is not None]
        if names and min(name.start for name in names) == 0:
            if any(name.adjective_of for name in names):
                break
            behind = _end(segment, names)
            told = (told or led) and _GOES_ON.match(words[behind:]) is not None
            found += [Container(entries=_wide(gazetteer, name.folded), told=told) for name in names]
        else:
            # "In Wollega, Oromia" tells Oromia though the gazetteer may lack Wollega.
            unknown = _NAME.match(words)
            if not told or unknown is None:
                break
            behind = unknown.end()
        rest = words[behind:]
    return tuple(container for container in found if container.entries)


def _wide(gazetteer: Gazetteer, folded: str, kind: str | None = None) -> tuple[GazetteerEntry, ...]:
    """The places of a name that may contain a town; of one kind where one is asked for."""
    entries = (named.entry for named in gazetteer.find(folded))
    if kind is not None:
        return tuple(entry for entry in entries if entry.kind == kind)
    return tuple(entry for entry in entries if entry.kind not in ("settlement", "landmark"))


def _end(segment: str, names: Iterable[Mention]) -> int:
    """Offset behind the last of the names and the type word that follows it."""
    end = max(name.end for name in names)
    typed = re.match(r"(?:['’]s?)?\s+([a-z]+)", segment[end:])
    if typed and (typed[1] in type_words() or typed[1] in facilities() or typed[1] == "area"):
        return end + typed.end()
    return end


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between a name and what contains it: a comma, a bracket, or "in the southern province of"."""
    typed = "|".join(sorted((*type_words(), *directions())))
    led = rf"(?:in|of)\s+(?:the\s+)?(?:(?:{typed})\s+){{0,2}}(?:of\s+)?"
    return re.compile(rf"\s*(?:(?:,\s*|\s)(?P<led>{led})|,\s*|\(\s*)(?=[A-Z])")
