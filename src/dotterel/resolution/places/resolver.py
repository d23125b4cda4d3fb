"""From the words of a place to the place: `resolve_place`."""

import re
from collections import Counter
from collections.abc import Mapping

from dotterel.model.places import Place, PlacePrecision
from dotterel.model.replacing import replace
from dotterel.model.spans import Span
from dotterel.model.unresolved import Candidate, Unresolved
from dotterel.resolution.places.containers import Container, containers_behind
from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.countries import country_names
from dotterel.resolution.places.folding import fold, without_article
from dotterel.resolution.places.gazetteer import EntryKind, Gazetteer, GazetteerEntry, NamedEntry
from dotterel.resolution.places.geometry import between, kilometres, moved
from dotterel.resolution.places.mentions import Mention
from dotterel.resolution.places.offsets import Offset, offset_before
from dotterel.resolution.places.other_names import what_else
from dotterel.resolution.places.phrases import Phrase, read_phrase, rest_of_name
from dotterel.resolution.places.recognition import CountryMention, country_mentions, landmarks
from dotterel.resolution.places.regions import SETTLED
from dotterel.resolution.places.scene import scene_country
from dotterel.resolution.places.scoring import Clues, Weighed, contains, weigh
from dotterel.resolution.places.spelling import known_spellings
from dotterel.resolution.places.state_abbreviations import STATES
from dotterel.resolution.places.type_words import without_type_words
from dotterel.resolution.places.word_lists import facilities

_LISTED = 5
_EXACT_RADIUS_KM = 3.0
_DISTRICT_RADIUS_KM = 30.0
# A village that no country of the report speaks for is more often a namesake than the place meant.
_SMALL = 20_000
_FAMOUS = 400_000
_NAMED_IN_PASSING = 0.12
_WORLD_CITY = 2_000_000
# So many lesser places of one country, and half of all that are told, make it the report's own.
_SEVERAL_PLACES = 2
# What lies in the sea is of no state by the words of a report alone.
_WATERS = frozenset(("sea", "strait", "straits", "gulf", "waters", "shoal", "reef", "channel", "ocean"))
_QUARTERS = frozenset(
    ("neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods", "quarter", "barrio", "ward", "slum")
)
_SAME_CITY_KM = 40.0
_SEAT = 10_000
_LARGE_SEAT = 100_000
_SAME_DIVISION_KM = 300.0
_MAIN_COUNTRY_SHARE = 0.4
_SCENE_SHARE = 0.5
_SPOKEN_OF, _MUCH_SPOKEN_OF = 0.1, 0.25
_RESPELLED, _RESPELLED_TWICE = 0.7, 0.5
# A respelled name in a country that the report speaks of less than of another.
_LESS_SPOKEN_OF = 0.6
_BESIDE_CHARACTERS = 60
_TELLING_NAME = 5
_NEAR_CHARACTERS, _MOST_MARKS = 400, 6
_TOLD_OF = 2_500
_LONGEST_STRETCH_KM = 800.0
_SAME_DISTRICT_KM = 15.0
_BEHIND_LENGTH = 60
# What is left of the score of a container that is given for a place which the gazetteer does not know.
_ONLY_CONTAINER = 0.7
_BORDER_WITH = re.compile(r"\b(?:border|frontier|boundary)\s+with\s+(?:the\s+|neighbou?ring\s+)*$", re.IGNORECASE)
_PRECISION_OF_DIVISIONS: Mapping[EntryKind, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "district",
}


