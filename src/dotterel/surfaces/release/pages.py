"""The pages of a release for people: what it is, what it cannot say, and under which licence it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from dotterel import __version__
from dotterel.surfaces.release.made import MANIFEST, SUMS
from dotterel.surfaces.release.terms import Terms

_LIMITS = (
    "An incident is what reports tell, not what is known to have happened. `standing` says whether somebody vouches "
    "for it, only claims it, or denies it; `claimed_by` and `denied_by` say who.",
    "It holds what was in the reports that were read. What no report told, or no report that was read, is not in it: a "
    "place without incidents is not a place where nothing happened.",
    "Events are coded by a program, and corrected by reviewers where the log of decisions says so. It misses about a "
    "third of the events that people find in the same reports, and about a third of those that it names are wrong or "
    "of another type; figures by type stand in Dotterel's model card. Filter by `score` for fewer and surer ones, and "
    "read the report behind what you use.",
    "Only reports in English were read.",
    "Numbers are ranges: low, best and high over all accounts that count. `best` is chosen by a rule that the whole "
    "record names. An empty cell is not zero.",
    "The point of a province or a country is one in its middle: filter by `place_precision` before you say that "
    "something happened at a point. Place names and borders take no side in any dispute.",
    "Reports of one happening were put together by a program; some incidents are told twice, some are two in one.",
    "Incidents keep their identifiers from one release to the next as long as they are told by the same events at "
    "heart; an incident that is withdrawn is listed as such in the changes.",
)


def readme(
    terms: Terms, *, citation: str, counts: Mapping[str, int], files: Iterable[tuple[str, str]], previous: str | None
) -> str:
    """README.md of a release.

    Args:
        terms: What the user decided.
        citation: The line.
        counts: Number of records by kind.
        files: Path and what it holds.
        previous: Name of the release that it is compared with.
    """
    held = ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    lines = [
        f"# {terms.title}, version {terms.version}",
        "",
        f"A sourced record of political and armed conflict: {held}. Coded from news reports with Dotterel "
        f"{__version__}.",
        "",
        f"**Cite as:** {citation}",
        "",
        f"**Licence:** {_licence(terms)}; see [LICENCE.md](LICENCE.md).",
        "",
        "## What is in it",
        "",
        "An **incident** is one happening over all reports that tell it, with what every party and outlet says of it. "
        "An **event** is one mention of a happening in one sentence of one report. A **document** is a report.",
        "",
        "| file | what it holds |",
        "| --- | --- |",
        *(f"| `{path}` | {what} |" for path, what in files),
        "",
        "[COLUMNS.md](COLUMNS.md) says what each column means, `datapackage.json` the same for programs. Events name "
        "the incident-label of their own report in `incident`; which incident of this release an event tells stands in "
        "the `event_ids` of the incidents.",
        "",
        *_chosen(terms),
        *_held_back(terms),
        "## What reviewers did",
        "",
        "`data/decisions.jsonl` is the log of their decisions, in order: what was seen, what was said instead, and "
        "why. Incidents and events are told as they stand after it. A decision that was taken back is followed by one "
        "that says so.",
        "",
        "## What it cannot say",
        "",
        *(f"- {limit}" for limit in _LIMITS),
        "",
        "## Is it whole?",
        "",
        f"    sha256sum -c {SUMS}",
        "    dotterel release --check FOLDER",
        "",
        f"`{MANIFEST}` names every file with its checksum, and all that the data depend on: the coding runs, the coder "
        "and its model, the registers and the gazetteer, with their digests. Made again from the same store by the "
        "same version of Dotterel and of its packages, the release is the same to the byte.",
    ]
    if previous is not None:
        lines += ["", "## What changed", "", f"Since {previous}: [CHANGES.md](CHANGES.md), `data/changes.jsonl`."]
    return "\n".join(lines) + "\n"


def licence_page(terms: Terms) -> str:
    """LICENCE.md of a release."""
    lines = [
        "# Licence and credits",
        "",
        f"Copyright in this data set: {'; '.join(terms.creators)}.",
        f"It is given out under: {_licence(terms)}.",
        "",
        "That does not cover what is not theirs:",
        "",
        "- **Places**: names, identifiers and coordinates are from GeoNames (www.geonames.org), under the Creative "
        "Commons Attribution 4.0 International licence, https://creativecommons.org/licenses/by/4.0/. Name GeoNames "
        "where you use them.",
        "- **The codebook** in `codebook/` restates, in its own words, the ontology PLOVER 2.0 of the Open Event Data "
        "Alliance, whose manual is under the Creative Commons Attribution-ShareAlike 4.0 International licence.",
        "- **Titles, addresses and words of reports** belong to their publishers. Titles and addresses are told to "
        "name the source, the words of single fields as evidence.",
    ]
    if terms.has_sentences or terms.has_texts:
        what = "whole texts" if terms.has_texts else "sentences"
        lines += [
            "",
            f"**This release holds {what} of third-party reports, word for word.** Their rights are their publishers'; "
            "whether you may pass them on depends on your country's law and on what you do with them.",
        ]
    return "\n".join(lines) + "\n"


def _licence(terms: Terms) -> str:
    licence = terms.licence
    return licence.url if licence.id is None else f"{licence.name} ({licence.id}), {licence.url}"


def _chosen(terms: Terms) -> list[str]:
    if not terms.filters:
        return []
    return [
        "## Which incidents",
        "",
        "Only those that meet all of these conditions, with the events, reports and decisions that belong to them:",
        "",
        *(f"- `{name}`: {_value(value)}" for name, value in terms.filters.items()),
        "",
    ]


def _held_back(terms: Terms) -> list[str]:
    lines = ["## Words of the reports", ""]
    if terms.has_texts:
        lines.append(
            "The texts of the reports are in `data/documents.jsonl`, and every offset counts characters in them."
        )
    elif terms.has_sentences:
        lines.append("The sentences that tell the events are in it, word for word; the texts of the reports are not.")
    else:
        lines.append(
            "Sentences and texts of the reports are not in it, since they are their publishers'. The words of single "
            "fields are: the verb, the parties, the number. Offsets count characters (code points) in the text as "
            "Dotterel cleaned it out of the page; `text_sha256` in `data/documents.jsonl` tells whether you hold the "
            "same text. `sentence` is empty."
        )
    return [*lines, ""]


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
