"""From the events that were linked as one incident to its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dotterel.codebook import Codebook, TollRules, load_codebook
from dotterel.linking.accounts.accusers import with_accusers
from dotterel.linking.accounts.authors import accusations, is_clash_of_accusers
from dotterel.linking.accounts.codes import (
    contexts_of,
    fighting_states,
    intensity_of,
    is_fighting,
    is_mutual,
    is_two_sided,
    modes_of,
    quad_of,
    standing_of,
    type_of,
)
from dotterel.linking.accounts.days import time_of
from dotterel.linking.accounts.evidence import Evidence, day_of, evidence_of, ordinal
from dotterel.linking.accounts.figures import Scene, figures_of
from dotterel.linking.accounts.parties import is_civilian, parties_of, roster_of
from dotterel.linking.accounts.places import place_of
from dotterel.linking.accounts.questions import questions_of
from dotterel.linking.accounts.reports import reports_of
from dotterel.linking.accounts.speakers import first_persons
from dotterel.linking.accounts.standings import judged
from dotterel.linking.accounts.summary import summary_of
from dotterel.linking.accounts.tellers import accounts_of, labels_of, sided
from dotterel.linking.accounts.tolls import toll_of
from dotterel.model import TOLL_ROLES, Incident, IncidentTime, ResolvedEvent

_WHAT_SIDES_HANG_ON = frozenset(("type", "actors", "recipients"))


def incident_of(
    incident_id: str,
    events: Sequence[ResolvedEvent],
    *,
    copies: Mapping[str, str] | None = None,
    as_decided: Callable[[Incident], Incident] | None = None,
    codebook: Codebook | None = None,
    rules: TollRules | None = None,
) -> Incident:
    """The incident that these events tell, with every party's account.

    The same events in another order give the same record. Nothing is raised on odd events: what cannot be read is
    left out.

    Args:
        incident_id: The identifier that it shall have.
        events: All mentions of the incident, of any number of documents.
        copies: The document that each copy repeats; a copy is shown, and counts for nothing.
        as_decided: Puts what reviewers said of the incident as a whole into its record; the summary is built from
            what that gives, unless they wrote one.
        codebook: For two-sided types and intensity; the shipped one unless given.
        rules: How the best of several numbers is chosen; the codebook's unless given.
    """
    codebook = codebook or load_codebook()
    rules = rules or codebook.tolls
    evidence = evidence_of(events, copies or {})
    if not evidence.events:
        return Incident(id=incident_id, event_ids=())
    facts = evidence.facts
    roster = roster_of(evidence.own)
    type_code = type_of(facts, evidence)
    modes = modes_of(facts, evidence, type_code)
    typed = [event for event in facts if event.type == type_code]
    mutual = is_mutual(typed, type_code, codebook) or (is_fighting(typed) and is_clash_of_accusers(typed))
    acting = parties_of(facts, evidence, roster, recipients=False)
    suffering = parties_of(facts, evidence, roster, recipients=True)
    parties = (*suffering.items(), *acting.items())
    names = {key: party.label for key, party in parties}
    countries = {key: party.country for key, party in parties}
    if mutual:
        acting, suffering = parties_of(typed, evidence, roster, recipients=False) or acting, {}
    told_acting, recipients = tuple(acting.values()), tuple(suffering.values())
    actors = told_acting
    if not mutual:
        authors = parties_of(accusations(facts), evidence, roster, recipients=False)
        named = with_accusers(authors, facts, evidence, roster) if evidence.has_facts else authors
        actors = tuple(named.values())
    time = time_of(facts, evidence)
    labels = labels_of(evidence, roster)
    scene = Scene(
        roster=roster,
        labels=labels,
        names=names,
        actors=tuple(one for one in told_acting if one.is_likely),
        recipients=recipients,
        happened=_happened(time) or _first_told(evidence),
        fighting=mutual or is_fighting(facts),
        states=fighting_states(facts),
        countries=countries,
        speakers=first_persons(evidence.own),
        foreigners=any(
            _counts_each(event)
            and len({one.country for one in event.recipients if is_civilian(one) and one.country}) > 1
            for event in facts
        ),
    )
    figures = {role: judged(figures_of(role, evidence, scene), evidence) for role in TOLL_ROLES}
    tolls = tuple(
        toll
        for role in TOLL_ROLES
        if (toll := toll_of(role, figures[role], rules.of(role), one_kind=scene.one_kind)) is not None
    )
    accounts = accounts_of(evidence, roster, actors=actors, recipients=recipients)
    incident = Incident(
        id=incident_id,
        event_ids=tuple(event.id for event in evidence.events),
        type=type_code,
        modes=modes,
        contexts=contexts_of(facts, evidence),
        quad=quad_of(facts, type_code),
        intensity=intensity_of(facts, type_code, modes, codebook),
        actors=actors,
        recipients=recipients,
        place=place_of(facts, evidence),
        time=time,
        tolls=tolls,
        standing=standing_of(evidence),
        historical=all(event.historical for event in evidence.own),
        accounts=accounts,
        questions=questions_of(accounts, evidence, roster, labels, figures, mutual=mutual),
        reports=reports_of(evidence, roster, figures),
        sources=len({evidence.source_of(event) for event in evidence.own}),
        score=max(event.score for event in evidence.own),
    )
    if as_decided is not None:
        incident = as_decided(incident)
        if _WHAT_SIDES_HANG_ON & set(incident.corrected):
            incident = replace(incident, accounts=sided(incident.accounts, incident))
            mutual = (mutual or is_two_sided(incident.type, codebook)) and not incident.recipients
    return incident if incident.summary else replace(incident, summary=summary_of(incident, evidence, mutual=mutual))


def _counts_each(event: ResolvedEvent) -> bool:
    """Whether a mention has a number for each of several parties."""
    counts = (event.killed, event.injured, event.held, event.size)
    return any(count is not None and len(count.parts) > 1 for count in counts)


def _happened(time: IncidentTime | None) -> tuple[int, int] | None:
    if time is None:
        return None
    first, last = ordinal(time.first), ordinal(time.last)
    if first is None and last is None:
        return None
    return first if first is not None else last or 0, last if last is not None else first or 0


def _first_told(evidence: Evidence) -> tuple[int, int] | None:
    """The day of the first report, where no report tells when it happened."""
    first = next((day for event in evidence.own if (day := ordinal(day_of(event))) is not None), None)
    return None if first is None else (first, first)
