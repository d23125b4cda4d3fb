"""The reliability plot of the model card: a small picture per field, as SVG without fonts or colours of its own page.

Each picture sets the mean score of a bin of answers (across) against the share of them that is right (up): on the
diagonal a score can be taken at its word. Colours are middling, so that it reads on light and dark pages alike.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

COLUMNS = 4
_SIDE, _LEFT, _TOP = 128, 44, 64
_ACROSS, _DOWN = 172, 182
_INK, _FAINT, _BEFORE, _AFTER = "#768390", "#8b949e", "#c2783a", "#3b86d1"
_TICKS = (0.0, 0.5, 1.0)

_TITLES: Mapping[str, str] = {
    "event": "event and its type",
    "historical": "background or not",
    "numbers": "numbers of people",
}


def reliability_plot(fields: Mapping[str, Mapping[str, Any]]) -> str:
    """The picture.

    Args:
        fields: By field, ``answers`` and, for ``before`` and ``after`` calibration, mean ``scores`` and share ``right``
            of each bin, all in [0, 1].
    """
    rows = -(-len(fields) // COLUMNS)
    width = _LEFT + COLUMNS * _ACROSS - (_ACROSS - _SIDE) + 20
    height = _TOP + rows * _DOWN - 28
    panels = "\n".join(
        _panel(name, told, _LEFT + number % COLUMNS * _ACROSS, _TOP + number // COLUMNS * _DOWN)
        for number, (name, told) in enumerate(fields.items())
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" \
height="{height}" role="img" aria-label="Share of right answers by score, for each field, before and after calibration">
<style>
text {{ font: 11px system-ui, -apple-system, "Segoe UI", sans-serif; fill: {_INK}; }}
.title {{ font-weight: 600; font-size: 12px; }}
.number {{ font-size: 10px; fill: {_FAINT}; }}
.frame {{ fill: none; stroke: {_FAINT}; stroke-opacity: .45; }}
.even {{ stroke: {_FAINT}; stroke-dasharray: 2 4; }}
.before {{ fill: none; stroke: {_BEFORE}; stroke-width: 1.5; stroke-opacity: .8; stroke-linejoin: round; }}
.after {{ fill: none; stroke: {_AFTER}; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }}
.dot {{ fill: {_AFTER}; }}
.ring {{ fill: none; stroke: {_BEFORE}; stroke-width: 1.3; }}
</style>
{_legend()}
{panels}
</svg>
"""


def _legend() -> str:
    return f"""<g transform="translate({_LEFT} 20)">
<line class="before" x1="0" y1="-4" x2="24" y2="-4"/><circle class="ring" cx="12" cy="-4" r="2.2"/>\
<text x="31" y="0">the network's own score</text>
<line class="after" x1="186" y1="-4" x2="210" y2="-4"/><circle class="dot" cx="198" cy="-4" r="2.6"/>\
<text x="217" y="0">calibrated score</text>
<line class="even" x1="334" y1="-4" x2="358" y2="-4"/><text x="365" y="0">as often right as the score says</text>
</g>"""


def _panel(name: str, told: Mapping[str, Any], left: int, top: int) -> str:
    before, after = told["before"], told["after"]
    ticks = "".join(
        f'<text class="number" x="{_SIDE * tick:g}" y="{_SIDE + 13}" text-anchor="middle">{tick:g}</text>'
        f'<text class="number" x="-6" y="{_SIDE * (1 - tick) + 3.5:g}" text-anchor="end">{tick:g}</text>'
        for tick in _TICKS
    )
    return f"""<g transform="translate({left} {top})">
<text class="title" x="0" y="-9">{escape(_TITLES.get(name, name))}</text>
<text class="number" x="{_SIDE - 5}" y="{_SIDE - 6}" text-anchor="end">{told["answers"]:,} answers</text>
<rect class="frame" width="{_SIDE}" height="{_SIDE}" rx="2"/>
<line class="even" x1="0" y1="{_SIDE}" x2="{_SIDE}" y2="0"/>
{ticks}
<polyline class="before" points="{_points(before["scores"], before["right"])}"/>
{_dots("ring", "2.2", before["scores"], before["right"])}
<polyline class="after" points="{_points(after["scores"], after["right"])}"/>
{_dots("dot", "2.6", after["scores"], after["right"])}
</g>"""


def _points(scores: Sequence[float], shares: Sequence[float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in _places(scores, shares))


def _dots(kind: str, radius: str, scores: Sequence[float], shares: Sequence[float]) -> str:
    return "".join(f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius}"/>' for x, y in _places(scores, shares))


def _places(scores: Sequence[float], shares: Sequence[float]) -> list[tuple[float, float]]:
    return [
        (round(_SIDE * score, 1), round(_SIDE * (1.0 - share), 1)) for score, share in zip(scores, shares, strict=True)
    ]
