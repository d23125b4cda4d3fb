"""A desk that several people use: who may do what on every route, and what cannot be forged, guessed or fixed."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dotterel.access import Accounts, By, Entrance, Passwords
from dotterel.model import AccessEntry, Right, StoreBusy
from dotterel.store import Store, open_store
from dotterel.surfaces.api import build_api
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.cookies import session_secret
from dotterel.surfaces.desk.security import ANY_NUMBER, HEADERS
from tests.access.quick import QUICK
from tests.surfaces.desk.invented import fill
from tests.surfaces.desk.test_pages import words
from tests.surfaces.story import assemble_story

PASSWORD = "five herons over Tarka"
OTHER = "nine herons over Mopti"
BY = By(name="root", came_from="command line")
NAMES = {"admin": "Ada Admin", "reviewer": "Rui Reviewer", "reader": "Rea Reader"}
SESSION = "dotterel-session"

LEAST: dict[tuple[str, str], Right | None] = {
    ("GET", "/sign-in"): None,
    ("POST", "/sign-in"): None,
    ("POST", "/sign-out"): None,
    ("GET", "/account"): "read",
    ("POST", "/account/password"): "read",
    ("POST", "/account/tokens"): "read",
    ("POST", "/account/tokens/{number}"): "read",
    ("GET", "/accounts"): "manage",
    ("GET", "/accounts/log"): "manage",
    ("POST", "/accounts"): "manage",
    ("POST", "/accounts/tokens/{number}"): "manage",
    ("POST", "/accounts/{name}"): "manage",
    ("GET", "/"): "read",
    ("GET", "/incidents"): "read",
    ("GET", "/incidents.{format_}"): "read",
    ("GET", "/map.json"): "read",
    ("GET", "/timeline.json"): "read",
    ("GET", "/incidents/{incident_id}"): "read",
    ("GET", "/incidents/{incident_id}/record.json"): "read",
    ("GET", "/reports/{document_id:path}"): "read",
    ("GET", "/events/{event_id:path}"): "read",
    ("GET", "/help"): "read",
    ("GET", "/codebook"): "read",
    ("GET", "/data"): "read",
    ("GET", "/data/incidents.{format_}"): "read",
    ("GET", "/data/releases/{name}/{path:path}"): "read",
    ("GET", "/log"): "read",
    ("GET", "/review"): "review",
    ("GET", "/review/events/{event_id}/{field}"): "review",
    ("GET", "/review/incidents/{incident_id}/{field}"): "review",
    ("POST", "/review/events/{event_id}"): "review",
    ("POST", "/review/documents/{document_id}"): "review",
    ("POST", "/review/incidents/{incident_id}"): "review",
    ("POST", "/review/decisions/{decision_id}/undo"): "review",
    ("POST", "/reviewer"): "review",
    ("GET", "/dyads"): "read",
    ("GET", "/places"): "read",
    ("GET", "/places/{country}"): "read",
    ("GET", "/places/{country}/brief.md"): "read",
    ("GET", "/review/agreement"): "review",
    ("GET", "/review/agreement.json"): "review",
    ("GET", "/review/double"): "review",
    ("POST", "/review/double"): "review",
    ("GET", "/review/double/{review_id}"): "review",
    ("POST", "/review/double/{review_id}"): "review",
    ("GET", "/review/double/{review_id}/correct"): "review",
    ("GET", "/review/double/{review_id}/next"): "review",
    ("GET", "/review/double/{review_id}/unit"): "review",
    ("GET", "/api/"): "read",
    ("GET", "/api/v1"): "read",
    ("GET", "/api/v1/"): "read",
    ("GET", "/api/v1/openapi.json"): "read",
    ("GET", "/api/v1/incidents"): "read",
    ("GET", "/api/v1/incidents/{incident_id}"): "read",
    ("GET", "/api/v1/incidents/{incident_id}/versions"): "read",
    ("GET", "/api/v1/incidents/{incident_id}/links"): "read",
    ("GET", "/api/v1/documents"): "read",
    ("GET", "/api/v1/documents/{document_id}"): "read",
    ("GET", "/api/v1/documents/{document_id}/versions"): "read",
    ("GET", "/api/v1/events"): "read",
    ("GET", "/api/v1/events/{event_id}"): "read",
    ("GET", "/api/v1/events/{event_id}/versions"): "read",
    ("GET", "/api/v1/events/{event_id}/links"): "read",
    ("GET", "/api/v1/runs"): "read",
    ("GET", "/api/v1/runs/{run}"): "read",
    ("GET", "/api/v1/runs/{run}/outcomes"): "read",
    ("GET", "/api/v1/decisions"): "read",
    ("GET", "/api/v1/totals/facets"): "read",
    ("GET", "/api/v1/totals/timeline"): "read",
    ("GET", "/api/v1/totals/clusters"): "read",
    ("GET", "/api/v1/totals/dyads"): "read",
    ("GET", "/api/v1/totals/dyads/timelines"): "read",
    ("GET", "/api/v1/totals/places"): "read",
    ("GET", "/api/v1/actors"): "read",
    ("GET", "/api/v1/places"): "read",
    ("GET", "/api/v1/codebook"): "read",
    ("GET", "/api/v1/releases"): "read",
    ("GET", "/api/v1/releases/{name}"): "read",
    ("GET", "/api/v1/agreement"): "read",
    ("GET", "/api/v1/double-reviews"): "read",
    ("GET", "/api/v1/double-reviews/{review_id}"): "read",
    ("GET", "/api/v1/places/{country}"): "read",
    ("GET", "/api/v1/places/{country}/brief"): "read",
    ("GET", "/api/v1/totals/coverage"): "read",
    ("POST", "/api/v1/code"): "code",
    ("POST", "/api/v1/decisions"): "review",
}
"""The least right for each route: a new route has to be entered here, or the tests fail."""
MAY: dict[str, set[Right]] = {
    "reader": {"read"},
    "reviewer": {"read", "review", "code"},
    "admin": {"read", "review", "code", "manage"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with an account of each role, which tests of this file share."""
    with open_store(tmp_path_factory.mktemp("access") / "store.sqlite", create=True) as opened:
        fill(opened, 5)
        accounts = Accounts(opened, passwords=Passwords(QUICK))
        for role, name in NAMES.items():
            accounts.add(name, PASSWORD, role=role, by=BY)  # type: ignore[arg-type]
        yield opened


