"""Accounts, sessions and tokens over every kind of store: who is let in, who is not, and what is written down."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from dotterel.access import Accounts, By, Entrance, Passwords, Refusal
from dotterel.access.accounts import MOST_TOKENS
from dotterel.access.entrance import network_of
from dotterel.model import AccessEntry, SettingsError, StoreBusy, User
from dotterel.store import Store, open_store
from tests.access.quick import QUICK

PASSWORD = "five herons over Tarka"
OTHER = "nine herons over Mopti"
BY = By(name="root", came_from="command line")
HERE = "192.0.2.7"


@pytest.fixture
def accounts(store: Store) -> Accounts:
    """Accounts: an admin, a reviewer and a reader."""
    made = Accounts(store, passwords=Passwords(QUICK))
    made.add("Ada Admin", PASSWORD, by=BY)
    made.add("Rui Reviewer", PASSWORD, role="reviewer", by=BY)
    made.add("Rea Reader", PASSWORD, by=BY)
    return made


@pytest.fixture
def entrance(store: Store, accounts: Accounts) -> Iterator[Entrance]:
    """The way in."""
    return Entrance(store, accounts)


def signed_in(entrance: Entrance, name: str = "Rui Reviewer", password: str = PASSWORD) -> str:
    """The secret of a new session."""
    found = entrance.sign_in(name, password, address=HERE)
    assert not isinstance(found, Refusal)
    return found[0]


def log(store: Store) -> list[AccessEntry]:
    """The access log, the oldest line first."""
    with store.reading() as records:
        return list(records.access_log.page(limit=10_000).records)[::-1]


def age(store: Store, statement: str) -> None:
    """Let time have gone by."""
    with store._writing.begin() as connection:
        connection.exec_driver_sql(statement)


def test_the_first_account_is_an_admins(store: Store) -> None:
    """Else everybody would have to sign in and nobody could manage that; later ones read unless told otherwise."""
    made = Accounts(store, passwords=Passwords(QUICK))
    assert not made.exist()
    with pytest.raises(SettingsError, match="first account"):
        made.add("Rea Reader", PASSWORD, role="reader", by=BY)
    assert made.add("Ada Admin", PASSWORD, by=BY).role == "admin"
    assert made.add("Rea Reader", PASSWORD, by=BY).role == "reader"
    assert made.exist()
    with pytest.raises(SettingsError, match="already"):
        made.add("REA reader", PASSWORD, by=BY)


def test_there_is_always_an_admin(accounts: Accounts) -> None:
    """The last one can neither be disabled nor made less, whoever asks."""
    for change in (
        lambda: accounts.disable("Ada Admin", by=BY),
        lambda: accounts.set_role("Ada Admin", "reader", by=BY),
    ):
        with pytest.raises(SettingsError, match="only admin"):
            change()
    accounts.set_role("Rui Reviewer", "admin", by=BY)
    assert accounts.disable("Ada Admin", by=BY).disabled
    with pytest.raises(SettingsError, match="only admin"):
        accounts.set_role("Rui Reviewer", "reviewer", by=BY)


def test_two_admins_who_disable_each_other_are_not_both_gone(place: str) -> None:
    """Changes of accounts come one after the other, from whatever program."""
    with open_store(place) as one, open_store(place) as two:
        first, second = (Accounts(store, passwords=Passwords(QUICK)) for store in (one, two))
        first.add("Ada", PASSWORD, by=BY)
        first.add("Ben", PASSWORD, role="admin", by=BY)

        def close(accounts: Accounts, name: str) -> bool:
            try:
                accounts.disable(name, by=BY)
            except (SettingsError, StoreBusy):
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(close, (first, second), ("Ada", "Ben")))
        assert done.count(True) == 1
        assert sum(user.disabled is None for user in first.all()) == 1


@pytest.mark.parametrize(
    "wrong",
    [("Rui Reviewer", OTHER), ("Nobody", PASSWORD), ("", ""), ("Rui Reviewer", ""), ("<b>" * 900, "x" * 100_000)],
)
def test_wrong_names_and_passwords_are_refused_alike(store: Store, entrance: Entrance, wrong: tuple[str, str]) -> None:
    """Nothing tells whether there is such an account, and neither name nor password is written down in clear."""
    assert entrance.sign_in(*wrong, address=HERE) == Refusal()
    entry = log(store)[-1]
    assert (entry.act, entry.came_from, entry.by) == ("sign-in refused", HERE, "")
    assert entry.about in ("", "Rui Reviewer")
    assert not wrong[1] or wrong[1] not in json.dumps([entry.note, entry.act])


def test_an_unknown_name_is_hashed_for_as_well(store: Store) -> None:
    """It takes as long as a wrong password does: the same work is done, by count rather than by the clock."""
    checked: list[str | None] = []

    class Watched(Passwords):
        def fits(self, password: str, kept: str | None) -> bool:
            checked.append(kept)
            return super().fits(password, kept)

    accounts = Accounts(store, passwords=Watched(QUICK))
    accounts.add("Ada", PASSWORD, by=BY)
    accounts.add("Ben", PASSWORD, by=BY)
    accounts.disable("Ben", by=BY)
    entrance = Entrance(store, accounts)
    for name in ("Ada", "Nobody", "Ben"):
        assert entrance.sign_in(name, OTHER, address=HERE) == Refusal()
    assert entrance.sign_in("Ben", PASSWORD, address=HERE) == Refusal()
    assert [kept is None for kept in checked] == [False, True, False, False]


def test_guessing_is_slowed_down(store: Store, entrance: Entrance) -> None:
    """After some tries even the right password has to wait, for that name and address alone; the log stays short."""
    for _ in range(5):
        assert entrance.sign_in("Rui Reviewer", OTHER, address=HERE) == Refusal()
    slowed = entrance.sign_in("rui REVIEWER", PASSWORD, address=HERE)
    assert isinstance(slowed, Refusal)
    assert 0 < slowed.wait <= 60
    assert not isinstance(entrance.sign_in("Rea Reader", PASSWORD, address=HERE), Refusal)
    assert not isinstance(entrance.sign_in("Rui Reviewer", PASSWORD, address="198.51.100.1"), Refusal)
    for number in range(200):
        entrance.sign_in(f"name {number}", OTHER, address=f"203.0.113.{number}")
    assert sum(entry.act == "sign-in refused" for entry in log(store)) <= 40


def test_one_address_cannot_shut_a_name_out(entrance: Entrance) -> None:
    """Tries that one limit refuses use up nobody else's: the owner comes in from elsewhere."""
    for _ in range(80):
        entrance.sign_in("Rui Reviewer", OTHER, address=HERE)
    assert not isinstance(entrance.sign_in("Rui Reviewer", PASSWORD, address="198.51.100.1"), Refusal)


