"""Passwords and names: what is refused, and what is kept."""

import pytest
from argon2 import PasswordHasher

from dotterel.access import LEAST, MOST, Passwords, checked_password
from dotterel.access.names import MOST_NAME, checked_name, folded
from dotterel.model import SettingsError
from tests.access.quick import QUICK

GOOD = "five herons over Tarka"


@pytest.mark.parametrize(
    "password", ["", "short", "a" * 40, "ababababababab", "x" * (MOST + 1), "Ama Example Ama Example", "1" * 11 + "2"]
)
def test_weak_passwords_are_refused_without_being_repeated(password: str) -> None:
    """The message says what is wrong and never the password itself, which would land in a log."""
    with pytest.raises(SettingsError) as refused:
        checked_password(password, name="Ama Example")
    assert len(password) < LEAST or password not in str(refused.value)


def test_any_letters_make_a_password() -> None:
    """Blanks, digits and letters of all scripts count; nothing is demanded but length."""
    for password in (GOOD, "пять цапель над рекой", "1234567890123 5", "五羽の鷺が川の上を飛んでいく朝"):
        assert checked_password(password, name="Ama") == password


def test_a_hash_tells_nothing_and_fits_its_password_alone() -> None:
    """It is Argon2id, salted, and the same password in another composition of letters fits."""
    passwords = Passwords(QUICK)
    kept = passwords.hashed("cafe\u0301 at the river bank")
    assert kept.startswith("$argon2id$")
    assert kept != passwords.hashed("cafe\u0301 at the river bank")
    assert passwords.fits("caf\u00e9 at the river bank", kept)
    for wrong in ("", GOOD, "cafe at the river bank", "cafe\u0301 at the river bank ", "x" * 1_000_000):
        assert not passwords.fits(wrong, kept)
    assert not passwords.fits(GOOD, None)
    assert not passwords.fits(GOOD, "not a hash")
    assert not passwords.fits("no password fits this", None)


def test_an_older_hash_is_known_as_such() -> None:
    """What was hashed with less work than today's is hashed anew when its owner signs in."""
    kept = Passwords(QUICK).hashed(GOOD)
    assert not Passwords(QUICK).is_outdated(kept)
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)).is_outdated(kept)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "<b>Ama</b>",
        "Ama  Example",
        " Ama",
        "Ama\n",
        "Ama\u202eelpmaxE",
        "Am\u200ba",
        "Ama\ufe0f",
        "Am\u034fa",
        "Ama\u3164",
        "\u115fAma",
        "Ama\U000e0100",
        "Ama\u0000",
        "-Ama",
        "a/b",
        "\ud800",
        'Ama"',
        "A" * (MOST_NAME + 1),
    ],
)
def test_names_that_deceive_are_refused(name: str) -> None:
    """Markup, signs that cannot be seen and signs that turn the order of writing make no name."""
    with pytest.raises(SettingsError):
        checked_name(name)


@pytest.mark.parametrize("name", ["Ama Example", "ama.example@ledger", "Zoë O'Example", "Ámà", "Анна", "आमा", "李 3"])
def test_names_of_people_are_taken(name: str) -> None:
    """Letters of any script, with the marks that names have."""
    assert checked_name(name) == name


def test_spellings_of_a_name_are_one() -> None:
    """Case, width and composition tell no two people apart."""
    assert folded("Zoë EXAMPLE") == folded("zoe\u0308  example") == folded("ＺＯË Example")
    assert folded("Ama") != folded("Amara")
