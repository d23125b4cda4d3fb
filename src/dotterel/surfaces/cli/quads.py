"""The four quad categories as seen: a colour, and a sign that tells them apart without one."""

from collections.abc import Mapping

from dotterel.surfaces import quad_signs

SIGNS = quad_signs.SIGNS
COLOURS: Mapping[str, str] = {
    "verbal-cooperation": "cyan",
    "material-cooperation": "green",
    "verbal-conflict": "yellow",
    "material-conflict": "red",
}


def colour(quad: str) -> str:
    """The colour of a quad; of the terminal's text for one that is not ours."""
    return COLOURS.get(quad, "default")


def sign(quad: str) -> str:
    """The sign of a quad."""
    return SIGNS.get(quad, "·")
