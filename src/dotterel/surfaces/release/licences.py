"""Licences that a release may be given: those made for data, by their SPDX identifier, or any other by its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from dotterel.model import SettingsError
from dotterel.model.web_addresses import safe_link

_CREATIVE_COMMONS = "https://creativecommons.org/"
KNOWN: Mapping[str, tuple[str, str]] = {
    "CC0-1.0": ("Creative Commons Zero 1.0 Universal", f"{_CREATIVE_COMMONS}publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", f"{_CREATIVE_COMMONS}licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 International",
        f"{_CREATIVE_COMMONS}licenses/by-sa/4.0/",
    ),
    "CC-BY-NC-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0 International",
        f"{_CREATIVE_COMMONS}licenses/by-nc/4.0/",
    ),
    "CC-BY-NC-SA-4.0": (
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International",
        f"{_CREATIVE_COMMONS}licenses/by-nc-sa/4.0/",
    ),
    "ODbL-1.0": (
        "Open Data Commons Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
    "ODC-By-1.0": (
        "Open Data Commons Attribution License 1.0",
        "https://opendatacommons.org/licenses/by/1-0/",
    ),
    "PDDL-1.0": (
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
}
"""Name and address by SPDX identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The licence of a release.

    Attributes:
        id: SPDX identifier; none for one that is known by its address only.
        name: Its name.
        url: Where its text is.
    """

    id: str | None
    name: str
    url: str


def licence_of(text: str) -> Licence:
    """The licence of an SPDX identifier, in any letters, or of a web address.

    Raises:
        SettingsError: It is neither.
    """
    for identifier, (name, url) in KNOWN.items():
        if text.casefold() == identifier.casefold():
            return Licence(id=identifier, name=name, url=url)
    if safe_link(text) is not None:
        return Licence(id=None, name=text, url=text)
    raise SettingsError(
        f"{text!r:.60} is no licence that is known for data",
        f"Give one of {', '.join(KNOWN)}, or the web address of another one's text.",
    )
