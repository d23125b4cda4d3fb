"""How a release is to be cited: a line for people, and CITATION.cff (version 1.2.0) for programs."""

import json
from collections.abc import Sequence

from dotterel import __version__
from dotterel.surfaces.release.terms import Terms


def citation_line(terms: Terms, date: str) -> str:
    """The line, after DataCite: creators, year, title, version, kind, and what made it."""
    year = date[:4]
    return (
        f"{_listed(terms.creators)} ({year}). {terms.title} (version {terms.version}) [data set]. "
        f"Coded with Dotterel {__version__}. Released {date}."
    )


def citation_file(terms: Terms, date: str) -> str:
    """CITATION.cff. Strings are written as JSON writes them, which YAML reads the same."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use these data, please cite them as below."',
        f"title: {_text(terms.title)}",
        "type: dataset",
        "authors:",
        *(f"  - name: {_text(creator)}" for creator in terms.creators),
        f"version: {_text(terms.version)}",
        f"date-released: {_text(date)}",
        (
            f"license: {terms.licence.id}"
            if terms.licence.id is not None
            else f"license-url: {_text(terms.licence.url)}"
        ),
        "keywords:",
        *(f"  - {_text(word)}" for word in ("event data", "conflict", "PLOVER")),
        "references:",
        "  - type: software",
        '    title: "Dotterel"',
        "    authors:",
        '      - name: "The Dotterel authors"',
        f"    version: {_text(__version__)}",
    ]
    return "\n".join(lines) + "\n"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{'; '.join(names[:-1])} & {names[-1]}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
