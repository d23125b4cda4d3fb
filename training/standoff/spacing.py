"""Tokenised text, in which words and punctuation stand apart, put together as it is printed."""

import re

_APART = re.compile(r"(?<=\w)\s[.,](?=\s|$)")
_TOGETHER = re.compile(r"(?<=\w)[.,](?=\s|$)")
_CLOSING = re.compile(r"(?<=\S) +(?=(?:[.,;:!?%)\]}]|\.\.\.)(?:\s|$|[\"'”’]))")
_OPENING = re.compile(r"(?<=[(\[{$£€]) +(?=\S)")
_CLITIC = re.compile(r"(?<=[\w.]) +(?=(?:'(?:s|re|ve|ll|d|m)|n't)\b)", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=s) +(?='(?:\s|$))")
_DOUBLE = re.compile(r"``|''")
_QUOTE = re.compile(r' *" *')


def is_tokenised(text: str) -> bool:
    """Whether most commas and full stops stand apart from their words."""
    return len(_APART.findall(text)) > len(_TOGETHER.findall(text))


def rejoin(text: str) -> str:
    """The text with its punctuation at the words, line by line; letters and digits stay as they are.

    Where every line is a word, lines are put together up to the next empty one.
    """
    if all(len(line.split()) <= 1 for line in text.split("\n")):
        text = re.sub(r"(?<=\S)\s*\n(?=\S)", " ", text)
    return "\n".join(map(_rejoined, text.split("\n")))


def _rejoined(line: str) -> str:
    line = _DOUBLE.sub('"', line)
    for pattern in (_CLOSING, _OPENING, _CLITIC, _PLURAL):
        line = pattern.sub("", line)
    count = 0

    def quote(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        inside = match[0].strip()
        return f" {inside}" if count % 2 else f"{inside} "

    line = _QUOTE.sub(quote, line)
    return re.sub(r'(?<=") +(?=[.,;:!?)])', "", line).strip()
