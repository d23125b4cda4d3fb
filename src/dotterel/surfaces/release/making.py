"""A release made from a store: read at one moment, written piece by piece, there whole or not at all."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date as calendar_date
from pathlib import Path
from typing import Any

from dotterel.codebook import load_codebook
from dotterel.model import Decision, Document, ReleaseDamaged, ReleaseExists, SettingsError, document_record, plain_of
from dotterel.store import IncidentSelection, Records, Store
from dotterel.surfaces.export import batches, columns_page
from dotterel.surfaces.release.archive import ARCHIVES, archives_in_one_step
from dotterel.surfaces.release.changes import Change, ChangeKind, Changes, change_line, changes_page, known_decisions
from dotterel.surfaces.release.citation import citation_file, citation_line
from dotterel.surfaces.release.codebook_files import write_codebook
from dotterel.surfaces.release.decision_log import ToldDecisions, reviewers_of
from dotterel.surfaces.release.folder import Workshop, digest_of, made_in_one_step
from dotterel.surfaces.release.made import MANIFEST, SUMS, MadeRelease, read_release
from dotterel.surfaces.release.manifest import data_package, manifest_of, sums_of
from dotterel.surfaces.release.pages import licence_page, readme
from dotterel.surfaces.release.records import ReleasedRecords
from dotterel.surfaces.release.tables import FOLDER, Tables, file_name
from dotterel.surfaces.release.terms import ALWAYS, Terms

Note = Callable[[str, int, int], None]
"""Takes note of what is done: the step, how much of it, of how much."""
INCIDENTS = file_name("incidents", ALWAYS)
DECISIONS = f"{FOLDER}/decisions.jsonl"
DOCUMENTS = f"{FOLDER}/documents.jsonl"
CHANGES = f"{FOLDER}/changes.jsonl"
_SHOWN_CHANGES = 200
_BESIDE: Mapping[str, str] = {
    "LICENCE.md": "the licence, and whom to credit",
    "CITATION.cff": "how to cite it, for programs",
    "datapackage.json": "the columns, for programs (Data Package)",
}
_LATER_FILES = (
    ("README.md", "this page"),
    *_BESIDE.items(),
    (MANIFEST, "all that it was made from, and the checksum of every file"),
    (SUMS, "the same checksums, for sha256sum"),
)


def make_release(
    store: Store,
    terms: Terms,
    *,
    selection: IncidentSelection,
    folder: Path,
    previous: MadeRelease | None = None,
    archives: Sequence[str] = (),
    note: Note = lambda step, done, whole: None,
) -> MadeRelease:
    """Make a release of the incidents that meet some conditions, with all that belongs to them.

    The store is read at one moment, whatever others write meanwhile. The same store, terms and program give the same
    bytes.

    Args:
        store: An open store.
        terms: What the user decided.
        selection: Which incidents.
        folder: Where releases are kept; this one becomes a folder in it, of the name that the terms give it.
        previous: The release that the list of changes begins at.
        archives: Endings of archives to be made beside it, of `ARCHIVES`.
        note: Takes note of what is done.

    Raises:
        SettingsError: The store holds no such incidents, or does not tell a date.
        ReleaseExists: The version was given out before.
        ReleaseDamaged: The release before is not what its manifest says.
        ReleaseError: It cannot be written.
        StoreError: The store cannot be read.
    """
    target = folder / terms.name
    beside = [target.with_name(target.name + ending) for ending in archives]
    _check_new(terms, [target, *beside], previous)
    with store.snapshot() as records:
        _check_incidents(records, selection, store.place)
        date = terms.date or _last_day(records)
        with ExitStack() as steps:
            workshop = steps.enter_context(made_in_one_step(target))
            _write(workshop, records, terms, selection=selection, date=date, previous=previous, note=note)
            if beside:
                parts = steps.enter_context(archives_in_one_step(beside))
                day = calendar_date.fromisoformat(date)
                for number, (ending, part) in enumerate(zip(archives, parts, strict=True), 1):
                    note("archives", number, len(archives))
                    with part.open("wb") as stream:
                        ARCHIVES[ending](workshop.path, terms.name, day, stream)
    return read_release(target)


def _check_new(terms: Terms, targets: Iterable[Path], previous: MadeRelease | None) -> None:
    taken = next((target for target in targets if target.exists() or target.is_symlink()), None)
    if taken is not None:
        raise ReleaseExists(
            f"version {terms.version} of {terms.title!r} was given out already: {taken} is there",
            "Give the next version, or another folder by --out.",
        )
    if previous is not None:
        if previous.name == terms.name:
            raise ReleaseExists(
                f"version {terms.version} is the one that --since names", "Give this release the next version."
            )
        listed = {one["path"]: one["sha256"] for one in previous.manifest["files"]}
        compared = previous.folder / INCIDENTS
        if INCIDENTS not in listed or not compared.is_file() or digest_of(compared) != listed[INCIDENTS]:
            raise ReleaseDamaged(
                f"the release in {previous.folder} cannot be compared with",
                "See what is wrong by: dotterel release --check FOLDER.",
                faults=(f"{INCIDENTS}: missing, or its content has changed",),
            )


def _check_incidents(records: Records, selection: IncidentSelection, place: str) -> None:
    if not records.incidents.count():
        raise SettingsError(f"the store {place} holds no incidents yet", "Put its events together by: dotterel link.")
    if not records.incidents.count(selection):
        raise SettingsError("no incident meets these conditions", "Leave one out.")


def _last_day(records: Records) -> str:
    """The last day on which anything was recorded, as far as runs and decisions tell."""
    moments = [moment for one in records.runs.all() for moment in (one.run.started, one.run.finished) if moment]
    moments += [decision.made for decision in records.decisions.all()]
    days = []
    for moment in moments:
        try:
            days.append(calendar_date.fromisoformat(moment[:10]).isoformat())
        except ValueError:
            continue
    if not days:
        raise SettingsError(
            "the store holds no run and no decision that would tell the day of the release", "Give it by --date."
        )
    return max(days)


def _write(
    workshop: Workshop,
    records: Records,
    terms: Terms,
    *,
    selection: IncidentSelection,
    date: str,
    previous: MadeRelease | None,
    note: Note,
) -> None:
    told = ToldDecisions(
        reviewers_of(records.decisions.all()), is_anonymous=terms.is_anonymous, has_sentences=terms.has_sentences
    )
    released = ReleasedRecords(records, selection, told=told, has_sentences=terms.has_sentences)
    counts = {
        "incidents": _write_incidents(workshop, released, terms, note),
        "events": _write_events(workshop, released, terms, note),
        "documents": _write_documents(workshop, released, terms, note),
        "decisions": _write_decisions(workshop, released.decisions(), told),
    }
    changed = None
    if previous is not None:
        known = known_decisions(previous.folder / DECISIONS)
        changes = Changes(records, told, known=known)
        changed = _write_changes(workshop, terms, previous, changes)
    book = load_codebook()
    write_codebook(workshop, book)
    workshop.write("COLUMNS.md", columns_page(), about="what each column means")
    citation = citation_line(terms, date)
    listed = [(one.path, one.about) for one in sorted(workshop.files, key=lambda one: one.path)]
    page = readme(
        terms,
        citation=citation,
        counts=counts,
        files=[*listed, *_LATER_FILES],
        previous=None if previous is None else previous.name,
    )
    workshop.write("README.md", page, about="what it is")
    workshop.write("LICENCE.md", licence_page(terms), about=_BESIDE["LICENCE.md"])
    workshop.write("CITATION.cff", citation_file(terms, date), about=_BESIDE["CITATION.cff"])
    package = data_package(terms, workshop.files, date=date)
    workshop.write("datapackage.json", package, about=_BESIDE["datapackage.json"])
    manifest = manifest_of(
        terms,
        date=date,
        citation=citation,
        counts=counts,
        runs=records.runs.all(),
        linkers=records.tellings.linkers(),
        book=book,
        previous=changed,
        files=workshop.files,
    )
    workshop.write(MANIFEST, manifest)
    with workshop.stream(SUMS) as stream:
        stream.write(sums_of(workshop.files))


def _formats(terms: Terms) -> tuple[str, ...]:
    return (ALWAYS, *terms.formats)


def _write_incidents(workshop: Workshop, released: ReleasedRecords, terms: Terms, note: Note) -> int:
    whole, done = released.count(), 0
    with Tables(workshop, "incidents", _formats(terms)) as tables:
        for batch in batches(released.incidents()):
            tables.write(batch)
            done += len(batch)
            note("incidents", done, whole)
    return done


def _write_events(workshop: Workshop, released: ReleasedRecords, terms: Terms, note: Note) -> int:
    whole, done = released.count_events(), 0
    with Tables(workshop, "events", _formats(terms)) as tables:
        for batch in released.events():
            tables.write(batch)
            done += len(batch)
            note("events", min(done, whole), whole)
    return done


def _write_documents(workshop: Workshop, released: ReleasedRecords, terms: Terms, note: Note) -> int:
    done = 0
    with workshop.stream(DOCUMENTS) as stream:
        for document in released.documents():
            stream.write(_line(_document(document, has_text=terms.has_texts)))
            done += 1
            note("reports", done, max(done, released.count_documents()))
    about = "the reports: title, outlet, address, day" + (", text" if terms.has_texts else ", and a digest of the text")
    workshop.list(DOCUMENTS, about=about, records=done)
    return done


def _document(document: Document, *, has_text: bool) -> dict[str, Any]:
    """A report without the names that it has on the user's own machine."""
    record = document_record(document)
    told = {name: record[name] for name in ("id", "url", "title", "outlet", "published", "language")}
    told["text_length"] = len(document.text)
    told["text_sha256"] = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {**told, "text": record["text"], "sentences": record["sentences"]} if has_text else told