def test_one_address_cannot_try_many_names(entrance: Entrance) -> None:
    """An IPv6 network counts as one address."""
    answers = [entrance.sign_in(f"name {number}", OTHER, address=f"2001:db8::{number:x}") for number in range(40)]
    assert [bool(isinstance(one, Refusal) and one.wait) for one in answers] == [False] * 30 + [True] * 10


def test_a_session_opens_until_it_is_ended(store: Store, entrance: Entrance) -> None:
    """Its secret is not in the store; signing out ends it and no other."""
    secret, other = signed_in(entrance), signed_in(entrance)
    session = entrance.session(secret)
    assert session is not None
    assert session.user.name == "Rui Reviewer"
    assert session.key != secret
    entrance.sign_out(session, by=BY)
    assert entrance.session(secret) is None
    assert entrance.session(other) is not None
    for wrong in ("", "x", session.key, secret + "x", "x" * 100_000, "\ud800"):
        assert entrance.session(wrong) is None


def test_signing_in_replaces_what_the_browser_held(entrance: Entrance) -> None:
    """A secret that was there before, planted or not, never becomes a session and ends if it was one."""
    planted = "planted-by-somebody-else"
    found = entrance.sign_in("Rui Reviewer", PASSWORD, address=HERE, former=planted)
    assert not isinstance(found, Refusal)
    assert found[0] != planted
    assert entrance.session(planted) is None
    again = entrance.sign_in("Rui Reviewer", PASSWORD, address=HERE, former=found[0])
    assert not isinstance(again, Refusal)
    assert entrance.session(found[0]) is None
    assert entrance.session(again[0]) is not None


@pytest.mark.parametrize("column", ["expires", "used"])
def test_a_session_ends_by_itself(store: Store, entrance: Entrance, column: str) -> None:
    """After its time, and when it was not used for long; the next to sign in sweeps it away."""
    secret = signed_in(entrance)
    age(store, f"UPDATE sessions SET {column} = '2020-01-01T00:00:00.000000+00:00'")
    assert entrance.session(secret) is None
    signed_in(entrance)
    with store._engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sessions").scalar() == 1


