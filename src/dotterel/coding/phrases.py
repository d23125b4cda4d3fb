"""The words of a filler: whole words, and at least one that says something."""

import re

from dotterel.model import Role

_EMPTY = re.compile(
    r"(?:\W|\b(?:the|a|an|of|in|at|on|by|to|from|for|and|or|with|that|which|who|said|says|also|as|near|some|more|than|same|such|s)\b)*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)+")
_LONGEST_FIGURE = 16
"""Characters around a stretch in which a figure that it cuts is looked for."""
_NAME_BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?P<name>[A-Z][\w'’-]*\w) $")
_NAME_BEHIND = re.compile(r" (?P<name>[A-Z][\w'’-]*[\w])")
_NO = re.compile(r"\b(?:no|neither)\s+$", re.IGNORECASE)
_NO_REACH = 10
_TIES = "-‐‑–"
_DONE = re.compile(
    r"[-‐‑](?:brokered|mediated|facilitated|hosted|sponsored|chaired|supervised|led|backed|supported|donated)$",
    re.IGNORECASE,
)
"""What ends a party's words where only its deed is joined to its name; "Orin-backed rebels" goes on."""
_OWNERS_END = re.compile(r"(?:(?<=\w)['’]s?|(?<=\w['’])s)\s+")
"""What is left of an owner's name at the head of words that were cut behind it: "'s fighters"."""
_LEADING_ON = re.compile(r"(?:,?\s+(?:of|in|at|on|from|to|by|with|for|and|or|the|an?))+$", re.IGNORECASE)
"""What ends words that were cut before their last one."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Prof|Sen|Rep|Gov)$")
_TITLED = re.compile(r"\.? [A-Z][\w'’-]*\w(?: [A-Z][\w'’-]*\w)?")


def says_something(text: str, role: Role) -> bool:
    """Whether a filler holds more than articles, prepositions and signs; a lone "the" names nobody.

    A number alone ("two") fills a toll but names no party.
    """
    if _EMPTY.fullmatch(text) is not None and "WHO" not in text:  # a body, unless it stands in a small "who"
        return False
    return role not in ("actor", "recipient", "source") or _NUMBER.fullmatch(text) is None


def is_nobody(text: str, start: int, role: Role) -> bool:
    """Whether "no" before the words of a doer or a speaker says that there is none: "no group claimed the blast".

    Args:
        text: The document's text.
        start: Where the words begin.
        role: Their role; who was not struck is named all the same.
    """
    return role in ("actor", "source") and _NO.search(text, max(0, start - _NO_REACH), start) is not None


def word_set(words: str) -> frozenset[str]:
    """The blank-separated words of a list, for looking one up."""
    return frozenset(words.split())


_NO_NAME = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Jan Feb Aug Sept Oct Nov Dec In At On From Near Outside Inside "
    "Across Around Over For To Of By After Before Since Until While When Where But And Or As With Both The "
    "This That These Those Its His Her Their Our All Meanwhile Elsewhere Mayor Governor President "
    "Minister Police Army General"
)
"""Words with a capital that stand beside names without being of them."""


def plain_words(text: str) -> str:
    """The words without a leading article, in lower case: enough to know a party again."""
    return _ARTICLE.sub("", text.lower())


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no hyphenated word and no figure: "-Karabakh", and "6" or "600" of "6,600".

    What is left of somebody's name at its head or end goes: "'s fighters" are "fighters", "Orin'" is "Orin". So does a
    word at the end that only leads on ("the garrison of"); a title there takes the name behind it ("Mr" of "Mr. Orin").

    Args:
        text: The document's text.
        start: Character offset of the stretch.
        end: Character offset behind it.
    """
    start, end = _without_possessive(text, start, end)
    loose = _LEADING_ON.search(text, start, end)
    if loose is not None and loose.start() > start:
        end = loose.start()
    if _TITLE.search(text, start, end) is not None:
        named = _TITLED.match(text, end)
        end = named.end() if named is not None else end
    if text[start] in _TIES or text[start - 1 : start] in tuple(_TIES):
        while start and (text[start - 1].isalnum() or text[start - 1] in _TIES):
            start -= 1
    if text[end - 1] in _TIES or text[end : end + 1] in tuple(_TIES):
        while end < len(text) and (text[end].isalnum() or text[end] in _TIES):
            end += 1
    for figure in _FIGURE.finditer(text, max(0, start - _LONGEST_FIGURE), end + _LONGEST_FIGURE):
        if figure.start() < start < figure.end():
            start = figure.start()
        if figure.start() < end < figure.end():
            end = figure.end()
    return start, end


def without_participle(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut what a party did off its name: "Orin-brokered" (talks) is Orin, as annotators mark it in all six such cases.

    Args:
        text: The document's text.
        start: Character offset of a party's words.
        end: Character offset behind them.
    """
    done = _DONE.search(text, start, end)
    return (start, done.start()) if done is not None and done.start() > start else (start, end)


def _without_possessive(text: str, start: int, end: int) -> tuple[int, int]:
    head = _OWNERS_END.match(text, start, end)
    if head is not None and head.end() < end:
        start = head.end()
    if end - 1 > start and text[end - 1] in "'’" and text[end : end + 1] == "s":
        end -= 1
    return start, end


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place's words so that they cut no name: "Sad" of "Novi Sad", "Banda" of "Banda Aceh".

    A word with a capital right beside them is part of the name, but for days, months and the words that sentences begin
    with. On the dev side this held for all 12 places that had such a word beside them. Lines in which every word
    has a capital tell nothing, and are left alone.

    Args:
        text: The document's text.
        start: Character offset of the words.
        end: Character offset behind them.
    """
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    small = sum(word[0].islower() for word in line.split())
    if not text[start].isupper() or 2 * small <= len(line.split()):
        return start, end
    while (before := _NAME_BEFORE.search(text, line_start, start)) and before["name"] not in _NO_NAME:
        start = before.start("name")
    while (behind := _NAME_BEHIND.match(text, end)) and behind["name"] not in _NO_NAME:
        end = behind.end("name")
    return start, end
