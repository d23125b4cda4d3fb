"""`python -m training.standoff`: annotations without the text (`write`), and joined to a copy of it again (`join`)."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from dotterel.evaluation.annotated import Definition, read_reports, report_paths
from dotterel.model import DotterelError, EvaluationError, SettingsError
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.folding import fold
from training.standoff.attach import Attached, attach
from training.standoff.detach import detach
from training.standoff.lines import FILE_NAME, read_standoff, sentences_of, standoff_lines
from training.standoff.records import CODES, DetachedReport
from training.standoff.search import find_sentences
from training.standoff.sources import read_sources

MISSING_FILE = "missing.tsv"
ALL_FOUND, SOME_MISSING = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and do it; the exit status.

    Returns:
        0, or 1 where sentences were not found; an error has the status of its kind.
    """
    parser = argparse.ArgumentParser(prog="python -m training.standoff", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    writing = verbs.add_parser("write", help="annotated reports -> stand-off annotations")
    writing.add_argument("reports", type=Path, help="a folder of annotated reports (*.rpt)")
    writing.add_argument("out", type=Path, help=f"the folder for {FILE_NAME}")
    writing.add_argument("--source", default="", help="whose text it is, in one line")
    joining = verbs.add_parser("join", help="stand-off annotations and the text they are about -> annotated reports")
    joining.add_argument("texts", type=Path, help="your copy of the text: a folder of .txt, .raw, .jsonl or .rpt")
    joining.add_argument("out", type=Path, help=f"the folder for the reports and {MISSING_FILE}")
    joining.add_argument("--standoff", type=Path, default=Path("corpus/voa"), help=f"the folder with {FILE_NAME}")
    options = parser.parse_args(arguments)
    try:
        if options.verb == "write":
            return write(options.reports, options.out, source=options.source)
        return join(options.texts, options.out, standoff=options.standoff)
    except DotterelError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except OSError as fault:
        sys.stderr.write(f"{fault.filename or 'a file'} cannot be read or written: {fault.strerror}\n")
        return SettingsError.exit_code


def write(folder: Path, out: Path, *, source: str = "", is_known_name: Callable[[str], bool] | None = None) -> int:
    """Write the stand-off annotations of a folder of reports.

    Raises:
        EvaluationError: The reports have faults, or something that could not be found again.
    """
    reports = read_reports(report_paths(folder))
    known = is_known_name or register_name()
    detached = [detach(report, is_known_name=known) for report in reports]
    out.mkdir(parents=True, exist_ok=True)
    text = "".join(standoff_lines(detached, source=" ".join(source.split())))
    (out / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")
    say(f"{len(detached)} reports, {sum(len(one.sentences) for one in detached)} sentences, {len(text)} characters")
    say(_names_told(detached, sum(_has_name(*item) for one in reports for item in one.definitions.items())))
    return ALL_FOUND


def register_name() -> Callable[[str], bool]:
    """Whether the actor register holds a name."""
    register = CsvActorRegister.load()
    return lambda name: bool(register.forms(fold(name)))


def _has_name(mark_id: str, definition: Definition) -> bool:
    return len(definition.fields) > CODES[mark_id[0]]


def _names_told(reports: Sequence[DetachedReport], all_names: int) -> str:
    names = [definition.name for report in reports for definition in report.definitions.values() if definition.name]
    kept = sum(isinstance(name, str) for name in names)
    return f"names: {len(names) - kept} by place, {kept} from the register, {all_names - len(names)} dropped"


def join(texts: Path, out: Path, *, standoff: Path) -> int:
    """Join stand-off annotations to a copy of their text; what was not found is listed in a file of its own.

    Raises:
        DotterelError: The stand-off file or the copy cannot be read, nothing was found, or the folder to write to
            holds other reports.
    """
    reports = read_standoff(standoff / FILE_NAME)
    refuse_mixing(texts, out, {report.file for report in reports})
    findings = find_sentences(sentences_of(reports), read_sources(texts))
    joined = [(report, attach(report, findings)) for report in reports]
    if not findings.texts:
        raise EvaluationError(f"no sentence of {standoff} is in {texts}", "Is it the text that was annotated?")
    put_reports(joined, out)
    missing = [(report, number) for report, one in joined for number in one.missing]
    rows = [f"{report.id}\t{number}\t{report.sentences[number - 1].digest}\n" for report, number in missing]
    (out / MISSING_FILE).write_text("report\tsentence\tdigest\n" + "".join(rows), encoding="utf-8", newline="\n")
    total = sum(len(report.sentences) for report in reports)
    say(f"{total - len(missing)} of {total} sentences found, {len(findings.slid)} of them by sliding")
    say(
        f"{sum(not one.missing for _, one in joined)} of {len(joined)} reports whole, "
        f"{sum(bool(one.missing and one.lines) for _, one in joined)} in part, "
        f"{sum(not one.lines for _, one in joined)} not written"
    )
    events = sum(len(report.sentences[number - 1].events) for report, number in missing)
    if missing:
        say(f"{len(missing)} sentences with {events} events are missing: see {out / MISSING_FILE}")
    return SOME_MISSING if missing else ALL_FOUND


def refuse_mixing(texts: Path, out: Path, names: set[str]) -> None:
    """See that nothing is written over the copy, or beside reports that are not of this join.

    Raises:
        SettingsError: It would be.
    """
    if out.resolve() == texts.resolve() or texts.resolve() in out.resolve().parents:
        raise SettingsError(f"{out} lies in the copy of the text", "Give a folder apart from it.")
    others = sorted(path.name for path in out.glob("*.rpt") if path.name not in names)
    if others:
        raise SettingsError(f"{out} holds other reports: {', '.join(others[:3])}", "Give an empty folder.")


def put_reports(joined: Sequence[tuple[DetachedReport, Attached]], out: Path) -> None:
    """Write the joined reports into files named as those they came from, once all of them read well.

    Raises:
        EvaluationError: A joined report has faults: the stand-off annotations break the grammar.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        blocks: dict[str, list[str]] = {}
        for report, one in joined:
            if one.lines:
                blocks.setdefault(report.file, []).append("".join(f"{line}\n" for line in one.lines))
        for file, texts in blocks.items():
            (folder / file).write_text("\n".join(texts), encoding="utf-8", newline="\n")
        if blocks:
            read_reports(report_paths(folder))
        for path in out.glob("*.rpt"):
            path.unlink()
        for path in sorted(folder.iterdir()):
            shutil.copyfile(path, out / path.name)


def say(line: str) -> None:
    """One line of what was done."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
