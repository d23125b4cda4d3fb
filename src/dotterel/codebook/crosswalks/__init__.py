"""Crosswalks: from PLOVER's codes to those of other codebooks, and back."""

from dotterel.codebook.crosswalks.acled import AcledType, Against, acled_of_plover, interaction_of
from dotterel.codebook.crosswalks.cameo import (
    CameoCode,
    CameoEdition,
    cameo_code,
    cameo_codes,
    cameo_of_plover,
    plover_of_cameo,
)
from dotterel.codebook.crosswalks.countries import CountryCodes, country_codes, country_named, is_country
from dotterel.codebook.crosswalks.sectors import (
    SIDES,
    SectorCodes,
    Side,
    cameo_actor,
    inter_of,
    sector_codes,
    side_of,
    state_of,
)
from dotterel.codebook.crosswalks.ucdp import date_precision, type_of_violence, where_precision

__all__ = [
    "SIDES",
    "AcledType",
    "Against",
    "CameoCode",
    "CameoEdition",
    "CountryCodes",
    "SectorCodes",
    "Side",
    "acled_of_plover",
    "cameo_actor",
    "cameo_code",
    "cameo_codes",
    "cameo_of_plover",
    "country_codes",
    "country_named",
    "date_precision",
    "inter_of",
    "interaction_of",
    "is_country",
    "plover_of_cameo",
    "sector_codes",
    "side_of",
    "state_of",
    "type_of_violence",
    "where_precision",
]
