"""Export: events written as lines of JSON or as rows of a spreadsheet."""

from dotterel.surfaces.export.csv import COLUMNS, CsvWriter
from dotterel.surfaces.export.jsonl import JsonlWriter
from dotterel.surfaces.export.registry import FORMATS, writer_for
from dotterel.surfaces.export.target import open_target, part_of
from dotterel.surfaces.export.writer import Writer

__all__ = ["COLUMNS", "FORMATS", "CsvWriter", "JsonlWriter", "Writer", "open_target", "part_of", "writer_for"]