@pytest.fixture
def fresh(tmp_path: Any) -> Iterator[Store]:
    """A store without accounts."""
    with open_store(tmp_path / "fresh.sqlite", create=True) as opened:
        yield opened


def build(store: Store, **options: Any) -> FastAPI:
    """Desk and API as `dotterel desk` puts them together, with quick hashes."""
    entrance = Entrance(store, Accounts(store, passwords=Passwords(QUICK)))
    api = build_api(
        store,
        assemble=assemble_story,
        entrance=entrance,
        session_of=lambda request: entrance.session(session_secret(request)),
    )
    return build_desk(store, api=api, entrance=entrance, **options)


def browser(app: FastAPI, *, address: str = "http://localhost", client: str = "192.0.2.7") -> TestClient:
    """A browser that has not signed in."""
    return TestClient(
        app, base_url=address, raise_server_exceptions=False, follow_redirects=False, client=(client, 50_000)
    )


def token_of(page: str) -> str:
    """The token in the first form of a page."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, words(page)
    return found[1]


def sign_in(browsing: TestClient, name: str, password: str = PASSWORD, *, back: str = "") -> Any:
    """Fill in the form."""
    token = token_of(browsing.get("/sign-in").text)
    return browsing.post("/sign-in", data={"token": token, "name": name, "password": password, "back": back})


def signed_in(store: Store, role: str, **options: Any) -> TestClient:
    """A browser of somebody."""
    browsing = browser(build(store), **options)
    assert sign_in(browsing, NAMES[role]).status_code == 303
    return browsing


def send(browsing: TestClient, address: str, *, page: str = "/account", **fields: Any) -> Any:
    """Send a form as the page that holds it does."""
    return browsing.post(address, data={"token": token_of(browsing.get(page).text), **fields})


def routes_of(app: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Method and path of every route, those of routers and mounted applications too."""
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        mounted = getattr(route, "app", None)
        if inner is not None:
            yield from routes_of(inner, prefix + getattr(route.include_context, "prefix", ""))
        elif hasattr(route, "methods"):
            yield from ((method, prefix + route.path) for method in route.methods - {"HEAD"})
        elif isinstance(mounted, FastAPI):
            yield from routes_of(mounted, prefix + route.path)