def test_use_keeps_a_session_but_not_beyond_its_end(store: Store, entrance: Entrance) -> None:
    """Its last use is written down now and then, its end is not moved."""
    secret = signed_in(entrance)
    before = entrance.session(secret)
    assert before is not None
    assert entrance.session(secret).used == before.used  # type: ignore[union-attr]
    earlier = (datetime.fromisoformat(before.used) - timedelta(hours=1)).isoformat(timespec="microseconds")
    age(store, f"UPDATE sessions SET used = '{earlier}'")
    entrance.session(secret)
    after = entrance.session(secret)
    assert after is not None
    assert after.used > earlier
    assert after.expires == before.expires


def test_what_is_changed_holds_at_once(accounts: Accounts, entrance: Entrance) -> None:
    """A changed role, a closed account and a new password are felt by the next request of an open browser."""
    secret = signed_in(entrance)

    def user() -> User | None:
        session = entrance.session(secret)
        return None if session is None else session.user

    accounts.set_role("Rui Reviewer", "reader", by=BY)
    assert user().rights == {"read"}  # type: ignore[union-attr]
    accounts.disable("Rui Reviewer", by=BY)
    assert user() is None
    accounts.enable("Rui Reviewer", by=BY)
    assert user() is None
    secret = signed_in(entrance)
    kept = signed_in(entrance)
    session = entrance.session(kept)
    assert session is not None
    accounts.set_password("Rui Reviewer", OTHER, by=BY, session=session.key)
    assert user() is None
    assert entrance.session(kept) is not None
    assert entrance.sign_in("Rui Reviewer", PASSWORD, address=HERE) == Refusal()
    signed_in(entrance, password=OTHER)


def test_tokens_open_what_they_may(store: Store, accounts: Accounts, entrance: Entrance) -> None:
    """Known by their digest alone; revoked, run out, or of a closed account they open nothing."""
    secret, token = accounts.add_token("Rui Reviewer", label="weekly report", scopes=["code", "read"], by=BY)
    found = entrance.token(secret, address=HERE)
    assert not isinstance(found, Refusal)
    assert found[0].scopes == ("read", "code")
    assert accounts.tokens("rui reviewer")[0].used
    with store._engine.begin() as connection:
        assert secret not in str(connection.exec_driver_sql("SELECT * FROM api_tokens").all())
    accounts.disable("Rui Reviewer", by=BY)
    assert isinstance(entrance.token(secret, address=HERE), Refusal)
    accounts.enable("Rui Reviewer", by=BY)
    assert not isinstance(entrance.token(secret, address=HERE), Refusal)
    accounts.revoke_token(token.number, by=BY)
    assert isinstance(entrance.token(secret, address=HERE), Refusal)
    short, _ = accounts.add_token("Rui Reviewer", label="short", scopes=["read"], days=1, by=BY)
    assert not isinstance(entrance.token(short, address=HERE), Refusal)
    age(store, "UPDATE api_tokens SET expires = '2020-01-01T00:00:00.000000+00:00'")
    assert isinstance(entrance.token(short, address=HERE), Refusal)


@pytest.mark.parametrize(
    "changes",
    [
        {"scopes": []},
        {"scopes": ["manage"]},
        {"scopes": ["read", "everything"]},
        {"scopes": ["review"]},
        {"label": ""},
        {"label": "x" * 500},
        {"label": "a\u202eb"},
        {"days": 0},
        {"days": 10**9},
        {"name": "Nobody"},
    ],
)
def test_tokens_that_make_no_sense_are_refused(accounts: Accounts, changes: dict[str, object]) -> None:
    """None may do more than its account, and none manages accounts."""
    given: dict[str, object] = {"name": "Rea Reader", "label": "weekly", "scopes": ["read"], "days": None} | changes
    name = given.pop("name")
    with pytest.raises(SettingsError):
        accounts.add_token(name, by=BY, **given)  # type: ignore[arg-type]
    assert accounts.tokens() == ()


