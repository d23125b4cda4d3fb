"""The codebook as it was used, for people and for programs."""

import json
from collections.abc import Iterator

from dotterel.codebook import BoundaryRule, Codebook, EventType, shipped_text
from dotterel.model import plain_of
from dotterel.surfaces.release.folder import Workshop

FOLDER = "codebook"


def write_codebook(workshop: Workshop, book: Codebook) -> None:
    """Write the codebook three times: to be read, to be parsed, and to be loaded again.

    Args:
        workshop: Where.
        book: The shipped codebook.
    """
    workshop.write(f"{FOLDER}/codebook.md", codebook_page(book), about="the codebook, to be read")
    workshop.write(f"{FOLDER}/codebook.json", codebook_json(book), about="the codebook, for programs")
    workshop.write(f"{FOLDER}/{book.id}.toml", shipped_text(), about="the codebook's source, as Dotterel loads it")


def codebook_json(book: Codebook) -> str:
    """The codebook as JSON: its own fields, in order."""
    return json.dumps({"id": book.id, **plain_of(book)}, ensure_ascii=False, indent=1) + "\n"


def codebook_page(book: Codebook) -> str:
    """The codebook as a page of Markdown."""
    return "\n".join(_lines(book)) + "\n"


def _lines(book: Codebook) -> Iterator[str]:
    yield f"# Codebook {book.id}"
    yield ""
    yield (
        "What happened is a type, how it was done a mode, what it was about a context. Scores go from -10 (conflict) "
        "to 10 (cooperation). The types are those of PLOVER, worded anew."
    )
    yield "\n## Types"
    for one in book.types:
        yield from _type(one, [rule for rule in book.rules if one.code in rule.codes])
    for title, entries in (
        ("Contexts", book.contexts),
        ("Sectors", book.sectors),
        ("International bodies", book.international),
    ):
        yield f"\n## {title}\n"
        yield from (f"- `{entry.code}`: {entry.definition}" for entry in entries)
    yield "\n## Countries outside the general rule\n"
    yield "Countries have their ISO 3166 alpha-3 code.\n"
    yield from (f"- `{country.code}` {country.name}: {country.reason}" for country in book.countries)
    yield from (f"- {one.name}: `{one.country}` with the sector `PRE`" for one in book.partly_recognised)
    yield "\n## Boundary rules\n"
    yield "Which of two codes holds, where both could be meant; those that are applied are in the rules of an event."
    for rule in book.rules:
        yield from _rule(rule)
    yield "\n## Best numbers\n"
    yield "Of several told numbers the best one is the newest and most precise, unless a rule here says otherwise."
    yield from (f"- {rule.role}: {rule.best}" for rule in book.tolls.rules)


def _type(one: EventType, rules: list[BoundaryRule]) -> Iterator[str]:
    yield f"\n### {one.code}\n"
    yield f"{one.quad.replace('-', ' ')}, score {one.score:g}. {one.definition}\n"
    for mode in one.modes:
        score = one.score if mode.score is None else mode.score
        yield f"- `{mode.code}` ({score:g}): {mode.definition}"
    if one.examples:
        yield "\nExamples:\n"
    for example in one.examples:
        yield f"- “{example.text}” `{'/'.join(filter(None, (one.code, ','.join(example.modes))))}`"
    if rules:
        yield f"\nBoundary rules: {', '.join(rule.id for rule in rules)}"


def _rule(rule: BoundaryRule) -> Iterator[str]:
    yield f"\n### {rule.id}\n"
    yield f"{rule.situation} {rule.reason} ({'applied' if rule.is_applied else 'guidance'}; {rule.source})\n"
    for example in rule.examples:
        yield f"- “{example.text}” {', '.join(f'`{code}`' for code in example.codes) or 'no event'}"
