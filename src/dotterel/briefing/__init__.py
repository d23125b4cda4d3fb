"""Situation briefs: what the record says of a place in a period, each sentence with its evidence. Floor 3."""

from dotterel.briefing.brief import (
    Brief,
    CitedAnswer,
    CitedDecision,
    CitedReport,
    CountNote,
    IncidentNote,
    Section,
    Sentence,
    Table,
)
from dotterel.briefing.composing import brief_of
from dotterel.briefing.conditions import conditions_of
from dotterel.briefing.deciders import field_decisions
from dotterel.briefing.gaps import Gap, gaps_of
from dotterel.briefing.markdown import as_markdown
from dotterel.briefing.period import Period, last_days
from dotterel.briefing.situation import HAPPENED, Situation, period_of, situation_of
from dotterel.briefing.subject import Subject, subject_named

__all__ = [
    "HAPPENED",
    "Brief",
    "CitedAnswer",
    "CitedDecision",
    "CitedReport",
    "CountNote",
    "Gap",
    "IncidentNote",
    "Period",
    "Section",
    "Sentence",
    "Situation",
    "Subject",
    "Table",
    "as_markdown",
    "brief_of",
    "conditions_of",
    "field_decisions",
    "gaps_of",
    "last_days",
    "period_of",
    "situation_of",
    "subject_named",
]
