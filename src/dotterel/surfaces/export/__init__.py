"""Export: events and incidents written in the formats of our own and in those of the field's data sets."""

from dotterel.surfaces.export.abilities import ABILITIES, MEANINGS, Ability
from dotterel.surfaces.export.batches import batches
from dotterel.surfaces.export.description import DESCRIBED, PROFILE, columns_page, description_of, description_path
from dotterel.surfaces.export.event_fields import EVENT_FIELDS
from dotterel.surfaces.export.incident_fields import INCIDENT_FIELDS
from dotterel.surfaces.export.parquet import has_parquet, without_parquet
from dotterel.surfaces.export.registry import FORMATS, Format, format_of, incident_writer_for, usual_name, writer_for
from dotterel.surfaces.export.streamed import MEDIA_TYPES, streamed
from dotterel.surfaces.export.target import open_target, part_of
from dotterel.surfaces.export.writer import EventWriter, IncidentWriter, Writer

__all__ = [
    "ABILITIES",
    "DESCRIBED",
    "EVENT_FIELDS",
    "FORMATS",
    "INCIDENT_FIELDS",
    "MEANINGS",
    "MEDIA_TYPES",
    "PROFILE",
    "Ability",
    "EventWriter",
    "Format",
    "IncidentWriter",
    "Writer",
    "batches",
    "columns_page",
    "description_of",
    "description_path",
    "format_of",
    "has_parquet",
    "incident_writer_for",
    "open_target",
    "part_of",
    "streamed",
    "usual_name",
    "without_parquet",
    "writer_for",
]
