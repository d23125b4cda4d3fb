"""Releases: versioned, checksummed data sets made from a store (decision 0034)."""

from dotterel.surfaces.release.archive import ARCHIVES
from dotterel.surfaces.release.checking import Checked, check_release
from dotterel.surfaces.release.codebook_files import codebook_json
from dotterel.surfaces.release.folder import unfinished
from dotterel.surfaces.release.licences import KNOWN, Licence, licence_of
from dotterel.surfaces.release.made import MadeRelease, read_release, releases_in
from dotterel.surfaces.release.making import make_release
from dotterel.surfaces.release.terms import Terms, checked_formats, checked_line, checked_version

__all__ = [
    "ARCHIVES",
    "KNOWN",
    "Checked",
    "Licence",
    "MadeRelease",
    "Terms",
    "check_release",
    "checked_formats",
    "checked_line",
    "checked_version",
    "codebook_json",
    "licence_of",
    "make_release",
    "read_release",
    "releases_in",
    "unfinished",
]
