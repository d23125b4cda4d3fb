"""Which gazetteer is used: the one asked for, else the user's imported one, else the packaged one."""

import os
import sys
from pathlib import Path

from dotterel.model.data_home import data_home
from dotterel.model.errors import ArtifactError
from dotterel.resolution.places.edition import is_imported
from dotterel.resolution.places.schema import PLACES_FILE, default_folder

VARIABLE = "DOTTEREL_GAZETTEER"
"""Environment variable: the folder of the gazetteer to use, or `PACKAGED`."""
PACKAGED = "packaged"


def user_folder() -> Path:
    """Where an import goes, and is looked for, unless told: in the user's folder for data of programs."""
    mac = sys.platform == "darwin"
    data = Path.home() / "Library" / "Application Support" if mac else data_home()
    return data / "dotterel" / "gazetteer"


def target_folder() -> Path:
    """Where an import goes unless told: the folder that the environment names, else the user's."""
    stated = os.environ.get(VARIABLE, "")
    return Path(stated).expanduser() if stated and stated != PACKAGED else user_folder()


def folder_in_use(asked: str | None = None) -> Path:
    """The folder of the gazetteer to use.

    Args:
        asked: A folder, or `PACKAGED`; the environment and then the user's folder decide where none is given.

    Raises:
        ArtifactError: The folder that was asked for, here or in the environment, holds no gazetteer.
    """
    stated = asked or os.environ.get(VARIABLE, "")
    if stated == PACKAGED:
        return default_folder()
    if stated:
        folder = Path(stated).expanduser()
        if is_imported(folder) or (folder / PLACES_FILE).is_file():
            return folder
        by = "" if asked else f" ({VARIABLE})"
        raise ArtifactError(
            f"there is no gazetteer in {stated}{by}",
            f"Import one there: dotterel gazetteer import FILE --into {stated}; or name another folder, "
            f"or '{PACKAGED}'.",
        )
    return user_folder() if is_imported(user_folder()) else default_folder()
