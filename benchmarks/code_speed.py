"""`python benchmarks/code_speed.py`: how fast plain-text articles are coded, beside the encoder's own pass.

Articles of 500 words are put together from the sentences of the project's corpus, in a fixed order, two to a paragraph;
its one- and two-sentence leads are left out, since no article is made of leads alone. Two things are
timed in the same run, in turn, each several times, and the fastest of each is told:

- the encoder: word pieces, windows and the network's pass over the same clean texts;
- the whole of coding: bytes in, resolved events out (cleaning, sentences, duplicates, encoder, decoding, document
  logic, actors, places, dates, counts).

The ratio of both is what the rest costs on top of the encoder. As a machine with other work on it tells clock times
badly, the same ratio is told of processor time too. Memory is the process's peak until then.

Beside them are told: resolution alone, in milliseconds of processor time for an average report (five to eight events),
each report resolved for the first time once others have warmed the caches; and how long new processes take, by clock
and processor, until the actor register, the gazetteer and the patterns of dates are loaded, without the network, and
for `dotterel code` of one sentence, from start to end. The latter is compared with a program that does nothing but
import the libraries that this needs (numpy, onnxruntime, tokenizers, typer with pydantic, rich) and load the network
and its vocabulary: no program that asks this network starts in less.
"""

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dotterel.evaluation import read_reports, report_paths
from dotterel.inference import OnnxSession, Request, WordPieceTokenizer, load_artifact, windows_of
from dotterel.ingest import to_document
from dotterel.model import Document, Provenance, Report, digest_id
from dotterel.pipeline import CodingRun, assemble
from dotterel.surfaces.cli.app import ALLOCATIONS