def filled_in(path: str) -> str:
    """A path with something in its places."""
    return re.sub(r"\{(\w+)(:path)?\}", lambda found: "1" if found[1] == "number" else "csv", path)


def test_every_route_is_in_the_table(store: Store) -> None:
    """Nobody adds a route without saying who may use it."""
    found = set(routes_of(build(store)))
    assert found == set(LEAST)


@pytest.mark.parametrize("role", list(MAY))
def test_each_role_may_what_it_may(store: Store, role: str) -> None:
    """Over every route: what is within the rights is not forbidden, what is beyond them is, as a page or a problem."""
    browsing = signed_in(store, role)
    secret, _ = Accounts(store).add_token(NAMES[role], label="all", scopes=sorted(MAY[role] - {"manage"}), by=BY)
    key = {"Authorization": f"Bearer {secret}"}
    for (method, path), least in LEAST.items():
        if path == "/sign-out":
            continue
        is_api = path.startswith("/api")
        answer = browsing.request(method, filled_in(path), headers=key if is_api else None)
        if least is None or least in MAY[role]:
            refused = answer.status_code == 403 and "this page is from before" not in words(answer.text)
            assert not refused, (method, path)
            assert answer.status_code not in (401, 429), (method, path)
        else:
            assert answer.status_code == 403, (method, path)
            assert "may not" in answer.text
            assert ("problem+json" if is_api else "text/html") in answer.headers["content-type"]


def test_strangers_see_nothing(store: Store) -> None:
    """Over every route: a page leads to the one to sign in at, the API asks for a token, and no record is shown."""
    browsing = browser(build(store))
    for (method, path), least in LEAST.items():
        answer = browsing.request(method, filled_in(path))
        if path.startswith("/api"):
            assert answer.status_code == 401, path
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert answer.json()["status"] == 401
        elif path == "/sign-in":
            assert answer.status_code == (200 if method == "GET" else 415)
        else:
            assert answer.status_code == 303, (method, path)
            assert answer.headers["location"].startswith("/sign-in"), least
    assert browsing.get("/static/desk.css").status_code == 200
    for path in ("/nowhere", "/accounts/", "//incidents", "/static/../incidents", "/%2e%2e/incidents", "/sign-in/x"):
        assert browsing.get(path).status_code in (303, 400, 404), path


def test_parts_of_pages_are_not_led_astray(store: Store) -> None:
    """A script that fetches a part gets a plain refusal, or goes to the page as a whole."""
    browsing = browser(build(store))
    part = browsing.get("/map.json?view=-1,-1,1,1&zoom=1", headers={"Sec-Fetch-Dest": "empty"})
    assert part.status_code == 401
    shown = "http://localhost/incidents?type=ASSAULT"
    swapped = browsing.get("/incidents?type=AID", headers={"HX-Request": "true", "HX-Current-URL": shown})
    assert (swapped.status_code, swapped.headers["hx-redirect"]) == (
        401,
        "/sign-in?back=%2Fincidents%3Ftype%3DASSAULT",
    )


def test_the_way_back_is_found_and_is_ours(store: Store) -> None:
    """Who signs in sees what was asked for, never a page of somebody else."""
    browsing = browser(build(store))
    asked = browsing.get("/incidents?type=ASSAULT&from=2024")
    page = browsing.get(asked.headers["location"])
    back = re.search(r'name="back" value="([^"]*)"', page.text)
    assert back
    assert sign_in(browsing, "rui reviewer", back=unescape(back[1])).headers["location"] == (
        "/incidents?type=ASSAULT&from=2024"
    )
    for evil in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert "evil" not in browser(build(store)).get("/sign-in", params={"back": evil}).text
        browsing = browser(build(store), client="192.0.2.99")
        assert sign_in(browsing, NAMES["reader"], back=evil).headers["location"] == "/incidents"


