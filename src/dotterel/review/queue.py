"""How much a reviewer's look at an incident would help."""

from math import log1p

from dotterel.model import Incident

_SURE = 0.95
_MANY_DEAD = 200.0


def priority(incident: Incident) -> float:
    """Uncertainty times importance, in [0, 1].

    Uncertain is what the coder or the resolution are not sure of, what accounts contradict each other on, and what is
    missing of who, where and when. Important is what killed many, what many sources tell, and violence before words.
    """
    return round(max(0.0, min(1.0, _uncertainty(incident) * _importance(incident))), 4)


def _uncertainty(incident: Incident) -> float:
    scores = [incident.score, *(party.score for party in (*incident.actors, *incident.recipients))]
    for found in (incident.place, incident.time):
        scores.append(0.0 if found is None else found.score)
    if not incident.actors:
        scores.append(0.0)
    doubts = [max(0.0, _SURE - score) for score in scores]
    contradicted = sum(question.verdict == "contradicted" for question in incident.questions)
    return min(1.0, sum(doubts) / len(doubts) + 0.15 * contradicted + 0.05)


def _importance(incident: Incident) -> float:
    toll = incident.toll("killed")
    dead = 0 if toll is None else max(0, toll.total.best or toll.total.low or 0)
    of_quad = {"material-conflict": 0.35, "material-cooperation": 0.15, "verbal-conflict": 0.15}.get(incident.quad, 0.1)
    of_dead = 0.45 * min(1.0, log1p(dead) / log1p(_MANY_DEAD))
    of_sources = 0.2 * min(1.0, log1p(max(0, incident.sources)) / log1p(20.0))
    return (of_quad + of_dead + of_sources) * (0.4 if incident.historical else 1.0)