def resolve_place(span: Span, *, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """The place that a span of a report names.

    Articles, directions and type words are taken off; names and adjectives inside the phrase, and directly behind it
    ("X, Y"), say what the place lies in; the remaining candidates are weighed by kind, size, the countries of the
    report, and the distance to its other places.

    Args:
        span: The words of the place in the document's text.
        context: What surrounds them.
        gazetteer: Names to places.

    Returns:
        A place with coordinates, precision, score, the rule that gave it and up to five candidates with reasons; or one
        without coordinates and with the reason in `Place.unresolved`.
    """
    span = _whole_name(span, context, gazetteer)
    phrase = read_phrase(span.text, gazetteer)
    if phrase.target is None and (state := STATES.get(span.text.rstrip("."))) and _follows_comma(span, context):
        phrase = read_phrase(state, gazetteer)
    if phrase.target is None:
        return _resolve_unnamed(span, phrase, context, gazetteer)
    if phrase.organisation and not phrase.containers:
        return _unresolved(span, "part of the name of an organisation")
    if phrase.mission and _country_codes(phrase.target, gazetteer) and not phrase.beside:
        reason, own = "an embassy does not stand in the country that it is of", _country_codes(phrase.target, gazetteer)
        return _without_coordinates(span, reason, context, gazetteer, without=frozenset(own))
    if context.of_event and (reason := what_else(span, phrase, context, gazetteer)):
        return _unresolved(span, reason)
    if phrase.border or _is_behind_border(span, context):
        return _resolve_border(span, phrase, context, gazetteer)
    if phrase.target.adjective_of:
        return _resolve_adjective(span, phrase, context, gazetteer)
    if phrase.between and (place := _resolve_between(span, phrase, context, gazetteer)) is not None:
        return place
    if phrase.unknown_head and (place := _resolve_respelled(span, phrase, context, gazetteer)) is not None:
        return place
    return _resolve_name(span, phrase, phrase.target, context, gazetteer)


def _whole_name(span: Span, context: PlaceContext, gazetteer: Gazetteer) -> Span:
    """The span with the rest of a name that was cut at its "de": "Cagayan" in "Cagayan de Oro".

    Where the gazetteer has no such name, the first word alone is not the place either.
    """
    at = span.end - context.sentence_start
    if not 0 < at <= len(context.sentence) or context.sentence[at - len(span.text) : at] != span.text:
        return span
    rest = rest_of_name(context.sentence[at : at + _BEHIND_LENGTH])
    return Span(start=span.start, end=span.end + len(rest), text=span.text + rest)


def _is_behind_border(span: Span, context: PlaceContext) -> bool:
    """Whether only the neighbour of "the border with Mali" was marked: what happens there lies on either side."""
    at = span.start - context.sentence_start
    return 0 <= at <= len(context.sentence) and _BORDER_WITH.search(context.sentence[:at]) is not None


def _resolve_name(span: Span, phrase: Phrase, target: Mention, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    context = _besides(target, context, gazetteer)
    containers = tuple(_candidates_of(mention, gazetteer) for mention in phrase.containers)
    behind = containers_behind(span, context, gazetteer)
    clues = Clues(
        countries=context.countries,
        divisions=context.divisions,
        outlet_country=context.outlet_country,
        containers=tuple(filter(None, (*containers, *(container.entries for container in behind)))),
        hints=phrase.hints,
        near=(*_coordinates(context.places), *_marks_about(span, target, context, gazetteer)),
    )
    weighed = weigh(_found(target, phrase, gazetteer), clues)
    if not weighed:
        return _unresolved(span, "not in the gazetteer")
    best = settled(weighed, hinted=bool(phrase.hints))
    if phrase.water and best.entry.kind != "region":
        return _unresolved(span, "a sea that the gazetteer does not know", weighed)
    partial = bool(phrase.unknown_head or phrase.tail)
    alone = not partial and not phrase.inside and _is_alone(best, weighed, target)
    # "The St Gabriel school" has its name of no small town in a country that is only somebody's.
    named_for = phrase.behind in facilities() and best.entry.kind == "settlement" and best.entry.population < _SMALL
    abroad = _is_told_abroad(best.entry, target, context, gazetteer, towns_only=named_for)
    stray = not best.contained and _is_stray(best, context, partial=partial, alone=alone, abroad=abroad)
    # A quarter has the name of many a town, none of which it is.
    quarter = phrase.behind in _QUARTERS and best.entry.kind == "settlement" and best.entry.feature not in SETTLED
    stray = stray or (not best.contained and named_for and abroad and best.entry.feature not in SETTLED)
    stray = stray or (quarter and not best.contained and not _has_neighbour(best.entry, clues))
    if stray and not partial and (place := _resolve_respelled(span, phrase, context, gazetteer)) is not None:
        return place
    if (
        phrase.containers
        and best.entry.kind not in ("country", "region")
        and (stray or not _lies_in(best.entry, containers))
    ):
        # The phrase itself says where the place lies, and no place of that name lies there: the gazetteer does not know
        # it.
        rest = replace(
            phrase,
            target=phrase.containers[0],
            containers=phrase.containers[1:],
            unknown_head=target.text,
            hints=(),
            behind="",
        )
        if phrase.containers[0].adjective_of:
            return _resolve_adjective(span, rest, context, gazetteer)
        return _resolve_name(span, rest, phrase.containers[0], context, gazetteer)
    if not best.contained and best.entry.kind not in ("country", "region"):
        container = next((one for one in behind if one.rules_out(best.entry)), None)
        if container is not None:
            return _resolve_container(span, container, clues, context)
    if stray and (division := _division_in_tail(phrase.tail, context, gazetteer)) is not None:
        return _resolve_container(span, division, clues, context)
    if stray:
        reason = "only namesakes in countries that the report does not speak of"
        return _without_coordinates(span, reason, context, gazetteer, weighed)
    inside = phrase.inside or bool(phrase.unknown_head)
    rule = "container" if inside else "contained-name" if best.contained else "name"
    factor = 0.7 if partial else 0.9 if inside or phrase.vague or phrase.beside else 1.0
    if best.entry.country is None and phrase.containers and (sides := _country_codes(phrase.containers[-1], gazetteer)):
        best = replace(best, entry=replace(best.entry, country=sides[0]))
    if phrase.vague:
        rule += "-vague"
    if phrase.beside:
        rule += "-first-of-several"
    place = _place(span, best, weighed, rule=rule, score=_confidence(best, context) * factor, vague=phrase.vague)
    return _at_offset(place, best.entry, phrase.offset or _offset_in_sentence(span, target, context))


def _resolve_container(span: Span, container: Container, clues: Clues, context: PlaceContext) -> Place:
    """What the sentence says that a place lies in, where all places of its name lie elsewhere."""
    entries = tuple(NamedEntry(entry=entry, quality="main") for entry in container.entries)
    weighed = weigh(entries, replace(clues, containers=(), hints=(), near=()))
    best = replace(weighed[0], reasons=(*weighed[0].reasons, "the sentence says that it lies here"))
    score = _confidence(best, context) * _ONLY_CONTAINER
    return _place(span, best, [best, *weighed[1:]], rule="container", score=score)


def _division_in_tail(tail: str, context: PlaceContext, gazetteer: Gazetteer) -> Container | None:
    """The division of the report's main country that ends a longer name: "Petite-Rivière de l'Artibonite"."""
    country, share = _main_country(context)
    name = re.split(r"[ -]|[ldLD]['’]", tail)[-1]
    if share < _MAIN_COUNTRY_SHARE or not rest_of_name(f" {tail}"):
        return None
    entries = (named.entry for named in gazetteer.find(fold(name)))
    divisions = tuple(entry for entry in entries if entry.kind == "admin1" and entry.country == country)
    return Container(entries=divisions, told=True) if divisions else None


def _has_neighbour(entry: GazetteerEntry, clues: Clues) -> bool:
    """Whether a town lies so near to another place of the report that it may be part of it."""
    return any(kilometres(entry.latitude, entry.longitude, *point) <= _SAME_CITY_KM for point in clues.near)


def _besides(target: Mention, context: PlaceContext, gazetteer: Gazetteer) -> PlaceContext:
    """The surroundings without the countries for which nothing but the name itself speaks: it cannot be its witness."""
    if len(context.countries) < 2 or not context.text:
        return context
    if any(named.entry.kind == "country" for named in gazetteer.find(target.folded)):
        return context
    named = target.text.lower()
    others = {mention.country for mention in country_mentions(context.text, gazetteer) if mention.name != named}
    kept = {code: weight for code, weight in context.countries.items() if code in others}
    return replace(context, countries=kept) if kept and len(kept) < len(context.countries) else context


def _marks_about(
    span: Span, target: Mention, context: PlaceContext, gazetteer: Gazetteer
) -> tuple[tuple[float, float], ...]:
    """Coordinates of the places, sure by themselves, that stand near a name in the text."""
    if not context.text:
        return ()
    named = target.text.lower()
    marks = [
        mark
        for mark in landmarks(context.text, gazetteer)
        if mark.name != named and abs(mark.start - span.start) <= _NEAR_CHARACTERS
    ]
    marks.sort(key=lambda mark: abs(mark.start - span.start))
    return tuple((mark.latitude, mark.longitude) for mark in marks[:_MOST_MARKS])


def _resolve_respelled(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> Place | None:
    """The place of a name that the gazetteer writes in another way; none where no country of the report has one."""
    name = phrase.unknown_head or (phrase.target.text if phrase.target else "")
    folded = without_type_words(fold(name))
    if phrase.inside or any(word in facilities() for word in folded.split()):
        return None
    around = (phrase.target, *phrase.containers) if phrase.unknown_head and phrase.target else phrase.containers
    containers = tuple(_candidates_of(mention, gazetteer) for mention in around)
    found: dict[str, NamedEntry] = {}
    steps = 1
    # What the gazetteer has elsewhere is hardly a bad spelling; two exchanges are for names that it has nowhere.
    far = not gazetteer.has(folded) and (
        bool(containers) or max(context.countries.values(), default=0) >= _MUCH_SPOKEN_OF
    )
    for spelling, steps in known_spellings(folded, gazetteer.has, far=far):
        least = _SPOKEN_OF if steps == 1 else _MUCH_SPOKEN_OF
        for named in gazetteer.find(spelling):
            entry = named.entry
            spoken_of = context.countries.get(entry.country or "", 0.0) >= least
            if entry.kind != "country" and (_lies_in(entry, containers) if containers else spoken_of):
                found.setdefault(entry.id, replace(named, quality="loose"))
    clues = Clues(
        countries=context.countries,
        divisions=context.divisions,
        containers=containers,
        near=_coordinates(context.places),
    )
    company = _company(name, context, gazetteer)
    if company:
        found = {key: named for key, named in found.items() if named.entry.country in company}
    weighed = weigh(tuple(found.values()), clues)
    if not weighed:
        return None
    best = settled(weighed, hinted=bool(phrase.hints))
    best = replace(best, reasons=(*best.reasons, f"another spelling of {name}"))
    factor = _RESPELLED if steps == 1 else _RESPELLED_TWICE
    if not containers and best.entry.country != _main_country(context)[0]:
        factor *= _LESS_SPOKEN_OF
    score = best.share * factor
    place = _place(span, best, [best, *weighed[1:]], rule="respelled", score=score, vague=phrase.vague)
    return _at_offset(place, best.entry, phrase.offset)


def _company(name: str, context: PlaceContext, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries of the places named right beside a name, wherever it stands in the text."""
    if not context.text:
        return frozenset()
    told = [one for one in country_mentions(context.text, gazetteer) if _is_lesser(one)]
    return frozenset(
        one.country
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", context.text)
        for one in told
        if one.name != name.lower() and -_BESIDE_CHARACTERS <= one.start - match.end() <= _BESIDE_CHARACTERS
    )


def _resolve_between(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> Place | None:
    """The middle of two named places; none where they are not both found or lie too far apart to mean a stretch."""
    assert phrase.target is not None
    single = replace(phrase, between=False, beside=(), vague=True, offset=None)
    one = _resolve_name(span, single, phrase.target, context, gazetteer)
    near = replace(context, places=(*context.places, one))
    other = _resolve_name(span, replace(single, target=phrase.beside[0]), phrase.beside[0], near, gazetteer)
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    length = kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
    if length > _LONGEST_STRETCH_KM or "country" in (one.precision, other.precision):
        return None
    latitude, longitude = between((one.latitude, one.longitude), (other.latitude, other.longitude))
    return replace(
        one,
        name=f"between {one.name} and {other.name}",
        geonameid=None,
        country=one.country if one.country == other.country else one.country or other.country,
        admin1=one.admin1 if one.admin1 == other.admin1 else None,
        admin2=None,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        precision="district" if length / 2 <= _DISTRICT_RADIUS_KM else "region",
        score=round(min(one.score, other.score), 3),
        rule="between",
        candidates=(*one.candidates[:2], *other.candidates[:2]),
    )


def _offset_in_sentence(span: Span, target: Mention, context: PlaceContext) -> Offset | None:
    """The way that the sentence tells directly before the span, where the span itself begins with the name."""
    at = span.start - context.sentence_start
    if target.start > 0 or not 0 <= at <= len(context.sentence):
        return None
    return offset_before(context.sentence[:at])


def _at_offset(place: Place, entry: GazetteerEntry, offset: Offset | None) -> Place:
    """The place moved by the way that the words tell; as wide as they leave it open."""
    if offset is None or entry.kind != "settlement" or place.latitude is None or place.longitude is None:
        return place
    wide: PlacePrecision = "district" if offset.uncertainty_km <= _DISTRICT_RADIUS_KM else "region"
    rule = place.rule if place.rule.endswith("-vague") else f"{place.rule}-vague"
    if offset.kilometres is None or offset.bearing is None:
        return replace(place, precision=wide, rule=rule)
    latitude, longitude = moved(place.latitude, place.longitude, kilometres=offset.kilometres, bearing=offset.bearing)
    rule = f"{place.rule.removesuffix('-vague')}-offset"
    near = offset.kilometres <= _SAME_DISTRICT_KM
    return replace(
        place,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        precision=wide,
        rule=rule,
        admin1=place.admin1 if near else None,
        admin2=place.admin2 if near else None,
        geonameid=place.geonameid if near else None,
    )


def _resolve_adjective(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """The country of "Armenian territory"; less sure where the phrase has a name that is not known beside it."""
    assert phrase.target is not None
    codes = sorted(phrase.target.adjective_of, key=lambda code: -context.countries.get(code, 0.0))
    entry = gazetteer.country(codes[0])
    if entry is None:
        return _unresolved(span, "not in the gazetteer")
    tied = len(codes) > 1 and context.countries.get(codes[0], 0.0) == context.countries.get(codes[1], 0.0)
    weighed = [
        Weighed(
            entry=entry, weight=0.0, reasons=(f"{phrase.target.text} is its adjective",), share=0.5 if tied else 1.0
        )
    ]
    # "A Greek restaurant" is as good anywhere.
    score = 0.45 if tied else 0.5 if phrase.inside else 0.6 if phrase.unknown_head else 0.85
    return _place(span, weighed[0], weighed, rule="country-adjective", score=score)


def _resolve_border(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """A border between two named countries where our list has it, else the country named, with a low score."""
    assert phrase.target is not None
    mentions = (phrase.target, *phrase.containers, *phrase.beside)
    codes = list(dict.fromkeys(code for mention in mentions for code in _country_codes(mention, gazetteer)[:1]))
    names = country_names()
    for one, other in ((one, other) for one in codes for other in codes if one != other):
        found = gazetteer.find(fold(f"{names[one]} {names[other]} border"))
        if found:
            weighed = [Weighed(entry=found[0].entry, weight=0.0, reasons=("border of both countries",), share=1.0)]
            return _place(span, weighed[0], weighed, rule="border", score=0.8)
    if not codes or (not phrase.target.adjective_of and codes[0] not in _country_codes(phrase.target, gazetteer)):
        return _resolve_name(span, replace(phrase, border=False, vague=True), phrase.target, context, gazetteer)
    side = _other_side(codes, context)
    entry = gazetteer.country(side)
    if entry is None:
        return _unresolved(span, "a border that the gazetteer does not know")
    weighed = [Weighed(entry=entry, weight=0.0, reasons=("its border; which side is not said",), share=0.5)]
    return _place(span, weighed[0], weighed, rule="border-of-country", score=0.4)


def _other_side(codes: list[str], context: PlaceContext) -> str:
    """The country on whose side a border is seen: the report's own, where only the neighbour is named."""
    main, share = _main_country(context)
    if len(codes) == 1 and main not in codes and share >= _MAIN_COUNTRY_SHARE:
        return main
    return codes[0]


def _resolve_unnamed(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """A phrase without a known name: "the country" and "the capital" are those that the report mainly speaks of.

    In a report of one country, what has no name or an unknown one is still taken to lie in that country, without
    coordinates.
    """
    code, share = _main_country(context)
    if not phrase.unknown_head and phrase.generic in ("country", "capital") and share >= _MAIN_COUNTRY_SHARE:
        entry = gazetteer.country(code) if phrase.generic == "country" else gazetteer.capital(code)
        if entry is not None:
            weighed = [
                Weighed(entry=entry, weight=0.0, reasons=("the report mainly speaks of this country",), share=share)
            ]
            return _place(span, weighed[0], weighed, rule=f"document-{phrase.generic}", score=0.6 * share)
    if phrase.unknown_head and (place := _resolve_respelled(span, phrase, context, gazetteer)) is not None:
        return place
    reason = "not in the gazetteer" if phrase.unknown_head else "names no place"
    return _without_coordinates(span, reason, context, gazetteer)


def _without_coordinates(
    span: Span,
    reason: str,
    context: PlaceContext,
    gazetteer: Gazetteer,
    weighed: list[Weighed] | None = None,
    *,
    without: frozenset[str] = frozenset(),
) -> Place:
    """A place that was not found, with the country of the scene where the words around it leave hardly a doubt."""
    place = _unresolved(span, reason, weighed)
    if not _WATERS.isdisjoint(span.text.lower().split()):
        return place
    code, share = scene_country(span.start, span.end, context=context, gazetteer=gazetteer, without=without)
    if share <= _SCENE_SHARE:
        return place
    return replace(place, country=code, score=round(0.5 * share, 3), rule="document-country-only")


def _main_country(context: PlaceContext) -> tuple[str, float]:
    return max(context.countries.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))


def _found(target: Mention, phrase: Phrase, gazetteer: Gazetteer) -> tuple[NamedEntry, ...]:
    """Candidates of the name, with the type word or the direction beside it where that is a name of its own."""
    found = gazetteer.find(target.folded)
    if phrase.type_word:
        typed = gazetteer.find(f"{target.folded} {phrase.type_word}")
        among = {named.entry.id for named in typed}
        rest = (
            replace(named, quality="loose" if among else named.quality)
            for named in found
            if named.entry.id not in among
        )
        found = (*(replace(named, quality="main") for named in typed), *rest)
    if phrase.direction:
        parts = gazetteer.find(f"{phrase.direction} {target.folded}")
        if regions := tuple(named for named in parts if named.entry.kind == "region"):
            return regions
    bare = without_type_words(target.folded)
    if not found and bare != target.folded:
        loose = gazetteer.find(bare) or gazetteer.find(without_article(target.folded))
        found += tuple(
            NamedEntry(entry=named.entry, quality="loose")
            for named in loose
            if named.entry.kind in ("admin1", "admin2")
        )
    return found


def _candidates_of(mention: Mention, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    if mention.adjective_of:
        return tuple(filter(None, map(gazetteer.country, mention.adjective_of)))
    return tuple(named.entry for named in gazetteer.find(mention.folded))


def _country_codes(mention: Mention, gazetteer: Gazetteer) -> tuple[str, ...]:
    if mention.adjective_of:
        return mention.adjective_of
    return tuple(
        named.entry.country
        for named in gazetteer.find(mention.folded)
        if named.entry.kind == "country" and named.entry.country is not None
    )


def _follows_comma(span: Span, context: PlaceContext) -> bool:
    """Whether a comma stands before the span, as before the state of a town."""
    return context.sentence[: max(span.start - context.sentence_start, 0)].rstrip().endswith(",")


def _coordinates(places: tuple[Place, ...]) -> tuple[tuple[float, float], ...]:
    """Coordinates of the places that are narrow enough to have neighbours."""
    return tuple(
        (place.latitude, place.longitude)
        for place in places
        if place.latitude is not None
        and place.longitude is not None
        and place.precision in ("exact", "city", "district")
    )


def settled(weighed: list[Weighed], *, hinted: bool) -> Weighed:
    """The best candidate, once the entries for one and the same place are told apart.

    Of a region of our own list and the administrative division that it is, the division is given: it has a GeoNames
    number. Of a division and the large town that it is named for, the town is given unless the words ask for the
    division: reports name towns far oftener, and the town is the division's seat.
    """
    best = weighed[0]
    for other in weighed[1:]:
        entry, rival = best.entry, other.entry
        if entry.country is None or entry.country != rival.country:
            continue
        is_region = entry.kind == "region" and entry.feature == "region" and rival.kind == "admin1"
        if is_region and _distance(entry, rival) <= _SAME_DIVISION_KM:
            return replace(other, share=best.share)
        is_seat = entry.kind == "admin1" and rival.kind == "settlement" and rival.population >= _SEAT
        full, short = fold(rival.name), fold(entry.name)
        # "Victoria de Durango" is Durango in everyday speech; "New York City" is called so because the state has its
        # name.
        same_name = full == short or (full.endswith(f" {short}") and rival.population >= _LARGE_SEAT)
        if is_seat and not hinted and contains(entry, rival) and same_name:
            return replace(other, share=best.share)
    return best


def _distance(one: GazetteerEntry, other: GazetteerEntry) -> float:
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def _lies_in(entry: GazetteerEntry, containers: tuple[tuple[GazetteerEntry, ...], ...]) -> bool:
    return any(contains(holder, entry) for candidates in containers for holder in candidates)


def _is_alone(best: Weighed, weighed: list[Weighed], target: Mention) -> bool:
    """Whether a full name is known in one country only, by a place that is large enough to be told of."""
    if len(target.folded) < _TELLING_NAME or {one.entry.country for one in weighed} != {best.entry.country}:
        return False
    least = _TOLD_OF if best.quality == "main" or best.entry.kind == "admin2" else _SMALL
    return best.entry.population >= least or (best.entry.kind in ("admin1", "admin2") and best.quality != "loose")


def _is_told_abroad(
    entry: GazetteerEntry, target: Mention, context: PlaceContext, gazetteer: Gazetteer, *, towns_only: bool
) -> bool:
    """Whether the report's other places mostly lie in one country, and nothing but the name speaks for the entry's own.

    Of the annotated places found so in another country than that of the report's other towns, and with fewer people
    than a famous city, 15 of 17 were wrong. With `towns_only` the name of the country itself speaks for nothing.
    """
    if entry.country is None or not context.text:
        return False
    named = target.text.lower()
    told = [mention for mention in country_mentions(context.text, gazetteer) if mention.name != named]
    if any(mention.country == entry.country for mention in told if not towns_only or _is_lesser(mention)):
        return False
    lesser = Counter(mention.country for mention in told if _is_lesser(mention))
    most = max(lesser.values(), default=0)
    return most >= _SEVERAL_PLACES and 2 * most >= lesser.total()


def _is_lesser(mention: CountryMention) -> bool:
    """Whether a name is that of a place in a country rather than of the country or its people."""
    return not mention.adjective and not mention.of_country


def _is_stray(
    best: Weighed, context: PlaceContext, *, partial: bool, alone: bool = False, abroad: bool = False
) -> bool:
    """Whether a candidate is most likely a mere namesake: a lesser place in a country that the report never speaks of.

    A name that was only part of a longer one, or is not the place's main name, or is told among places of another
    country, has to be that of a far larger place to be believed.
    """
    entry = best.entry
    if entry.kind in ("country", "region") or not context.countries or entry.country is None:
        return False
    if context.countries.get(entry.country, 0.0) > 0 or entry.feature == "capital":
        return False
    if alone:
        return abroad and entry.population < _LARGE_SEAT
    limit = _FAMOUS if partial or abroad else _WORLD_CITY if best.quality != "main" else _SMALL
    return entry.population < limit


def _confidence(best: Weighed, context: PlaceContext) -> float:
    """How sure the answer is: the share among the candidates, less where nothing but the name speaks for it."""
    entry = best.entry
    if best.contained:
        ceiling = 0.97
    elif entry.kind == "region" and entry.country and context.countries and entry.country not in context.countries:
        ceiling = 0.6
    elif entry.kind in ("country", "region"):
        ceiling = 0.95
    elif entry.country is not None and context.countries.get(entry.country, 0.0) > 0:
        ceiling = 0.93 if context.countries[entry.country] >= _NAMED_IN_PASSING else 0.75
    else:
        ceiling = 0.85 if entry.population >= _FAMOUS or entry.feature == "capital" else 0.6
    return best.share * ceiling


def precision_of(entry: GazetteerEntry, *, vague: bool = False) -> PlacePrecision:
    """How narrow a place of the gazetteer is; less where the words are vague."""
    if entry.borrowed:
        return "admin1" if entry.kind == "admin2" else "country"
    if entry.kind in ("region", "admin3", "landmark"):
        radius = entry.radius_km or 0.0
        if radius <= _EXACT_RADIUS_KM and not vague:
            return "exact"
        return "district" if radius <= _DISTRICT_RADIUS_KM else "region"
    if entry.kind == "settlement":
        return "district" if vague else "city"
    return _PRECISION_OF_DIVISIONS[entry.kind]


def _place(span: Span, best: Weighed, weighed: list[Weighed], *, rule: str, score: float, vague: bool = False) -> Place:
    entry = best.entry
    return Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name=entry.name,
        geonameid=entry.geonameid,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision_of(entry, vague=vague),
        score=round(min(max(score, 0.0), 1.0), 3),
        rule=rule,
        candidates=_listed(weighed),
    )


def _unresolved(span: Span, reason: str, weighed: list[Weighed] | None = None) -> Place:
    return Place(
        text=span.text,
        start=span.start,
        end=span.end,
        rule="none",
        unresolved=Unresolved(reason=reason),
        candidates=_listed(weighed or []),
    )


def _listed(weighed: list[Weighed]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=one.entry.id,
            name=", ".join(
                filter(
                    None, (one.entry.name, one.entry.admin1 if one.entry.kind != "admin1" else None, one.entry.country)
                )
            ),
            score=round(min(one.share, 1.0), 3),
            reason="; ".join(one.reasons),
        )
        for one in weighed[:_LISTED]
    )
