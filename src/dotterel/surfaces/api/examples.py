"""Examples of answers and of identifiers, for the OpenAPI document: invented ones, kept in ``examples.json``.

There ``records`` are by the name of their schema, ``answers`` by method and path, ``problems`` by status, and
``parameters``, which stand in paths, by name. ``{"$example": "Event"}`` stands for the record of that name.
"""

import json
from importlib.resources import files
from typing import Any

from dotterel.surfaces.api.problems import MEDIA_TYPE

_JSON = "application/json"


def with_examples(paths: dict[str, Any]) -> None:
    """Put the examples into the paths of an OpenAPI document."""
    kept = json.loads((files(__package__) / "examples.json").read_text(encoding="utf-8"))
    records = {name: _whole(value, {}) for name, value in kept["records"].items()}
    for path, operations in paths.items():
        for method, operation in operations.items():
            for one in operation.get("parameters", ()):
                if one["in"] == "path" and one["name"] in kept["parameters"]:
                    one["example"] = kept["parameters"][one["name"]]
            answer = kept["answers"].get(f"{method.upper()} {path}")
            for status, response in operation["responses"].items():
                content = response.get("content", {})
                if status.startswith("2") and _JSON in content and answer is not None:
                    content[_JSON]["example"] = _whole(answer, records)
                elif MEDIA_TYPE in content and status in kept["problems"]:
                    content[MEDIA_TYPE]["example"] = kept["problems"][status]


def _whole(value: Any, records: dict[str, Any]) -> Any:
    """A value with the records that it names."""
    if isinstance(value, list):
        return [_whole(one, records) for one in value]
    if isinstance(value, dict):
        named = value.get("$example")
        return records[named] if named else {name: _whole(one, records) for name, one in value.items()}
    return value
