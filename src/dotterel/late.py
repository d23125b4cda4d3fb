"""What is loaded or put together when it is first asked for: who does not need it does not wait for it."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any


def late_names(package: str, modules: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """A package's ``__getattr__`` (PEP 562), which loads names when they are first asked for.

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


class LatePattern:
    """A pattern that is compiled when it is first tried.

    For long patterns that few texts need: compiling one takes up to some milliseconds, and every start would wait.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        """Args as of `re.compile`."""
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself.

        Raises:
            re.error: The source is no pattern.
        """
        return re.compile(self.source, self.flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.compiled.finditer(text, start, end)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """As of `re.Pattern`."""
        return self.compiled.split(text, maxsplit)
