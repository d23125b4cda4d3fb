"""Hard-wrapped text, as agencies' wires, mail and PDF files have it: lines broken at a column, joined again."""

import re
from itertools import pairwise

_HYPHEN = re.compile(r"(?<=[a-z]{2})-$")
_FINISHED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_WIDEST = 110
_NARROWEST = 35


def unwrap(text: str) -> str:
    """A text with hard-wrapped paragraphs joined to one line each; other text comes back as it is.

    A text counts as hard-wrapped when its long lines end in mid-sentence: of the lines followed by another, at least
    three, most stop at about the same column without a full stop and go on in lower case on the next line often
    enough.
    """
    lines = text.splitlines()
    if not _is_wrapped(lines):
        return text
    return "\n".join(join_lines(lines))


def join_lines(lines: list[str]) -> list[str]:
    """Paragraphs out of wrapped lines: an empty line, an indent or a short finished line ends one; hyphens go."""
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    full = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    paragraphs: list[str] = []
    current = ""
    previous = ""
    for raw in lines:
        line = raw.strip()
        begins = bool(current) and (
            not line
            or (raw[:1] in (" ", "\t") and previous[:1] not in (" ", "\t"))
            or (
                len(previous.rstrip()) < 0.75 * full and (_FINISHED.search(previous.rstrip()) or not line[:1].islower())
            )
        )
        if begins:
            paragraphs.append(current)
            current = ""
        if line:
            current = _joined(current, line)
        previous = raw
    if current:
        paragraphs.append(current)
    return paragraphs


def _joined(current: str, line: str) -> str:
    """Two pieces of a paragraph; a word parted by a hyphen is put together when the rest goes on in lower case."""
    if not current:
        return line
    if _HYPHEN.search(current) and line[:1].islower():
        return current[:-1] + line
    return f"{current} {line}"


def _is_wrapped(lines: list[str]) -> bool:
    inner = [
        (line.rstrip(), following.strip()) for line, following in pairwise(lines) if line.strip() and following.strip()
    ]
    broken = [line for line, following in inner if not _FINISHED.search(line) and len(line) >= _NARROWEST]
    if len(broken) < 3 or max(len(line.rstrip()) for line in lines) > _WIDEST:
        return False
    lower = sum(1 for line, following in inner if following[:1].islower() and not _FINISHED.search(line))
    shouted = sum(1 for line, _ in inner if line.isupper()) > 0.6 * len(inner)
    return len(broken) >= 0.5 * len(inner) and (lower >= 0.3 * len(inner) or shouted)
