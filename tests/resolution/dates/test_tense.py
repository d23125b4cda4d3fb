"""Past or future by the verbs."""

import pytest

from dotterel.resolution.dates.tense import past_at


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("Shops will stay closed on Monday", False),
        ("Envoys are to meet on Monday", False),
        ("A strike is scheduled for Monday", False),
        ("The minister, who will travel to Rome, resigned on Monday", True),
        ("Guards refused to open the gate on Monday", True),
        ("Monday brought rain", True),
        ("Port pilots on Monday shelved their plan to stop work", True),
        ("Talks on dues that nobody will pay began on Monday", True),
        ("Tariffs will fall under a pact signed in Lomé on Monday", True),
        ("Those behind Monday's attack will be found", True),
        ("The minister would not apologise on Monday", True),
        ("She said the minister would not speak on Monday", False),
        ("The delegations meet again on Monday", False),
        ("The two sides agreed to exchange lists on Monday", False),
        ("A march that students have planned for Monday was banned", False),
        ("A loan of $3 million due to Togo was withheld on Monday", True),
        ("She urged all shopkeepers to strike on Monday", False),
        ("She called on the crowd to march from the port on Monday", False),
        ("She fell ill and urged shopkeepers on Monday to strike", True),
        ("Monday", None),
    ],
)
def test_the_nearest_verb_decides(sentence: str, past: bool | None) -> None:
    """The verb of the expression's own clause settles the time, and a participle never outweighs "will"."""
    start = sentence.index("Monday")
    assert past_at(sentence, start, start + 6) is past
