"""`python -m training.card`: write the model card from the artifact's manifest."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dotterel.inference import SHIPPED

CARD = Path("docs/model-card.md")

_HEAD = """# Model card: {name} {version}

The coder's network. It reads news in English and marks events of the PLOVER 2.0 ontology: triggers with their type,
modes, standing and history; who fills which role; sectors of the parties; contexts; and which mentions tell one
happening.

**Made for** coding reports of political and armed conflict, with a person looking at what matters. **Not made for**
decisions about single persons, for other languages, or for use without reading the evidence: every event carries the
sentence it stands in.

## What it is
A MiniLM encoder (6 layers, 384 wide; weights started from all-MiniLM-L6-v2, Apache-2.0) with an embedding of letter
case, read over windows of up to {max_pieces} word pieces, and one further transformer layer that is asked about each
candidate event. Exported to one ONNX graph with int8 weights: {size:.1f} MB. It runs on a processor, offline.

## What it was trained on
{train} reports: the training side of the project's own corpus (invented reports, CC0, `corpus/`){extra}.
Base weights: {base_weights}. Training took {minutes:g} minutes on {threads} processor cores; the settings stand in
`training/config.toml`. Corpus digest `{corpus_digest}`.

## What it measures
Precision, recall and F1 at the score {min_score:g}, sentence by sentence, before documents are put together. A trigger
is right when a gold trigger of its type shares a word with it; roles and attributes are asked of right triggers. The
test side was not read while training and choosing; `dotterel evaluate corpus` measures the finished program on it.

"""

_LIMITS = """
## Limits
- It was taught by invented reports and short wire items. Long analysis, opinion and social media are harder.
- The weakest types on the test side are {weakest}; see their rows above.
- A name it has never seen is read by its surroundings; it can be wrong about who is the actor and who the recipient.
- Scores are the network's own and not calibrated: 0.9 is surer than 0.6, but not right nine times in ten.
"""


def main() -> None:
    """Write the card."""
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    CARD.write_text(card(manifest, size=(SHIPPED / "model.onnx").stat().st_size / 1e6), encoding="utf-8")
    sys.stdout.write(f"written: {CARD}\n")


def card(manifest: Mapping[str, Any], *, size: float) -> str:
    """The card's text.

    Args:
        manifest: The artifact's manifest.
        size: Megabytes of the graph.
    """
    extra = (
        " and public-domain wire items annotated in the same grammar, whose text is not part of the project"
        if manifest["extra_digest"]
        else ""
    )
    head = _HEAD.format(
        name=manifest["name"],
        version=manifest["version"],
        max_pieces=manifest["max_pieces"],
        size=size,
        train=manifest["reports"]["train"],
        extra=extra,
        base_weights=manifest["base_weights"],
        minutes=manifest["minutes"],
        threads=manifest["training"]["threads"],
        corpus_digest=manifest["corpus_digest"],
        min_score=manifest["min_score"],
    )
    figures = manifest["figures"]
    sides = [side for side in ("test", "dev", "extra dev") if figures.get(side)]
    by_test = figures["test"]
    weakest = sorted(
        (name.removeprefix("trigger ") for name in by_test if name.startswith("trigger ")),
        key=lambda name: by_test[f"trigger {name}"][2],
    )[:3]
    return head + _table(figures, sides) + _LIMITS.format(weakest=", ".join(weakest))


def _table(figures: Mapping[str, Mapping[str, Sequence[float]]], sides: Sequence[str]) -> str:
    names = sorted({name for side in sides for name in figures[side]}, key=lambda name: (name.split()[0], name))
    lines = [
        "| question | " + " | ".join(f"{side} P | R | F1" for side in sides) + " |",
        "|---|" + "---|" * (3 * len(sides)),
    ]
    for name in names:
        cells = []
        for side in sides:
            values = figures[side].get(name)
            cells.append(" | ".join(f"{value:.2f}" for value in values) if values else "— | — | —")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