def test_wrong_names_and_wrong_passwords_get_one_page(store: Store) -> None:
    """The two answers differ in the name alone, which is shown as text; the password is never shown."""
    pages = []
    for name in ("Rui Reviewer", "Nobody Else", '"><script>alert(1)</script>'):
        browsing = browser(build(store), client="192.0.2.50")
        answer = sign_in(browsing, name, OTHER)
        assert answer.status_code == 403
        assert OTHER not in answer.text
        assert "<script>alert" not in answer.text
        assert SESSION not in str(answer.headers)
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert pages[0] == pages[1] == pages[2]


def test_guessing_ends_in_429(store: Store) -> None:
    """A page that says when to try again, with Retry-After; other addresses are not kept out."""
    app = build(store)
    browsing = browser(app, client="198.51.100.9")
    answers = [sign_in(browsing, "Rea Reader", f"{OTHER} {n}") for n in range(6)]
    assert [one.status_code for one in answers] == [403] * 5 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert sign_in(browsing, "Rea Reader").status_code == 429
    assert sign_in(browser(app, client="198.51.100.10"), "Rea Reader").status_code == 303


@pytest.mark.parametrize("password", ["", "x" * 257, "\u0000", "x" * 150_000])
def test_odd_passwords_are_wrong_passwords(store: Store, password: str) -> None:
    """Empty, huge or not text at all: refused like any other."""
    browsing = browser(build(store), client=f"203.0.113.{len(password) % 250}")
    assert sign_in(browsing, "Rui Reviewer", password).status_code == 403


def test_cookies_are_fenced(store: Store) -> None:
    """No script reads them, no other site's form brings them, and by https no plain connection does."""
    plain = sign_in(browser(build(store)), NAMES["reader"]).headers["set-cookie"]
    for fence in ("HttpOnly", "SameSite=lax", "Path=/"):
        assert fence in plain
    assert "Secure" not in plain
    secure = sign_in(browser(build(store), address="https://localhost"), NAMES["reader"]).headers["set-cookie"]
    assert "Secure" in secure
    assert secure.startswith("__Host-")
    assert "Domain" not in secure + plain


def test_a_session_cannot_be_fixed(store: Store) -> None:
    """A secret that was planted in the browser is replaced when somebody signs in, and never opens anything."""
    app = build(store)
    browsing = browser(app)
    name = f"{SESSION}-80"
    browsing.cookies.set(name, "planted", domain="localhost.local")
    answer = sign_in(browsing, NAMES["reader"])
    assert "planted" not in answer.headers["set-cookie"]
    thief = browser(app)
    thief.cookies.set(name, "planted", domain="localhost.local")
    assert thief.get("/incidents").status_code == 303


def test_signing_out_ends_the_session_for_whoever_holds_its_secret(store: Store) -> None:
    """A copy of the cookie opens nothing any more."""
    app = build(store)
    browsing = browser(app)
    sign_in(browsing, NAMES["reader"])
    secret = next(value for name, value in browsing.cookies.items() if name.startswith(SESSION))
    copy = browser(app)
    copy.cookies.set(f"{SESSION}-80", secret, domain="localhost.local")
    assert copy.get("/incidents").status_code == 200
    assert send(browsing, "/sign-out").headers["location"] == "/sign-in"
    assert copy.get("/incidents").status_code == 303
    assert browsing.get("/incidents").status_code == 303


def test_signing_out_everywhere(store: Store) -> None:
    """One button ends all sessions of the account, and no other's."""
    app = build(store)
    one, two, other = browser(app), browser(app), browser(app)
    for browsing, role in ((one, "reader"), (two, "reader"), (other, "reviewer")):
        sign_in(browsing, NAMES[role])
    send(one, "/sign-out", where="everywhere")
    assert two.get("/incidents").status_code == 303
    assert other.get("/incidents").status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_forms_of_other_sites_are_refused_everywhere(store: Store, headers: dict[str, str]) -> None:
    """Even with the right token: by where the browser says that the form comes from."""
    browsing = signed_in(store, "admin")
    token = token_of(browsing.get("/account").text)
    for address in ("/accounts", "/account/tokens", "/sign-out", "/accounts/Rea Reader", "/review/events/x"):
        answer = browsing.post(address, data={"token": token, "act": "disable", "name": "X"}, headers=headers)
        assert answer.status_code == 403
    assert browsing.get("/account").status_code == 200


