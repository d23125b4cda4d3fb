"""Words that say what kind of place a name is: "province", "city", "raion", and which gazetteer kinds they ask for."""

from dotterel.resolution.places.gazetteer import EntryKind

_FIRST_ORDER = (
    "province provinces state states governorate governorates region regions oblast krai kray republic emirate canton cantons "
    "voivodeship wilaya wilayat wilayah vilayet ostan autonomous prefecture prefectures federal provincia estado departamento "
    "muhafazat gobernorate entity regional"
)
_SECOND_ORDER = (
    "district districts county counties parish raion rayon department departments departement upazila tehsil taluk taluka cercle "
    "woreda zone zones municipality municipalities commune communes subdivision township territory sector subdistrict borough "
    "arrondissement municipio distrito regency kabupaten amphoe sub-county subcounty barangay ward wards locality distrik"
)
_SETTLEMENT = "city cities town towns village villages hamlet settlement settlements capital port suburb neighborhood neighbourhood"
_COUNTRY = "country nation kingdom"
_NATURE = (
    "river sea gulf bay strait straits lake island islands isle archipelago peninsula mountain mountains desert forest basin "
    "valley delta dam crossing border frontier line camp base plateau coast canal reef shoal heights corridor oasis"
)


def _kinds() -> dict[str, tuple[EntryKind, ...]]:
    kinds: dict[str, tuple[EntryKind, ...]] = {}
    kinds.update(dict.fromkeys(_NATURE.split(), ("region",)))
    kinds.update(dict.fromkeys(_COUNTRY.split(), ("country",)))
    kinds.update(dict.fromkeys(_SETTLEMENT.split(), ("settlement",)))
    # "District" and its like name the first order in some countries (Sierra Leone, Haiti) and towns in others.
    kinds.update(dict.fromkeys(_SECOND_ORDER.split(), ("admin2", "admin1")))
    kinds.update(dict.fromkeys(_FIRST_ORDER.split(), ("admin1", "region", "admin2")))
    return kinds


TYPE_WORDS = _kinds()
"""Type word (lower case) to the kinds of entry that it asks for, the likeliest first."""

_ADMINISTRATIVE = frozenset((*_FIRST_ORDER.split(), *_SECOND_ORDER.split()))
_JOINTS = frozenset("de del da do dos di du des d of la le el".split())


def without_type_words(folded: str) -> str:
    """A folded name without its administrative type words and what joins them: "provincia de la rioja" → "rioja".

    The name itself comes back where nothing else would remain.
    """
    words = folded.split()
    start, end = 0, len(words)
    while end > start and words[end - 1] in _ADMINISTRATIVE:
        end -= 1
    led = start
    while led < end and words[led] in _ADMINISTRATIVE:
        led += 1
    if led > start:
        while led < end and words[led] in _JOINTS:
            led += 1
        start = led
    return " ".join(words[start:end]) or folded
