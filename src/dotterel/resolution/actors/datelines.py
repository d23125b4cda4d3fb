"""Where a report was written, as its dateline says: ``DALOA, 3 May (AFP) -``, ``KUWAIT:``."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATELINE = re.compile(
    r"^[ \t“\"]*(?P<town>[^\W\d_][^\s,]*(?:[ ’'-][^\W\d_][^\s,]*?){0,3}?)"  # the town
    r"(?:,[ ](?P<wider>[^\W\d_][\w .’'-]{2,30}?))?"  # its country or state
    rf"(?:,?[ ](?:\d{{1,2}}[ ]{_MONTH}\.?|{_MONTH}\.?[ ]\d{{1,2}})(?:,?[ ]\d{{2,4}})?)?"  # the day
    r"(?:[ ]?\([^)\n]{2,40}\))?"  # the agency
    r"[ ]?(?:--?|[–—:]|\|)[ ]",
    re.IGNORECASE | re.MULTILINE,
)
_LINES = 4
"""Lines of a document, its title among them, in which a dateline may stand."""


def dateline_of(text: str) -> tuple[str, ...]:
    """The names in a report's dateline, the widest first: its state where it is told, then its town; empty without one.

    Args:
        text: Title and running text of a document, a line a paragraph.
    """
    for line in text.split("\n", _LINES)[:_LINES]:
        match = _DATELINE.match(line)
        if match is None:
            continue
        town = match["town"].rstrip(".:")
        begins = line[match.end() :][:1]
        if all(word[:1].isupper() for word in town.split()) and (town.isupper() or not begins.islower()):
            return tuple(name.title() if name.isupper() else name for name in (match["wider"], town) if name)
    return ()