def test_forms_of_our_own_pages_are_taken(store: Store) -> None:
    """Browsers call our pages' origin null, since the pages tell nobody where a reader comes from."""
    browsing = signed_in(store, "reader")
    for origin in ("null", "http://localhost"):
        token = token_of(browsing.get("/account").text)
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        fields = {"token": token, "label": "x", "scope": "read"}
        assert browsing.post("/account/tokens", data=fields, headers=headers).status_code == 200


def test_one_users_token_is_not_anothers(store: Store) -> None:
    """A reader of the same desk cannot make an admin's browser send a form, nor sign anybody in unasked."""
    app = build(store)
    reader, admin, stranger = browser(app), browser(app), browser(app)
    sign_in(reader, NAMES["reader"])
    sign_in(admin, NAMES["admin"])
    theirs = token_of(reader.get("/account").text)
    assert admin.post("/accounts/Rea Reader", data={"token": theirs, "act": "disable"}).status_code == 403
    fields = {"token": theirs, "name": NAMES["reader"], "password": PASSWORD}
    assert stranger.post("/sign-in", data=fields).status_code == 403
    assert browser(app).post("/sign-in", data=fields).status_code == 403
    assert admin.post("/accounts/Rea Reader", data={"act": "disable"}).status_code == 403
    assert Accounts(store).get("Rea Reader").disabled is None


def test_decisions_are_logged_under_the_account(store: Store) -> None:
    """Whatever name a browser says; it cannot be changed on the page either."""
    browsing = signed_in(store, "reviewer")
    browsing.cookies.set("reviewer", '"Somebody Else"', domain="localhost.local")
    with store.reading() as records:
        incident = next(iter(records.incidents.current()))
    page = f"/incidents/{incident.id}"
    assert send(browsing, f"/review{page}", page=page, act="comment", note="Seen.").status_code == 303
    with store.reading() as records:
        assert [one.reviewer for one in records.decisions.all()][-1] == NAMES["reviewer"]
    assert send(browsing, "/reviewer", name="Somebody Else").status_code == 403
    assert 'action="/reviewer"' not in browsing.get("/review").text


def test_readers_are_shown_no_forms_that_they_may_not_send(store: Store) -> None:
    """What cannot be done is not offered: no page that a reader sees posts to review or to accounts."""
    browsing = signed_in(store, "reader")
    with store.reading() as records:
        incident = next(iter(records.incidents.current()))
    for page in (
        f"/incidents/{incident.id}",
        f"/reports/{incident.reports[0].document_id}",
        "/log",
        "/incidents",
        "/account",
    ):
        text = browsing.get(page).text
        assert not re.findall(r'(?:action|href)="/(?:review|accounts)\b', text), page


