"""What a page says twice."""

import pytest

from dotterel.ingest.blocks import Block
from dotterel.ingest.clean import clean
from dotterel.ingest.repetition import is_held

LEAD = "The president telephoned the chancellor at night. He asked her for help against the rebels."
NEWS = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."


def _key(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _kept(*texts: str, title: str | None = None) -> list[str]:
    return [part.text for part in clean(tuple(Block(text=text) for text in texts), title=title).parts]


def test_lead_said_again_below() -> None:
    """A lead whose words stand in a fuller paragraph is cut, and the fuller one stays."""
    fuller = LEAD[:-1] + ", who hold the north of the country."
    cleaned = clean((Block(text=LEAD), Block(text=NEWS), Block(text=fuller)))
    assert [part.text for part in cleaned.parts] == [NEWS, fuller]
    assert [cut.reason for cut in cleaned.cuts] == ["repeated-lead"]


def test_subheading_said_again_below() -> None:
    """A subheading that is the next paragraph's sentence is cut; one that says it in other words stays."""
    assert _kept(
        NEWS, "Navy denies the loss of ships", "The navy denies the loss of ships. It named no toll at all."
    ) == [
        NEWS,
        "The navy denies the loss of ships. It named no toll at all.",
    ]
    assert len(_kept(NEWS, "Ships lost", "The navy denied that it had lost ships in the harbour on Monday.")) == 3


def test_title_and_paragraph_given_twice() -> None:
    """The title above the text and a paragraph that comes twice stand once."""
    assert _kept("Harbour of Tarka shelled", NEWS, NEWS, title="Harbour of Tarka shelled") == [NEWS]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("shelling killed nine sailors in tarka harbour", "shelling killed ten sailors in tarka harbour on monday"),
        ("shelling killed 9 sailors in tarka harbour now", "shelling killed 12 sailors in tarka harbour now again"),
        ("the army took the town of tarka on monday", "the army took not the town of tarka on monday"),
        ("rebels attacked the army near tarka town today", "the army attacked the rebels near tarka town today"),
    ],
)
def test_what_differs_is_kept(short: str, long: str) -> None:
    """Another number, a negation or another order of words tells something else."""
    assert not is_held(_key(short), _key(long))
