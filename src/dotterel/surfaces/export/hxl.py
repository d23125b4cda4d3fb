"""The flat table with a row of HXL hashtags below its header, as the Humanitarian Data Exchange reads it.

Columns and cells are those of `csv`. Each hashtag says what a column holds in the words of the Humanitarian Exchange
Language (HXL 1.1); where UCDP's resources on the exchange tag the same thing, the tag is the same. Some readers take
the hashtags for a first row of data: pandas needs ``skiprows=[1]``.
"""

import csv
from typing import TextIO

from dotterel.surfaces.export.csv import COLUMNS, CsvWriter

HASHTAGS = {
    "event_id": "#event+id",
    "incident_id": "#event+incident+id",
    "document_id": "#meta+document+id",
    "title": "#description+headline",
    "outlet": "#meta+source",
    "published": "#date+published",
    "url": "#meta+url",
    "type": "#event+type",
    "modes": "#event+mode+list",
    "quad": "#event+quad",
    "intensity": "#severity+num",
    "modality": "#status+modality",
    "historical": "#status+historical",
    "actors": "#group+actor+text+list",
    "actor_names": "#group+actor+name+list",
    "actor_countries": "#group+actor+country+code+list",
    "actor_sectors": "#group+actor+sector+list",
    "recipients": "#group+recipient+text+list",
    "recipient_names": "#group+recipient+name+list",
    "recipient_countries": "#group+recipient+country+code+list",
    "recipient_sectors": "#group+recipient+sector+list",
    "place": "#loc+text",
    "place_name": "#loc+name",
    "place_country": "#country+code",
    "place_admin1": "#adm1+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "place_precision": "#geo+precision",
    "date_from": "#date+start",
    "date_to": "#date+end",
    "date_precision": "#date+precision",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min",
    "injured_high": "#affected+injured+max",
    "held_low": "#affected+held+min",
    "held_high": "#affected+held+max",
    "size_low": "#population+size+min",
    "size_high": "#population+size+max",
    "means": "#item+means+list",
    "claim": "#status+claim",
    "claim_sources": "#meta+claim+source+list",
    "contexts": "#subsector+context+list",
    "trigger": "#description+trigger",
    "sentence": "#description+sentence",
    "score": "#meta+score+num",
    "coder": "#meta+coder",
}
"""The hashtag of each column."""


class HxlWriter(CsvWriter):
    """Writes the flat table with hashtags; see `Writer`."""

    def open(self, stream: TextIO) -> None:
        """The header and the hashtags."""
        super().open(stream)
        csv.writer(stream, lineterminator="\r\n").writerow([HASHTAGS[column] for column in COLUMNS])