def test_a_list_of_tokens_stays_one_that_is_read(accounts: Accounts) -> None:
    """A user has so many usable ones at most; revoking makes room."""
    for number in range(MOST_TOKENS):
        accounts.add_token("Rea Reader", label=f"token {number}", scopes=["read"], by=BY)
    with pytest.raises(SettingsError, match="Revoke"):
        accounts.add_token("Rea Reader", label="one more", scopes=["read"], by=BY)
    accounts.revoke_token(accounts.tokens()[0].number, by=BY)
    accounts.add_token("Rea Reader", label="one more", scopes=["read"], by=BY)


def test_only_ones_own_token_is_revoked_by_its_owner(accounts: Accounts) -> None:
    """Another's number, or none's, is refused as if it were not there."""
    _, token = accounts.add_token("Rui Reviewer", label="weekly", scopes=["read"], by=BY)
    for number, of in ((token.number, "Rea Reader"), (token.number + 1, None), (-1, None), (10**30, None)):
        with pytest.raises(SettingsError, match="no token"):
            accounts.revoke_token(number, by=BY, of=of)
    assert accounts.tokens()[0].revoked is None
    assert accounts.revoke_token(token.number, by=BY, of="Rui Reviewer").revoked


def test_guessed_tokens_are_refused_and_slowed_down(store: Store, entrance: Entrance) -> None:
    """Whatever is sent; after some from one address it is told to wait, and the log stays short."""
    guesses = ["", "dotterel_", "dotterel_x", "x" * 100_000, "dotterel_\ud800", "dotterel_' OR 1=1 --"] * 10
    answers = [entrance.token(guess, address=HERE) for guess in guesses]
    assert all(isinstance(answer, Refusal) for answer in answers)
    waits = [answer.wait for answer in answers if isinstance(answer, Refusal)]
    assert waits[:30] == [0.0] * 30
    assert all(waits[35:])
    assert 0 < sum(entry.act == "token refused" for entry in log(store)) <= 30


def test_the_log_tells_who_did_what(store: Store, accounts: Accounts, entrance: Entrance) -> None:
    """Each change has its line with who made it, from where; no password and no token stands in any."""
    admin = By(name="Ada Admin", came_from=HERE)
    accounts.set_role("Rea Reader", "reviewer", by=admin)
    accounts.set_password("Rea Reader", OTHER, by=admin)
    secret, token = accounts.add_token("Rea Reader", label="weekly", scopes=["read"], by=admin)
    accounts.revoke_token(token.number, by=admin)
    accounts.disable("Rea Reader", by=admin)
    accounts.enable("Rea Reader", by=admin)
    signed_in(entrance)
    entrance.sign_in("Rui Reviewer", OTHER, address=HERE)
    told = [(one.act, one.by, one.about, one.came_from) for one in log(store)]
    assert told[:3] == [
        ("account added", "root", name, "command line") for name in ("Ada Admin", "Rui Reviewer", "Rea Reader")
    ]
    changes = (
        "role changed",
        "password changed",
        "token added",
        "token revoked",
        "account disabled",
        "account enabled",
    )
    assert told[3:9] == [(act, "Ada Admin", "Rea Reader", HERE) for act in changes]
    assert told[9:] == [("signed in", "Rui Reviewer", "", HERE), ("sign-in refused", "", "Rui Reviewer", HERE)]
    text = str(log(store))
    assert not [one for one in (PASSWORD, OTHER, secret) if one in text]


def test_changing_nothing_writes_no_line(store: Store, accounts: Accounts) -> None:
    """A role that is there already, and an account that is open, are left as they are."""
    before = len(log(store))
    accounts.set_role("Rea Reader", "reader", by=BY)
    accounts.enable("Rea Reader", by=BY)
    assert len(log(store)) == before


def test_a_password_that_changes_while_somebody_signs_in_counts(store: Store, accounts: Accounts) -> None:
    """Who was slower with the old password is not let in."""

    class Slow(Passwords):
        def fits(self, password: str, kept: str | None) -> bool:
            right = super().fits(password, kept)
            accounts.set_password("Rui Reviewer", OTHER, by=BY)
            return right

    entrance = Entrance(store, Accounts(store, passwords=Slow(QUICK)))
    assert entrance.sign_in("Rui Reviewer", PASSWORD, address=HERE) == Refusal()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_addresses_are_counted_by_network(address: str, network: str) -> None:
    """Who holds a whole network of IPv6 is one, and an IPv4 address is the same however it is written."""
    assert network_of(address) == network