WORDS = 500
LEAST_SENTENCES = 6
AVERAGE_EVENTS = range(5, 9)
AVERAGE_REPORTS = 150
WARM_REPORTS = 40
START = """
import time
clock = time.perf_counter()
import dotterel.pipeline
from dotterel.codebook import load_codebook
from dotterel.resolution import load_resolver
from dotterel.resolution.dates import find_dates
load_resolver(codebook=load_codebook())
find_dates("")
print(time.perf_counter() - clock, time.process_time())
"""
"""What a new process does at its start; looking for dates once puts their patterns together."""
SENTENCE = "Gunmen killed five soldiers near Gao on Tuesday, the army of Mali said."
LIBRARIES = """
import numpy, onnxruntime, pydantic, rich.console, tokenizers, typer
from pathlib import Path
import dotterel
folder = Path(dotterel.__file__).parent / "inference" / "artifact"
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
"""
"""What `dotterel code` is compared with: its libraries and its network, loaded and not used."""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args()
    gc.set_threshold(ALLOCATIONS)  # as the command line does
    reports = list(articles(options.corpus, options.articles))
    documents = [to_document(report) for report in reports]
    run = assemble()
    list(run.code(reports[:8]))  # the first articles fill caches
    encoder_seconds, coding_seconds = [], []
    encode = encoder_pass()
    for _ in range(options.rounds):
        encoder_seconds.append(seconds(lambda: encode(documents)))
        coding_seconds.append(seconds(lambda: code_all(run, reports)))
    encoder, encoder_processor = map(min, zip(*encoder_seconds, strict=True))
    coding, coding_processor = map(min, zip(*coding_seconds, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    resolving = resolution_milliseconds(run, options.corpus)
    start_clock, start_processor = start_seconds(options.rounds)
    code_clock, code_processor, libraries_clock, libraries_processor = program_seconds(options.rounds)
    count = len(reports)
    sys.stdout.write(
        f"{count} articles of {WORDS} words, best of {options.rounds} rounds\n"
        f"encoder alone    {count / encoder:6.1f} articles/s\n"
        f"whole of coding  {count / coding:6.1f} articles/s\n"
        f"on top of the encoder: {100 * (coding / encoder - 1):.0f} %"
        f" (of processor time {100 * (coding_processor / encoder_processor - 1):.0f} %,"
        f" {1000 * (coding_processor - encoder_processor) / count:.0f} ms an article)\n"
        f"resolution of an average report: {resolving:.1f} ms\n"
        f"start without the network: {start_clock:.2f} s ({start_processor:.2f} s of processor time)\n"
        f"dotterel code of one sentence: {code_clock:.2f} s ({code_processor:.2f} s of processor time),"
        f" {code_clock / libraries_clock:.2f} times ({code_processor / libraries_processor:.2f} times) its libraries"
        f" and network alone: {libraries_clock:.2f} s ({libraries_processor:.2f} s)\n"
        f"peak memory: {peak:.0f} MB\n"
    )


def articles(corpus: Path, number: int) -> Iterator[Report]:
    """Plain-text articles of about 500 words, no two alike."""
    reports = [report for report in read_reports(report_paths(corpus)) if len(report.sentences) >= LEAST_SENTENCES]
    words = 0
    paragraphs: list[str] = []
    made = 0
    lap = 0
    while made < number:
        lap += 1
        for report in reports[lap % 7 :: 1 + lap % 3]:
            for place, sentence in enumerate(report.sentences):
                if place % 2 and paragraphs:
                    paragraphs[-1] += f" {sentence.text}"
                else:
                    paragraphs.append(sentence.text)
                words += len(sentence.text.split())
                if words >= WORDS:
                    yield plain_report(f"article-{made}", paragraphs, published="2024-03-14")
                    paragraphs, words = [], 0
                    made += 1
                    if made >= number:
                        return


def plain_report(name: str, paragraphs: Sequence[str], *, published: str | None) -> Report:
    """A plain text as a report."""
    content = "\n\n".join(paragraphs).encode()
    return Report(
        id=digest_id("report", content),
        content=content,
        media_type="text/plain",
        address=name,
        final_address=name,
        provenance=Provenance(component="benchmark", version="1"),
        name=name,
        published=published,
    )


def encoder_pass() -> Callable[[Sequence[Document]], None]:
    """A function that reads documents with the network and does nothing with the answers."""
    artifact = load_artifact()
    tokenizer = WordPieceTokenizer(artifact.tokenizer)
    session = OnnxSession(artifact)

    def encode(documents: Sequence[Document]) -> None:
        requests = []
        for document in documents:
            sentences = tokenizer.tokenise([document.text[one.start : one.end] for one in document.sentences])
            requests += [
                Request(window=window, sentences=sentences)
                for window in windows_of(
                    sentences,
                    max_pieces=artifact.max_pieces,
                    max_context=artifact.max_context,
                    start_piece=tokenizer.start_piece,
                    end_piece=tokenizer.end_piece,
                )
            ]
        list(session.score(requests))

    return encode


def code_all(run: CodingRun, reports: Sequence[Report]) -> None:
    """Code every report with a fresh memory of duplicates."""
    fresh = CodingRun(coder=run.coder, resolver=run.resolver, ingest=run.ingest)
    for _ in fresh.code(reports):
        pass


def resolution_milliseconds(run: CodingRun, corpus: Path) -> float:
    """Mean processor time of resolving a report of the corpus with five to eight events, met for the first time."""
    documents = [to_document(report) for report in whole_reports(corpus)]
    found = []
    for first in range(0, len(documents), 32):
        some = documents[first : first + 32]
        coded = run.coder.code(some)
        found += [
            (one.events, document)
            for one, document in zip(coded, some, strict=True)
            if len(one.events) in AVERAGE_EVENTS
        ]
        if len(found) >= WARM_REPORTS + AVERAGE_REPORTS:
            break
    for events, document in found[:WARM_REPORTS]:
        run.resolver.resolve(events, document)
    rest = found[WARM_REPORTS : WARM_REPORTS + AVERAGE_REPORTS]
    started = time.process_time()
    for events, document in rest:
        run.resolver.resolve(events, document)
    return 1000 * (time.process_time() - started) / max(1, len(rest))


def whole_reports(corpus: Path) -> Iterator[Report]:
    """The reports of the corpus as they stand, each as a plain text; leads are left out as for the articles."""
    for report in read_reports(report_paths(corpus)):
        if len(report.sentences) >= LEAST_SENTENCES:
            paragraphs = [sentence.text for sentence in report.sentences]
            yield plain_report(report.id, paragraphs, published=report.published)


def start_seconds(rounds: int) -> tuple[float, float]:
    """Clock and processor time of `START`, the least of several new processes."""
    told = [
        subprocess.run([sys.executable, "-c", START], check=True, capture_output=True, text=True).stdout.split()
        for _ in range(rounds)
    ]
    return min(float(clock) for clock, _ in told), min(float(processor) for _, processor in told)


def program_seconds(rounds: int) -> tuple[float, float, float, float]:
    """Clock and processor time of `dotterel code` for one sentence, then of `LIBRARIES`; in turn, the least of each."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(SENTENCE, encoding="utf-8")
        code = [sys.executable, "-m", "dotterel", "code", str(report), "--published", "2024-03-07", "--quiet"]
        libraries = [sys.executable, "-c", LIBRARIES]
        told = [(*process_seconds(code), *process_seconds(libraries)) for _ in range(rounds)]
    first, second, third, fourth = map(min, zip(*told, strict=True))
    return first, second, third, fourth


def process_seconds(command: Sequence[str]) -> tuple[float, float]:
    """Clock and processor time of a process from its start to its end."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    told = time.perf_counter() - clock
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """How long something takes, by the clock and in processor time of all threads."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


if __name__ == "__main__":
    main()
