"""The reliability plot is a picture that any page can show."""

from typing import Any
from xml.etree import ElementTree

from training.reliability_plot import reliability_plot

SVG = "{http://www.w3.org/2000/svg}"


def field(answers: int = 1234) -> dict[str, Any]:
    """A field with two bins."""
    return {
        "answers": answers,
        "before": {"scores": [0.5, 1.0], "right": [0.25, 0.5]},
        "after": {"scores": [0.25, 0.5], "right": [0.25, 0.5]},
    }


def test_every_field_has_its_picture() -> None:
    """The picture is well-formed, and names each field with the number of its answers."""
    root = ElementTree.fromstring(reliability_plot({"event": field(), "means <": field(7), "numbers": field()}))
    words = [text.text for text in root.iter(f"{SVG}text")]
    for expected in ("event and its type", "means <", "numbers of people", "1,234 answers", "7 answers"):
        assert expected in words
    assert len([one for one in root.iter(f"{SVG}polyline") if one.get("class") == "after"]) == 3


def test_right_scores_lie_on_the_diagonal() -> None:
    """The share right goes up and the score across, over the same length."""
    root = ElementTree.fromstring(reliability_plot({"event": field()}))
    (frame,) = root.iter(f"{SVG}rect")
    side = float(frame.get("width", ""))
    (after,) = (one for one in root.iter(f"{SVG}polyline") if one.get("class") == "after")
    for point in after.get("points", "").split():
        across, down = map(float, point.split(","))
        assert across == side - down


def test_the_picture_needs_nothing_from_elsewhere() -> None:
    """No script, no font or picture from the web, and no background that would glare on a dark page."""
    text = reliability_plot({"event": field()})
    assert "<script" not in text
    assert "url(" not in text
    assert "href" not in text
    assert text.count("<rect") == 1