def test_an_admin_manages_accounts(fresh: Store) -> None:
    """From the first account of a desk of one's own to everybody's: add, change, close, open, new password."""
    app = build(fresh, reviewer="ama")
    browsing = browser(app)
    assert "no accounts" in words(browsing.get("/accounts").text)
    twice = {"password": PASSWORD, "again": PASSWORD}
    assert send(browsing, "/accounts", page="/accounts", name="Ada Admin", role="admin", **twice).status_code == 303
    assert browsing.get("/incidents").status_code == 303, "the first account closes the door at once"
    assert sign_in(browsing, "Ada Admin").status_code == 303
    assert send(browsing, "/accounts", name="Rea Reader", role="reader", **twice).status_code == 303
    for fields, told in (
        ({"name": "rea reader", "role": "reader", **twice}, "already"),
        ({"name": "Ben", "role": "reader", "password": PASSWORD, "again": OTHER}, "differ"),
        ({"name": "Ben", "role": "reader", "password": "short", "again": "short"}, "fewer"),
        ({"name": "<b>Ben</b>", "role": "reader", **twice}, "letters"),
    ):
        answer = send(browsing, "/accounts", **fields)
        assert answer.status_code == 400
        assert told in words(answer.text)
        assert "<b>Ben" not in answer.text
        assert PASSWORD not in answer.text
    reader = browser(app)
    assert sign_in(reader, "Rea Reader").status_code == 303
    send(browsing, "/accounts/Rea Reader", act="role", role="reviewer")
    assert reader.get("/review").status_code == 200
    send(browsing, "/accounts/Rea Reader", act="disable")
    assert reader.get("/incidents").status_code == 303
    assert "disabled" in words(browsing.get("/accounts").text)
    send(browsing, "/accounts/Rea Reader", act="enable")
    send(browsing, "/accounts/Rea Reader", act="password", password=OTHER, again=OTHER)
    assert sign_in(reader, "Rea Reader", OTHER).status_code == 303
    for fields in ({"act": "role", "role": "reader"}, {"act": "disable"}):
        answer = send(browsing, "/accounts/Ada Admin", **fields)
        assert (answer.status_code, "only admin" in words(answer.text)) == (400, True)
    assert send(browsing, "/accounts/Ada Admin", act="burn").status_code == 400
    assert send(browsing, "/accounts/Nobody", act="disable").status_code == 400
    said = words(browsing.get("/accounts/log").text)
    for line in ("ama account added", "Ada Admin role changed : Rea Reader reader to reviewer", "password changed"):
        assert line in said


def test_ones_own_password_needs_the_present_one(fresh: Store) -> None:
    """A browser that was left open is not enough to take an account over, nor to guess its password without end."""
    accounts = Accounts(fresh, passwords=Passwords(QUICK))
    accounts.add("Ada Admin", PASSWORD, by=BY)
    app = build(fresh)
    browsing, elsewhere = browser(app), browser(app)
    sign_in(browsing, "Ada Admin")
    sign_in(elsewhere, "Ada Admin")
    fields = {"password": OTHER, "again": OTHER}
    assert send(browsing, "/account/password", current="wrong", **fields).status_code == 400
    assert send(browsing, "/account/password", current=PASSWORD, **fields).status_code == 200
    assert browsing.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert send(browsing, "/accounts/Ada Admin", act="password", **fields).status_code == 400
    answers = [send(browsing, "/account/password", current="wrong", **fields).status_code for _ in range(6)]
    assert answers == [400] * 5 + [503]


def test_a_token_is_shown_once_and_opens_what_it_may(fresh: Store) -> None:
    """Made on the page of one's account, known by its first letters afterwards, gone when revoked."""
    accounts = Accounts(fresh, passwords=Passwords(QUICK))
    accounts.add("Ada Admin", PASSWORD, by=BY)
    app = build(fresh)
    browsing, program = browser(app), browser(app)
    sign_in(browsing, "Ada Admin")
    made = send(browsing, "/account/tokens", label="<i>weekly</i>", scope=["read"], days="30")
    found = re.search(r"dotterel_[\w-]{40,}", made.text)
    assert found
    assert made.headers["cache-control"] == "no-store"
    page = browsing.get("/account").text
    assert found[0] not in page
    assert found[0][:13] in page
    assert "<i>weekly" not in page
    key = {"Authorization": f"Bearer {found[0]}"}
    assert program.get("/api/v1/incidents", headers=key).status_code == 200
    assert program.post("/api/v1/code", headers=key, json={"text": "x"}).status_code == 403
    assert program.get("/incidents", headers=key).status_code == 303, "pages are for people"
    assert send(browsing, "/account/tokens/1").status_code == 303
    assert program.get("/api/v1/incidents", headers=key).status_code == 401
    for fields in ({"label": "", "scope": ["read"]}, {"label": "x"}, {"label": "x", "scope": ["read"], "days": "many"}):
        assert send(browsing, "/account/tokens", **fields).status_code == 400
    assert send(browsing, "/account/tokens/9").status_code == 400


