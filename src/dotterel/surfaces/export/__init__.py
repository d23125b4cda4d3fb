"""Export: events and incidents written in the formats of our own and in those of the field's data sets."""

from dotterel.surfaces.export.abilities import ABILITIES, MEANINGS, Ability
from dotterel.surfaces.export.description import DESCRIBED, columns_page, description_of, description_path
from dotterel.surfaces.export.event_fields import EVENT_FIELDS
from dotterel.surfaces.export.incident_fields import INCIDENT_FIELDS
from dotterel.surfaces.export.registry import FORMATS, Format, format_of, incident_writer_for, writer_for
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
    "Ability",
    "EventWriter",
    "Format",
    "IncidentWriter",
    "Writer",
    "columns_page",
    "description_of",
    "description_path",
    "format_of",
    "incident_writer_for",
    "open_target",
    "part_of",
    "streamed",
    "writer_for",
]
