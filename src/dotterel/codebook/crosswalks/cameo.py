"""CAMEO: its 2- to 4-digit codes to PLOVER, and a default code for each PLOVER type and mode.

CAMEO to PLOVER is total: every code has a PLOVER code, or a reason why it has none. PLOVER to CAMEO is many to one, so
each type and mode has one default, which reads back as the same type; or an explicit none with its reason. Choices that
depart from the published list: docs/decisions/0003-cameo-crosswalk.md.

Sources: the CAMEO 1.1b3 code list; CAMEO2PLOVER-2021 of the Open Event Data Alliance; Goldstein values and quads as in
its Phoenix pipeline, a child without a value of its own taking its parent's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dotterel.codebook.crosswalks.tables import rows_of
from dotterel.codebook.event_types import EventCode, parse_event_code
from dotterel.model import Unresolved

CameoEdition = Literal["plover-2.0", "published-2021"]
"""Whose reading of CAMEO: ours, after the definitions of PLOVER 2.0, or the published list in the modes of 2.0."""

QUAD_BY_ROOT: Mapping[str, int] = {
    **dict.fromkeys(("01", "02"), 0),
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}
"""Quad category of each CAMEO root, 1 to 4 as in PLOVER; 0 for statements and appeals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A code of CAMEO.

    Attributes:
        code: Two to four digits with leading zeros, such as ``042``.
        name: A short name.
        plover: The PLOVER code it reads as; none where PLOVER does not code it.
        published: The same after the list published in 2021, its modes renamed to those of 2.0.
        goldstein: Goldstein value, in [-10, 10].
        quad: Quad category of its root, 1 to 4; 0 for statements and appeals.
        note: Why it is read so, where that is not plain.
    """

    code: str
    name: str
    plover: EventCode | None
    published: EventCode | None
    goldstein: float
    quad: int
    note: str = ""

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]


def cameo_codes() -> tuple[CameoCode, ...]:
    """All codes of CAMEO in order, roots before their children."""
    return tuple(_code_by_digits().values())


def cameo_code(digits: str) -> CameoCode | Unresolved:
    """The CAMEO code written with these digits, leading zeros included; unresolved where there is none."""
    return _code_by_digits().get(digits) or Unresolved(reason=f"CAMEO has no code {digits}")


def plover_of_cameo(digits: str, *, edition: CameoEdition = "plover-2.0") -> EventCode | Unresolved:
    """The PLOVER type and mode that a CAMEO code reads as.

    Args:
        digits: Two to four digits with leading zeros.
        edition: Our reading after PLOVER 2.0, or the list published in 2021.

    Returns:
        The code; or unresolved, with the reason, where PLOVER codes no such thing or CAMEO has no such code.
    """
    found = cameo_code(digits)
    if isinstance(found, Unresolved):
        return found
    plover = found.plover if edition == "plover-2.0" else found.published
    return plover or Unresolved(reason=found.note or _root_note(found))


def cameo_of_plover(type_code: str, modes: tuple[str, ...] = ()) -> CameoCode | Unresolved:
    """The default CAMEO code of a PLOVER type with its modes.

    The first mode that has a default gives the code; a mode that is not PLOVER's (a user's own) gives its type's.

    Args:
        type_code: A PLOVER type.
        modes: Modes, best first; empty for none.

    Returns:
        The code; or unresolved, with the reason, where CAMEO has no fitting one or the type is not PLOVER's.
    """
    defaults = _default_by_plover()
    if type_code not in defaults:
        return Unresolved(reason=f"no CAMEO code is laid down for type {type_code}")
    known = [f"{type_code}/{mode}" for mode in modes if f"{type_code}/{mode}" in defaults] or [type_code]
    answers = [defaults[key] for key in known]
    return next((answer for answer in answers if isinstance(answer, CameoCode)), answers[0])


@cache
def _code_by_digits() -> Mapping[str, CameoCode]:
    return {row["code"]: _cameo_code(row) for row in rows_of("cameo.csv")}


@cache
def _default_by_plover() -> Mapping[str, CameoCode | Unresolved]:
    codes = _code_by_digits()
    return {
        row["plover"]: codes[row["cameo"]] if row["cameo"] else Unresolved(reason=row["reason"])
        for row in rows_of("cameo_defaults.csv")
    }


def _cameo_code(row: Mapping[str, str]) -> CameoCode:
    plover = parse_event_code(row["plover"]) if row["plover"] else None
    return CameoCode(
        code=row["code"],
        name=row["name"],
        plover=plover,
        published=parse_event_code(row["published"]) if row["published"] else plover,
        goldstein=float(row["goldstein"]),
        quad=QUAD_BY_ROOT[row["code"][:2]],
        note=row["note"],
    )


def _root_note(code: CameoCode) -> str:
    return _code_by_digits()[code.root].note