def test_admins_make_and_revoke_tokens_of_others(fresh: Store) -> None:
    """As for a program that acts for a reader; and a reader's page shows the reader's own alone."""
    accounts = Accounts(fresh, passwords=Passwords(QUICK))
    accounts.add("Ada Admin", PASSWORD, by=BY)
    accounts.add("Rea Reader", PASSWORD, by=BY)
    browsing = browser(build(fresh))
    sign_in(browsing, "Ada Admin")
    assert send(browsing, "/accounts/Rea Reader", act="token", label="map", scope=["read"]).status_code == 200
    assert send(browsing, "/accounts/Rea Reader", act="token", label="map", scope=["code"]).status_code == 400
    assert "map" not in words(browsing.get("/account").text)
    assert send(browsing, "/account/tokens/1").status_code == 400
    assert send(browsing, "/accounts/tokens/1").status_code == 303
    assert accounts.tokens()[0].revoked


def test_the_api_takes_tokens_and_reading_browsers_alone(store: Store) -> None:
    """A signed-in browser may read; other sites cannot make it write, and other schemes open nothing."""
    browsing = signed_in(store, "admin")
    assert browsing.get("/api/v1/incidents").status_code == 200
    refused = browsing.post("/api/v1/code", json={"text": "Gunmen killed three people."})
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")
    for header in ("Basic QWRhOmZpdmU=", "Bearer", "Bearer ", "Bearer dotterel_x", "dotterel_x", "Bearer \xff"):
        answer = browsing.get("/api/v1/incidents", headers={"Authorization": header.encode("latin-1")})  # type: ignore[dict-item]
        assert answer.status_code == 401, header


def test_a_programs_decision_stands_under_its_account(store: Store) -> None:
    """Whatever it says, the log tells whose token it was."""
    secret, _ = Accounts(store).add_token(NAMES["reviewer"], label="rules", scopes=["review"], by=BY)
    program = browser(build(store))
    with store.reading() as records:
        incident = next(iter(records.incidents.current()))
    told = {"subject": "incident", "subject_id": incident.id, "act": "comment", "note": "By rule."}
    key = {"Authorization": f"Bearer {secret}"}
    assert program.post("/api/v1/decisions", headers=key, json=told).json()["reviewer"] == NAMES["reviewer"]
    assert program.post("/api/v1/decisions", headers=key, json={**told, "reviewer": "Me"}).status_code == 422
    assert program.get("/api/v1/decisions", headers=key).status_code == 403


def test_guessed_tokens_end_in_429(store: Store) -> None:
    """With Retry-After, as a problem, for the address that guesses."""
    program = browser(build(store), client="198.51.100.77")
    answers = [program.get("/api/v1/incidents", headers={"Authorization": f"Bearer dotterel_{n}"}) for n in range(35)]
    assert [one.status_code for one in answers[:30]] == [401] * 30
    assert answers[-1].status_code == 429
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert int(answers[-1].headers["retry-after"]) > 0


