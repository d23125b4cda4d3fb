"""The four quad categories as signs, which tell them apart without colour."""

from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "verbal-cooperation": "○",
    "material-cooperation": "●",
    "verbal-conflict": "△",
    "material-conflict": "▲",
}
"""Hollow is in words, filled is in deeds; round is cooperation, pointed is conflict."""
