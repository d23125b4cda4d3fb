"""Records that come with Dotterel as JSON: a file that is missing or damaged has one outcome, whoever reads it."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeVar

from dotterel.model.errors import ArtifactError

Shipped = TypeVar("Shipped")


def shipped_record(package: str, name: str, read: Callable[[Any], Shipped], *, what: str | None = None) -> Shipped:
    """What a JSON file of a package holds.

    Args:
        package: The package that the file stands in.
        name: The file.
        read: Reads its plain value; may fail by ValueError, KeyError, TypeError or AttributeError.
        what: What an error calls it; the file's name where this is left out.

    Raises:
        ArtifactError: The file is missing, no JSON, or cannot be read.
    """
    try:
        return read(json.loads(files(package).joinpath(name).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise ArtifactError(f"{what or name} cannot be read: {fault}", "Install Dotterel anew.") from fault
