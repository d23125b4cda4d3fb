"""How fast copies are known again, and how surely: python benchmarks/copies_speed.py [--documents N]

Invented texts of words drawn as in language (few often, many seldom). Three in ten are copies of an earlier one: cut by
a fifth, with a third of its length added, or with another first paragraph.
"""

import argparse
import random
import resource
import sys
import time
from itertools import accumulate

from dotterel.ingest import MemoryShelf, copy_of, signature_of
from dotterel.model import Document, Provenance, Sentence

_WORDS = [f"w{number}" for number in range(30_000)]
_OFTEN = list(accumulate(1 / (number + 10) for number in range(30_000)))


def main() -> None:
    """Read the options, and print seconds, memory, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000)
    wanted = parser.parse_args().documents
    chance = random.Random(5)
    shelf = MemoryShelf()
    originals: list[tuple[str, list[str]]] = []
    signing = looking = 0.0
    found = missed = invented = 0
    for number in range(wanted):
        truth = None
        lines = _text(chance)
        if len(originals) > 100 and chance.random() < 0.3:
            truth, lines = _changed(*chance.choice(originals[-3000:]), chance)
        else:
            originals.append((str(number), lines))
        start = time.perf_counter()
        signature = signature_of(_document(str(number), lines))
        signed = time.perf_counter()
        answer = copy_of(signature, shelf)
        looking += time.perf_counter() - signed
        signing += signed - start
        found += truth is not None and answer == truth
        missed += truth is not None and answer != truth
        invented += truth is None and answer is not None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{wanted} documents: {signing:.1f} s for signatures, {looking:.1f} s for look-ups, {memory} MB\n"
        f"copies found {found}, missed {missed}, invented {invented}\n"
    )


def _text(chance: random.Random) -> list[str]:
    return [" ".join(chance.choices(_WORDS, cum_weights=_OFTEN, k=22)) for _ in range(chance.randint(6, 20))]


def _changed(name: str, lines: list[str], chance: random.Random) -> tuple[str, list[str]]:
    kind = chance.randrange(3)
    if kind == 0:
        return name, lines[: int(len(lines) * 0.8)]
    if kind == 1:
        return name, lines + _text(chance)[: max(1, len(lines) // 3)]
    return name, _text(chance)[:1] + lines[1:]


def _document(name: str, lines: list[str]) -> Document:
    text = "\n".join(lines)
    maker = Provenance(component="benchmark", version="1")
    whole = (Sentence(start=0, end=len(text)),)
    return Document(id=name, text=text, report_id=name, name=name, provenance=maker, sentences=whole)


if __name__ == "__main__":
    main()
