"""A brief composed from a situation: every sentence is made of records, and carries the notes that bear it out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dotterel.briefing.brief import Brief, CitedDecision, Section, Sentence, Table
from dotterel.briefing.evidence import differences, standing_words, toll_words
from dotterel.briefing.gaps import gaps_of
from dotterel.briefing.notes import Notes
from dotterel.briefing.phrases import counted, country_name, listed, where_words
from dotterel.briefing.situation import Situation
from dotterel.codebook.kind_words import TYPES
from dotterel.model import Incident
from dotterel.model.day_words import interval
from dotterel.store import Coverage, Dyad, DyadSide, IncidentEntry, Records, TollSum

_MOST_KINDS = 5
_MOST_DYADS = 6
_MOST_DIVISIONS = 6
_MOST_CONTRADICTED = 6
_CONFLICT = ("material-conflict", "verbal-conflict")


def brief_of(records: Records, situation: Situation) -> Brief:
    """The brief of a situation.

    Args:
        records: The store within the transaction that the situation was read in.
        situation: The numbers.
    """
    notes = Notes(records)
    if not situation.known.incidents:
        sections: tuple[Section, ...] = (_nothing(situation, notes),)
        unknown = _unknown(situation, notes)
        sections += (unknown,) if unknown.sentences else ()
    else:
        listed_entries = (*situation.deadliest, *situation.latest, *_contradicted(situation))
        incidents = records.incidents.several([one.incident_id for one in listed_entries])
        made = (
            _in_short(situation, notes),
            _unknown(situation, notes),
            _trend(situation, notes),
            _who(situation, notes),
            _where(situation, notes),
            _told("The deadliest incidents", situation.deadliest, incidents, notes),
            _told("Where accounts contradict each other", _contradicted(situation), incidents, notes, differing=True),
            _told("The latest incidents", _unlisted(situation), incidents, notes),
        )
        sections = tuple(one for one in made if one.sentences)
    return Brief(
        subject=situation.subject,
        period=situation.period,
        sections=sections,
        counts=notes.named(),
        incidents=notes.incidents,
    )


def _base(situation: Situation, notes: Notes) -> str:
    """The note on all that is counted."""
    what = f"incidents of {situation.subject.name} whose days lie in {situation.period}, told as having happened"
    return notes.count(what, situation.selection, situation.known.incidents)


def _part(situation: Situation, notes: Notes, what: str, number: int, **further: object) -> str:
    """A note on some of them."""
    return notes.count(f"of these, {what}", situation.narrowed(**further), number)


def _nothing(situation: Situation, notes: Notes) -> Section:
    base = _base(situation, notes)
    sentences = [
        Sentence(text=f"Nothing is recorded of {situation.subject.name} {situation.period.words}.", citations=(base,))
    ]
    if situation.record.incidents:
        sentences.append(
            Sentence(
                text=f"At any time the record holds {counted(situation.record.incidents, 'incident')} of it"
                f"{_reach(situation.record)}.",
                citations=(_all(situation, notes),),
            )
        )
    sentences.append(
        Sentence(
            text="That does not mean that nothing happened: it may be that no report of it was read.", citations=(base,)
        )
    )
    return Section(title="In short", sentences=tuple(sentences))


def _all(situation: Situation, notes: Notes) -> str:
    selection = replace(situation.selection, first=None, last=None, within=None)
    what = f"incidents of {situation.subject.name} of any time, told as having happened"
    return notes.count(what, selection, situation.record.incidents)


def _reach(known: Coverage) -> str:
    return "" if known.first is None else f", dated {interval(known.first, known.last)}"


def _in_short(situation: Situation, notes: Notes) -> Section:
    known, base = situation.known, _base(situation, notes)
    is_one = known.incidents == 1
    sentences = [
        Sentence(
            text=f"{counted(known.incidents, 'incident')} of {situation.subject.name} "
            f"{'is' if is_one else 'are'} recorded {situation.period.words}.",
            citations=(base,),
        )
    ]
    reviewed = notes.reviewed_tolls(situation.selection)
    if known.killed.told:
        told = _part(situation, notes, "those of which any number killed is told", known.killed.told, with_toll=True)
        where = "it" if is_one else f"{known.killed.told:,} of them"
        lead = _givers(known.killed, reviewed.get("killed", 0))
        sentences.append(Sentence(text=f"{lead} {_toll(known.killed)} killed in {where}.", citations=(told,)))
    else:
        sentences.append(Sentence(text="No report tells how many were killed.", citations=(base,)))
    if known.injured.told:
        sentences.append(
            Sentence(
                text=f"{_givers(known.injured, reviewed.get('injured', 0))} {_toll(known.injured)} injured, "
                f"in {counted(known.injured.told, 'incident')}.",
                citations=(base,),
            )
        )
    kinds = [one for one in situation.kinds if one.value][:_MOST_KINDS]
    if kinds:
        cited = tuple(
            _part(situation, notes, TYPES.get(one.value or "", one.value or ""), one.incidents, types=(one.value,))
            for one in kinds
        )
        told_kinds = [f"{TYPES.get(one.value or '', one.value or '')} ({one.incidents:,})" for one in kinds]
        lead = "The most frequent kinds" if len(situation.kinds) > len(kinds) else "By kind"
        sentences.append(Sentence(text=f"{lead}: {listed(told_kinds)}.", citations=cited))
    sentences.extend(_compared(situation, notes, base))
    return Section(title="In short", sentences=tuple(sentences))


def _givers(toll: TollSum, reviewed: int) -> str:
    """Whose numbers a sum is of, where reviewers set some of them."""
    if not reviewed:
        return "Accounts give"
    return "Reviewers give" if reviewed >= toll.told else "Accounts, and reviewers in place of some, give"


def _compared(situation: Situation, notes: Notes, base: str) -> Iterator[Sentence]:
    """How it was in the period before; where the record begins later than that, that nothing can be compared."""
    before, period = situation.before, situation.period_before
    if before is None or period is None:
        return
    begins = situation.record.first
    selection = replace(situation.selection, first=period.first, last=period.last)
    note = notes.count(
        f"incidents of {situation.subject.name} whose days lie in {period}, told as having happened",
        selection,
        before.incidents,
    )
    if begins is not None and begins > period.first:
        lead = f"The record of {situation.subject.name} begins on {interval(begins, begins)}"
        within = (
            f"within the period before, {period}" if begins <= period.last else f"after the period before, {period}"
        )
        yield Sentence(text=f"{lead}, {within}, so the two do not compare.", citations=(_all(situation, notes), note))
        return
    change = _change(situation.known.incidents - before.incidents, "incident")
    dead = _change(situation.known.killed.best - before.killed.best, "death")
    yield Sentence(
        text=f"In the period before, {period}, it was {counted(before.incidents, 'incident')} "
        f"with {_toll(before.killed)} killed: now {change} and {dead}. More reports read may be a reason too.",
        citations=(base, note),
    )


def _change(difference: int, noun: str) -> str:
    if difference == 0:
        return f"as many {noun}s"
    return f"{counted(abs(difference), noun)} {'more' if difference > 0 else 'fewer'}"


def _toll(toll: TollSum) -> str:
    """As in ``45 (40 to 60)``; open above where any is."""
    if toll.low == toll.high == toll.best and not toll.open:
        return f"{toll.best:,}"
    above = f" or more, since {toll.open:,} {'has' if toll.open == 1 else 'have'} no upper end" if toll.open else ""
    return f"{toll.best:,} (from {toll.low:,} to {toll.high:,}{above})"


def _unknown(situation: Situation, notes: Notes) -> Section:
    """What is not known, and what was left out: each with its own count."""
    sentences = tuple(
        Sentence(text=gap.text, citations=(notes.count(gap.what, gap.selection, gap.number),))
        for gap in gaps_of(situation)
    )
    return Section(title="What is not known", sentences=sentences)


def _trend(situation: Situation, notes: Notes) -> Section:
    trend = situation.trend
    if len(trend.buckets) < 2:
        return Section(title="In time", sentences=())
    placed = sum(one.incidents for one in trend.buckets)
    wider = f", and {trend.wider.incidents:,} known less narrowly in none" if trend.wider.incidents else ""
    most = max(trend.buckets, key=lambda one: one.incidents)
    sentence = Sentence(
        text=f"By {trend.unit}, {counted(placed, 'incident')} {'stands' if placed == 1 else 'stand'} in the table"
        f"{wider}; the most in one {trend.unit}, {most.incidents:,}, in {interval(most.first, most.last)}.",
        citations=(_base(situation, notes),),
    )
    rows = tuple(
        (
            interval(one.first, one.last),
            f"{one.incidents:,}",
            f"{one.toll.low:,}",
            f"{one.toll.best:,}",
            f"{one.toll.high:,}{'+' if one.toll.open else ''}",
            f"{one.incidents - one.toll.told:,}",
        )
        for one in trend.buckets
    )
    heads = (trend.unit, "incidents", "killed, low", "best", "high", "no number told")
    return Section(title="In time", sentences=(sentence,), table=Table(heads=heads, rows=rows))


def _who(situation: Situation, notes: Notes) -> Section:
    sentences = []
    for one in situation.dyads[:_MOST_DYADS]:
        actor, recipient = _side(one.actor), _side(one.recipient)
        what = f"those of {actor} {'and' if one.mutual else 'towards'} {recipient}"
        note = _part(situation, notes, what, one.incidents, dyads=(one.key,))
        number = counted(one.incidents, "incident")
        killed = f", with {_toll(one.toll)} killed on all sides" if one.toll.told else ""
        sides = f"{actor} and {recipient}, facing each other" if one.mutual else f"{actor} {_towards(one)} {recipient}"
        text = f"{sides}: {number}{killed}."
        sentences.append(Sentence(text=text, citations=(note,)))
    return Section(title="Who against whom", sentences=tuple(sentences))


def _towards(dyad: Dyad) -> str:
    conflict = sum(dyad.quads.get(quad, 0) for quad in _CONFLICT)
    return "against" if 2 * conflict > dyad.incidents else "towards"


def _side(side: DyadSide) -> str:
    known = side.label or country_name(side.country)
    return known if side.country is None or side.label is None else f"{known} ({country_name(side.country)})"


def _where(situation: Situation, notes: Notes) -> Section:
    sentences = []
    for one in situation.divisions[:_MOST_DIVISIONS]:
        if one.admin1 is None:
            continue
        note = _part(situation, notes, f"those in {one.admin1}", one.incidents, divisions=(one.admin1,))
        killed = f", the best numbers of which add up to {one.killed:,} killed" if one.killed else ""
        is_one = "is" if one.incidents == 1 else "are"
        text = f"{counted(one.incidents, 'incident')} {is_one} placed in {one.admin1}{killed}."
        sentences.append(Sentence(text=text, citations=(note,)))
    return Section(title="Where", sentences=tuple(sentences))


def _contradicted(situation: Situation) -> Sequence[IncidentEntry]:
    return situation.contradicted[:_MOST_CONTRADICTED]


def _unlisted(situation: Situation) -> list[IncidentEntry]:
    """The latest that the deadliest do not hold already."""
    known = {one.incident_id for one in situation.deadliest}
    return [one for one in situation.latest if one.incident_id not in known]


def _told(
    title: str,
    entries: Sequence[IncidentEntry],
    incidents: Mapping[str, Incident],
    notes: Notes,
    *,
    differing: bool = False,
) -> Section:
    """A sentence an incident; one whose evidence is not kept is left out."""
    sentences = []
    for entry in entries:
        incident = incidents.get(entry.incident_id)
        note = notes.incident(incident) if incident is not None else None
        if incident is None or note is None:
            continue
        text = incident_words(incident, note.decisions)
        if differing:
            text += differences(incident)
        sentences.append(Sentence(text=text, citations=(note.key,)))
    return Section(title=title, sentences=tuple(sentences))


def incident_words(incident: Incident, decisions: Sequence[CitedDecision] = ()) -> str:
    """When and where, how it stands, what is told, and the numbers as accounts, or as reviewers set them.

    Args:
        incident: The incident.
        decisions: Those by which reviewers set its fields.
    """
    time, place = incident.time, incident.place
    when = "Undated" if time is None else interval(time.first, time.last, precision=time.precision)
    where = "" if place is None else f", {where_words(place.name, place.country, place.precision)}"
    told = " ".join(incident.summary.split()) or TYPES.get(incident.type, incident.type) + "."
    end = "" if told.endswith((".", "!", "?", "…", "”")) else "."
    return f"{when}{where}. {standing_words(incident)}{told}{end}{toll_words(incident, decisions)}"