def test_too_many_requests_of_one_token(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """They get 429 and the time to come back; another token is not kept waiting."""
    monkeypatch.setattr("dotterel.surfaces.api.gate.BURST", 3)
    monkeypatch.setattr("dotterel.surfaces.api.gate.EVERY", 1000.0)
    program = browser(build(store))
    keys = []
    for label in ("one", "two"):
        secret, _ = Accounts(store).add_token(NAMES["reader"], label=label, scopes=["read"], by=BY)
        keys.append({"Authorization": f"Bearer {secret}"})
    statuses = [program.get("/api/v1", headers=keys[0]).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert program.get("/api/v1", headers=keys[1]).status_code == 200


def test_a_desk_of_ones_own_asks_nobody(fresh: Store) -> None:
    """Without accounts everything is as ever: no page to sign in at, no limits, the name is free."""
    browsing = browser(build(fresh, reviewer="ama"))
    assert browsing.get("/incidents").status_code == 200
    assert browsing.get("/sign-in").headers["location"] == "/incidents"
    assert browsing.get("/account").headers["location"] == "/accounts"
    assert browsing.get("/api/v1").status_code == 200
    assert browsing.get("/api/v1", headers={"Authorization": "Bearer x"}).status_code == 200
    assert "set-cookie" not in browsing.get("/incidents").headers
    assert send(browsing, "/sign-out", page="/review").headers["location"] == "/incidents"
    assert send(browsing, "/account/tokens", page="/review", label="x", scope=["read"]).status_code == 400
    assert 'value="ama"' in browsing.get("/review").text


def test_every_new_answer_keeps_others_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages to sign in at, redirects, refusals, faults of ours: all have the headers, none is kept by caches."""
    app = build(store)
    stranger, admin = browser(app), browser(app)
    sign_in(admin, NAMES["admin"])
    answers = [
        stranger.get("/sign-in"),
        stranger.get("/incidents"),
        stranger.get("/api/v1"),
        sign_in(stranger, "Nobody", OTHER),
        admin.get("/accounts"),
        admin.get("/account"),
        admin.get("/accounts/log"),
        admin.post("/accounts"),
        browser(app, address="http://evil.example").get("/sign-in"),
    ]

    def broken() -> Any:
        raise RuntimeError("secret")

    monkeypatch.setattr(store, "reading", broken)
    failed = admin.get("/incidents")
    assert failed.status_code == 500
    assert "secret" not in failed.text
    for answer in (*answers, failed):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert answer.headers["cache-control"] in ("no-store", "private, no-cache")


def test_a_store_in_trouble_lets_nobody_in(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be known who asks, the answer is 503 and no record."""
    app = build(store)
    browsing = browser(app)
    sign_in(browsing, NAMES["admin"])

    def busy() -> Any:
        raise StoreBusy("the store is locked", "Try again.")

    monkeypatch.setattr(store, "reading", busy)
    assert browsing.get("/incidents").status_code == 503
    problem = browsing.get("/api/v1/incidents", headers={"Authorization": "Bearer dotterel_x"})
    assert (problem.status_code, problem.headers["content-type"]) == (503, "application/problem+json")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8765", 303),
        ("desk.example.org", 303),
        ("DESK.example.org:443", 303),
        ("192.0.2.7:8765", 303),
        ("[2001:db8::1]:8765", 303),
        ("evil.example", 400),
        ("desk.example.org.evil.example", 400),
        ("192.0.2.7.evil.example", 400),
        ("", 400),
        ("[::1", 400),
    ],
)
def test_the_names_of_a_shared_desk(store: Store, host: str, status: int) -> None:
    """It answers to those that it was given and to addresses in numbers, which no other site can borrow."""
    browsing = browser(build(store, hosts=("localhost", "desk.example.org", ANY_NUMBER)))
    assert browsing.get("/incidents", headers={"Host": host}).status_code == status


def test_forwarded_headers_are_not_believed(store: Store) -> None:
    """Who asks is who is connected: a header alone neither hides an address nor makes a connection a secure one."""
    app = build(store)
    for number in range(7):
        browsing = browser(app, client="198.51.100.200")
        browsing.headers |= {"X-Forwarded-For": f"203.0.113.{number}", "X-Forwarded-Proto": "https"}
        answer = sign_in(browsing, "Rea Reader", OTHER)
    assert answer.status_code == 429
    assert "Secure" not in answer.headers["set-cookie"]


def test_hostile_words_in_the_access_log_stay_words(store: Store) -> None:
    """Names and addresses are shown as text, whatever wrote them there."""
    evil = "<script>alert(1)</script>"
    with store.writing() as records:
        records.access_log.keep(AccessEntry(made="2024", act=evil, by=evil, about="x", came_from=evil, note=evil))
    page = signed_in(store, "admin").get("/accounts/log").text
    assert evil not in page
    assert page.count("&lt;script&gt;") == 4


def test_pages_of_accounts_run_nothing_inline(store: Store) -> None:
    """No script, style or address of elsewhere stands in them, and every form has its token."""
    browsing = signed_in(store, "admin")
    for address in ("/account", "/accounts", "/accounts/log"):
        page = browsing.get(address).text
        assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []
        assert re.findall(r'\s(?:style|on\w+)="', page) == []
        assert page.count('method="post"') == page.count('name="token"')
