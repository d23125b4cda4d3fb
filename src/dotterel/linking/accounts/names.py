"""What a party is called: words without what is no name, and whether they name anybody at all."""

import re
from functools import lru_cache

from dotterel.codebook.crosswalks import country_codes
from dotterel.model.incidents import UNNAMED

_SIGNS = " ,;:.\"'“”‘’[]–—-"
_ALIAS = re.compile(r"^(?:(?:also|locally|widely|better|otherwise|commonly)\s+)*known\s+(?:\w+\s+)?as\s+(?=\S)", re.I)
"""The words between a name and another one of the same party: "known locally as bandits"."""
_LEADS = re.compile(r"^(?:of|by|from|as|and|but|or)\s+(?=\S)", re.IGNORECASE)
"""A coder's span may begin a word early."""
_ARTICLE = re.compile(r"^(?:the|an?|our|my|its|their|his|her)\s+(?=\S)", re.IGNORECASE)
_DANGLING = re.compile(
    r"\s+(?:in|at|on|of|for|from|by|to|with|near|and|or|but|as|the|an?|its|their|his|her|who|which|that|"
    r"was|were|is|are|has|had|have|['’]s)$"
)
"""Words that want another one behind them: a span that ends too early."""
_DOING = re.compile(
    r"[-–](?:led|brokered|mediated|backed|supported|sponsored|hosted|funded|run|controlled|held|ruled)$", re.IGNORECASE
)
"""What somebody does to the thing named behind: of a "US-brokered truce" the party is the US."""
_APPOSITION = re.compile(r"^[A-Z]?[a-z][a-z -]*,\s+((?:[A-Z][\w’'-]+)(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w’'-]+)+)$")
"""A common noun and the name of whom it means: "harbour master, Ilse Brandt"."""
_PRONOUN = re.compile(
    r"(?:it|its|they|them|their|he|him|his|she|her|we|us|our|who|which|that|this|those|these|others?|both|all)\b"
    r"(?:\s+\w+)?$",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"i|me|my|mine|you|yours?|he|him|his|she|hers?|it|its|we|us|ours?|they|them|theirs?|(?:my|your|him|her|it)self|"
    r"(?:our|your|them)selves|who|whom|whose|which|what|this|that|these|those|one|ones|another|others?|each|either|"
    r"neither|none|nobody|both|all|any|some|many|most|more|several|few|such|same|latter|former|"
    r"(?:any|every|some)(?:one|body)|first|second|last|the|an?|of|and|or|as|well|for|with|among|"
    r"two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|\d+"
)
"""Words that point to somebody or count them, and do not say who they are."""
_NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"])
_ADJECTIVE = re.compile(r"(?:an|ian|ese|ish|i|ic|ch|ist)$")
_KINDS_OF_STATE = frozenset(("republic", "islands", "states", "kingdom", "city", "territories"))
_OTHER_ADJECTIVES = {
    "ARE": ("uae",),
    "BWA": ("motswana", "batswana"),
    "CHE": ("swiss",),
    "CIV": ("ivoirian",),
    "DNK": ("danish",),
    "ESP": ("spanish",),
    "FIN": ("finnish",),
    "FRA": ("french",),
    "GBR": ("british", "english", "uk"),
    "GRC": ("hellenic",),
    "IRL": ("irish",),
    "LAO": ("laotian", "lao"),
    "LSO": ("basotho", "mosotho"),
    "MCO": ("monegasque",),
    "MDG": ("malagasy",),
    "MMR": ("burmese",),
    "NLD": ("dutch",),
    "PHL": ("filipino",),
    "POL": ("polish",),
    "RUS": ("soviet",),
    "SMR": ("sammarinese",),
    "SWZ": ("swazi",),
    "USA": ("american",),
}
"""Adjectives of states that do not begin like their names. What is of a part of a state is none: Scottish, Welsh."""
_LIKE_THE_STATE = 4
"""Letters that an adjective shares with the name of its state."""


@lru_cache(maxsize=4096)
def clean(words: str) -> str:
    """Words on one line, without an article before, signs around, or pieces of the sentence at their ends.

    Empty where nothing is left that could be a name: a letter, or the ending of a genitive.
    """
    plain = " ".join(words.split()).strip(_SIGNS)
    before = None
    while before != plain:
        before = plain
        plain = _ALIAS.sub("", plain)
        plain = _LEADS.sub("", plain)
        plain = _DANGLING.sub("", plain).strip(_SIGNS)
        plain = _DOING.sub("", plain)
    plain = _ARTICLE.sub("", plain)
    name = _APPOSITION.match(plain)
    if name:
        return name.group(1)
    return "" if len(plain) < 2 else plain


def says_whom(label: str) -> bool:
    """Whether a label is more than a number, alone or of men: "the two", "two men"."""
    words = {word.casefold() for word in clean(label).split()}
    return not (words & _NUMBERS and words <= _NUMBERS | {"men", "women", "sides", "others", "leaders"})


def is_pronoun_named(label: str) -> bool:
    """Whether a label only points to somebody named elsewhere."""
    return label == UNNAMED or bool(_PRONOUN.match(clean(label)))


