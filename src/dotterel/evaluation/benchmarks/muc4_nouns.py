"""What the words of a MUC-4 entity are: a thing, a weapon, a body, a person's name; and how they are compared."""

import re
import string
import unicodedata

from dotterel.model import Actor

_ARTICLE = re.compile(r"^(?:the|a|an|some|this|that|these|those|his|her|its|their|our|my)\s+", re.IGNORECASE)
_LEADING = re.compile(r"^(?:of|by|from|to|in|at|on|with|and|or)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ORGANISATION = re.compile(
    r"\b(?:army|armies|air force|armed forces|forces|front|movement|party|alliance|cartel|police|guard|battalion|"
    r"brigade|command|league|union|federation|organi[sz]ation|committee|squads?|government|military|corps|regiment|"
    r"directorate|navy)$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:persons?|people|m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|students?|peasants?|civilians?|workers?|"
    r"priests?|nuns?|citizens?|judges?|police(?:m[ae]n)?|officers?|soldiers?|leaders?|members?|officials?|guards?|"
    r"bodyguards?|residents?|journalists?|reporters?|mayors?|ministers?|presidents?|victims?|individuals?|"
    r"passengers?|missionar(?:y|ies)|jesuits?|agents?|diplomats?|americas?|families|family|drivers?|candidates?|"
    r"businessm[ae]n|farmers?|teachers?|doctors?|lawyers?|wife|husband|son|daughter|brother|sister|father|mother|"
    r"hostages?|troops|forces|army|guerrillas?|rebels?|terrorists?|\w+ers|them|him|her|he|she|they|who|others?|us|"
    r"we|you|i)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|him|her|them|us|me|who|whom|which|that|this|these|those|his|their|its|others?|one|"
    r"some|someone|somebody|people|persons?|many|several|all|both)$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:banks?|branch(?:es)?|buildings?|offices?|houses?|homes?|residences?|mansions?|apartments?|embass(?:y|"
    r"ies)|consulates?|church(?:es)?|schools?|plants?|stations?|substations?|towers?|pylons?|poles?|cables?|lines?|"
    r"powerlines?|pipelines?|terminals?|bridges?|roads?|highways?|railways?|trains?|bus(?:es)?|trucks?|vehicles?|"
    r"cars?|jeeps?|taxis?|station wagons?|motorcycles?|ambulances?|planes?|airplanes?|aircraft|helicopters?|"
    r"airliners?|ships?|boats?|hotels?|stores?|drugstores?|shops?|markets?|supermarkets?|cent(?:er|re)s?|"
    r"headquarters|installations?|facilit(?:y|ies)|bases?|barracks|garrisons?|outposts?|airports?|airfields?|ports?|"
    r"farms?|ranch(?:es)?|plantations?|factor(?:y|ies)|refiner(?:y|ies)|wells?|dams?|power|electricity|newspapers?|"
    r"radios?|universit(?:y|ies)|hospitals?|clinics?|palaces?|ministr(?:y|ies)|institutes?|compan(?:y|ies)|"
    r"enterprises?|firms?|propert(?:y|ies)|crops?|transformers?|posts?|structures?|business(?:es)?|restaurants?|"
    r"cafeterias?|theaters?|cinemas?|clubs?|temples?|chapels?|cathedrals?|monuments?|villages?|towns?|systems?|"
    r"networks?|antennas?|warehouses?|prisons?|jails?)$",
    re.IGNORECASE,
)
_BEHIND_HEAD = re.compile(
    r"\s+(?:of|in|at|on|near|from|full|filled|loaded|carrying|belonging|owned|occupied|located|that|which|where|"
    r"with|for|to|by)\s",
    re.IGNORECASE,
)
"""What follows the head of a noun phrase."""
_WEAPON = re.compile(
    r"\b(?:bombs?|explosives?|dynamite|rockets?|mortars?|grenades?|guns?|\w*guns?|rifles?|pistols?|revolvers?|"
    r"carbines?|machetes?|knives|knife|mines?|charges?|devices?|cannons?|artillery|howitzers?|bazookas?|"
    r"torpedo(?:es)?|missiles?|shells?|bullets?|rounds?|weapons?|weaponry|arms|firearms|ammunition|stones?|"
    r"cocktails?|molotovs?|gasoline|tnt|launchers?|projectiles?|sticks?|ak-?47s?|m-?16s?|r-?15s?|uzis?|clubs?|"
    r"daggers?|bayonets?|poison|acid)\b",
    re.IGNORECASE,
)
"""What may be a weapon; the means that we record are vehicles and ways too."""
_NUMBERED = re.compile(
    r"^(?:(?:an?other|some|several|various|many|all|both|each|total of|at least|about|nearly|two|three|four|five|"
    r"six|seven|eight|nine|ten|a dozen|dozens of|hundreds of|\d[\d,.]*)\s+(?!(?:kg|kilos?|kilograms?|pounds?|"
    r"sticks?|tons?|mm|cal(?:iber|ibre)?)\b))+",
    re.IGNORECASE,
)
"""How many things there are: the task's entities are mostly given without."""
_LOCATED = re.compile(r"\s+(?:in|near|outside)\s+(?:[\w'’-]+\s+){0,2}?[A-Z].*$")
"""Where a thing is, behind it: ``a tower in San Salvador``."""
_SHORT_NAME = re.compile(r"\b[A-Z]{2,7}\b")
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?:\s+(?:de|del|la|las|los|y|da|dos|von|van|bin|al)\b)*\s*)+$")
_HONORIFIC = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Msgr|Monsignor|Don|Do[nñ]a|Ambassador|Colonel|Col|Captain|General|Major)\.?\s+"
)
_NO_GIVEN_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Msgr|Don|Dona|President|Minister|Ambassador|Colonel|Col|Captain|Capt|General|Gen|Major|"
    r"Maj|Lieutenant|Lt|Deputy|Senator|Judge|Mayor|Governor|Candidate|Leader|Chief|Father|Bishop|Archbishop|"
    r"Commander|The|And|But|In|On|When|That|As|Of|By|With|For|He|She)"
)
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def plain(text: str) -> str:
    """Words without what leads them (an article, a preposition) and without brackets behind."""
    words = _POSSESSIVE.sub("", _ARTICLE.sub("", _LEADING.sub("", text.strip())))
    return re.sub(r"\s*[\[(][^\])]*[\])]?\s*$", "", words).strip(" ,;:.\"'")


