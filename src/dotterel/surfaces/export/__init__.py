"""Export: events written in the formats of our own and in those of the field's data sets."""

from dotterel.surfaces.export.csv import COLUMNS, CsvWriter
from dotterel.surfaces.export.jsonl import JsonlWriter
from dotterel.surfaces.export.registry import FORMATS, Format, format_of, writer_for
from dotterel.surfaces.export.target import open_target, part_of
from dotterel.surfaces.export.writer import Writer

__all__ = [
    "COLUMNS",
    "FORMATS",
    "CsvWriter",
    "Format",
    "JsonlWriter",
    "Writer",
    "format_of",
    "open_target",
    "part_of",
    "writer_for",
]
