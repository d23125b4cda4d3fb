"""Whom a name alone means: what a reviewer who types it is told."""

import pytest

from dotterel.resolution.actors import CsvActorRegister, Entry, FakeActorRegister, Form, parties_named


@pytest.mark.parametrize(
    ("name", "party_id", "country", "sectors"),
    [
        ("Chadian army", "group-chadian-army", "TCD", ("MIL",)),
        ("Hamas", "group-hamas", "PSE", ("REB", "PTY")),
        ("Human Rights Watch", "org-human-rights-watch", "NGO", ("SOC",)),
        ("Sudan", "SDN", "SDN", ("GOV",)),
        ("Nigerien soldiers", None, "NER", ("MIL",)),
        ("gunmen", None, None, ("UAF",)),
    ],
)
def test_a_name_has_what_the_register_knows(
    register: CsvActorRegister, name: str, party_id: str | None, country: str | None, sectors: tuple[str, ...]
) -> None:
    """Of a party it has identity, country and sectors; of mere words only what they tell."""
    found = parties_named(name, register, on="2023-06-01")
    assert found.party is not None
    assert (found.party.id, found.party.country, found.party.sectors) == (party_id, country, sectors)
    assert found.candidates == ()


def test_the_day_decides_which_stretch_is_meant(register: CsvActorRegister) -> None:
    """A party that changed sides has the sectors of the day."""
    before, after = (parties_named("Rapid Support Forces", register, on=day) for day in ("2022-01-01", "2023-06-01"))
    assert (before.party and before.party.sectors, after.party and after.party.sectors) == (("PRM",), ("REB",))


def test_several_parties_of_a_name_are_candidates(register: CsvActorRegister) -> None:
    """None is taken until one is chosen; the country chooses, too."""
    found = parties_named("RSF", register, on="2023-06-01")
    assert found.party is None
    assert {one.party.id for one in found.candidates} == {
        "group-rapid-support-forces-war",
        "org-reporters-without-borders",
    }
    assert [one.said for one in found.candidates if one.party.country == "NGO"] == ["ngo, since 1985"]
    told = parties_named("RSF", register, on="2023-06-01", country="SDN")
    assert (told.party and told.party.id) == "group-rapid-support-forces-war"


def test_a_party_of_another_country_is_no_more_than_a_candidate(register: CsvActorRegister) -> None:
    """One that is of no country may be called one of any."""
    found = parties_named("Hamas", register, on="2023-06-01", country="EGY")
    assert (found.party, found.candidates[0].party.id) == (None, "group-hamas")
    told = parties_named("Human Rights Watch", register, on="2023-06-01", country="USA")
    assert (told.party and told.party.id) == "org-human-rights-watch"


def test_a_name_that_bodies_of_several_states_have_needs_its_country() -> None:
    """And is taken where that is given."""
    entries = [
        Entry(
            id=f"group-{code}", name=f"Lantern Guard ({code})", kind="state_force", countries=(code,), sectors=("MIL",)
        )
        for code in ("MLI", "NER")
    ]
    register = FakeActorRegister(forms=[Form(entry=one, use="local", text="Lantern Guard") for one in entries])
    found = parties_named("Lantern Guard", register)
    assert [one.party.id for one in found.candidates] == ["group-MLI", "group-NER"]
    told = parties_named("Lantern Guard", register, country="NER")
    assert (told.party and told.party.id, told.candidates) == ("group-NER", ())


def test_a_name_that_nobody_has_tells_nothing(register: CsvActorRegister) -> None:
    """It stays what was typed."""
    assert parties_named("Zzyx Quolm", register) == parties_named("", register)
    assert parties_named("", register).party is None