def normal(text: str) -> str:
    """Small letters without punctuation and articles: what the usual score compares."""
    return " ".join(word for word in text.lower().translate(_PUNCTUATION).split() if word not in ("a", "an", "the"))


def without_accents(text: str) -> str:
    """Plain letters, as the wire had them: our register writes names as they are spelt at home."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_nobody(words: str) -> bool:
    """Whether words without an article stand for somebody only by what is said before (``he``, ``several``)."""
    return _PRONOUN.match(words) is not None


def is_thing(words: str) -> bool:
    """Whether the head of a noun phrase is a building, a vehicle or another thing: ``the offices of the union``."""
    return _THING.search(_BEHIND_HEAD.split(words, maxsplit=1)[0]) is not None


def is_weapon(words: str) -> bool:
    """Whether means are a weapon; those that we record are vehicles and ways too."""
    return _WEAPON.search(words) is not None


def is_organisation(words: str) -> bool:
    """Whether words end like the name of a body."""
    return _ORGANISATION.search(words) is not None


def is_name(words: str) -> bool:
    """Whether all words are written large, as names are."""
    return _CAPITALISED.fullmatch(words) is not None


def short_names(words: str) -> list[str]:
    """The acronyms among words."""
    return _SHORT_NAME.findall(words)


def bare_thing(words: str) -> str:
    """A thing without its number and without where it is, as the task's entities mostly are."""
    return _LOCATED.sub("", _NUMBERED.sub("", plain(words)))


def person_name(actor: Actor) -> str | None:
    """The name of a person, without what the person is; none where the words name nobody.

    The capitalised words that end the party's words, or the fullest name that the document has for it; a single word
    may be anything that is written large.
    """
    if actor.id and not actor.id.startswith("holder-"):
        return None
    words = plain(actor.text)
    found = _CAPITALISED.search(words)
    told = _HONORIFIC.sub("", found.group().strip()) if found else ""
    known = actor.name or ""
    name = known if told and set(told.split()) <= set(known.split()) else told
    if " " not in name or _PERSONS.search(name) or _ORGANISATION.search(name) or _SHORT_NAME.fullmatch(name):
        return None
    return name


def whole_name(name: str, text: str) -> str:
    """A name with the given names that the text has before it somewhere: ``Luis Torres`` for ``Torres``."""
    whole = re.compile(rf"((?:[A-Z][a-z]+\s+){{1,3}}){re.escape(name)}\b")
    given = {
        " ".join(part for part in found.split() if not _NO_GIVEN_NAME.fullmatch(part)) for found in whole.findall(text)
    }
    longest = max(given, key=len, default="")
    return f"{longest} {name}" if longest else name
