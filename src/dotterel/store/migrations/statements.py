"""The few differences between the dialects in the statements that make tables."""

import re
from collections.abc import Iterator

_TYPES = {
    "sqlite": {"NUMBER": "INTEGER PRIMARY KEY", "INT": "INTEGER", "REAL": "REAL", "JSON": "TEXT"},
    "postgresql": {
        "NUMBER": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "INT": "BIGINT",
        "REAL": "DOUBLE PRECISION",
        "JSON": "JSON",  # not JSONB, which loses the order of keys and refuses the character U+0000
    },
}


def table(name: str, body: str, *, dialect: str) -> Iterator[str]:
    """The statements that make a table with comments on its columns.

    SQLite keeps the text of the statement with its comments, which its browsers show; PostgreSQL has comments of its
    own, which are made of the same text.

    Args:
        name: The table.
        body: One column or constraint a line with types ``NUMBER``, ``INT``, ``REAL``, ``TEXT`` and ``JSON``, each
            followed by ``-- a comment`` or not.
        dialect: ``sqlite`` or ``postgresql``.
    """
    types = _TYPES[dialect]
    lines = [re.sub(r"^(\s*\w+ )(NUMBER|INT|REAL|JSON)\b", lambda m: m[1] + types[m[2]], line) for line in _lines(body)]
    yield f"CREATE TABLE {name} (\n" + "\n".join(lines) + "\n)" + (" STRICT" if dialect == "sqlite" else "")
    if dialect == "postgresql":
        for column, words in re.findall(r"^\s*([a-z_0-9]+) [A-Z].*?-- (.+)$", body, re.MULTILINE):
            yield f"COMMENT ON COLUMN {name}.{column} IS '{words.replace(chr(39), chr(39) * 2)}'"


def _lines(body: str) -> list[str]:
    return [line for line in body.strip("\n").splitlines() if line.strip()]