def _write_decisions(workshop: Workshop, decisions: Iterable[Decision], told: ToldDecisions) -> int:
    done = 0
    with workshop.stream(DECISIONS) as stream:
        for decision in decisions:
            stream.write(_line(plain_of(told.of(decision))))
            done += 1
    workshop.list(DECISIONS, about="the log of the reviewers' decisions", records=done)
    return done


def _write_changes(workshop: Workshop, terms: Terms, previous: MadeRelease, changes: Changes) -> dict[str, Any]:
    """Write the changes; what the manifest says of the release before."""
    counts: dict[ChangeKind, int] = {"added": 0, "changed": 0, "withdrawn": 0}
    shown: list[tuple[ChangeKind, str]] = []
    with workshop.stream(CHANGES) as stream:
        for change in changes.between(previous.folder / INCIDENTS, workshop.path / INCIDENTS):
            _tell(change, counts, shown)
            stream.write(_line(change.record()))
    total = sum(counts.values())
    workshop.list(CHANGES, about=f"incidents added, changed and withdrawn since {previous.name}", records=total)
    notes = []
    if previous.manifest["filters"] != terms.filters:
        notes.append("The conditions that choose the incidents are other ones than before.")
    page = changes_page(terms.title, previous.name, counts, shown, notes)
    workshop.write("CHANGES.md", page, about="the same, to be read")
    return {
        "name": previous.name,
        "version": previous.manifest["version"],
        "manifest_sha256": digest_of(previous.folder / MANIFEST),
        "changes": dict(counts),
    }


def _tell(change: Change, counts: dict[ChangeKind, int], shown: list[tuple[ChangeKind, str]]) -> None:
    counts[change.kind] += 1
    if counts[change.kind] <= _SHOWN_CHANGES:
        shown.append((change.kind, change_line(change)))


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"
