"""Plain words for what an incident's record says: pure functions from the model's values to text."""

from collections.abc import Mapping

from dotterel.briefing.phrases import country_name as country_name  # noqa: PLC0414  # for templates
from dotterel.briefing.phrases import listed
from dotterel.briefing.phrases import numbers_words as numbers_words  # noqa: PLC0414  # for templates
from dotterel.briefing.phrases import spread_words as spread_words  # noqa: PLC0414  # for templates
from dotterel.briefing.phrases import where_words as where_words  # noqa: PLC0414  # for templates
from dotterel.codebook.kind_words import kind_words
from dotterel.model import Actor, Incident, IncidentParty, IncidentReport, TollRange
from dotterel.model.day_words import UNKNOWN, day, interval
from dotterel.model.day_words import moment_words as moment_words  # noqa: PLC0414  # for templates

COUNTED = {"killed": "killed", "injured": "injured", "held": "held", "size": "people"}
STANDINGS: Mapping[str, tuple[str, str]] = {
    "asserted": ("reported", "At least one outlet tells it in its own voice."),
    "claimed": ("claimed", "Only parties say so; no outlet vouches for it."),
    "disputed": ("disputed", "One says so, another denies it."),
    "denied": ("denied", "It is told only to be denied."),
    "planned": ("planned", "It is told as still to come."),
    "possible": ("possible", "It is only thought possible."),
    "negated": ("did not happen", "It is told as not having happened."),
}
"""By standing: a word for it, and what it means."""
QUESTIONS: Mapping[str, str] = {
    "whether": "Did it happen?",
    "what": "What was done?",
    "who": "Who did it?",
    "whom": "To whom?",
    "where": "Where?",
    "when": "When?",
    "killed": "How many killed?",
    "injured": "How many injured?",
    "held": "How many held?",
}
VERDICTS: Mapping[str, tuple[str, str]] = {
    "agreed": ("=", "accounts agree"),
    "contradicted": ("≠", "accounts contradict each other"),
    "one-account": ("·", "one account only"),
    "silent": ("", "no account tells"),
}
"""By verdict: a sign, and what it means."""
PARTS: Mapping[str, tuple[str, str]] = {
    "first": ("first report", "The first to tell of it."),
    "repeats": ("repeats", "Tells nothing new."),
    "updates": ("update", "Tells a new number, party, place or time."),
    "denies": ("denial", "Denies or withdraws what was told."),
    "recalls": ("looks back", "Tells it as background to something else."),
}
FIGURE_STANDINGS: Mapping[str, str] = {
    "counts": "counts",
    "superseded": "superseded by a later number",
    "withdrawn": "withdrawn or denied",
    "copy": "copy of another report",
    "part": "part of a greater number",
}
RULES: Mapping[str, str] = {
    "latest": "the latest that counts",
    "median": "the middle one of those that count",
    "highest-official": "the highest of an authority, else the highest that counts",
    "highest": "the highest that counts",
    "lowest": "the lowest that counts",
    "reviewer": "corrected by a reviewer",
}
"""By rule that chooses the best number: where it takes it from."""
SIDES: Mapping[str, str] = {"actor": "side that acted", "recipient": "side that it was done to", "third": "third party"}
QUADS: Mapping[str, str] = {
    "material-conflict": "conflict: deeds",
    "verbal-conflict": "conflict: words",
    "material-cooperation": "cooperation: deeds",
    "verbal-cooperation": "cooperation: words",
}
PRECISIONS: Mapping[str, str] = {
    "exact": "exact place",
    "city": "town or village",
    "district": "district",
    "admin1": "province",
    "country": "country only",
    "region": "region",
}
RADII_KM: Mapping[str, float] = {
    "exact": 1.0,
    "city": 5.0,
    "district": 25.0,
    "admin1": 90.0,
    "country": 250.0,
    "region": 250.0,
}
"""How wide a place of each precision is drawn: orders of magnitude, so that a vague place never looks like a point."""


def range_words(toll: TollRange | None) -> str:
    """The best number with its range: ``12 (10–14)``, ``≥ 12``, ``3–5``; a dash where nothing is told."""
    if toll is None:
        return UNKNOWN
    return numbers_words(toll.low, toll.best, toll.high)


def party_codes(party: Actor | IncidentParty) -> str:
    """Country and sectors of a party, such as ``ARM·MIL``; empty where neither is known."""
    return "·".join(filter(None, (party.country, *party.sectors)))


def main_quad(quads: Mapping[str, int]) -> str:
    """The quad category of most of some incidents; empty where there are none."""
    return max(quads, key=lambda quad: quads[quad]) if quads else ""


def sentence_of(incident: Incident) -> str:
    """What happened in one sentence: the record's own summary, or one put together from its fields."""
    if incident.summary:
        return incident.summary
    kind = kind_words(incident.type, incident.modes[:1]) if incident.type else "incident"
    pieces = [kind[:1].upper() + kind[1:]]
    if incident.actors:
        pieces.append(f"by {listed([one.label for one in incident.actors])}")
    if incident.recipients:
        pieces.append(f"towards {listed([one.label for one in incident.recipients])}")
    if incident.place is not None:
        place = incident.place
        pieces.append(f"at {where_words(place.name, place.country, place.precision)}")
    if incident.time is not None:
        time = incident.time
        pieces.append(f"({interval(time.first, time.last, precision=time.precision)})")
    return " ".join(pieces) + "."


def answer_words(field: str, value: str) -> str:
    """An account's answer as people read it: kinds of event and days stand in the record as codes.

    Args:
        field: The question, as in `Question.field`.
        value: The answer, as in `Answer.value`.
    """
    if field == "what":
        kinds = (code.split() for code in value.split("; "))
        return "; ".join(dict.fromkeys(kind_words(code[0], code[1:]) for code in kinds if code))
    if field == "when":
        return "; ".join(_days_words(days) for days in value.split("; "))
    return value


def _days_words(days: str) -> str:
    first, _, last = days.partition("..")
    return interval(first or None, (last or None) if ".." in days else first)


def report_words(report: IncidentReport | None, *, most: int = 48) -> str:
    """What a report is called among others: its outlet, else the beginning of its title.

    Args:
        report: The report; none where it is of another incident.
        most: Letters of a title.
    """
    if report is None:
        return "a report of another incident"
    if report.outlet:
        return report.outlet
    if not report.title:
        return f"an untitled report of {day(report.published)}" if report.published else "an untitled report"
    title = report.title if len(report.title) <= most else report.title[:most].rsplit(None, 1)[0] + " …"
    return f"“{title}”"
