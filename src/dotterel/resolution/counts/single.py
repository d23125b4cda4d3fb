"""One person told by an article alone: "a policeman", "another"."""

import re
from typing import Final

GROUP: Final = re.compile(
    r"(?:an?|the|another)\s+(?:\w+\s+){0,2}?(?:group|crowd|number|lot|gang|band|mob|team|unit|column|convoy|majority|minority|family"
    r"|families|battalion|brigade|regiment|company|platoon|division|army|garrison|crew|village|people|militia|detachment|troop|faction|clan|tribe|community|generation|handful|wave|stream|force|squad|delegation|bunch|mass|series)\b",
    re.IGNORECASE,
)
SINGLE: Final = re.compile(
    r"(?:(?:only|just)\s+)?(?P<word>an?|another|yet\s+another|one|a\s+lone|a\s+single)(?:\s+(?P<noun>.+))?",
    re.IGNORECASE | re.DOTALL,
)


_MANY: Final = re.compile(r"\b(?:hundred|thousand|million|billion|lakh|crore|dozen|gross)\b", re.IGNORECASE)


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
    if GROUP.match(f"a {noun.strip()}") or _MANY.search(noun):
        return False
    return not (
        match["noun"]
        and re.search(r"[^s]s$", match["noun"].split(",")[0].strip())
        and match["word"].lower() == "another"
    )


_TITLED: Final = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Fr|Rev|Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Pte|Sr|Sra|Don|Dona|St)\b\.?|Father|Mother|Sister|Brother|Bishop|Archbishop|Pastor|Imam"
    r"|Sheikh|Mullah|Maulana|Rabbi|Judge|Justice|Senator|Mayor|Governor|President|Minister|Professor|Doctor|Sergeant|Lieutenant|Colonel|General|Major"
    r"|Captain|Corporal|Private|Constable|Inspector|Commander|Brigadier|Chief|Prince|Princess|King|Queen|Deputy|Councillor)"
    r"(?:\s+(?:[^\W\d_][\w'’.-]*|de|la|del|al|bin|ibn|van|von|da|dos)){1,5}"
)
_NAMED: Final = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|la|del|al|bin|ibn|van|von|da|dos)\s+)*[^\W\d_a-z][\w'’-]+){1,3}"
)
"""Two to four words with capitals."""
_ORGANISATION: Final = re.compile(
    r"\b(?:Army|Force|Forces|Guard|Guards|Police|State|Front|Movement|Party|Union|Council|Ministry|Court|Group|Brigade|Battalion|Navy|Command|Committee"
    r"|Agency|Authority|Republic|Nations|League|Alliance|Coalition|Corps|Militia|Service|Division|Regiment|Company|Station|Hospital|School|Church)\b|[a-z]{4,}(?:ans|ese|ists|ites)$"
)
_OF_AGE: Final = re.compile(
    r"(?:\d{1,3}-year-old\s+(?-i:[A-Z]).*)|(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){0,2}?\d{1,3}-year-old(?:\s+[\w'’-]*[^\Ws]\b.*)?",
    re.IGNORECASE,
)


def is_named_single(text: str) -> bool:
    """Whether words name one person by title and name ("Father Ruiz") or by age ("the 45-year-old mayor").

    Args:
        text: The words; a list ("Father Ruiz and his driver") is more than one.
    """
    words = re.sub(r"\s*,\s*\d{1,3}\s*,?$", "", text.strip())
    if re.search(r"\band\b|&|,", words) or GROUP.match(words):
        return False
    if _OF_AGE.fullmatch(words) is not None:
        return True
    if _ORGANISATION.search(words) or not words.split() or not words.split()[-1][:1].isupper():
        return False
    return _TITLED.fullmatch(words) is not None or _NAMED.fullmatch(words) is not None
