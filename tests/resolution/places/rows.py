"""A few invented rows in the form of the packages that the gazetteer is built from."""

import json
from pathlib import Path

from dotterel.resolution.places import sources
from dotterel.resolution.places.countries import countries

TOWNS = [
    (11, "Tarka", "NE", 14.5, 7.5, 20_000, ["Tarka", "Тарка", "tarqa", "TRK", "Tarka Ville"]),
    (12, "Al Jabal", "SD", 12.0, 24.0, 5_000, []),
    (13, "Niamey", "NE", 13.5, 2.1, 1_000_000, []),
    (14, "Keita", "NE", 14.8, 5.8, 900, []),
]
DIVISIONS = ["Tahoua\tNE-5\tNE.06\t21\tRegion\tRégion de Tahoua|Тахуа\t1\t\t1", "Keita\t\tNE.06.1\t22\t\t\t2\t1\t1"]
MEMBERS = ["Tarka\t11\t1\t1\t20000\t14.5\t7.5", "Keita\t14\t2|1\t1\t900\t14.8\t5.8"]


def write_sources(folder: Path) -> sources.SourceFiles:
    """Writes the rows above in the form of the packages' files."""
    towns = {
        str(number): {
            "geonameid": number, "name": name, "latitude": latitude, "longitude": longitude, "countrycode": code,
            "population": people, "alternatenames": others,
        }
        for number, name, code, latitude, longitude, people, others in TOWNS
    }  # fmt: skip
    known = {
        country.iso2: {"geonameid": 1000 + at, "capital": "Niamey" if country.iso2 == "NE" else "", "population": 5}
        for at, country in enumerate(countries())
    }
    texts = {
        "settlements": json.dumps(towns), "countries": json.dumps(known),
        "divisions": "\n".join(DIVISIONS), "memberships": "\n".join(MEMBERS),
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sources.SourceFiles(**{name: folder / name for name in texts})


def dump_row(
    number: int,
    name: str,
    feature: str,
    *,
    others: str = "",
    at: tuple[float, float] = (14.0, 7.0),
    iso2: str = "NE",
    admin1: str = "06",
    admin2: str = "",
    people: int = 0,
) -> str:
    """A row of a dump of GeoNames, without its line end."""
    class_, _, code = feature.partition(".")
    return "\t".join(
        (str(number), name, name, others, str(at[0]), str(at[1]), class_, code, iso2, "", admin1, admin2, "", "",
         str(people), "", "300", "Africa/Niamey", "2024-01-15")
    )  # fmt: skip
