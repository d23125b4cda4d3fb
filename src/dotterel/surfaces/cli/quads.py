"""The four quad categories as seen: a colour, and a sign that tells them apart without one."""

from collections.abc import Mapping

COLOURS: Mapping[str, str] = {
    "verbal-cooperation": "cyan",
    "material-cooperation": "green",
    "verbal-conflict": "yellow",
    "material-conflict": "red",
}
SIGNS: Mapping[str, str] = {
    "verbal-cooperation": "○",
    "material-cooperation": "●",
    "verbal-conflict": "△",
    "material-conflict": "▲",
}
"""Hollow is in words, filled is in deeds; round is cooperation, pointed is conflict."""


def colour(quad: str) -> str:
    """The colour of a quad; of the terminal's text for one that is not ours."""
    return COLOURS.get(quad, "default")


def sign(quad: str) -> str:
    """The sign of a quad."""
    return SIGNS.get(quad, "·")
