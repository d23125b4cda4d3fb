"""Names of a package that are loaded when they are first asked for (PEP 562): who does not need them does not wait."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late_names(package: str, modules: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """A package's ``__getattr__``.

    The package imports the same names below ``TYPE_CHECKING`` too, for readers and checkers; a test compares both.

    Args:
        package: Its ``__name__``.
        modules: Which names each of its modules gives; modules as seen from the package.
    """
    homes = {name: f"{package}.{module}" for module, names in modules.items() for name in names}

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)  # found at once from now on
        return value

    return load
