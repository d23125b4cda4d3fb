"""One person told by an article alone: "a policeman", "another"."""

import re
from typing import Final

GROUP: Final = re.compile(
    r"(?:an?|the|another)\s+(?:\w+\s+){0,2}?(?:group|crowd|number|lot|gang|band|mob|team|unit|column|convoy|majority|minority|family"
    r"|families|handful|wave|stream|force|squad|delegation|bunch|mass|series)\b",
    re.IGNORECASE,
)
SINGLE: Final = re.compile(
    r"(?P<word>an?|another|one|a\s+lone|a\s+single)(?:\s+(?P<noun>.+))?", re.IGNORECASE | re.DOTALL
)


def is_single(text: str, *, after: str) -> bool:
    """Whether words name one person; a group, a crowd or a family is more than one.

    Args:
        text: The words.
        after: What follows them in the sentence, where they are an article alone.
    """
    match = SINGLE.fullmatch(text.strip())
    if not match:
        return False
    noun = match["noun"] or after
    if GROUP.match(f"a {noun.strip()}"):
        return False
    return not (
        match["noun"]
        and re.search(r"[^s]s$", match["noun"].split(",")[0].strip())
        and match["word"].lower() == "another"
    )