def names_nobody(label: str) -> bool:
    """Whether no word of a label says who is meant: "it", "those", "two of them"; "WHO" and "US" are names."""
    words = re.findall(r"[^\W_]+", clean(label))
    return not any(
        (len(word) > 1 and word.isupper() and not word.isdigit()) or not _POINTING.fullmatch(word.casefold())
        for word in words
    )


def is_of_state(word: str, country: str | None) -> bool:
    """Whether a word is the name of a state or its adjective, which mostly begins like it: Tajik, Greek, Korean."""
    folded = word.casefold()
    return folded[:_LIKE_THE_STATE] in _beginnings(country) or folded in _OTHER_ADJECTIVES.get(country or "", ())


@lru_cache(maxsize=512)
def _beginnings(country: str | None) -> frozenset[str]:
    """How the name of a state begins, and any further word of it that is no plain noun: Korea, Salvador."""
    first, *further = re.findall(r"[^\W_]+", country_codes(country).name or "") or [""]
    told = [first, *(word for word in further if word[:1].isupper() and word.casefold() not in _KINDS_OF_STATE)]
    return frozenset(word[:_LIKE_THE_STATE].casefold() for word in told if word)


def is_bare_adjective(words: str, country: str | None) -> bool:
    """Whether a state's adjective stands alone, and says whose, but not who: the first of "Swiss and French guards"."""
    plain = clean(words)
    if " " in plain or not plain[:1].isupper() or plain.isupper() or plain.endswith("s"):
        return False
    if plain.casefold() == (country_codes(country).name or "").casefold():
        return False
    return is_of_state(plain, country) or bool(_ADJECTIVE.search(plain))


def is_institution(words: str) -> bool:
    """Whether the words name an office, a force or the like, of which a state has one of each name."""
    return bool(_INSTITUTION.search(clean(words)))


def body_of(words: str, country: str | None) -> tuple[str, ...] | None:
    """What names an institution beside its state, in any order: "border", "service"; none for anybody else."""
    if not is_institution(words):
        return None
    told = re.findall(r"[^\W\d_]+", re.sub(r"['’]s?\b", " ", clean(words)))
    kept = {word.casefold() for word in told if not is_of_state(word, country)} - {"of", "the", "for", "and", "in", "s"}
    return tuple(sorted(kept)) or None


_INSTITUTION = re.compile(
    r"\b(?:army|military|police|government|ministry|guards?|service|navy|parliament|court|administration|committee|"
    r"commission|agency|office|command|embassy|directorate|department|presidency|security council)\b",
    re.IGNORECASE,
)


_SPEAKS_FOR = re.compile(
    r"^(?:(?:chief|senior|deputy|acting|press|vice|former|local)[\s-]+)*"
    r"(?:spokes\w+|president|chair\w*|head|director|chief|leader|secretary|coordinator|member|officials?|officers?|sources?|"
    r"representatives?|statement|communiqu[eé]|(?:press\s+)?(?:service|office|secretary))"
    r"\s+(?:of|for|at|in|from|with)\s+(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
"""Words for somebody who speaks for the body named behind: "the president of the cooperative"."""
_PLAIN_SPEAKERS = frozenset(
    [
        *(
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "official",
            "officer",
            "source",
            "representative",
            "chief",
            "head",
        ),
        *("authority", "authoritie", "government", "administration", "statement", "communique", "leader", "member"),
        *("senior", "deputy", "local", "office", "affair", "department", "directorate", "director", "secretary"),
        "press",
    ]
)
"""Words that say that somebody speaks, and not which office it is."""
_OFFICE_OF = {
    "minister": "ministry",
    "internal": "interior",
    "defense": "defence",
    "attorney": "prosecutor",
    "mayoralty": "mayor",
    "governorate": "governor",
}
"""Other words for an office: the minister speaks for the ministry."""
_ORDERS = frozenset(("first", "second", "last"))
"""Pointing words that tell one office from another: the second court."""
_LITTLE = frozenset(("of", "the", "for", "and", "in", "at", "from", "a", "an", "its", "s"))


def body_spoken_for(words: str) -> str:
    """The body that somebody speaks for, where the words name one: the party of "a spokesman for the party"."""
    plain = clean(words)
    return clean(_SPEAKS_FOR.sub("", plain)) or plain


def office_of(words: str, country: str | None) -> frozenset[str]:
    """What tells one office of a state from another: "mayor", "interior ministry"; empty for plain "officials"."""
    told = re.findall(r"[^\W\d_]+", re.sub(r"['’]s?\b", " ", body_spoken_for(words)))
    saying = (word.casefold() for word in told if not is_of_state(word, country))
    heads = {_singular(word) for word in saying if word in _ORDERS or not _POINTING.fullmatch(word)} - _LITTLE
    return frozenset(_OFFICE_OF.get(word, word) for word in heads - _PLAIN_SPEAKERS if len(word) > 1)


def _singular(word: str) -> str:
    """A word without the sign of several: "officials", but not "press"."""
    return word if word.endswith("ss") else word.removesuffix("s")
