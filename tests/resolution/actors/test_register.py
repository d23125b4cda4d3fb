"""The register by hand."""

from dotterel.resolution.actors import Agent, FakeActorRegister, Form
from dotterel.resolution.actors.register import entry_of_state


def test_fake_answers_like_the_real_one() -> None:
    """Tests of other parts can name the few words they need."""
    register = FakeActorRegister(
        forms=[Form(entry=entry_of_state("MLI", "Mali"), use="adjective", text="Malian")],
        agents={"Soldiers": Agent(phrase="soldier", sectors=("MIL",), kind="agent")},
        measures=["dozens"],
        states={"MLI": "Mali"},
    )
    assert register.forms("malian")[0].entry.countries == ("MLI",)
    assert register.agent("soldiers") is not None
    assert register.agent("judge") is None
    assert register.measure("dozens")
    assert register.state_name("MLI") == "Mali"
    assert [register.begins(key) for key in ("malian", "judge", "mal")] == [True, False, False]
