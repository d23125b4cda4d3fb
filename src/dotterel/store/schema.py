"""The tables as queries name them; `migrations` makes them, and a test holds the two to each other."""

import json
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Float, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

REVISION = "0008"
"""Version of the tables that this program reads and writes; equal to the newest migration."""
VERSION_TABLE = "dotterel_version"
APPLICATION_ID = 0x446F7474
"""Stands in the head of every SQLite store ("Dott"), so that other databases are told apart from it."""


class JsonText(TypeDecorator[Any]):
    """JSON kept as the text that was written, keys in their order: TEXT in SQLite (STRICT knows no JSON), else JSON."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As in `TypeDecorator`."""
        return dialect.type_descriptor(postgresql.JSON() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """As in `TypeDecorator`."""
        return value if dialect.name == "postgresql" or value is None else json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """As in `TypeDecorator`."""
        return value if dialect.name == "postgresql" or value is None else json.loads(value)


def json_text(value: Any) -> str:
    """JSON without a character that a database refuses: half a surrogate pair becomes an escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False)
    return text


METADATA = MetaData()


def _table(name: str, /, **columns: Any) -> Table:
    return Table(name, METADATA, *(Column(column, kind) for column, kind in columns.items()))


methods = _table(
    "methods",
    id=Text,
    coder=Text,
    coder_version=Text,
    coder_digest=Text,
    min_score=Float,
    parts=JsonText,
)
runs = _table(
    "runs",
    number=Integer,
    id=Text,
    method_id=Text,
    program=Text,
    started=Text,
    finished=Text,
    sources=JsonText,
)
document_versions = _table(
    "document_versions",
    number=Integer,
    document_id=Text,
    digest=Text,
    recorded=Text,
    title=Text,
    published=Text,
    outlet=Text,
    url=Text,
    language=Text,
    name=Text,
    text=Text,
    record=JsonText,
)
_CODING = {
    "number": Integer,
    "document_version": Integer,
    "document_id": Text,
    "method_id": Text,
    "digest": Text,
    "recorded": Text,
    "relevance": Float,
    "events": Integer,
}
codings = _table("codings", **_CODING)
current_codings = _table("current_codings", **_CODING)
event_versions = _table(
    "event_versions",
    number=Integer,
    coding=Integer,
    position=Integer,
    event_id=Text,
    type=Text,
    modes=Text,
    contexts=Text,
    quad=Text,
    intensity=Float,
    score=Float,
    modality=Text,
    claim_status=Text,
    historical=Integer,
    happening=Text,
    trigger_text=Text,
    sentence=Text,
    date_from=Text,
    date_to=Text,
    date_precision=Text,
    search_from=Text,
    search_to=Text,
    place_name=Text,
    place_country=Text,
    place_admin1=Text,
    latitude=Float,
    longitude=Float,
    place_precision=Text,
    killed_low=Integer,
    killed_high=Integer,
    injured_low=Integer,
    injured_high=Integer,
    held_low=Integer,
    held_high=Integer,
    size_low=Integer,
    size_high=Integer,
    record=JsonText,
)
parties = _table(
    "parties",
    coding=Integer,
    event_position=Integer,
    role=Text,
    position=Integer,
    text=Text,
    name=Text,
    register_id=Text,
    country=Text,
    sectors=Text,
    score=Float,
)
outcomes = _table(
    "outcomes",
    run=Integer,
    position=Integer,
    name=Text,
    outcome=Text,
    document_id=Text,
    document_version=Integer,
    coding=Integer,
    events=Integer,
    relevance=Float,
    duplicate_of=Text,
    similarity=Float,
    error=Text,
    message=Text,
    remedy=Text,
)
_INCIDENT = {
    "number": Integer,
    "key": Text,
    "incident_id": Text,
    "made_by": Text,
    "made_by_version": Text,
    "made_by_digest": Text,
    "recorded": Text,
    "events": Integer,
    "record": JsonText,
}
incident_versions = _table("incident_versions", **_INCIDENT)
incidents = _table("incidents", **_INCIDENT)
current_incidents = _table(
    "current_incidents",
    number=Integer,
    incident_id=Text,
    type=Text,
    modes=Text,
    contexts=Text,
    quad=Text,
    intensity=Float,
    standing=Text,
    historical=Integer,
    summary=Text,
    date_from=Text,
    date_to=Text,
    date_precision=Text,
    search_from=Text,
    search_to=Text,
    sort_day=Text,
    place_name=Text,
    place_country=Text,
    place_admin1=Text,
    latitude=Float,
    longitude=Float,
    place_precision=Text,
    sort_killed=Integer,
    killed_low=Integer,
    killed_best=Integer,
    killed_high=Integer,
    injured_low=Integer,
    injured_best=Integer,
    injured_high=Integer,
    contradicted=Text,
    accounts=Integer,
    reports=Integer,
    sources=Integer,
    first_report=Text,
    last_report=Text,
    decisions=Integer,
    score=Float,
    priority=Float,
    words=Text,
)
incident_parties = _table(
    "incident_parties",
    incident=Integer,
    role=Text,
    position=Integer,
    label=Text,
    register_id=Text,
    country=Text,
    sectors=Text,
    reports=Integer,
)
incident_changes = _table("incident_changes", number=Integer, incident=Integer, made_in=Integer)
tellings = _table(
    "tellings",
    number=Integer,
    telling_id=Text,
    document_id=Text,
    incident_id=Text,
    position=Integer,
    record=JsonText,
)
telling_keys = _table("telling_keys", key=Text, telling=Integer)
telling_events = _table("telling_events", event_id=Text, telling=Integer)
linked_documents = _table("linked_documents", document_id=Text, coding=Integer, decision=Integer, linker=Text)
linking = _table("linking", number=Integer, changes=Integer, decision=Integer)
signatures = _table(
    "signatures",
    number=Integer,
    document_id=Text,
    content=Text,
    copy_of=Text,
    size=Integer,
    slots=Text,
)
signature_keys = _table("signature_keys", key=BigInteger, signature=Integer)
stale_incidents = _table("stale_incidents", incident_id=Text, tellings=Integer)
telling_pairs = _table("telling_pairs", one=Integer, other=Integer)
incident_events = _table("incident_events", incident=Integer, position=Integer, event_id=Text)
_LINK = {
    "number": Integer,
    "key": Text,
    "event_id": Text,
    "joined_to": Text,
    "joined_id": Text,
    "same": Integer,
    "score": Float,
    "made_by": Text,
    "made_by_version": Text,
    "made_by_digest": Text,
    "recorded": Text,
    "reasons": JsonText,
}
link_versions = _table("link_versions", **_LINK)
links = _table("links", **_LINK)
_DECISION = {
    "id": Text,
    "reviewer": Text,
    "made": Text,
    "act": Text,
    "subject": Text,
    "subject_id": Text,
    "field": Text,
    "before": Text,
    "after": Text,
    "note": Text,
    "coder": Text,
}
decisions = _table("decisions", number=Integer, **_DECISION, recorded=Text)
feeds = _table(
    "feeds",
    number=Integer,
    address=Text,
    kind=Text,
    title=Text,
    parts=JsonText,
    etag=Text,
    modified=Text,
    pause=Integer,
    asked=Text,
    answered=Text,
    failures=Integer,
    failing_since=Text,
    error=Text,
    message=Text,
    due=Text,
    held_by=Text,
    held_until=Text,
)
feed_entries = _table(
    "feed_entries",
    number=Integer,
    feed=Integer,
    entry_id=Text,
    address=Text,
    title=Text,
    published=Text,
    outlet=Text,
    found=Text,
    tries=Integer,
    due=Text,
    outcome=Text,
    error=Text,
    settled=Text,
    held_by=Text,
    held_until=Text,
)
feed_addresses = _table("feed_addresses", key=Text, entry=Integer)
double_reviews = _table(
    "double_reviews",
    number=Integer,
    id=Text,
    kind=Text,
    draw=Text,
    seed=Integer,
    size=Integer,
    population=Integer,
    first=Text,
    second=Text,
    adjudicator=Text,
    opened=Text,
    opened_by=Text,
)
double_review_units = _table(
    "double_review_units",
    number=Integer,
    review=Integer,
    subject=Text,
    subject_id=Text,
    document_id=Text,
    record=JsonText,
)
sealed_decisions = _table("sealed_decisions", number=Integer, review=Integer, unit=Text, **_DECISION)
double_review_ends = _table("double_review_ends", number=Integer, review=Integer, what=Text, reviewer=Text, made=Text)
users = _table("users", number=Integer, name=Text, folded=Text, role=Text, password=Text, created=Text, disabled=Text)
sessions = _table("sessions", key=Text, user_number=Integer, begun=Text, used=Text, expires=Text)
api_tokens = _table(
    "api_tokens",
    number=Integer,
    key=Text,
    user_number=Integer,
    label=Text,
    start=Text,
    scopes=Text,
    created=Text,
    expires=Text,
    used=Text,
    revoked=Text,
)
access_log = _table(
    "access_log", number=Integer, made=Text, act=Text, made_by=Text, about=Text, came_from=Text, note=Text
)
