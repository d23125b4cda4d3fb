"""Parts that a verb needs and that not everybody has installed."""

import importlib.util

from dotterel.model import SettingsError


def check_installed(*names: str) -> None:
    """Refuse to begin without packages of the desk.

    Raises:
        SettingsError: Some are not installed.
    """
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if missing:
        raise SettingsError(
            f"the desk needs {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed",
            "Install it by: pip install 'dotterel[web]'.",
        )
