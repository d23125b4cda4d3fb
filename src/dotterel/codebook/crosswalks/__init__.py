"""Crosswalks: from PLOVER's codes to those of other codebooks, and back."""

from dotterel.codebook.crosswalks.cameo import (
    CameoCode,
    CameoEdition,
    cameo_code,
    cameo_codes,
    cameo_of_plover,
    plover_of_cameo,
)

__all__ = [
    "CameoCode",
    "CameoEdition",
    "cameo_code",
    "cameo_codes",
    "cameo_of_plover",
    "plover_of_cameo",
]
