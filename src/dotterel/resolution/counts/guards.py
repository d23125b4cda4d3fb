"""Numbers that count no people: ages, money, shares, measures, ranks and names of units."""

import re
from typing import Final

from dotterel.late import LatePattern
from dotterel.resolution.counts.numerals import NUMBER

_UNIT_WORDS: Final = (
    r"seconds|minutes|hours|hrs|days|nights|weeks|fortnights|months|years|decades|centuries"
    r"|km|kms|kilomet(?:er|re)s|miles|met(?:er|re)s|feet|inches|mm|cm|hectares|acres|yards"
    r"|kg|kilos|kilograms|grams|tons|tonnes|pounds|lit(?:er|re)s|gallons|barrels|degrees|megawatts|mw|gw"
)
#: After a hyphen the unit is singular ("a 12-day siege"); after a space it is another noun ("300 day labourers").
_JOINED_UNITS: Final = (
    r"second|minute|hour|day|night|week|month|year|decade|km|kilomet(?:er|re)|mile|met(?:er|re)|foot|tonne?|kg"
)
_MONEY_WORDS: Final = (
    r"dollars?|euros?|pounds sterling|rupees?|taka|yuan|roubles?|rubles?|pesos?|rials?|dinars?|naira|francs?|cents?"
    r"|leones?|shillings?|kwacha|riyals?|dirhams?|birr|cedis?|kyats?|baht|rand"
)
#: Plurals of things that reports count beside people; up to one word may stand before them ("22 loud explosions").
_THINGS: Final = (
    r"explosions|blasts|bombs|shells|rockets|missiles|drones|rounds|shots|mines|grenades|rifles|weapons|guns|tanks|jets"
    r"|aircraft|helicopters|planes|ships|boats|vessels|vehicles|cars|lorries|trucks|buses|motorcycles"
    r"|houses|homes|residences|dwellings|apartments|flats|huts|tents|classrooms|offices|clinics|hospitals|hotels|banks|stores|stalls|farms|bridges|pylons|towers|wells"
    r"|buildings|shops|schools|churches|mosques|villages|towns|districts|provinces|countries|states"
    r"|bases|outposts|checkpoints|positions|hideouts|groups|cells|networks|animals|livestock|horses|donkeys"
    r"|offensives|assaults|ambushes|battles|operations|advances|air ?strikes"
    r"|attacks|strikes|raids|clashes|incidents|times|occasions|cases|charges|counts|seats|votes|ballots|stations"
    r"|cattle|cows|sheep|goats|camels|head of cattle"
    r"|divisions|brigades|battalions|regiments|squadrons|companies|platoons"
)
_ONE_THING: Final = LatePattern(
    r"^\s+(?:[\w-]+\s+)?(?:truck|lorry|vehicle|car|bus|tank|helicopter|plane|jet|aircraft|boat|ship|vessel|house|home|building|bridge|school|mosque|church|shop"
    r"|drone|missile|rocket|bomb|shell|grenade|rifle|gun|village|town|post|base|battalion|brigade|division)(?![\w-])(?!\s+(?:driver|owner|guard|captain|crew|worker|keeper|commander|chief)\b)",
    re.IGNORECASE,
)
#: (reason, pattern over the marked words and what follows them)
_AFTER: Final = (
    ("an age", LatePattern(r"^[\s-]*years?[\s-]+(?:olds?|of\s+age)\b", re.IGNORECASE)),
    ("a share, not a number", LatePattern(r"^[\s-]*(?:%|per\s?cents?\b|percent(?:age)?\b|pct\b)", re.IGNORECASE)),
    (
        "money",
        LatePattern(
            rf"^[\s-]*(?:(?:{'hundred|thousand|million|billion|lakh|crore'})\s+)?(?:(?-i:[A-Z])[a-z]+\s+)?(?:{_MONEY_WORDS}|US\$|USD|€|£)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a measure",
        LatePattern(
            rf"^-(?:{_JOINED_UNITS})\b|^[\s-]*(?:(?:square|cubic|straight|consecutive)[\s-]+)?(?:{_UNIT_WORDS})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "the name of a unit",
        LatePattern(
            r"^\s+(?:Armou?red\s+|Infantry\s+|Mechani[sz]ed\s+)?(?:Brigade|Division|Battalion|Regiment|Corps|Squadron)\b(?!\s+[a-z]+s\b)"
        ),
    ),
    ("things, not people", LatePattern(rf"^\s+(?:[\w-]+\s+)?(?:{_THINGS})\b", re.IGNORECASE)),
    (
        "things, not people",
        LatePattern(
            rf"^\s+(?:out\s+)?of\s+(?:(?:the|its|their|his)\s+)?{NUMBER}\s+(?:[\w-]+\s+)?(?:{_THINGS})\b", re.IGNORECASE
        ),
    ),
    (
        "a time of day",
        LatePattern(r"^\s*(?:[ap]\.?m\b|o['’]clock|:\d\d|hrs\b|noon\b|midnight\b|midday\b)", re.IGNORECASE),
    ),
    ("a share, not a number", LatePattern(r"^[\s-]+(?:thirds|quarters|fifths|tenths)\b", re.IGNORECASE)),
    # A range goes up and is read before; figures that go down are a score or a vote: "5-4".
    ("a score or a vote", LatePattern(r"^[-–]\d")),
    (
        "things, not people",
        LatePattern(r"^-(?:nation|country|state|party|point|storey|story|vehicle|car|room|seat)\b", re.IGNORECASE),
    ),
    ("a size, not a number", LatePattern(r"^-(?:figure|digit)\b", re.IGNORECASE)),
    ("a difference", LatePattern(r"^\s+(?:more|fewer|less)\s+than\b", re.IGNORECASE)),
    ("votes", LatePattern(r"^\s+(?:votes?\b|to\s+\d+\s+(?:votes?|in\s+favou?r)\b)", re.IGNORECASE)),
    (
        "a date",
        LatePattern(
            r"^\s+(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
        ),
    ),
)
_BEFORE: Final = (
    ("money", LatePattern(r"(?:[$€£¥₹₽₦]|\b(?:Rs|USD|US\$|EUR|GBP)\.?)\s*$", re.IGNORECASE)),
    (
        "an age",
        LatePattern(
            r"\b(?:aged|age|ages)\s+$|\b(?:boy|girl|man|woman|child|youth|teenager|baby)\s+of\s+$", re.IGNORECASE
        ),
    ),
    (
        "the number of somebody's children",
        LatePattern(r"\b(?:mother|father|parent|grandmother|grandfather|widow|widower)s?\s+of\s+$", re.IGNORECASE),
    ),
    (
        "a number in a name",
        LatePattern(r"(?<![\w-])(?:[A-Z]{1,4}-?|[A-Za-z]{1,4}-)$"),
    ),
    ("votes", LatePattern(r"\bvotes?\s+(?:to|against)\s+$", re.IGNORECASE)),
    (
        "a measure",
        LatePattern(
            r"\b(?:years?|months?)\b[^.;]{0,60}\b(?:reduced|cut|commuted|lowered|shortened|extended|raised|increased)\s+to\s+$",
            re.IGNORECASE,
        ),
    ),
    (
        "a number in a name",
        LatePattern(
            r"\b(?:Nos?\.(?:\s*\d+\s*(?:,|and|or|to))*|"
            r"(?<!now )(?<!dead )(?<!victims )(?<!injured )(?<!wounded )[Nn]umbers?(?:\s+\d+\s*(?:,|and|or|to))*"
            r"|Group of|(?:[Aa]rticle|[Rr]esolution|[Rr]oom|[Ww]ard|[Ff]light|[Rr]oute|[Hh]ighway|[Pp]age))\s*$"
        ),
    ),
    (
        "a date",
        LatePattern(
            r"(?<!\d )(?<!\d\w\w )\b(?:January|February|March|April|May|June|July|August|September|October"
            r"|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?\s+$"
        ),
    ),
)
_CLOCK: Final = re.compile(r"\b(?:at|around|about|by|since|from|until|till)\s+$", re.IGNORECASE)
_IN: Final = re.compile(r"\b(?:in|since|by|until|from|during|early|late|mid|early\s+in|late\s+in)\s+$", re.IGNORECASE)
_NOBODY: Final = re.compile(r"^\s*(?:[,.;:)]|$|(?:when|and|but|to|after|before|because|that|by|in|at|on|alone|as)\b)")
"""What follows a year, and no number of people: ``in 2021, when``."""
_HOUR: Final = LatePattern(
    r"^\s*(?:\[|\(\d{4}|(?:GMT|local\s+time|hours|last\s+night|yesterday|today|tonight|this\s+(?:morning|afternoon|evening)|on\s+(?:\w+day|\d))\b)",
    re.IGNORECASE,
)
"""What makes four figures an hour: ``at 2220 last night``."""
_AGE_BESIDE: Final = re.compile(r"[^\W\d_]{2,},\s+$")
"""What stands before an age between commas: ``a conscript, 19, was killed``."""
_AGE_BEHIND_ONE: Final = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}[^\W\d_]+,\s+$", re.IGNORECASE)
"""What stands before an age that ends the words: ``a conscript, 19.``"""
_TURNED: Final = re.compile(r"\bturn(?:s|ed|ing)\s+$", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    r"(?:the\s+)?(?:\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)


def not_people(number: str, *, after: str, before: str) -> str | None:
    """Why these words count no people, or none where nothing speaks against them.

    Args:
        number: The words of the number alone.
        after: What follows them in the sentence.
        before: What stands before them in the sentence.
    """
    if _ORDINAL.match(number.strip()):
        return "an ordinal"
    if re.search(r"[$€£¥₹₽₦]", number):
        return "money"
    if re.search(r"%", number):
        return "a share, not a number"
    if number.strip().lower() in {"one", "a", "an", "1"} and _ONE_THING.match(after):
        return "things, not people"
    for reason, pattern in _AFTER:
        if pattern.search(after):
            return reason
    if re.fullmatch(r"\s*[1-9]\d\s*", number) and (
        _TURNED.search(before)
        or (_AGE_BESIDE.search(before) and re.match(r"\s*,", after))
        or (_AGE_BEHIND_ONE.search(before) and re.match(r"\s*(?:[.;]|$)", after))
    ):
        return "an age"
    if re.fullmatch(r"\s*[012]\d[0-5]\d\s*", number) and _CLOCK.search(before) and _HOUR.match(after):
        return "a time of day"
    if re.fullmatch(r"\s*(?:19|20)\d\d\s*", number) and _IN.search(before) and _NOBODY.match(after):
        return "a year"
    for reason, pattern in _BEFORE:
        if reason == "a date" and not re.fullmatch(r"\s*(?:[12]?\d|3[01]|(?:1[89]|20)\d\d)\s*", number):
            continue
        if pattern.search(before):
            return reason
    return None
