"""What every kind of store keeps to about users, sessions, tokens and the access log."""

import pytest

from dotterel.model import AccessEntry, User
from dotterel.store import Store, open_store, store_address, upgrading

NOW = "2024-03-06T12:00:00.000000+00:00"
LATER = "2024-03-06T18:00:00.000000+00:00"
EVIL = "<b>Ama</b> \u0000'; DROP TABLE users; --"


def add(store: Store, name: str = "Ama Example", *, folded: str = "ama example") -> User:
    """An account that was not there."""
    with store.writing() as records:
        user = records.users.add(name, folded=folded, role="reviewer", password="a hash", created=NOW)
    assert user is not None
    return user


def test_an_account_comes_back_as_it_went_in(store: Store) -> None:
    """Name, role and hash survive, and so does what is changed about them."""
    with store.reading() as records:
        assert not records.users.exist()
    user = add(store)
    with store.writing() as records:
        assert records.users.exist()
        assert records.users.all() == (user,)
        assert records.users.find("ama example") == user
        assert records.users.find("ben") is None
        records.users.set_role(user.number, "admin")
        records.users.set_disabled(user.number, LATER)
        records.users.set_password(user.number, "another hash")
    with store.reading() as records:
        found = records.users.find("ama example")
        assert found is not None
        assert (found.role, found.disabled, found.rights) == ("admin", LATER, frozenset())
        assert records.users.password(user.number) == "another hash"
    with store.writing() as records:
        records.users.set_disabled(user.number, None)
        assert "manage" in records.users.all()[0].rights


def test_a_name_is_taken_once(store: Store) -> None:
    """Another spelling of it is the same name, and the first account is left as it was."""
    user = add(store)
    with store.writing() as records:
        again = records.users.add("AMA EXAMPLE", folded="ama example", role="admin", password="x", created=LATER)
        assert again is None
        assert records.users.all() == (user,)


def test_odd_names_are_data(store: Store) -> None:
    """What reads like SQL or markup is kept as text, with what no database takes replaced."""
    user = add(store, EVIL, folded=EVIL)
    with store.reading() as records:
        assert records.users.find(EVIL) == user
        assert user.name == EVIL.replace("\u0000", "\ufffd")


def test_sessions_end(store: Store) -> None:
    """One by one, all of a user's but one, and those that are over."""
    user, other = add(store), add(store, "Ben", folded="ben")
    with store.writing() as records:
        for key, whose in (("a", user), ("b", user), ("c", user), ("d", other)):
            records.sessions.begin(key, user=whose.number, begun=NOW, expires=LATER)
        records.sessions.touch("a", LATER)
        found = records.sessions.find("a")
        assert found is not None
        assert (found.user, found.begun, found.used, found.expires) == (user, NOW, LATER, LATER)
        records.sessions.end("a")
        assert records.sessions.find("a") is None
        records.sessions.end_all(user.number, but="b")
        assert [key for key in "abcd" if records.sessions.find(key)] == ["b", "d"]
        records.sessions.touch("d", LATER)
        records.sessions.sweep(ended=NOW, unused="2024-03-06T15")
        assert [key for key in "abcd" if records.sessions.find(key)] == ["d"]
        records.sessions.sweep(ended="2024-03-07", unused=NOW)
        assert records.sessions.find("d") is None


def test_tokens_are_found_by_their_digest_and_stay_when_revoked(store: Store) -> None:
    """Last use and revoking are told; the first moment of revoking is the one that is kept."""
    user = add(store)
    with store.writing() as records:
        number = records.tokens.add(
            key="digest",
            user=user.number,
            label=EVIL,
            start="dotterel_ab",
            scopes=["read", "code"],
            created=NOW,
            expires=None,
        )
        assert records.tokens.find("other") is None
        records.tokens.touch(number, LATER)
        records.tokens.revoke(number, NOW)
        records.tokens.revoke(number, LATER)
    with store.reading() as records:
        found = records.tokens.find("digest")
        assert found is not None
        token, whose = found
        assert whose == user
        assert (token.user, token.scopes, token.used, token.revoked) == (user.name, ("read", "code"), LATER, NOW)
        assert records.tokens.get(number) == token
        assert records.tokens.get(number + 1) is None
        assert records.tokens.all() == records.tokens.all(user.number) == (token,)
        assert records.tokens.all(user.number + 1) == ()


def test_the_access_log_is_read_backwards_by_pages(store: Store) -> None:
    """Every line is shown once, the newest first."""
    entries = [AccessEntry(made=NOW, act="signed in", by=f"user {n}", came_from="192.0.2.1") for n in range(5)]
    with store.writing() as records:
        for entry in entries:
            records.access_log.keep(entry)
    seen: list[AccessEntry] = []
    before = None
    with store.reading() as records:
        for _ in range(3):
            page = records.access_log.page(before=before, limit=2)
            seen += page.records
            before = page.next
    assert seen == entries[::-1]
    assert before is None


@pytest.mark.parametrize("statement", ["UPDATE access_log SET act = 'x'", "DELETE FROM access_log"])
def test_the_database_refuses_to_change_the_access_log(store: Store, statement: str) -> None:
    """Not even a fault of ours rewrites who came."""
    with store.writing() as records:
        records.access_log.keep(AccessEntry(made=NOW, act="signed in"))
    with pytest.raises(Exception, match="access log is never"), store._writing.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_store_of_the_version_before_gets_no_account(empty: str) -> None:
    """After the upgrade the desk is still the one of its single user."""
    with Store(store_address(empty)) as store:
        with store._writing.begin() as connection:  # as an earlier version made it
            upgrading.upgrade(connection, to="0004")
        assert store.upgrade() == "0004"
    with open_store(empty) as opened, opened.reading() as records:
        assert not records.users.exist()
        assert records.access_log.page().records == ()
