"""An incident as rows: the columns that people ask by, beside the whole record."""

from collections.abc import Iterator, Sequence

from dotterel.model import Incident, IncidentParty, TollRange
from dotterel.store.rows import OPEN_FROM, OPEN_TO, Row, plain, plain_or_none, within

_MOST_WORDS = 20_000
"""Characters of an incident that a search for words looks in."""


def incident_row(incident: Incident, *, number: int, decisions: int) -> Row:
    """The row of an incident among the current ones.

    Args:
        incident: The incident.
        number: Of its version.
        decisions: Number of reviewers' decisions on it or on its events that stand.
    """
    place, time = incident.place, incident.time
    first, last = (None, None) if time is None else (plain_or_none(time.first), plain_or_none(time.last))
    days = sorted(report.published for report in incident.reports if report.published)
    row = {
        "number": number,
        "incident_id": plain(incident.id),
        "type": plain(incident.type),
        "modes": plain(" ".join(incident.modes)),
        "contexts": plain(" ".join(incident.contexts)),
        "quad": plain(incident.quad),
        "intensity": incident.intensity,
        "standing": incident.standing,
        "historical": int(incident.historical),
        "summary": plain(incident.summary),
        "date_from": first,
        "date_to": last,
        "date_precision": None if time is None else time.precision,
        "search_from": first or (last and OPEN_FROM),
        "search_to": last or (first and OPEN_TO),
        "sort_day": last or first or (plain(days[0]) if days else ""),
        "place_name": None if place is None else plain(place.name),
        "place_country": None if place is None else plain_or_none(place.country),
        "place_admin1": None if place is None else plain_or_none(place.admin1),
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "place_precision": None if place is None else place.precision,
        "contradicted": " ".join(one.field for one in incident.questions if one.verdict == "contradicted"),
        "accounts": len(incident.accounts),
        "reports": len(incident.reports),
        "sources": incident.sources,
        "first_report": plain_or_none(days[0]) if days else None,
        "last_report": plain_or_none(days[-1]) if days else None,
        "decisions": decisions,
        "score": incident.score,
        "priority": incident.priority,
        "words": _words(incident),
    }
    for role in ("killed", "injured"):
        toll = incident.toll(role)
        total = TollRange() if toll is None else toll.total
        row[f"{role}_low"], row[f"{role}_best"], row[f"{role}_high"] = map(within, (total.low, total.best, total.high))
    row["sort_killed"] = -1 if row["killed_best"] is None else row["killed_best"]
    return row


def incident_party_rows(incident: Incident, *, number: int) -> Iterator[Row]:
    """A row for each actor and recipient of an incident."""
    sides: tuple[tuple[str, Sequence[IncidentParty]], ...] = (
        ("actor", incident.actors),
        ("recipient", incident.recipients),
    )
    for role, parties in sides:
        for position, party in enumerate(parties):
            yield {
                "incident": number,
                "role": role,
                "position": position,
                "label": plain(party.label),
                "register_id": plain_or_none(party.id),
                "country": plain_or_none(party.country),
                "sectors": plain(" ".join(party.sectors)),
                "reports": party.reports,
            }


def _words(incident: Incident) -> str:
    place = incident.place
    sentences = (statement.sentence.text for account in incident.accounts for statement in account.statements)
    texts = (
        incident.summary,
        *((place.name, place.admin1) if place else ()),
        *(party.label for party in (*incident.actors, *incident.recipients)),
        *(account.label for account in incident.accounts),
        *(report.title for report in incident.reports),
        *sentences,
    )
    return plain("\n".join(dict.fromkeys(text for text in texts if text))[:_MOST_WORDS])
