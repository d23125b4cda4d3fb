"""Where programs keep a user's data."""

import os
import sys
from pathlib import Path


def data_home() -> Path:
    """The user's folder for data of programs: ``LOCALAPPDATA`` on Windows, else ``XDG_DATA_HOME`` or its default.

    The XDG base directory specification has relative paths ignored.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    stated = Path(os.environ.get("XDG_DATA_HOME") or "")
    return stated if stated.is_absolute() else Path.home() / ".local" / "share"
