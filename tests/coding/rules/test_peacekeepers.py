"""Forces sent to keep a peace."""

import pytest

from dotterel.coding.rules.peacekeepers import RULE, code_peacekeepers
from tests.coding.test_document_logic import document, event


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_code"),
    [
        ("Ghana deployed 200 men to serve as peacekeepers in Juba.", "deployed", "AID"),
        ("Ghana sent 200 men to the peacekeeping mission.", "sent", "AID"),
        ("Ghana sent 200 men to the border.", "sent", "MOBILIZE"),
        ("Ghana massed 200 men near the peacekeepers.", "massed", "MOBILIZE"),
        (
            "Ghana deployed 200 men along the river, and it was not before Thursday that peacekeepers came.",
            "deployed",
            "MOBILIZE",
        ),
    ],
)
def test_sending_peacekeepers_is_aid(sentence: str, trigger: str, type_code: str) -> None:
    """A word of sending with the peacekeeping right behind it; the rule is named, modes of mobilising go."""
    source = document(sentence)
    (coded,) = code_peacekeepers([event(source, 0, "MOBILIZE", trigger, modes=("troops",))])
    assert coded.type == type_code
    assert (RULE in coded.rules) == (type_code == "AID")
    assert coded.modes == (() if type_code == "AID" else ("troops",))


def test_other_types_stay() -> None:
    """An attack with peacekeepers in it is no aid."""
    source = document("Rebels attacked and sent fire over the peacekeepers.")
    (coded,) = code_peacekeepers([event(source, 0, "ASSAULT", "sent")])
    assert coded.type == "ASSAULT"
